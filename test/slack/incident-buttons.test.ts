import { describe, expect, it } from 'vitest';
import { INCIDENT_ACTIONS } from '../../src/blocks/incident-actions.ts';
import type { LimitAsk, LimitVerdict } from '../../src/domain/limit-request.ts';
import type { IncidentAct, IncidentDesk } from '../../src/ports.ts';
import { usd } from '../support/fake-source.ts';
import { createCapturedSlack } from './kit/captured-slack.ts';
import { createSampleCommand, says } from './kit/sample-command.ts';
import { postSigned, pressBody } from './kit/signed-request.ts';
import { eventually, startEdge } from './kit/start-edge.ts';

const ASK: LimitAsk = {
  requestId: 'slir_1',
  person: 'Ada <b> Example',
  period: 'monthly',
  asked: null,
  current: { limit: usd('500'), spent: usd('463.1') },
};

/** `9` is the same as `7`, of somebody who said how much they want. */
const ASKS: Readonly<Record<string, LimitAsk>> = { 7: ASK, 9: { ...ASK, asked: usd('800.5') } };

/** The desk of incidents as a double: an incident, `7`, and a record of what it was asked. */
const createSampleDesk = () => {
  const decisions: { readonly id: string; readonly verdict: LimitVerdict; readonly by: string }[] = [];
  const acts: { readonly id: string; readonly act: IncidentAct; readonly by: string }[] = [];
  let delivered = 0;
  const desk: IncidentDesk = {
    act: async (id, act, by) => {
      acts.push({ id, act, by });
      return says(`Done: ${act.kind}`);
    },
    title: (id) => (id === '7' ? { title: 'Ada <b> is an admin' } : { told: says('I no longer know this incident') }),
    details: async (id) => says(`All about ${id}`),
    ask: (id) => {
      const ask = ASKS[id];
      return ask === undefined ? { told: says('I no longer know this incident') } : { ask };
    },
    decide: async (id, verdict, by) => {
      decisions.push({ id, verdict, by });
      return says(`Decided: ${verdict.kind}`);
    },
    deliver: async () => {
      delivered += 1;
    },
  };
  return { desk, acts, decisions, delivered: () => delivered };
};

const start = async (person: Readonly<Record<string, unknown>> = { is_admin: true }) => {
  const slack = createCapturedSlack();
  slack.person(person);
  slack.answer('views.open', () => ({ ok: true, view: {} }));
  const sample = createSampleDesk();
  const bot = await startEdge([createSampleCommand().command], { slack, incidents: sample.desk });
  return {
    ...bot,
    ...sample,
    pressed: (action: string, value = '7', parts: Partial<Parameters<typeof pressBody>[0]> = {}) =>
      postSigned(bot.port, pressBody({ action, value, ...parts })),
    submit: (why: string, metadata = '7 C1', user = 'U1') =>
      postSigned(
        bot.port,
        new URLSearchParams({ payload: JSON.stringify(submission(why, metadata, user)) }).toString(),
      ),
    approve: (typed: string, metadata = '7 C1', user = 'U1') => {
      const view = { callback_id: 'incident-approve', values: { amount: { dollars: { value: typed } } } };
      const payload = JSON.stringify(submission('', metadata, user, view));
      return postSigned(bot.port, new URLSearchParams({ payload }).toString());
    },
    whispers: () => slack.of('chat.postEphemeral').map(({ args }) => `${args.channel} ${args.user} ${args.text}`),
  };
};

const EXPECTING = { callback_id: 'incident-expected', values: {} };

const submission = (why: string, metadata: string, user: string, { callback_id, values } = EXPECTING) => ({
  type: 'view_submission',
  user: { id: user, username: 'ada', team_id: 'T1' },
  team: { id: 'T1', domain: 'acme' },
  api_app_id: 'A1',
  token: 'legacy',
  trigger_id: 'trigger-modal',
  view: {
    id: 'V1',
    type: 'modal',
    callback_id,
    private_metadata: metadata,
    blocks: [],
    state: { values: { why: { reason: { type: 'plain_text_input', value: why } }, ...values } },
  },
  response_urls: [],
});

