import { describe, expect, it } from 'vitest';
import { formatMoney, fromUsd, type Money, sum, ZERO } from '../../../src/domain/money.ts';
import { readMessage } from '../../support/read-message.ts';
import { type Story, startStory, toMessage } from '../kit/start-story.ts';

/*
 * What the story must show: what an administrator reads on the first day, word for word, with either generation of
 * reports and with one organisation or both; and that what a table shows adds up to its total.
 */

const read = async (story: Story, line: string): Promise<string> => readMessage(toMessage(await story.ask(line)));

describe('with both organisations', () => {
  it('reads what the month has cost so far', async () => {
    const story = await startStory();
    await story.start();
    expect(await read(story, '/claude-cost')).toMatchInlineSnapshot(`
      "# Claude cost · 1–22 Nov 2026 UTC

      *$29,552.48*   ▲ $1,759.05 (+6.3 %) against 1–22 Oct 2026 UTC ($27,793.43)
      Claude Console: *$28,646.61*
      Claude Enterprise: *$905.87*
      Month-end forecast: *$41,254.00*, with 80 % confidence between $40,513.21 and $42,044.56 (learned from 120 complete days).

      [data_visualization]

      Source | Workspace | Model | Cost | Share
      Console | Research | claude-genome-preview-0926 | $3,809.88 | 13 %
      Console | Claude Code | claude-opus-4-8 | $2,188.00 | 7 %
      Console | Production | claude-opus-4-8 | $1,871.65 | 6 %
      Console | Genomics pipeline | claude-genome-preview-0926 | $1,510.13 | 5 %
      Console | Research | claude-opus-4-8 | $1,417.07 | 5 %
      Console | Production | claude-genome-preview-0926 | $1,374.75 | 5 %
      Console | Default | claude-opus-4-8 | $1,356.69 | 5 %
      Console | Genomics pipeline | claude-sonnet-4-6 | $1,255.05 | 4 %
      Console | Claude Code | claude-sonnet-5 | $1,051.90 | 4 %
      Console | Production | claude-sonnet-4-5-20250929 | $756.99 | 3 %
      Other (53) | – | – | $12,960.39 | 44 %
      Total | – | – | $29,552.48 | 100 %

      ~ Claude Console amounts are after discounts and before credits.
      ~ Claude Enterprise amounts are after discounts and before credits; use that a seat covers costs nothing extra and is not in them.
      ~ Today (UTC) is partial: the data is complete until 22 Nov 2026, 07:00 UTC.

      [actions]"
    `);
  });

  it('reads each type of token in one column', async () => {
    const story = await startStory();
    await story.start();
    const answer = await read(story, '/claude-usage last week by token source:console');
    expect(answer.slice(answer.indexOf('Source |'))).toMatchInlineSnapshot(`
      "Source | Token type | Tokens | Web searches
      Console | Cache read | 2.8B | 0
      Console | Input, uncached | 1B | 0
      Console | Output | 297.9M | 0
      Console | Cache write, 5 minutes | 151.6M | 0
      Console | Cache write, 1 hour | 34.4M | 0
      Console | Not tokens | 0 | 10,896
      Total | – | 4.3B | 10,896

      ~ Claude Console tokens come from the Usage and Cost Analytics API.

      [actions]"
    `);
  });

  it('reads what was used', async () => {
    const story = await startStory();
    await story.start();
    expect(await read(story, '/claude-usage last week by model top 3')).toMatchInlineSnapshot(`
      "# Claude usage · 9–15 Nov 2026 UTC

      *4.4B* tokens   ▼ 637.8M (−13 %) against 2–8 Nov 2026 UTC (5.1B)
      Claude Console: *4.3B* tokens
      Claude Enterprise: *131M* tokens

      *Input, uncached* 1,031,973,040
      *Cache read* 2,907,920,305
      *Cache write* 196,773,526
      *Output* 310,373,289
      *Cache hit rate* 70 % of all input
      *Web searches* 12,245

      [data_visualization]

      Source | Model | Input, uncached | Cache read | Cache write | Output | Cache hits | Web searches
      Console | claude-opus-4-8 | 166.9M | 568.5M | 34.7M | 47.3M | 74 % | 3,124
      Console | claude-sonnet-5 | 173.1M | 374M | 31.3M | 48.7M | 65 % | 2,279
      Console | claude-genome-preview-0926 | 128.5M | 397.4M | 14.9M | 37.3M | 73 % | 429
      Other (10) | – | 563.5M | 1.6B | 115.9M | 177M | 70 % | 6,413
      Total | – | 1B | 2.9B | 196.8M | 310.4M | 70 % | 12,245

      ~ Claude Console tokens come from the Usage and Cost Analytics API.
      ~ Claude Enterprise tokens come from the Usage and Cost Analytics API.

      [actions]"
    `);
  });

  it('warns when more people than the administrators read the alerts', async () => {
    const story = await startStory();
    await story.start();
    const { directory } = story.slack.world;
    expect(await read(story, '/claude-status')).not.toContain('The alert channel is');
    directory.setChannel('C0ALERTS', { kind: 'public' });
    expect(await read(story, '/claude-status')).toContain(
      'The alert channel is public, and alerts name people in full',
    );
    directory.setChannel('C0ALERTS', { shared: true });
    expect(await read(story, '/claude-status')).toContain('The alert channel is shared with another company');
  });

  it('reads that everything works', async () => {
    const story = await startStory();
    await story.start();
    expect(await read(story, '/claude-status')).toMatchInlineSnapshot(`
      "# Claude Ledger status

      *Claude Console*
      :white_check_mark: The key is accepted by *Acme Research*.
      Scopes: an Admin key has none to choose.
      Spend and tokens come from the Usage and Cost Analytics API.
      Data complete until 22 Nov 2026, 07:00 UTC (2 hours ago).
      Requests in the last minute: 2 of the 55 that it allows itself.
      No error since the start.

      *Claude Enterprise*
      :white_check_mark: The key is accepted by *Acme Research*.
      Scopes: \`read:analytics\`, \`read:members\`, \`read:spend_limits\` and \`write:spend_limits\`.
      Spend and tokens come from the Usage and Cost Analytics API.
      Data complete until 22 Nov 2026, 07:00 UTC (2 hours ago).
      Requests in the last minute: 3 of the 55 that it allows itself.
      No error since the start.

      ~ Has not looked for changes yet.
      ~ No message waits for Slack.
      ~ Slack: HTTP, connected.
      ~ Claude Ledger 0.1.0, started 1 minute ago (22 Nov 2026, 09:30 UTC).

      [actions]"
    `);
  });
});

