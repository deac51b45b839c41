import { describe, expect, it } from 'vitest';
import { INCIDENT_ACTIONS } from '../../../src/blocks/incident-actions.ts';
import type { MessageBlock } from '../../../src/blocks/message.ts';
import { addMember } from '../../../src/sandbox/organisation/changes.ts';
import { askForHigherLimit } from '../../../src/sandbox/organisation/limit-changes.ts';
import { objectsOf } from '../../../src/sandbox/slack/json.ts';
import { readHome } from '../../home/read-home.ts';
import { ADAM, type Setting, type Story, startStory } from '../kit/start-story.ts';

/*
 * What the story must show: whoever may read sees the month, the last days, budgets, alerts, digests and health at a
 * glance, with the numbers of the commands; an admin acts there, and the page says what came of it; nobody else sees a
 * number, and no request goes to Anthropic for them.
 */

const MAYA = 'U0MAYA';
const OLIVIA = 'U0OLIVIA';

const blocksOf = (story: Story, user: string) => story.slack.world.views.home(user)?.body.blocks;

/** Another one with every page that is published. */
const hashOf = (story: Story, user: string) => story.slack.world.views.home(user)?.hash ?? null;

/** The page as this person sees it, once it says what it is to say. */
const pageOf = (story: Story, user: string, says: RegExp, unlike: string | null = null): Promise<string> =>
  story.slack.waitFor(`the page of ${user} with ${says}`, () => {
    const blocks = hashOf(story, user) === unlike ? undefined : blocksOf(story, user);
    const text = blocks === undefined ? '' : readHome(blocks as unknown as readonly MessageBlock[]);
    return says.test(text) ? text : undefined;
  });

const startPage = async (setting: Setting = {}) => {
  const story = await startStory(setting);
  await story.start();
  const open = async (user: string, says = /As of .* \(just now\)\./) => {
    const before = hashOf(story, user);
    await story.slack.openHome(user);
    return pageOf(story, user, says, before);
  };
  /** Presses the button of this name whose value begins so, and waits for what the page says then. */
  const press = async (user: string, actionId: string, value: string, says: RegExp) => {
    const on = story.slack.world.views.home(user);
    const block = objectsOf(on?.body.blocks).find(({ elements, accessory }) =>
      [...objectsOf(elements), ...objectsOf([accessory])].some(
        (each) => each.action_id === actionId && String(each.value).startsWith(value),
      ),
    );
    if (on === undefined || block === undefined) throw new Error(`nothing to press for ${actionId} ${value}`);
    await story.slack.press({ user, on, actionId, blockId: String(block.block_id) });
    return pageOf(story, user, says);
  };
  return { story, open, press };
};

const newAdmin = (story: Story) =>
  story.claude.change(
    addMember('console', { name: 'Eve New', email: 'eve@acme.com', role: 'admin' }, story.clock.now()),
  );

const poll = async (story: Story) => {
  story.clock.advance(5 * 60_000);
  const running = story.clock.runFreely();
  await story.poll();
  running();
};

const openIncident = async (story: Story) => {
  await poll(story);
  newAdmin(story);
  await poll(story);
};