describe('a button of an incident', () => {
  it.each([
    [INCIDENT_ACTIONS.acknowledge, { kind: 'acknowledge' }],
    [INCIDENT_ACTIONS.snoozeDay, { kind: 'snooze', days: 1 }],
    [INCIDENT_ACTIONS.snoozeWeek, { kind: 'snooze', days: 7 }],
  ])('%s acts in the name of who pressed, tells only them, and delivers', async (action, act) => {
    const bot = await start();
    expect((await bot.pressed(action)).status).toBe(200);
    expect(await bot.heard(1)).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      text: `Done: ${act.kind}`,
    });
    expect(bot.acts).toEqual([{ id: '7', act, by: 'U1' }]);
    await expect.poll(bot.delivered).toBe(1);
  });

  it('Details shows only them all about it', async () => {
    const bot = await start();
    await bot.pressed(INCIDENT_ACTIONS.details);
    expect(await bot.heard(1)).toMatchObject({ response_type: 'ephemeral', text: 'All about 7' });
  });

  it.each([
    ['a member', { is_admin: false }, 'Only admins'],
    ['a guest', { is_admin: true, is_restricted: true }, 'you are a guest here'],
    ['a stranger', { is_admin: true, team_id: 'T2' }, 'you belong to another one'],
    ['somebody who left', { is_admin: true, deleted: true }, 'deactivated'],
  ])('refuses %s, whatever they press, and changes nothing', async (_, person, sentence) => {
    const bot = await start(person);
    const actions = Object.values(INCIDENT_ACTIONS);
    for (const action of actions) await bot.pressed(action);
    await bot.heard(actions.length);
    for (const said of bot.said()) expect(said).toContain(sentence);
    expect(bot.decisions).toEqual([]);
    expect(bot.slack.responses.every(({ payload }) => payload.response_type === 'ephemeral')).toBe(true);
    expect(bot.acts).toEqual([]);
    expect(bot.slack.of('views.open')).toEqual([]);
  });

  it('asks at each press whether the person still may', async () => {
    const bot = await start();
    await bot.pressed(INCIDENT_ACTIONS.acknowledge);
    await bot.heard(1);
    bot.slack.person({ is_admin: false });
    await bot.pressed(INCIDENT_ACTIONS.acknowledge);
    expect((await bot.heard(2)).text).toContain('Only admins');
    expect(bot.acts).toHaveLength(1);
  });

  it('acts once although the request is repeated', async () => {
    const bot = await start();
    const body = pressBody({ action: INCIDENT_ACTIONS.acknowledge, value: '7' });
    await postSigned(bot.port, body);
    await postSigned(bot.port, body);
    await bot.pressed(INCIDENT_ACTIONS.details);
    await bot.heard(2);
    expect(bot.acts).toHaveLength(1);
  });

  it('says so in a process that raises no alerts', async () => {
    const slack = createCapturedSlack();
    slack.person({ is_admin: true });
    const bot = await startEdge([createSampleCommand().command], { slack });
    await postSigned(bot.port, pressBody({ action: INCIDENT_ACTIONS.acknowledge, value: '7' }));
    expect((await bot.heard(1)).text).toContain('raises no alerts');
  });
});

describe('a request for a higher limit', () => {
  it.each([
    ['Deny', INCIDENT_ACTIONS.deny, '9', { kind: 'deny' }],
    [
      'Approve, of the amount that was shown',
      INCIDENT_ACTIONS.approve,
      '9 800.5',
      { kind: 'approve', amount: usd('800.5') },
    ],
  ])('%s decides in the name of who pressed, tells only them, and delivers', async (_, action, value, verdict) => {
    const bot = await start();
    await bot.pressed(action, value);
    expect(await bot.heard(1)).toMatchObject({ response_type: 'ephemeral', text: `Decided: ${verdict.kind}` });
    expect(bot.decisions).toEqual([{ id: '9', verdict, by: 'U1' }]);
    await expect.poll(bot.delivered).toBe(1);
  });

  it.each(['9 9000', '9 800.51', '9 0.001', '9 800,5', '9', '7 800.5'])(
    'Approve with %j, which is not what was asked for, has the amount typed',
    async (value) => {
      const bot = await start();
      await bot.pressed(INCIDENT_ACTIONS.approve, value);
      await expect.poll(() => bot.slack.of('views.open')).toHaveLength(1);
      expect(bot.decisions).toEqual([]);
    },
  );

  it('Approve asks for the amount where nobody has said it, and shows what they have', async () => {
    const bot = await start();
    await bot.pressed(INCIDENT_ACTIONS.approve, '7', { trigger: 'trigger-2x' });
    const opened = await eventually(() => {
      const [call] = bot.slack.of('views.open');
      if (call === undefined) throw new Error('not opened');
      return call.args;
    });
    expect(opened.trigger_id).toBe('trigger-2x');
    expect(opened.view).toContain('Ada &lt;b&gt; Example asks for a higher monthly spend limit.');
    expect(opened.view).toContain('Now it is $500.00 monthly, of which $463.10 is spent.');
    expect(JSON.parse(opened.view ?? '')).toMatchObject({ callback_id: 'incident-approve', private_metadata: '7 C1' });
    expect(bot.decisions).toEqual([]);
  });

  it('Approve does not ask about what is over', async () => {
    const bot = await start();
    await bot.pressed(INCIDENT_ACTIONS.approve, '8');
    expect((await bot.heard(1)).text).toContain('I no longer know this incident');
    expect(bot.slack.of('views.open')).toEqual([]);
  });

  it('tells nobody else what somebody has, whatever is typed', async () => {
    const bot = await start({ is_admin: false });
    const response = await bot.approve('1');
    expect([response.status, await response.text()]).toEqual([200, '']);
    await expect.poll(bot.whispers).toEqual([expect.stringContaining('Only admins of Claude Ledger may do this.')]);
    expect(bot.decisions).toEqual([]);
  });

  it.each(['500.01', '$1,200', '2k', ' 800 '])('takes %j as the new limit', async (typed) => {
    const bot = await start();
    const response = await bot.approve(typed);
    expect([response.status, await response.text()]).toEqual([200, '']);
    await expect.poll(bot.whispers).toEqual(['C1 U1 Decided: approve']);
    expect(bot.decisions).toMatchObject([{ id: '7', verdict: { kind: 'approve' }, by: 'U1' }]);
    await expect.poll(bot.delivered).toBe(1);
  });

  it.each([
    ['', 'An amount is written as 500, $500, 1,200.50 or 2k.'],
    ['a lot', 'An amount is written as 500, $500, 1,200.50 or 2k.'],
    ['600.005', 'An amount has whole cents.'],
    ['500', 'Their limit is $500.00 already: it must be more than that.'],
    ['0', 'Their limit is $500.00 already: it must be more than that.'],
  ])('says beside the field what is wrong with %j', async (typed, why) => {
    const bot = await start();
    const response = await bot.approve(typed);
    expect(await response.json()).toEqual({ response_action: 'errors', errors: { amount: why } });
    expect(bot.decisions).toEqual([]);
  });

  it.each([
    ['somebody who is no admin', { is_admin: false }, 'Only admins'],
    ['a guest', { is_admin: true, is_restricted: true }, 'you are a guest here'],
  ])('checks again who submits: %s', async (_, person, sentence) => {
    const bot = await start(person);
    await bot.approve('800');
    await expect.poll(bot.whispers).toEqual([expect.stringContaining(sentence)]);
    expect(bot.decisions).toEqual([]);
  });

  it('that is over when the amount is submitted is told so', async () => {
    const bot = await start();
    await bot.approve('800', '8 C1');
    await expect.poll(bot.whispers).toEqual([expect.stringContaining('I no longer know this incident')]);
    expect(bot.decisions).toEqual([]);
  });
});