describe('with the Console alone', () => {
  it('reads a day that is not over', async () => {
    const story = await startStory({ keys: 'console' });
    await story.start();
    expect(await read(story, '/claude-cost today by workspace')).toMatchInlineSnapshot(`
      "# Claude cost · 22 Nov 2026 UTC

      *$65.59*   ▼ $439.57 (−87 %) against 21 Nov 2026 UTC ($505.16)

      Workspace | Cost | Share
      Research | $17.21 | 26 %
      Default | $10.60 | 16 %
      Genomics pipeline | $10.28 | 16 %
      Production | $9.90 | 15 %
      Claude Code | $6.07 | 9 %
      Customer support | $5.34 | 8 %
      Data platform | $3.31 | 5 %
      R&D <staging> | $2.84 | 4 %
      wrkspc_01uYfNRyLYiBHxZjJECxeR9R | $0.03 | <1 %
      Total | $65.59 | 100 %

      ~ Claude Console amounts are after discounts and before credits.
      ~ Today (UTC) is partial: the data is complete until 22 Nov 2026, 07:00 UTC.

      [actions]"
    `);
  });

  it('reads the classic reports, which have complete days only', async () => {
    const story = await startStory({ keys: 'console', generation: 'classic' });
    await story.start();
    expect(await read(story, '/claude-cost by workspace top 4')).toMatchInlineSnapshot(`
      "# Claude cost · 1–21 Nov 2026 UTC

      *$28,135.83*   ▲ $3,358.49 (+14 %) against 1–21 Oct 2026 UTC ($24,777.35)
      Month-end forecast: *$39,346.23*, with 80 % confidence between $38,629.50 and $40,111.92 (learned from 120 complete days).

      [data_visualization]

      Workspace | Cost | Share
      Research | $6,804.64 | 24 %
      Production | $4,335.53 | 15 %
      Genomics pipeline | $4,138.92 | 15 %
      Claude Code | $4,092.80 | 15 %
      Other (5) | $8,763.94 | 31 %
      Total | $28,135.83 | 100 %

      ~ Claude Console amounts come from the classic cost report: complete days only, without Priority Tier.

      [actions]"
    `);
    expect(await read(story, '/claude-cost today')).toMatchInlineSnapshot(`
      "# Claude cost · 22 Nov 2026 UTC

      :warning: The classic reports of the Claude Console have complete UTC days only, so today is not in them: ask for it tomorrow.

      ~ This is in my log as well. (reference \`ssssss\`)

      [actions]"
    `);
    expect(await read(story, '/claude-status')).toMatchInlineSnapshot(`
      "# Claude Ledger status

      *Claude Console*
      :white_check_mark: The key is accepted by *Acme Research*.
      Scopes: an Admin key has none to choose.
      Spend and tokens come from the classic reports (complete days only; the Usage and Cost Analytics API does not answer this key).
      Requests in the last minute: 1 of the 55 that it allows itself.
      No error since the start.

      ~ Has not looked for changes yet.
      ~ No message waits for Slack.
      ~ Slack: HTTP, connected.
      ~ Claude Ledger 0.1.0, started 3 minutes ago (22 Nov 2026, 09:30 UTC).

      [actions]"
    `);
  });

  it('reads that there is nothing before the first day', async () => {
    const story = await startStory({ keys: 'console' });
    await story.start();
    expect(await read(story, '/claude-cost 2025-10')).toMatchInlineSnapshot(`
      "# Claude cost · 1–31 Oct 2025 UTC

      :warning: The Claude Console has nothing from before 1 Jan 2026: ask for days from then on.

      ~ This is in my log as well. (reference \`ssssss\`)

      [actions]"
    `);
    expect(await read(story, '/claude-cost 2026-03')).toMatchInlineSnapshot(`
      "# Claude cost · 1–31 Mar 2026 UTC

      *$0.00*   no change against 1–28 Feb 2026 UTC ($0.00)
      Nothing was spent in these days.

      ~ Claude Console amounts are after discounts and before credits.

      [actions]"
    `);
  });
});

