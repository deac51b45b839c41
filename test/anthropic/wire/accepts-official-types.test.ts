import type { Page } from '@anthropic-ai/sdk/core/pagination';
import type { BetaAPIKey } from '@anthropic-ai/sdk/resources/beta/organization/api-keys';
import type { BetaOrganizationInvite } from '@anthropic-ai/sdk/resources/beta/organization/invites';
import type { BetaOrganization } from '@anthropic-ai/sdk/resources/beta/organization/organization';
import type { BetaOrganizationUser } from '@anthropic-ai/sdk/resources/beta/organization/users';
import type {
  BetaWorkspace,
  BetaWorkspaceMember,
} from '@anthropic-ai/sdk/resources/beta/organization/workspaces/workspaces';
import type { APIKey } from '@anthropic-ai/sdk/resources/organization/api-keys';
import type { OrganizationInvite } from '@anthropic-ai/sdk/resources/organization/invites';
import type { OrganizationInfo } from '@anthropic-ai/sdk/resources/organization/organization';
import type { OrganizationUser } from '@anthropic-ai/sdk/resources/organization/users';
import type { Workspace, WorkspaceMember } from '@anthropic-ai/sdk/resources/organization/workspaces/workspaces';
import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { apiKeyPageSchema } from '../../../src/anthropic/wire/api-keys.ts';
import type { invitePageSchema } from '../../../src/anthropic/wire/invites.ts';
import type { organisationSchema } from '../../../src/anthropic/wire/organisation.ts';
import type { userPageSchema } from '../../../src/anthropic/wire/users.ts';
import type { workspaceMemberPageSchema } from '../../../src/anthropic/wire/workspace-members.ts';
import type { workspacePageSchema } from '../../../src/anthropic/wire/workspaces.ts';

type Reply<Row> = Pick<Page<Row>, 'data' | 'has_more' | 'first_id' | 'last_id'>;

// The official SDK's own types are replies that the schemas must take. `tsc` checks these, not the test runner.
test('whatever the official types allow is a reply that the schemas accept', () => {
  expectTypeOf<OrganizationInfo>().toExtend<z.input<typeof organisationSchema>>();
  expectTypeOf<BetaOrganization>().toExtend<z.input<typeof organisationSchema>>();
  expectTypeOf<Reply<OrganizationUser>>().toExtend<z.input<typeof userPageSchema>>();
  expectTypeOf<Reply<BetaOrganizationUser>>().toExtend<z.input<typeof userPageSchema>>();
  expectTypeOf<Reply<OrganizationInvite>>().toExtend<z.input<typeof invitePageSchema>>();
  expectTypeOf<Reply<BetaOrganizationInvite>>().toExtend<z.input<typeof invitePageSchema>>();
  expectTypeOf<Reply<Workspace>>().toExtend<z.input<typeof workspacePageSchema>>();
  expectTypeOf<Reply<BetaWorkspace>>().toExtend<z.input<typeof workspacePageSchema>>();
  expectTypeOf<Reply<WorkspaceMember>>().toExtend<z.input<typeof workspaceMemberPageSchema>>();
  expectTypeOf<Reply<BetaWorkspaceMember>>().toExtend<z.input<typeof workspaceMemberPageSchema>>();
  expectTypeOf<Reply<APIKey>>().toExtend<z.input<typeof apiKeyPageSchema>>();
  expectTypeOf<Reply<BetaAPIKey>>().toExtend<z.input<typeof apiKeyPageSchema>>();
});
