import { expect, it } from 'vitest';
import { costCommand } from '../../../src/commands/cost/index.ts';
import { dayOf, type Instant, isoDay, plusDays, startOf } from '../../../src/domain/day.ts';
import { absent, present } from '../../../src/domain/part.ts';
import type { Source } from '../../../src/domain/spend.ts';
import type { Named, NamedKind } from '../../../src/ports.ts';
import { askCommand } from '../../support/ask-command.ts';
import { costBy, costOf, createFakeSource, NOW, usd } from '../../support/fake-source.ts';

const TODAY = dayOf(NOW);

/** A dollar a day, as far as it is published. */
const dailyUntil = (source: Source, refreshedAt: Instant) =>
  createFakeSource(source, {
    cost: async (question) => {
      const facts = await costOf('7', { source })(question);
      if (facts.state !== 'present') return facts;
      const daily = facts.value.daily.map(({ day }) => ({ day, measure: { amount: usd('1') } }));
      return present({ ...facts.value, daily, refreshedAt });
    },
  });

it('draws the days that both have published where one of them lags behind', async () => {
  const { messages, document } = await askCommand(costCommand, '7d', [
    dailyUntil('console', NOW),
    dailyUntil('enterprise', startOf(plusDays(TODAY, -1))),
  ]);
  const charts = messages.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'data_visualization'));
  const days = charts.map(({ chart }) => chart.axis_config.categories);
  expect(days).toEqual([['15 Nov', '16 Nov', '17 Nov', '18 Nov', '19 Nov', '20 Nov']]);
  expect(document).toMatchObject({ total: '14', provisionalFrom: `${isoDay(plusDays(TODAY, -1))}T00:00:00Z` });
});

it('a filter of which neither has all costs nothing, and that is a total', async () => {
  const knows = (source: Source, kind: NamedKind, named: Named) =>
    createFakeSource(source, {
      cost: costOf('3', { source }),
      namesOf: async (asked) => {
        if (asked === kind) return present([named]);
        return asked === 'key' ? absent({ kind: 'not-offered' }) : present([]);
      },
    });
  const sources = [
    knows('console', 'key', { id: 'apikey_1', name: 'ci' }),
    knows('enterprise', 'product', { id: 'chat', name: 'chat' }),
  ];
  const { document, problems } = await askCommand(costCommand, '7d key:ci product:chat', sources);
  const nothing = [
    { source: 'console', total: '0' },
    { source: 'enterprise', total: '0' },
  ];
  expect(document).toMatchObject({ total: '0', sources: nothing, rows: [] });
  expect(problems).toEqual([]);
});

it('a key without a name is shown by its id', async () => {
  const console = createFakeSource('console', {
    cost: costBy('key', { apikey_1: '2', apikey_2: '1' }),
    namesOf: async () => present([{ id: 'apikey_1', name: ' ' }]),
  });
  const { document, shown } = await askCommand(costCommand, '7d by key', [console]);
  expect(document.rows).toMatchObject([{ key: 'apikey_1', keyId: 'apikey_1' }, { key: 'apikey_2' }]);
  expect(shown).toContain('apikey_1');
});
