import { expect, it } from 'vitest';
import { findKeyHome, indexWorkspaces } from '../../src/domain/find-key-home.ts';
import type { ApiKey } from '../../src/domain/organisation.ts';
import { apiKey, workspace } from '../support/organisation.ts';

const production = workspace('Production');
const standard = workspace('Default');
const homeOf = (scope: ApiKey['scope'], workspaces = [production, standard]) =>
  findKeyHome(apiKey('a', { scope }), indexWorkspaces(workspaces));

it('finds the workspace of a key', () => {
  expect(homeOf({ type: 'workspace', workspaceId: production.id })).toEqual({
    kind: 'workspace',
    workspace: production,
  });
  expect(homeOf({ type: 'workspace', workspaceId: 'wrkspc_gone' })).toEqual({ kind: 'unlisted', id: 'wrkspc_gone' });
  expect(homeOf({ type: 'organization' })).toEqual({ kind: 'organisation' });
});

it('takes a workspace without an id for the default one, listed or not', () => {
  expect(homeOf({ type: 'workspace', workspaceId: null })).toEqual({ kind: 'workspace', workspace: standard });
  expect(homeOf({ type: 'workspace', workspaceId: null }, [production])).toEqual({ kind: 'default' });
});
