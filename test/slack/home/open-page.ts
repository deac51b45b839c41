import type { MessageBlock } from '../../../src/blocks/message.ts';
import type { AppHome } from '../../../src/ports.ts';
import { createCapturedSlack } from '../kit/captured-slack.ts';
import { createSampleCommand, says } from '../kit/sample-command.ts';
import { postSigned, SIGNING_SECRET } from '../kit/signed-request.ts';
import { eventually, startEdge } from '../kit/start-edge.ts';

const words = (text: string): MessageBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });

/** The App Home as a double: its figures are a number that counts up with every reading. */
const createSamplePage = () => {
  let figures = 0;
  let isFresh = false;
  let reading: PromiseWithResolvers<void> | null = null;
  const page = { readings: 0, blocks: [] as readonly MessageBlock[] };
  const home: AppHome = {
    view: ({ isAdmin, drawsCharts }) => [
      words(`${isAdmin ? 'admin' : 'viewer'} ${figures}${reading === null ? '' : ' …'}`),
      ...(drawsCharts ? page.blocks : page.blocks.map(() => words('in words'))),
    ],
    isFresh: () => isFresh,
    refresh: () => {
      if (reading === null) {
        page.readings += 1;
        reading = Promise.withResolvers<void>();
      }
      return reading.promise;
    },
  };
  const settle = (done: (promise: PromiseWithResolvers<void>) => void): void => {
    const ended = reading;
    reading = null;
    if (ended !== null) done(ended);
  };
  return {
    home,
    page,
    /** The reading that is under way ends; what is shown from now on is fresh. */
    finish: (): void => {
      figures += 1;
      isFresh = true;
      settle(({ resolve }) => resolve());
    },
    fail: (): void => settle(({ reject }) => reject(new Error('nobody expected this'))),
    age: (): void => {
      isFresh = false;
    },
  };
};

/** The edge with such a page, and what is published for whom. */
export const startPage = async (
  person: Readonly<Record<string, unknown>> = { is_admin: true },
  behave?: Parameters<typeof createSampleCommand>[0],
  hasPage = true,
) => {
  const slack = createCapturedSlack();
  slack.person(person);
  slack.answer('views.publish', () => ({ ok: true, view: {} }));
  slack.answer('views.open', () => ({ ok: true, view: {} }));
  const sample = createSamplePage();
  const command = createSampleCommand(behave);
  const bot = await startEdge([command.command], {
    slack,
    ...(hasPage && { home: sample.home }),
    incidents: {
      act: async (id, { kind }) => says(`Done: ${kind} ${id}`),
      title: (id) => ({ title: `Incident ${id}` }),
      details: async (id) => says(`All about ${id}`),
      ask: () => ({ told: says('Nothing was asked') }),
      decide: async (id, { kind }) => says(`Decided: ${kind} ${id}`),
      deliver: async () => undefined,
    },
  });
  const published = () =>
    slack.of('views.publish').map(({ args }) => {
      const { blocks } = JSON.parse(args.view ?? '') as { readonly blocks: readonly MessageBlock[] };
      const texts = blocks.map((block) => (block.type === 'section' ? (block.text?.text ?? '') : `[${block.type}]`));
      return { user: args.user_id ?? '', text: texts.join(' | ') };
    });
  return {
    ...bot,
    ...sample,
    command,
    published,
    /** Waits for the `count`-th page that is published. */
    shown: (count: number) =>
      eventually(() => {
        const page = published()[count - 1];
        if (page === undefined) throw new Error(`only ${published().length} pages: ${JSON.stringify(published())}`);
        return page.text;
      }),
    open: (user = 'U1', tab = 'home') =>
      postSigned(bot.port, JSON.stringify(opened(user, tab)), SIGNING_SECRET, 'application/json'),
    pressed: (action: string, value: string, user = 'U1') =>
      postSigned(bot.port, new URLSearchParams({ payload: JSON.stringify(press(action, value, user)) }).toString()),
    submit: (callback: string, metadata: string, values: object, user = 'U1') =>
      postSigned(
        bot.port,
        new URLSearchParams({ payload: JSON.stringify(submission(callback, metadata, values, user)) }).toString(),
      ),
  };
};

const opened = (user: string, tab: string) => ({
  type: 'event_callback',
  team_id: 'T1',
  api_app_id: 'A1',
  token: 'legacy',
  event_id: 'Ev1',
  event_time: 1,
  authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false }],
  event: { type: 'app_home_opened', user, channel: 'D1', tab, event_ts: '1.0' },
});

let triggers = 0;
const who = (user: string) => ({ id: user, username: 'ada', team_id: 'T1' });

const press = (action: string, value: string, user: string) => ({
  type: 'block_actions',
  user: who(user),
  team: { id: 'T1', domain: 'acme' },
  container: { type: 'view', view_id: 'V1' },
  view: { id: 'V1', type: 'home', blocks: [] },
  api_app_id: 'A1',
  token: 'legacy',
  trigger_id: `home-trigger-${++triggers}`,
  actions: [{ type: 'button', action_id: action, block_id: 'b', value, action_ts: `12.${triggers}` }],
});

const submission = (callback: string, metadata: string, values: object, user: string) => ({
  type: 'view_submission',
  user: who(user),
  team: { id: 'T1', domain: 'acme' },
  api_app_id: 'A1',
  token: 'legacy',
  trigger_id: `home-trigger-${++triggers}`,
  view: { id: 'V2', type: 'modal', callback_id: callback, private_metadata: metadata, blocks: [], state: { values } },
  response_urls: [],
});