describe('Expected', () => {
  it('asks why before it does anything', async () => {
    const bot = await start();
    await bot.pressed(INCIDENT_ACTIONS.expect, '7', { trigger: 'trigger-1x' });
    const opened = await eventually(() => {
      const [call] = bot.slack.of('views.open');
      if (call === undefined) throw new Error('not opened');
      return call.args;
    });
    expect(opened.trigger_id).toBe('trigger-1x');
    expect(JSON.parse(opened.view ?? '')).toMatchObject({
      type: 'modal',
      callback_id: 'incident-expected',
      private_metadata: '7 C1',
      submit: { text: 'Expected' },
    });
    expect(opened.view).toContain('Ada &lt;b&gt; is an admin');
    expect(bot.acts).toEqual([]);
  });

  it('does not ask about what is over', async () => {
    const bot = await start();
    await bot.pressed(INCIDENT_ACTIONS.expect, '8');
    expect((await bot.heard(1)).text).toContain('I no longer know this incident');
    expect(bot.slack.of('views.open')).toEqual([]);
  });

  it('records who said why, and tells them where they pressed', async () => {
    const bot = await start();
    const response = await bot.submit('  We hired her  ');
    expect([response.status, await response.text()]).toEqual([200, '']);
    await expect.poll(bot.whispers).toEqual(['C1 U1 Done: expect']);
    expect(bot.acts).toEqual([{ id: '7', act: { kind: 'expect', why: 'We hired her' }, by: 'U1' }]);
    await expect.poll(bot.delivered).toBe(1);
  });

  it('wants a reason', async () => {
    const bot = await start();
    const response = await bot.submit('   ');
    expect(await response.json()).toEqual({
      response_action: 'errors',
      errors: { why: 'Please say why in a few words.' },
    });
    expect(bot.acts).toEqual([]);
  });

  it('checks again who submits, whoever opened it', async () => {
    const bot = await start({ is_admin: false });
    await bot.submit('because');
    await expect.poll(bot.whispers).toEqual([expect.stringContaining('Only admins')]);
    expect(bot.acts).toEqual([]);
  });

  it.each(['', '7', '<!channel> nowhere at all'])('is not upset by the made-up place %j', async (metadata) => {
    const bot = await start();
    bot.slack.answer('chat.postEphemeral', () => ({ ok: false, error: 'channel_not_found' }));
    await bot.submit('because', metadata);
    await expect.poll(() => bot.slack.of('chat.postMessage').map(({ args }) => args.channel)).toEqual(['U1']);
  });
});
