import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../src/commands/command.ts';
import { understood } from '../../src/domain/understanding.ts';
import { runReport } from '../../src/report/run-report.ts';
import { createFakePorts } from '../support/fake-source.ts';

/** A report that tells the words it was asked with, and says something in Slack's notation. */
const echo = defineCommand<readonly string[], readonly string[]>({
  name: 'cost',
  summary: 'What Claude costs',
  usage: '[PERIOD]',
  examples: ['', '30d by model'],
  access: 'viewer',
  parse: (words) => understood(words),
  load: async (words) => understood(words),
  view: (words) => ({
    messages: [],
    document: () => ({ command: 'cost', rows: [{ words }], footnotes: ['`API Key`: &lt;$0.01 &amp; more'] }),
    problems: [],
    csv: null,
    more: null,
  }),
  isShareable: false,
});

const run = async (...args: readonly string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    isInteractive: false,
  };
  const code = await runReport(args, [echo], createFakePorts([]), terminal);
  return { code, out: out.join(''), err: err.join('') };
};

describe('a report in a terminal', () => {
  it.each([
    [
      ['cost', 'workspace:Claude Code', '7d'],
      ['workspace:Claude Code', '7d'],
    ],
    [
      ['COST', 'workspace:“Claude', 'Code”', '7d'],
      ['workspace:Claude Code', '7d'],
    ],
    [['cost', '“last month”'], ['last month']],
    [['cost', 'key:the "blue" one'], ['key:the "blue" one']],
  ])('is asked with %j', async (args, words) => {
    expect(JSON.parse((await run(...args, '--format', 'json')).out)).toMatchObject({ rows: [{ words }] });
  });

  it('says in plain text what Slack would format', async () => {
    expect(JSON.parse((await run('cost', '--format', 'json')).out).footnotes).toEqual(['API Key: <$0.01 & more']);
    expect((await run('cost')).out).toMatch(/\nAPI Key: <\$0\.01 & more\n$/);
  });

  it('explains itself after `help`, in lines that work there', async () => {
    expect(await run('cost', '7d', 'HELP')).toEqual({
      code: 0,
      err: '',
      out: [
        'What Claude costs',
        '  npm run report -- cost [PERIOD]',
        'For example:',
        '  npm run report -- cost',
        '  npm run report -- cost 30d by model',
        '',
      ].join('\n'),
    });
    expect(JSON.parse((await run('cost', 'help', '--format', 'json')).out)).toMatchObject({
      command: 'help',
      rows: [{ command: 'cost', examples: ['', '30d by model'] }],
    });
  });
});