describe('the App Home', () => {
  it('shows an admin the numbers of the commands, without a chart where Slack takes none', async () => {
    const { story, open } = await startPage();
    const page = await open(ADAM);
    const { out } = await story.report('cost', '--format', 'json');
    const total = Number((JSON.parse(out) as { readonly total: string }).total);
    const shown = /^\*\$([\d,.]+)\*/m.exec(page)?.[1]?.replaceAll(',', '');
    expect(shown).toBe(total.toFixed(2));
    expect(page).toMatch(/Month-end forecast: \*\$[\d,.]+\*, with 80 % confidence between/);
    expect(page).toMatch(
      /Last 14 days: spend by day \(UTC\)\*\n\n▃ Sun 8 Nov: \*\$[\d,.]+\*\n(?:[▁-█] [A-Z][a-z]{2} \d+ Nov: \*\$[\d,.]+\*\n){12}[▁-█] Sat 21 Nov: /,
    );
    expect(page).toContain('[New budget]');
  });

  it('draws the chart where Slack takes it, with the very amounts of the days', async () => {
    const { story, open } = await startPage({ slack: { homeTakesCharts: true }, keys: 'console' });
    const page = await open(ADAM);
    const { out } = await story.report('cost', '14d', 'by', 'day', '--format', 'json');
    const { rows } = JSON.parse(out) as { readonly rows: readonly { readonly day: string; readonly amount: string }[] };
    const days = rows.map(({ amount }) =>
      Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    );
    const drawn = [...(/\[chart\] [^~]*/.exec(page)?.[0] ?? '').matchAll(/Nov: ([\d,.]+)/g)].map(
      ([, amount]) => amount,
    );
    expect(drawn.toSorted()).toEqual(days.toSorted());
    expect(drawn).toHaveLength(14);
  });

  it('asks Anthropic once for all who open it at the same time', async () => {
    const viewers = `${MAYA},${OLIVIA}`;
    const alone = await startPage({ environment: { LEDGER_ADMINS: ADAM, LEDGER_VIEWERS: viewers } });
    const once = await alone.story.requestsDuring(() => alone.open(ADAM));
    const together = await startPage({ environment: { LEDGER_ADMINS: ADAM, LEDGER_VIEWERS: viewers } });
    const many = await together.story.requestsDuring(() =>
      Promise.all(Array.from({ length: 30 }, (_, index) => together.open([ADAM, MAYA, OLIVIA][index % 3] ?? ADAM))),
    );
    expect(once.length).toBeGreaterThan(0);
    expect(many.map(({ path }) => path).toSorted()).toEqual(once.map(({ path }) => path).toSorted());
  });

  it('has nothing to press for a viewer', async () => {
    const { story, open } = await startPage({ environment: { LEDGER_ADMINS: ADAM, LEDGER_VIEWERS: MAYA } });
    await openIncident(story);
    expect(await open(MAYA)).toContain('Eve New');
    expect(
      objectsOf(blocksOf(story, MAYA)).filter(({ type, accessory }) => type === 'actions' || accessory !== undefined),
    ).toEqual([]);
  });

  it.each([
    ['a member on no list', MAYA, /not on the list.*Ask <@U0ADAM>/s, true],
    ['a guest', 'U0GUS', /you are a guest here.*Ask <@U0ADAM>/s, false],
    ['somebody of another company', 'U0SAM', /you belong to another one.*Ask <@U0ADAM>/s, false],
  ])('tells %s whom to ask and shows no number', async (_, user, says, isMember) => {
    const { story, open } = await startPage({ environment: { LEDGER_ADMINS: ADAM } });
    await story.requestsDuring(() => open(ADAM));
    const page = { text: '' };
    const requests = await story.requestsDuring(async () => {
      page.text = await open(user, says);
    });
    expect(requests).toEqual([]);
    expect(page.text).not.toContain('$');
    expect(page.text.includes('/claude-me')).toBe(isMember);
  });
});

describe('an alert on the App Home', () => {
  it('is acknowledged there: the page says so, and its message in the channel changes', async () => {
    const { story, open, press } = await startPage();
    await openIncident(story);
    await open(ADAM);
    const page = await press(ADAM, INCIDENT_ACTIONS.acknowledge, '', /Acknowledged, and closed/);
    expect(page).toContain('No alert is open.');
    await story.slack.waitFor('the message', () =>
      story.slack.messages('C0ALERTS').find(({ text }) => text.startsWith('Acknowledged') && text.includes('Eve New')),
    );
    expect(story.slack.ephemerals(ADAM)).toEqual([]);
    expect(await open(ADAM)).not.toContain('Acknowledged, and closed');
  });

  it('shows its details over the page, and is expected for a reason', async () => {
    const { story, open, press } = await startPage();
    await openIncident(story);
    await open(ADAM);
    const press1 = press(ADAM, INCIDENT_ACTIONS.details, '', /As of/);
    const details = await story.slack.waitFor('the details', () => story.slack.world.views.modal(ADAM));
    expect(JSON.stringify(details.body)).toContain('eve@acme.com');
    await press1;
    story.slack.world.views.close(ADAM);
    await press(ADAM, INCIDENT_ACTIONS.expect, '', /As of/);
    await story.slack.waitFor('the question why', () => story.slack.world.views.modal(ADAM));
    await story.slack.submit({ user: ADAM, values: { reason: 'She runs the billing from today' } });
    expect(await pageOf(story, ADAM, /Noted as expected, and closed/)).toContain('No alert is open.');
  });
});

