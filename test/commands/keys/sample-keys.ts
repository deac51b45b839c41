import { dayOf } from '../../../src/domain/day.ts';
import { present } from '../../../src/domain/part.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import { costBy, createFakeSource, NOW } from '../../support/fake-source.ts';
import { apiKey, at, member, workspace } from '../../support/organisation.ts';

const USED = ['pipeline-1', 'pipeline-2', 'orphan', 'robot', 'soon', 'early'];

/** One key for each case that a report of keys has to tell apart. */
export const createConsole = (methods: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource('console', {
    apiKeys: async () =>
      present([
        apiKey('pipeline-1', { name: 'pipeline' }),
        apiKey('pipeline-2', { name: 'pipeline', scope: { type: 'workspace', workspaceId: 'wrkspc_default' } }),
        apiKey('orphan', { createdBy: { id: 'user_left', type: 'user' } }),
        apiKey('robot', {
          createdBy: { id: 'svac_bot', type: 'service_account' },
          principal: { id: 'svac_bot', type: 'service_account' },
          scope: { type: 'organization' },
        }),
        apiKey('soon', { expiresAt: at('2026-11-30'), principal: { id: 'user_ada', type: 'user' } }),
        apiKey('forgotten'),
        apiKey('fresh', { createdAt: at('2026-11-15') }),
        apiKey('early', { createdBy: null, hint: null, status: 'inactive' }),
        apiKey('trial', {
          status: 'archived',
          scope: { type: 'workspace', workspaceId: 'wrkspc_legacy' },
          expiresAt: at('2026-10-01'),
        }),
      ]),
    members: async () => present([member('ada')]),
    workspaces: async () =>
      present([workspace('Default'), workspace('Production'), workspace('Legacy', { archivedAt: at('2026-10-10') })]),
    keyUse: async (span) =>
      present({ span, readAt: NOW, lastUsed: new Map(USED.map((id) => [`apikey_${id}`, dayOf(at('2026-11-03'))])) }),
    cost: costBy('key', { apikey_orphan: '12.345678', apikey_robot: '0.001', null: '3' }),
    ...methods,
  });