describe('with Claude Enterprise alone', () => {
  it('reads who spent what', async () => {
    const story = await startStory({ keys: 'enterprise' });
    await story.start();
    expect(await read(story, '/claude-cost 7d by product')).toMatchInlineSnapshot(`
      "# Claude cost · 15–21 Nov 2026 UTC

      *$306.28*   ▲ $6.89 (+2.3 %) against 8–14 Nov 2026 UTC ($299.39)

      [data_visualization]

      Product | Cost | Share
      Chat | $100.92 | 33 %
      Claude Code | $82.49 | 27 %
      Chat and Cowork | $37.72 | 12 %
      Claude in Slack | $33.01 | 11 %
      Cowork | $31.61 | 10 %
      Office agent | $13.76 | 4 %
      cc_security_autopatch | $5.95 | 2 %
      No product | $0.80 | <1 %
      Total | $306.28 | 100 %

      ~ Claude Enterprise amounts are after discounts and before credits; use that a seat covers costs nothing extra and is not in them.

      [actions]"
    `);
  });
});

interface Row {
  readonly amount: string;
}

it.each([
  ['7d', 'by', 'key'],
  ['mtd', 'by', 'user', 'top', '3'],
  ['30d', 'by', 'workspace,model', 'model:sonnet-4-6'],
])('a table is the document’s rows, largest first, an exact rest and the total: %s %s %s', async (...words) => {
  const story = await startStory();
  await story.start();
  const { out } = await story.report('cost', ...words, '--format', 'json');
  const document = JSON.parse(out) as { readonly total: string; readonly rows: readonly Row[] };
  const amounts = document.rows.map(({ amount }): Money => fromUsd(amount) ?? ZERO);
  const table = (await read(story, `/claude-cost ${words.join(' ')}`))
    .split('\n')
    .filter((line) => line.includes(' | '));
  const cells = table.slice(1).map((line) => line.split(' | '));
  const shown = cells.map((row) => row.at(-2));

  const top = Math.min(words.includes('top') ? 3 : 10, amounts.length);
  const rest = amounts.slice(top);
  expect(shown).toEqual([
    ...amounts.slice(0, top).map(formatMoney),
    ...(rest.length === 0 ? [] : [formatMoney(sum(rest))]),
    formatMoney(fromUsd(document.total) ?? ZERO),
  ]);
  expect(sum(amounts)).toBe(fromUsd(document.total));
  if (rest.length > 0) expect(cells.at(-2)?.[0]).toBe(`Other (${rest.length})`);
});
