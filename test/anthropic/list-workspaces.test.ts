import nock from 'nock';
import { expect, test } from 'vitest';
import { listWorkspaces } from '../../src/anthropic/list-workspaces.ts';
import { allowOnlyServed } from './support/allow-only-served.ts';
import { catchProblem } from './support/catch-problem.ts';
import { BASE_URL, createNockedTransport } from './support/nocked-transport.ts';

const PATH = '/v1/organizations/workspaces';
const ARCHIVED = { include_archived: 'true', limit: '1000' };
const WITH_DEFAULT = { ...ARCHIVED, include_default: 'true' };
const REFUSAL = { type: 'error', error: { type: 'invalid_request_error', message: 'include_default: unknown' } };

allowOnlyServed();

const row = (id: string, name: string, more: object = {}) => ({
  type: 'workspace',
  id,
  name,
  created_at: '2025-06-01T08:00:00.000000Z',
  archived_at: null,
  display_color: '#6C5BB9',
  ...more,
});
const serve = (query: Record<string, string>, rows: readonly object[]) =>
  nock(BASE_URL)
    .get(PATH)
    .query(query)
    .reply(200, { data: [...rows], has_more: false, first_id: null, last_id: null });
const read = () => listWorkspaces(createNockedTransport().transport, 'console');
const defaults = async () => (await read()).filter(({ isDefault }) => isDefault).map(({ id }) => id);

test('archived ones and the default one are there, with residency in both its forms and without', async () => {
  const residency = { workspace_geo: 'us', default_inference_geo: 'global' };
  const archived_at = '2026-02-01T00:00:00Z';
  serve(WITH_DEFAULT, [
    row('wrkspc_0', 'Default', { data_residency: { ...residency, allowed_inference_geos: 'unrestricted' } }),
    row('wrkspc_1', 'Genomics', { archived_at, data_residency: { ...residency, allowed_inference_geos: ['us'] } }),
    row('wrkspc_2', 'Old server'),
  ]);
  const createdAt = Date.parse('2025-06-01T08:00:00Z');
  const geo = { workspaceGeo: 'us', defaultInferenceGeo: 'global' };
  expect(await read()).toEqual([
    {
      id: 'wrkspc_0',
      name: 'Default',
      isDefault: true,
      createdAt,
      archivedAt: null,
      residency: { ...geo, allowedInferenceGeos: 'unrestricted' },
    },
    {
      id: 'wrkspc_1',
      name: 'Genomics',
      isDefault: false,
      createdAt,
      archivedAt: Date.parse(archived_at),
      residency: { ...geo, allowedInferenceGeos: ['us'] },
    },
    { id: 'wrkspc_2', name: 'Old server', isDefault: false, createdAt, archivedAt: null, residency: null },
  ]);
});

test('a server that does not know include_default is asked without it, and nothing is taken for the default one', async () => {
  nock(BASE_URL).get(PATH).query(WITH_DEFAULT).reply(400, REFUSAL);
  serve(ARCHIVED, [row('wrkspc_1', 'Genomics'), row('wrkspc_2', 'Default')]);
  expect(await defaults()).toEqual([]);
});

test('a request that is refused for another reason fails', async () => {
  nock(BASE_URL).get(PATH).query(WITH_DEFAULT).reply(400, REFUSAL);
  nock(BASE_URL).get(PATH).query(ARCHIVED).reply(400, REFUSAL);
  expect(await catchProblem(read())).toMatchObject({ kind: 'bad-request', status: 400 });
});

test('an archived namesake is not the default one', async () => {
  serve(WITH_DEFAULT, [
    row('wrkspc_1', 'Default', { archived_at: '2026-02-01T00:00:00Z' }),
    row('wrkspc_0', 'Default'),
  ]);
  expect(await defaults()).toEqual(['wrkspc_0']);
});

test('among namesakes, the default one is the one that is listed only when asked for', async () => {
  serve(WITH_DEFAULT, [row('wrkspc_1', 'Default'), row('wrkspc_0', 'Default')]);
  serve(ARCHIVED, [row('wrkspc_1', 'Default')]);
  expect(await defaults()).toEqual(['wrkspc_0']);
});

test('without a workspace of that name there is no default one to be told', async () => {
  serve(WITH_DEFAULT, [row('wrkspc_1', 'Genomics')]);
  expect(await defaults()).toEqual([]);
});
