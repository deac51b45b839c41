import { expect, it } from 'vitest';
import { toInstant } from '../../src/domain/day.ts';
import { EMPTY_STATE } from '../../src/domain/ledger-state.ts';
import { absent } from '../../src/domain/part.ts';
import type { ClaudeSource } from '../../src/ports.ts';
import { keepLedger } from '../support/ledger.ts';
import { budget, createConsole, QUIET } from './kit/acme.ts';
import { readDigest } from './kit/read-digest.ts';

const FIRST = toInstant(Date.parse('2026-11-01T08:00:00Z'));

/** Reports of complete days: on the first of a month they have none of it. */
const classic = (): ClaudeSource => {
  const { cost } = keepLedger(QUIET, { source: 'console', generation: 'classic' });
  return createConsole(QUIET, {
    cost: async (question) => {
      const part = await cost(question);
      if (part.state !== 'present') return part;
      const covered = { ...part.value.covered, to: Math.floor(FIRST / 86_400_000) as typeof question.daily.to };
      return question.daily.from >= covered.to
        ? absent({ kind: 'complete-days-only' })
        : { ...part, value: { ...part.value, covered } };
    },
  });
};

it.each([
  ['with', [budget('5000')]],
  ['without', []],
])('on the first of a month, %s a budget, what has only begun is not measured', async (_, budgets) => {
  const { shown, isFinal } = await readDigest([classic()], {
    dueAt: FIRST,
    state: { settings: { ...EMPTY_STATE.settings, budgets } },
  });
  expect(isFinal).toBe(true);
  expect(shown).toContain('\nNovember has only begun.\n');
  expect(shown).not.toContain('Month to date');
});
