import { describe, expect, it } from 'vitest';
import { INCIDENT_ACTIONS } from '../../../src/blocks/incident-actions.ts';
import { removeMember } from '../../../src/sandbox/organisation/changes.ts';
import { approveRequest, askForHigherLimit, setSpendLimit } from '../../../src/sandbox/organisation/limit-changes.ts';
import { ADAM, GENERAL, type Story, startStory } from '../kit/start-story.ts';

/*
 * What the story must show: whoever asks for a higher limit is told to the administrators with what they have and want;
 * one press decides it in Claude, once, whoever presses how often; everybody sees by whom, in the message, in the
 * history and in the log; nobody else can press, and a key that may not write has nothing to press.
 */

const OLIVIA = 'U0OLIVIA';
const GUS = 'U0GUS';
const MAYA = 'U0MAYA';
const SAM = 'U0SAM';
const READ_ONLY = ['read:analytics', 'read:members', 'read:spend_limits'];

const decisions = (story: Story) =>
  story.claude.requests.flatMap(({ method, path }) => (method === 'POST' ? [path.split('/').at(-1)] : []));

const messages = (story: Story) => story.slack.messages(GENERAL);
const about = (story: Story, words: string) => {
  const found = messages(story).findLast(({ text, threadTs }) => threadTs === null && text.includes(words));
  if (found === undefined) throw new Error(`no message about ${words}`);
  return found;
};
const request = (story: Story) => about(story, 'asks for a higher');

const poll = async (story: Story, minutes = 5) => {
  story.clock.advance(minutes * 60_000);
  const running = story.clock.runFreely();
  const { document } = await story.poll();
  running();
  return document;
};

type Wish = NonNullable<Parameters<typeof askForHigherLimit>[1]>;

/** Watching, with everything looked at once; then somebody with a limit of $10,000 asks for more, where everybody may read it. */
const begin = async (
  wish: Wish = { requestedCents: 2_500_000 },
  scopes: readonly string[] | null = null,
  more: Readonly<Record<string, string>> = {},
) => {
  const story = await startStory({ keys: 'enterprise', environment: { LEDGER_ALERT_CHANNEL: GENERAL, ...more } });
  if (scopes !== null) story.claude.configure({ scopes });
  await story.start();
  const person = story.claude.company().enterprise.members.find(({ role }) => role === 'user');
  if (person === undefined) throw new Error('nobody');
  story.claude.change(setSpendLimit(person.id, 1_000_000));
  await poll(story);
  story.claude.change(askForHigherLimit(person.id, wish));
  return { story, person };
};

const press = async (story: Story, actionId: string, user = ADAM) => {
  const [told] = await story.answersAfter(user, () => story.slack.press({ user, on: request(story), actionId }));
  return told?.text ?? '';
};
const limitOf = (story: Story, userId: string) => story.claude.company().enterprise.spendLimits.get(userId);

