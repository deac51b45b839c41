import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactText } from '../../src/log/redact-text.ts';
import { memoryLog } from './memory-log.ts';

const letters = (least: number, most: number) => fc.stringMatching(new RegExp(`^[A-Za-z0-9]{${least},${most}}$`));
const lower = fc.stringMatching(/^[a-z0-9]{6,12}$/);

/** Each a text that holds a secret, with the part that must be gone. */
const secrets: Record<string, fc.Arbitrary<{ text: string; secret: string }>> = {
  'Anthropic key': fc
    .tuple(fc.constantFrom('admin01', 'api01', 'api03', 'oat01'), letters(20, 60))
    .map(([kind, secret]) => ({ text: `sk-ant-${kind}-${secret}`, secret })),
  'Slack token': fc
    .tuple(fc.constantFrom('xoxb', 'xoxp', 'xoxe.xoxb-1', 'xapp-1-A01', 'xwfp'), letters(20, 40))
    .map(([kind, secret]) => ({ text: `${kind}-${secret}`, secret })),
  'response URL': letters(20, 40).map((secret) => ({
    text: `https://hooks.slack.com/commands/T0123/456/${secret}`,
    secret,
  })),
  'socket ticket': letters(20, 40).map((secret) => ({
    text: `wss://wss-primary.slack.com/link/?ticket=${secret}&app_id=1`,
    secret,
  })),
  'authorization header': letters(20, 40).map((secret) => ({ text: `Bearer ${secret}==`, secret })),
  'password in a URL': letters(20, 40).map((secret) => ({
    text: `http://user:${secret}@localhost:8080/`,
    secret,
  })),
  'trigger id': fc
    .stringMatching(/^[0-9a-f]{32}$/)
    .map((secret) => ({ text: `13345224609.738474920888.${secret}`, secret })),
  'e-mail address': fc
    .tuple(lower, lower, fc.constantFrom('@', '%40'), fc.constantFrom('com', 'co.uk', 'technology'))
    .map(([first, last, at, end]) => ({ text: `${first}.${last}+x${at}mail.acme.${end}`, secret: `${first}.${last}` })),
};

/** Where it may hide: in any field at any depth, in a sentence, in JSON, in an error and in its cause. */
const hide = (text: string): fc.Arbitrary<Record<string, unknown>> => {
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constant(text),
      fc.constantFrom(`it said "${text}", twice`, `<${text}>`, JSON.stringify({ a: [text] }), `(${text})\n${text}`),
      fc.constant(new Error(`refused ${text}`, { cause: new Error(text) })),
      fc.record({ [text]: fc.constant(1), plain: tie('tree') }),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      fc.dictionary(fc.constantFrom('user', 'url', 'note', 'email', 'response_url'), tie('tree'), { minKeys: 1 }),
    ),
  }));
  return fc.record({ field: tree });
};

describe('a log line', () => {
  it.each(Object.entries(secrets))('never shows a %s', (_, arbitrary) => {
    const anywhere = arbitrary.chain(({ text, secret }) => fc.tuple(fc.constant({ text, secret }), hide(text)));
    fc.assert(
      fc.property(anywhere, ([{ text, secret }, fields]) => {
        const { log, text: written } = memoryLog();
        log.error(`event ${text}`, fields);
        expect(written()).not.toContain(secret);
        expect(() => JSON.parse(written())).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    'botToken',
    'appToken',
    'token',
    'x-api-key',
    'signing_secret',
    'Authorization',
    'responseUrl',
    'trigger_id',
  ])('hides the text of a field named %s, whatever it looks like', (name) => {
    const { log, lines } = memoryLog();
    log.info('event', { [name]: 'plain', inner: { [name]: 'plain' } });
    expect(lines()[0]).toMatchObject({ [name]: '***', inner: { [name]: '***' } });
  });
});

it.each([
  'user_01Kd8mZpQ4xVt7RbWn2sYcHf asked for cost mtd',
  'claude-opus-4-8, 1,234 tokens, $12.50',
  'at run (file:///srv/node_modules/@slack/bolt/dist/App.js:10:5)',
  'message 1700000000.123456 in C0123ALERTS',
  'GET https://api.anthropic.com/v1/organizations/cost_report?limit=31&page=2 → 429',
])('leaves what a reader of the log needs: %s', (text) => {
  expect(redactText(text)).toBe(text);
});
