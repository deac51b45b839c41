import { expect, it } from 'vitest';
import { statusCommand } from '../../../src/commands/status/index.ts';
import { askCommand } from '../../support/ask-command.ts';
import { createFakeSource, unavailable } from '../../support/fake-source.ts';

const enterprise = (scopes: readonly string[] | null) => createFakeSource('enterprise', { scopes: async () => scopes });

it('names the scopes of a key', async () => {
  const { shown, document } = await askCommand(statusCommand, '', [enterprise(['read:analytics', 'read:members'])]);
  expect(shown).toContain('Scopes: `read:analytics` and `read:members`.');
  expect(document.rows).toMatchObject([{ scopes: ['read:analytics', 'read:members'] }]);
});

it('says why it cannot name them', async () => {
  const { shown, document } = await askCommand(statusCommand, '', [createFakeSource('console'), enterprise(null)]);
  expect(shown).toContain('Scopes: an Admin key has none to choose.');
  expect(shown).toContain('Scopes: not known, because Anthropic names them only when it refuses something');
  expect(document.rows).toMatchObject([{ scopes: null }, { scopes: null }]);
});

it('asks nothing more of a key that is refused', async () => {
  const down = unavailable('enterprise');
  const { shown } = await askCommand(statusCommand, '', [
    createFakeSource('enterprise', {
      check: async () => ({ organisation: down, generation: down, clockSkewMs: null }),
      scopes: () => Promise.reject(new Error('asked')),
    }),
  ]);
  expect(shown).not.toContain('Scopes');
});