describe('a request for a higher limit', () => {
  it('is told once, approved by a press, and everybody sees by whom', async () => {
    const { story, person } = await begin({ requestedCents: 2_500_000, reason: 'The migration takes longer' });
    expect((await poll(story)).opened).toMatchObject([{ rule: 'limit-request', severity: 'medium' }]);
    expect(request(story).text).toContain(
      `Medium: ${person.name} (${person.email}) asks for a higher monthly spend limit: $25,000.00, now $10,000.00`,
    );
    expect(JSON.stringify(request(story).blocks)).toContain('The migration takes longer');
    expect(JSON.stringify(request(story).blocks)).toContain('may then spend up to $25,000.00 monthly.');

    expect(await press(story, INCIDENT_ACTIONS.approve)).toMatch(
      /^Approved: .* may now spend up to \*\$25,000\.00 monthly\*/,
    );
    expect(limitOf(story, person.id)).toBe(2_500_000);
    await story.slack.waitFor('the message', () => (request(story).text.startsWith('Approved: ') ? true : undefined));
    const line = /^<@U0ADAM> approved this: \$25,000\.00 monthly \(/;
    await story.slack.waitFor('the thread', () => messages(story).find(({ text }) => line.test(text)));
    expect(JSON.stringify(request(story).blocks)).not.toContain(INCIDENT_ACTIONS.approve);

    expect(await poll(story)).toMatchObject({ opened: [], updated: [], resolved: [] });
    expect(decisions(story)).toEqual(['approve']);
    const { text } = await story.ask('/claude-alerts history');
    expect(text).toMatch(
      /<@U0ADAM> {3}approval of limit request slir_\w+ with \$25,000\.00\n22 Nov 2026, \d\d:\d\d UTC · done/,
    );
    expect(text).toContain('approved by <@U0ADAM>');
    expect(story.logged()).toMatch(/"event":"audit".*"by":"U0ADAM".*"result":"done"/);
    expect(story.logged()).not.toContain(person.email);
  });

  it('is approved with an amount that is typed, where none was asked for', async () => {
    const { story, person } = await begin({});
    await poll(story);
    await story.slack.press({ user: ADAM, on: request(story), actionId: INCIDENT_ACTIONS.approve });
    await story.slack.waitFor('the modal', () => story.slack.world.views.modal(ADAM));
    expect(await story.slack.submit({ user: ADAM, values: { dollars: '9k' } })).toEqual({
      ok: false,
      errors: { amount: 'Their limit is $10,000.00 already: it must be more than that.' },
    });
    const [told] = await story.answersAfter(ADAM, () =>
      story.slack.submit({ user: ADAM, values: { dollars: '12,500.50' } }),
    );
    expect(told?.text).toMatch(/^Approved: .*\$12,500\.50 monthly/);
    expect(limitOf(story, person.id)).toBe(1_250_050);
  });

  it('is denied, and the limit stays', async () => {
    const { story, person } = await begin();
    await poll(story);
    expect(await press(story, INCIDENT_ACTIONS.deny)).toMatch(/^Denied: /);
    expect(limitOf(story, person.id)).toBe(1_000_000);
    await story.slack.waitFor('the message', () => (request(story).text.startsWith('Denied: ') ? true : undefined));
  });

  it('is decided once, however many press', async () => {
    const { story, person } = await begin();
    await poll(story);
    const on = request(story);
    const told = await Promise.all([
      story.answersAfter(ADAM, () => story.slack.press({ user: ADAM, on, actionId: INCIDENT_ACTIONS.approve })),
      story.answersAfter(OLIVIA, () => story.slack.press({ user: OLIVIA, on, actionId: INCIDENT_ACTIONS.approve })),
    ]);
    const texts = told.flat().map(({ text }) => text);
    expect(texts.filter((text) => text.startsWith('Approved: '))).toHaveLength(1);
    expect(decisions(story)).toEqual(['approve']);
    expect(limitOf(story, person.id)).toBe(2_500_000);
    // The message that somebody still has open holds the button.
    const [late] = await story.answersAfter(OLIVIA, () =>
      story.slack.press({ user: OLIVIA, on, actionId: INCIDENT_ACTIONS.deny }),
    );
    expect(late?.text).toMatch(/approved this: \$25,000\.00 monthly \(.*so nothing was changed/);
    expect(decisions(story)).toEqual(['approve']);
  });

  it('that was decided elsewhere says so, pressed or not', async () => {
    const { story } = await begin();
    await poll(story);
    const [waiting] = story.claude.company().enterprise.limitRequests;
    const owner = story.claude.company().enterprise.members.find(({ role }) => role === 'primary_owner');
    const by = { type: 'user', userId: owner?.id ?? '' } as const;
    story.claude.change(approveRequest(waiting?.id ?? '', 3_000_000, by, 'monthly'));
    expect(await press(story, INCIDENT_ACTIONS.deny)).toMatch(
      new RegExp(`^This does not wait any more, so nothing was sent\\. Approved 22 Nov 2026.* by ${owner?.name}`),
    );
    expect(decisions(story)).toEqual([]);
    await story.slack.waitFor('the message', () => (request(story).text.startsWith('Resolved: ') ? true : undefined));
    expect(JSON.stringify(request(story).blocks)).toContain(`by ${owner?.name}`);
  });

  it('that was decided elsewhere while an amount was typed says so', async () => {
    const { story } = await begin({});
    await poll(story);
    await story.slack.press({ user: ADAM, on: request(story), actionId: INCIDENT_ACTIONS.approve });
    await story.slack.waitFor('the modal', () => story.slack.world.views.modal(ADAM));
    const { limitRequests, members } = story.claude.company().enterprise;
    const by = { type: 'user', userId: members.find(({ role }) => role === 'primary_owner')?.id ?? '' } as const;
    story.claude.change(approveRequest(limitRequests[0]?.id ?? '', 3_000_000, by, 'monthly'));
    const [told] = await story.answersAfter(ADAM, () =>
      story.slack.submit({ user: ADAM, values: { dollars: '12,500.50' } }),
    );
    expect(told?.text).toMatch(/^This does not wait any more, so nothing was sent\./);
    expect(decisions(story)).toEqual([]);
  });

  it('of somebody who has left ends', async () => {
    const { story, person } = await begin();
    await poll(story);
    story.claude.change(removeMember('enterprise', person.id));
    expect((await poll(story)).resolved).toMatchObject([{ rule: 'limit-request' }]);
    expect(messages(story).some(({ text }) => text === 'It no longer exists: nobody says how it was decided.')).toBe(
      true,
    );
  });
});

describe('nobody else decides', () => {
  it.each([
    ['a guest', GUS, 'you are a guest here'],
    ['somebody who may only read', MAYA, 'Only admins of Claude Ledger may do this'],
    ['somebody of another company', SAM, 'members of my own workspace only'],
  ])('%s who presses is refused, and nothing is sent', async (_, user, why) => {
    const { story, person } = await begin({ requestedCents: 2_500_000 }, null, { LEDGER_VIEWERS: MAYA });
    await poll(story);
    for (const actionId of [INCIDENT_ACTIONS.approve, INCIDENT_ACTIONS.deny])
      expect(await press(story, actionId, user)).toContain(why);
    expect(decisions(story)).toEqual([]);
    expect(limitOf(story, person.id)).toBe(1_000_000);
  });

  it('a press that was tampered with sends nothing', async () => {
    const { story } = await begin();
    await poll(story);
    const on = request(story);
    const tamper = (value: string) => {
      const blocks = JSON.parse(
        JSON.stringify(on.blocks).replaceAll(/"value":"[^"]*"/g, `"value":${JSON.stringify(value)}`),
      );
      return { ...on, blocks };
    };
    const [id = ''] = /"value":"(\d+) /.exec(JSON.stringify(on.blocks))?.slice(1) ?? [];
    expect(id).not.toBe('');
    const values = ['999 25000', '../1 25000', '__proto__ 25000', ''];
    for (const value of values) {
      const [told] = await story.answersAfter(ADAM, () =>
        story.slack.press({ user: ADAM, on: tamper(value), actionId: INCIDENT_ACTIONS.approve }),
      );
      expect(told?.text, value).not.toMatch(/^Approved/);
    }
    for (const value of [`${id} -5`, `${id} 0`, `${id} 9999.99`, `${id} 1000000`])
      await story.slack.press({ user: ADAM, on: tamper(value), actionId: INCIDENT_ACTIONS.approve });
    await story.slack.waitFor('the modal', () => story.slack.world.views.modal(ADAM));
    expect(decisions(story)).toEqual([]);
  });

  it('a key without the scope has nothing to press', async () => {
    const { story } = await begin({}, READ_ONLY);
    expect((await poll(story)).opened).toMatchObject([{ rule: 'limit-request' }]);
    const blocks = JSON.stringify(request(story).blocks);
    expect(blocks).not.toContain(INCIDENT_ACTIONS.approve);
    expect(blocks).not.toContain(INCIDENT_ACTIONS.deny);
    expect(blocks).toContain('lacks the scope write:spend_limits');
  });

  it('a key that loses the scope has nothing to press any more', async () => {
    const { story } = await begin();
    story.claude.configure({ scopes: READ_ONLY });
    // That the scope is gone is learned from the first refusal: the buttons are there until then.
    await poll(story);
    expect(await press(story, INCIDENT_ACTIONS.approve)).toMatch(/does not let the key .* decide requests \(403\)/);
    await story.slack.waitFor('no button', () =>
      JSON.stringify(request(story).blocks).includes(INCIDENT_ACTIONS.approve) ? undefined : true,
    );
    expect(await poll(story)).toMatchObject({ opened: [], updated: [], resolved: [] });
    expect(JSON.stringify(request(story).blocks)).not.toContain(INCIDENT_ACTIONS.approve);
  });
});

describe('an answer that is lost on the way', () => {
  const lose = (story: Story) => {
    story.claude.fault({ when: ({ method }) => method === 'POST', mishap: { kind: 'lost' }, times: 1 });
  };

  it('is looked up at once', async () => {
    const { story, person } = await begin();
    await poll(story);
    lose(story);
    expect(await press(story, INCIDENT_ACTIONS.approve)).toMatch(/^Approved: /);
    expect(limitOf(story, person.id)).toBe(2_500_000);
    expect(decisions(story)).toEqual(['approve']);
  });

  it('together with the process: the next one learns it, says by whom, and sends nothing', async () => {
    const { story, person } = await begin();
    await poll(story);
    lose(story);
    const isReread = ({ path }: { readonly path: string }) => path.includes('/slir_') && decisions(story).length > 0;
    const mend = story.claude.fault({ when: isReread, mishap: { kind: 'status', status: 400 } });
    expect(await press(story, INCIDENT_ACTIONS.approve)).toMatch(/^It was sent, and the answer was lost/);
    await story.restart();
    await story.start();
    mend();
    await poll(story);
    expect(request(story).text).toMatch(/^Approved: /);
    expect(messages(story).at(-1)?.text).toMatch(/^<@U0ADAM> approved this/);
    expect(limitOf(story, person.id)).toBe(2_500_000);
    expect(decisions(story)).toEqual(['approve']);
  });
});

it('somebody near the limit is told once, until the limit is raised', async () => {
  const story = await startStory({ keys: 'enterprise' });
  await story.start();
  const rows = async () => {
    const { out } = await story.report('chat', 'mtd', '--format', 'json');
    return (JSON.parse(out) as { readonly rows: readonly { readonly userId: string; readonly amount: string }[] }).rows;
  };
  const [top] = (await rows()).toSorted((a, b) => Number(b.amount) - Number(a.amount));
  const cents = Math.floor(Number(top?.amount) * 100);
  story.claude.change(setSpendLimit(top?.userId ?? '', cents * 10));
  await poll(story);
  story.claude.change(setSpendLimit(top?.userId ?? '', cents));
  const { opened } = await poll(story);
  expect(opened).toMatchObject([{ rule: 'limit-near', severity: 'low', subject: `${top?.userId} monthly` }]);
  expect(await poll(story)).toMatchObject({ opened: [], updated: [], resolved: [] });
  story.claude.change(setSpendLimit(top?.userId ?? '', cents * 10));
  expect((await poll(story)).resolved).toMatchObject([{ rule: 'limit-near' }]);
});
