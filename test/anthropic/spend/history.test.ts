import { expect, test } from 'vitest';
import { costOf, expectFacts, spellRows } from './facts.ts';
import { answerOf, createHarness, day, type Harness, span } from './harness.ts';
import { factOf, factsOf } from './make-facts.ts';

const TODAY = day('2026-11-22');
const QUESTIONS = (['model', 'workspace', 'user'] as const).map((by) => ({
  daily: span('2026-08-01', '2026-11-23'),
  breakdown: { span: span('2026-09-20', '2026-11-22'), by: [by] },
  filters: [],
}));

const expectRight = async (harness: Harness): Promise<void> => {
  for (const question of QUESTIONS) {
    const facts = answerOf(await harness.reader.cost(question));
    const right = expectFacts(harness.api.facts, question, facts.covered, 'analytics', 'cost', costOf);
    expect(facts.daily).toEqual(right.daily);
    expect(spellRows(facts, question.breakdown.by)).toEqual(right.rows);
    expect(facts.notItemised).toBeNull();
  }
};

const create = async (pageSize = 1000): Promise<Harness> => {
  const harness = createHarness(factsOf(span('2026-08-01', '2026-11-22'), 3, 4), TODAY);
  harness.api.pageSize = pageSize;
  await expectRight(harness);
  return harness;
};

type Files = Map<string, string>;
const spoilEach =
  (spoil: (text: string, key: string) => string) =>
  (files: Files): void => {
    for (const [key, text] of files) files.set(key, spoil(text, key));
  };
const HARM: readonly [string, (files: Files) => void][] = [
  ['cut off', spoilEach((text) => text.slice(0, Math.floor(text.length / 2)))],
  ['empty', spoilEach(() => '')],
  ['something else', spoilEach(() => '{"data":[]}')],
  ['without its first line', spoilEach((text) => text.slice(text.indexOf('\n') + 1))],
  [
    'altered in one digit',
    spoilEach((text) => text.replace(/\d(?=[^\d]*$)/, (digit) => String((Number(digit) + 1) % 10))),
  ],
  [
    'altered in its first number',
    spoilEach((text) => text.replace(/\[(\d)/, (_, digit) => `[${(Number(digit) + 1) % 10}`)),
  ],
  [
    'swapped with another',
    (files) => {
      const texts = [...files.values()];
      for (const [index, key] of [...files.keys()].entries()) files.set(key, texts[(index + 1) % texts.length] ?? '');
    },
  ],
  [
    'partly gone',
    (files) => {
      for (const [index, key] of [...files.keys()].entries()) if (index % 2 === 0) files.delete(key);
    },
  ],
];

for (const pageSize of [5, 1000]) {
  test.each(HARM)(`history that is %s is read again from the API (${pageSize} rows a page)`, async (_, harm) => {
    const harness = await create(pageSize);
    harm(harness.history.files);
    harness.restart();
    await expectRight(harness);
    await expectRight(harness);
  });
}

test('an older block under a newer index is not taken for the newer one', async () => {
  const harness = await create();
  const before = new Map(harness.history.files);
  harness.api.facts.push(factOf(day('2026-11-05'), { cents: '99' }));
  await expectRight(harness);
  for (const [key, text] of before) if (!key.endsWith('.index')) harness.history.files.set(key, text);
  harness.restart();
  await expectRight(harness);
});

test('days of last month are read again until a week after its end, however old they are', async () => {
  const question = {
    daily: span('2026-10-01', '2026-11-01'),
    breakdown: { span: span('2026-10-01', '2026-11-01'), by: ['model'] },
    filters: [],
  } as const;
  const harness = createHarness(factsOf(span('2026-10-01', '2026-11-05'), 3, 4), day('2026-11-05'));
  const readRight = async (): Promise<void> => {
    const facts = answerOf(await harness.reader.cost(question));
    const right = expectFacts(harness.api.facts, question, facts.covered, 'analytics', 'cost', costOf);
    expect(facts.daily).toEqual(right.daily);
    expect(spellRows(facts, ['model'])).toEqual(right.rows);
  };
  await readRight();
  for (const [today, cents] of [
    ['2026-11-05', '99'],
    ['2026-11-08', '7'],
  ] as const) {
    harness.api.today = day(today);
    harness.api.facts.push(factOf(day('2026-10-01'), { cents }));
    await readRight();
  }
});

test('a history that can be neither read nor written costs requests, not answers', async () => {
  const harness = await create();
  const refuse = async (): Promise<never> => {
    throw new Error('the disk is gone');
  };
  Object.assign(harness.history, { read: refuse, write: refuse });
  harness.restart();
  await expectRight(harness);
});

test('no answer waits for the disk, and what it has not taken yet is not read from the API again', async () => {
  const harness = createHarness(factsOf(span('2026-08-01', '2026-11-22'), 3, 4), TODAY);
  harness.api.pageSize = 5;
  Object.assign(harness.history, { write: () => new Promise(() => undefined) });
  harness.reader = harness.prompt;
  await expectRight(harness);
  for (const question of QUESTIONS) expect(await harness.requestsOf(() => harness.reader.cost(question))).toBe(1);
  await expectRight(harness);
  expect(harness.history.files.size).toBe(0);
});

test('the history of one organisation is nothing to another', async () => {
  const harness = await create();
  const other = createHarness([factOf(day('2026-11-20'))], TODAY, { owner: 'another-organisation' });
  for (const [key, text] of harness.history.files) other.history.files.set(key, text);
  other.restart();
  await expectRight(other);
});

test('keys are plain names that tell what they hold', async () => {
  const { history } = await create(5);
  for (const key of history.files.keys()) expect(key).toMatch(/^spend\.console\.[0-9a-f-]{36}\.[a-z0-9.+_-]+$/);
});