it('a budget is set from the App Home, and stands there with what is spent of it', async () => {
  const { story, open, press } = await startPage();
  await open(ADAM);
  await press(ADAM, 'form', 'budget', /As of/);
  await story.slack.waitFor('the form', () => story.slack.world.views.modal(ADAM));
  expect(await story.slack.submit({ user: ADAM, values: { amount: '5k', scope: '' } })).toEqual({ ok: true });
  const page = await pageOf(story, ADAM, /Budget \*b1\* is set[\s\S]*\*b1\* .*\n▰/);
  const budget = await story.ask('/claude-budget');
  const [bar = 'no bar'] = /^[▰▱]+ .* spent.*$/m.exec(budget.text) ?? [];
  expect(page).toContain(bar);
});

it('a digest is paused and resumed from the App Home', async () => {
  const { story, open, press } = await startPage();
  expect((await story.ask('/claude-digest weekly monday 9:00')).text).toContain('is set');
  await open(ADAM);
  const paused = await press(ADAM, 'more', 'digest pause', /:speech_balloon: [\s\S]*is paused/);
  expect(paused).toMatch(/Paused by <@U0ADAM>.*\n+\[Edit\] \[Resume\]/);
  const resumed = await press(ADAM, 'more', 'digest resume', /:speech_balloon: [\s\S]*comes again/);
  expect(resumed).toMatch(/Next: 23 Nov 2026, 09:00 UTC.*\n+\[Edit\] \[Pause\]/);
});

it('a digest is edited on the App Home: the form shows it as it is, and the page what it is then', async () => {
  const { story, open, press } = await startPage();
  await story.ask('/claude-digest weekly monday 9:00 workspace:production');
  await open(ADAM);
  await press(ADAM, 'form', 'digest edit d1', /As of/);
  const modal = await story.slack.waitFor('the form', () => story.slack.world.views.modal(ADAM));
  expect(JSON.stringify(modal.body.blocks)).toContain('"initial_value":"workspace:production"');
  expect(await story.slack.submit({ user: ADAM, values: { day: 'friday', channel: '', filter: '' } })).toEqual({
    ok: true,
  });
  const page = await pageOf(story, ADAM, /:speech_balloon: [\s\S]*\*d1\* is changed/);
  expect(page).toContain('*d1*   weekly, all spend → <#C0GENERAL>, every Friday at 09:00');
});

it('a source that cannot be read is said where its numbers would stand, and in its health', async () => {
  const { story, open } = await startPage();
  story.claude.fault({ when: ({ source }) => source === 'console', mishap: { kind: 'status', status: 401 } });
  const running = story.clock.runFreely();
  const page = await open(ADAM, /The total is not known/);
  running();
  expect(page).toMatch(/:warning: The Claude Console refused the key \(401\)/);
  expect(page).toMatch(/Health[\s\S]*:warning: The Claude Console refused the key/);
  expect(page).toMatch(/:white_check_mark: \*Claude Enterprise\*: readable/);
});

it('a request for a higher limit is decided on the App Home', async () => {
  const { story, open, press } = await startPage({ keys: 'enterprise' });
  await poll(story);
  const someone = story.claude.company().enterprise.members.find(({ role }) => role === 'user');
  story.claude.change(askForHigherLimit(someone?.id ?? '', { requestedCents: 90_000 }));
  await poll(story);
  expect(await open(ADAM)).toMatch(/asks for a higher .*\[Approve\] \[Deny\]/s);
  expect(await press(ADAM, INCIDENT_ACTIONS.approve, '', /:speech_balloon: .*[Aa]pproved/s)).toContain(
    'No alert is open.',
  );
});
