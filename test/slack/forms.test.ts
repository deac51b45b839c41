import { describe, expect, it } from 'vitest';
import { budgetCommand } from '../../src/commands/budget/index.ts';
import { present } from '../../src/domain/part.ts';
import type { ClaudeSource } from '../../src/ports.ts';
import { findViewProblems } from '../../src/sandbox/slack/blocks/check-view.ts';
import { createFakePorts, createFakeSource, unavailable } from '../support/fake-source.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { createCapturedSlack } from './kit/captured-slack.ts';
import { commandBody, postSigned, pressBody } from './kit/signed-request.ts';
import { startEdge } from './kit/start-edge.ts';

const NAMED = createFakeSource('console', {
  namesOf: async () => present([{ id: 'wrkspc_1', name: 'Data Science' }]),
});

interface Shown {
  readonly title: { readonly text: string };
  readonly private_metadata: string;
  readonly blocks: readonly { readonly block_id: string; readonly element: Readonly<Record<string, unknown>> }[];
}

const VALUES = {
  amount: '1,200.50',
  period: 'monthly',
  scope: 'workspace:"Data Science"',
  steps: '80, 100',
  channel: 'C0FIN',
};

const stateOf = (values: Readonly<Record<string, string>>) => ({
  amount: { amount: { type: 'plain_text_input', value: values.amount ?? null } },
  period: {
    period: { type: 'static_select', selected_option: values.period === undefined ? null : { value: values.period } },
  },
  scope: { scope: { type: 'plain_text_input', value: values.scope ?? null } },
  steps: { steps: { type: 'plain_text_input', value: values.steps ?? null } },
  channel: { channel: { type: 'conversations_select', selected_conversation: values.channel ?? null } },
});

let triggers = 0;
const nextTrigger = (): string => {
  triggers += 1;
  return `form-${triggers}`;
};

const submission = (values: Readonly<Record<string, string>>, metadata: string, trigger: string) => ({
  type: 'view_submission',
  user: { id: 'U1', username: 'ada', team_id: 'T1' },
  team: { id: 'T1', domain: 'acme' },
  api_app_id: 'A1',
  token: 'legacy',
  trigger_id: trigger,
  view: {
    id: 'V1',
    type: 'modal',
    callback_id: 'form',
    private_metadata: metadata,
    blocks: [],
    state: { values: stateOf(values) },
  },
});

const start = async (person: Readonly<Record<string, unknown>> = { is_admin: true }, source: ClaudeSource = NAMED) => {
  const slack = createCapturedSlack();
  slack.person(person);
  slack.answer('views.open', () => ({ ok: true, view: {} }));
  const state = createMemoryStore();
  const bot = await startEdge([budgetCommand], { slack, ports: { ...createFakePorts([source]), state } });
  const post = (payload: unknown) =>
    postSigned(bot.port, new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
  return {
    ...bot,
    budgets: () => state.read().settings.budgets,
    ask: (text: string) => postSigned(bot.port, commandBody({ command: '/claude-budget', text })),
    pressed: (value: string) => postSigned(bot.port, pressBody({ action: 'form', value })),
    submit: (
      values: Readonly<Record<string, string>>,
      metadata = JSON.stringify({ name: 'budget', channelId: 'C1' }),
      trigger = nextTrigger(),
    ) => post(submission(values, metadata, trigger)),
    opened: () => slack.of('views.open').map(({ args }) => JSON.parse(args.view ?? '') as Shown),
    whispered: () => slack.of('chat.postEphemeral').map(({ args }) => `${args.channel} ${args.user} ${args.text}`),
  };
};

const initialOf = ({ blocks }: Shown) =>
  Object.fromEntries(
    blocks.map(({ block_id, element }) => [
      block_id,
      element.initial_value ?? element.initial_option ?? element.initial_conversation ?? null,
    ]),
  );

describe('the form of a new budget', () => {
  it.each(['set', 'set workspace:"Data Science"', 'set 500'])('opens for “%s”, with what is known', async (words) => {
    const bot = await start();
    await bot.ask(words);
    await expect.poll(() => bot.opened().length).toBe(1);
    const [view] = bot.opened();
    expect(findViewProblems(view, 'modal')).toEqual([]);
    expect(view?.title.text).toBe('New budget');
    expect(initialOf(view as Shown)).toMatchObject({
      amount: words.includes('500') ? '500' : null,
      scope: words.includes('Data') ? 'workspace:"Data Science"' : null,
      steps: '50, 80, 100',
      period: { value: 'monthly' },
    });
    expect(bot.said()).toEqual([]);
  });

  it('opens from the button under the list', async () => {
    const bot = await start();
    await bot.ask('');
    const answer = await bot.heard(1);
    expect(answer.blocks?.at(-1)).toMatchObject({
      elements: [{ action_id: 'form', value: 'budget set', text: { text: 'New budget' } }, { action_id: 'share' }],
    });
    await bot.pressed('budget set');
    await expect.poll(() => bot.opened().length).toBe(1);
  });

  it('is not for those who may only read', async () => {
    const bot = await start({ is_admin: false });
    await bot.pressed('budget set');
    expect((await bot.heard(1)).text).toContain('Only admins of Claude Ledger may do this.');
    expect((await bot.submit(VALUES)).status).toBe(200);
    await expect.poll(() => bot.whispered().length).toBe(1);
    expect(bot.whispered()[0]).toContain('C1 U1 Only admins of Claude Ledger may do this.');
    expect(bot.opened()).toEqual([]);
    expect(bot.budgets()).toEqual([]);
  });

  it('says in words what is missing where Slack does not open it', async () => {
    const bot = await start();
    bot.slack.answer('views.open', () => ({ ok: false, error: 'expired_trigger_id' }));
    await bot.ask('set');
    expect((await bot.heard(1)).text).toContain('A budget needs an amount.');
  });

  it('does not open for words that are wrong rather than few', async () => {
    const bot = await start();
    await bot.ask('set 500 montly');
    expect((await bot.heard(1)).text).toContain('Did you mean `monthly`?');
    expect(bot.opened()).toEqual([]);
  });
});

describe('a submitted budget', () => {
  it('is set as if it had been typed, and told where it was asked for', async () => {
    const bot = await start();
    const response = await bot.submit(VALUES);
    expect(await response.text()).toBe('');
    await expect.poll(() => bot.whispered().length).toBe(1);
    expect(bot.whispered()[0]).toMatch(/^C1 U1 .*\$1,200\.50 monthly for workspace:"Data Science"/s);
    expect(bot.budgets()).toMatchObject([
      {
        period: 'monthly',
        words: 'workspace:"Data Science"',
        scope: [{ source: 'console', filters: [{ by: 'workspace', ids: ['wrkspc_1'] }] }],
        steps: [80, 100],
        channel: 'C0FIN',
        setBy: 'U1',
      },
    ]);
  });

  it('needs no more than an amount and a period', async () => {
    const bot = await start();
    await bot.submit({ amount: '2k', period: 'daily' });
    await expect.poll(() => bot.budgets().length).toBe(1);
    expect(bot.budgets()).toMatchObject([{ period: 'daily', words: '', steps: [50, 80, 100], channel: null }]);
  });

  it.each([
    [{ amount: 'much' }, { amount: 'I did not understand much.' }],
    [{ amount: '0' }, { amount: 'A budget is more than nothing.' }],
    [{ amount: '5 weekly' }, { amount: 'This belongs into another field.' }],
    [{ scope: 'workspce:x' }, { scope: 'I did not understand workspce:x. Did you mean workspace:x?' }],
    [
      { scope: 'workspace:"Data Scence"' },
      { scope: expect.stringContaining('Nothing called Data Scence is among the workspaces') },
    ],
    [{ steps: 'half' }, { steps: expect.stringContaining('whole percents') }],
    [
      { amount: '-1', steps: '0' },
      { amount: expect.any(String), steps: expect.any(String) },
    ],
  ])('with %j is explained beside the field', async (wrong, errors) => {
    const bot = await start();
    const response = await bot.submit({ ...VALUES, ...wrong });
    expect(await response.json()).toEqual({ response_action: 'errors', errors });
    expect(bot.budgets()).toEqual([]);
    expect(bot.whispered()).toEqual([]);
  });

  it('closes in time although names take long, and tells then what was wrong', async () => {
    const names = Promise.withResolvers<Awaited<ReturnType<ClaudeSource['namesOf']>>>();
    const bot = await start({ is_admin: true }, createFakeSource('console', { namesOf: () => names.promise }));
    const response = bot.submit({ ...VALUES, scope: 'workspace:nowhere' });
    await expect.poll(() => bot.clock.sleeping().includes(2000)).toBe(true);
    bot.clock.advance(2000);
    expect(await (await response).text()).toBe('');
    names.resolve(present([]));
    await expect.poll(() => bot.whispered().length).toBe(1);
    expect(bot.whispered()[0]).toContain('Nothing called');
    expect(bot.budgets()).toEqual([]);
  });

  it('is done once although the request is repeated', async () => {
    const bot = await start();
    await bot.submit(VALUES, undefined, 'form-again');
    await bot.submit(VALUES, undefined, 'form-again');
    await expect.poll(() => bot.whispered().length).toBe(1);
    expect(bot.budgets()).toHaveLength(1);
  });

  it.each(['', 'no json', '{"name":"nothing"}', '[]', 'null'])(
    'of no known form (%j) changes nothing',
    async (metadata) => {
      const bot = await start();
      expect((await bot.submit(VALUES, metadata)).status).toBe(200);
      expect(bot.budgets()).toEqual([]);
    },
  );

  it('is answered although something unexpected happens', async () => {
    const bot = await start(
      { is_admin: true },
      createFakeSource('console', {
        namesOf: async () => {
          throw new Error('unexpected');
        },
        cost: async () => unavailable(),
      }),
    );
    const response = await bot.submit(VALUES);
    expect(response.status).toBe(200);
    await expect.poll(() => bot.whispered().length).toBe(1);
    expect(bot.whispered()[0]).toContain('Something went wrong on my side');
  });
});
