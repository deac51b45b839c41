import { describe, expect, it } from 'vitest';
import { accessTo } from '../../../src/commands/command.ts';
import { digestCommand } from '../../../src/commands/digest/index.ts';
import { readWords } from '../../../src/commands/words.ts';
import { EMPTY_STATE } from '../../../src/domain/ledger-state.ts';
import type { DigestSent } from '../../../src/ports.ts';
import { unavailable } from '../../support/fake-source.ts';
import { createConsole, sitDown } from './desk.ts';

describe('/claude-digest weekly', () => {
  it('sets a digest and says what comes, where, and when next', async () => {
    const { ask, subscriptions, state } = sitDown();
    const { shown, share } = await ask('weekly monday 9:00 workspace:production');
    expect(shown).toMatchInlineSnapshot(`
      "# Claude digests

      Digest *d1* is set: the weekly digest of workspace:production comes to <#C0FIN> every Monday at 09:00 (Europe/Berlin). The next one is due 23 Nov 2026, 09:00 CET.

      ~ \`/claude-digest preview d1\` shows it to you alone, \`/claude-digest now d1\` sends it at once, \`/claude-digest remove d1\` ends it."
    `);
    expect(share).toBeNull();
    expect(subscriptions()).toEqual([
      {
        id: 'd1',
        cadence: { kind: 'weekly', weekday: 1 },
        hour: 9,
        minute: 0,
        channel: 'C0FIN',
        asks: ['workspace:wrkspc_1'],
        words: 'workspace:production',
        setBy: 'UADA',
        setAt: expect.any(Number),
        since: expect.any(Number),
        paused: null,
      },
    ]);
    expect(state.read().audit).toMatchObject([
      { by: 'UADA', what: 'set digest d1: every Monday at 09:00 in C0FIN', result: 'done' },
    ]);
  });

  it.each([
    ['Australia/Sydney', '1 Dec 2026, 11:00 AEDT, when the month before is over in UTC.'],
    ['Europe/Berlin', '1 Dec 2026, 09:00 CET.'],
  ])('says when a month is over in %s', async (timezone, when) => {
    const { shown } = await sitDown({ settings: { timezone } }).ask('monthly 1 9:00');
    expect(shown).toContain(`on the 1st of every month at 09:00 (${timezone}). The next one is due ${when}`);
  });

  it.each([
    ['daily', { cadence: 'daily', day: null, time: '09:00', channel: 'C0FIN' }],
    ['weekly', { cadence: 'weekly', day: 1 }],
    ['monthly', { cadence: 'monthly', day: 1 }],
    ['9am weekly', { cadence: 'weekly', time: '09:00' }],
    ['weekly 9 am fri', { day: 5, time: '09:00' }],
    ['<#C0OPS123|ops> 17:30 Weekly Sundays', { cadence: 'weekly', day: 7, time: '17:30', channel: 'C0OPS123' }],
    ['weekly on Tuesday at 5:30PM in <#C0OPS123>', { day: 2, time: '17:30', channel: 'C0OPS123' }],
    ['monthly last 12am', { cadence: 'monthly', day: 'last', time: '00:00' }],
    ['monthly on the 31st at 12pm', { day: 31, time: '12:00' }],
    ['monthly 15 09.15', { day: 15, time: '09:15' }],
    ['monthly on the last day', { day: 'last', time: '09:00' }],
    ['weekly “monday” 9.30 workspace:“Prod EU”', { day: 1, time: '09:30', filter: 'workspace:"Prod EU"' }],
    ['daily model:opus source:console', { filter: 'model:opus source:console' }],
    ['new weekly', { cadence: 'weekly' }],
  ])('reads %s', async (words, row) => {
    expect((await sitDown().ask(words)).rows).toMatchObject([row]);
  });

  it.each([
    ['monday', 'A digest needs a rhythm: `daily`, `weekly` or `monthly`.'],
    ['new', 'A digest needs a rhythm'],
    ['daily monday', 'leave the day out, or say `weekly`.'],
    ['daily at 9', 'a time is written `9:00` or `9am`.'],
    ['weekly 24:00', 'midnight is `0:00`.'],
    ['weekly 9', 'A weekly digest comes on a weekday'],
    ['weekly last', 'A weekly digest comes on a weekday'],
    ['monthly friday', 'A monthly digest comes on a day of the month'],
    ['monthly 32', '`32` is no day of a month. The days of a month are `1` to `31`'],
    ['monthly 0', 'The days of a month are `1` to `31`'],
    ['weekly 25:00', '`25:00` is no time of the day. A time is written'],
    ['weekly 9:5', 'A time is written'],
    ['weekly 9:60', 'A time is written'],
    ['weekly 13pm', 'A time is written'],
    ['weekly 0am', 'A time is written'],
    ['weekly monday tuesday', 'A digest has one day'],
    ['weekly 9:00 10:00', 'A digest has one time of the day'],
    ['weekly monthly', 'A digest has one rhythm'],
    ['weekly #finance', 'Slack did not tell me which channel `#finance` is'],
    ['weekly source:enterprise', '`source:enterprise` is not set up here.'],
    ['pause', '`pause` needs the id'],
    ['d9 pause', 'There are no digests.'],
    ['D9 Edit friday', 'There are no digests.'],
    ['pause d9', 'There are no digests.'],
    ['now d9', 'There are no digests.'],
    ['preview d9', 'There are no digests.'],
  ])('explains what is wrong with %s, and changes nothing', async (words, why) => {
    const { misask, subscriptions } = sitDown();
    const error = await misask(words);
    expect(error.why).toContain(why);
    expect(error.example).toMatch(/^\/claude-digest /);
    expect(subscriptions()).toEqual([]);
  });

  it.each([
    ['wekly', 'wekly', 'weekly'],
    ['weekly mnday', 'mnday', 'monday'],
    ['puase d1', 'puase', 'pause'],
    ['weekly wrkspace:Research', 'wrkspace:Research', 'workspace:Research'],
    ['weekly workspace:Reserch', 'workspace:Reserch', 'workspace:Research'],
  ])('suggests the nearest word for %s', async (words, said, nearest) => {
    expect(await sitDown().misask(words)).toMatchObject({ said, nearest });
  });

  it('lists the candidates of an ambiguous name', async () => {
    expect((await sitDown().misask('weekly workspace:prod')).candidates).toEqual(['Prod EU', 'Production']);
  });

  it('keeps the id of what has one, and the words of what may mean more tomorrow', async () => {
    const { ask, subscriptions } = sitDown();
    await ask('weekly workspace:research user:bob model:opus source:console');
    expect(subscriptions()[0]?.asks).toEqual(['workspace:wrkspc_3', 'user:user_bob', 'model:opus', 'source:console']);
  });

  it('changes nothing while it cannot be told what a name stands for', async () => {
    const { ask, subscriptions } = sitDown({ sources: [createConsole({ namesOf: async () => unavailable() })] });
    const { said, problems } = await ask('weekly workspace:production');
    expect(said).toContain('Nothing was changed');
    expect(problems).toEqual([expect.stringContaining('The Claude Console is having trouble (503)')]);
    expect(subscriptions()).toEqual([]);
  });

  it.each([
    ['outsider', 'I am not a member of <#C0FIN>, so nothing was changed: type `/invite @Claude Ledger` there'],
    ['unseen', 'Slack does not show me <#C0FIN>, so nothing was changed: type `/invite @Claude Ledger` there'],
    ['archived', '<#C0FIN> is archived, so nothing was changed: choose another channel.'],
  ] as const)('where the bot cannot post (%s) says so at once, and changes nothing', async (standing, why) => {
    const { ask, subscriptions } = sitDown({ standing });
    const { said, problems } = await ask('weekly');
    expect(said).toContain(why);
    expect(problems).toHaveLength(1);
    expect(subscriptions()).toEqual([]);
  });

  it('says that people of another company will read it', async () => {
    expect((await sitDown({ standing: 'shared' }).ask('weekly')).said).toContain('shared with another company');
    expect((await sitDown().ask('weekly')).said).not.toContain('another company');
  });

  it('is set where Slack does not tell whether the bot can post', async () => {
    const { ask, subscriptions } = sitDown({ standing: null });
    await ask('weekly');
    expect(subscriptions()).toHaveLength(1);
  });

  it('needs a channel where it is asked in private', async () => {
    const { misask, ask } = sitDown();
    expect((await misask('weekly', { channel: 'D0ADA' })).why).toContain('Say in which channel');
    expect((await ask('weekly <#C0OPS123>', { channel: 'D0ADA' })).rows).toMatchObject([{ channel: 'C0OPS123' }]);
  });

  it('is not set twice: the very same comes already', async () => {
    const { ask, subscriptions } = sitDown();
    await ask('weekly workspace:research');
    expect((await ask('weekly monday 9:00 workspace:Research')).said).toContain('This comes already, as *d1*');
    await ask('weekly tuesday workspace:research');
    expect(subscriptions().map(({ id }) => id)).toEqual(['d1', 'd2']);
  });

  it('is set at most fifty times', async () => {
    const { ask, misask } = sitDown();
    for (let minute = 0; minute < 50; minute += 1) await ask(`daily 8:${String(minute).padStart(2, '0')}`);
    expect((await misask('weekly')).why).toContain('There are 50 digests already');
    const { messages, rows } = await ask('');
    expect(rows).toHaveLength(50);
    expect(messages.length).toBeLessThanOrEqual(5);
  });

  it('is for people who are known: a terminal changes nothing', async () => {
    const { ask, misask, state } = sitDown();
    await ask('weekly');
    const before = state.read();
    for (const words of ['daily', 'edit d1 friday', 'pause d1', 'remove d1', 'now'])
      expect((await misask(words, { caller: null })).why).toContain('Settings are changed in Slack');
    expect(state.read()).toBe(before);
    expect((await ask('list', { caller: null })).rows).toHaveLength(1);
  });

  it.each([
    ['', 'viewer'],
    ['list', 'viewer'],
    ['preview d1', 'viewer'],
    ['wekly', 'viewer'],
    ['weekly', 'admin'],
    ['9:00 Weekly', 'admin'],
    ['new', 'admin'],
    ['NOW', 'admin'],
    ['pause d1', 'admin'],
    ['d1 pause', 'admin'],
    ['weekly preview', 'viewer'],
    ['Remove d1', 'admin'],
  ])('needs for "%s" a %s', (words, need) => {
    expect(accessTo(digestCommand, readWords(words))).toBe(need);
  });
});

describe('/claude-digest list', () => {
  it('shows each: what comes, where, when next, who paused it', async () => {
    const { ask } = sitDown();
    await ask('weekly monday');
    await ask('monthly last 17:30 <#C0OPS123> workspace:"Prod EU"');
    await ask('pause d2');
    const { shown, rows, share } = await ask('');
    expect(shown).toMatchInlineSnapshot(`
      "# Claude digests

      2 digests come by themselves.

      *d1*   weekly, all spend → <#C0FIN>, every Monday at 09:00 (Europe/Berlin)
      Next: 23 Nov 2026, 09:00 CET · not sent yet

      [actions]

      *d2*   monthly, workspace:"Prod EU" → <#C0OPS123>, on the last day of every month at 17:30 (Europe/Berlin)
      :double_vertical_bar: Paused by <@UADA>, 22 Nov 2026, 10:30 CET: \`/claude-digest resume d2\` lets it come again · not sent yet

      [actions]

      ~ \`/claude-digest preview d1\` shows it to you alone, \`/claude-digest now d1\` sends it at once, \`/claude-digest remove d1\` ends it."
    `);
    expect(rows).toEqual([
      {
        id: 'd1',
        cadence: 'weekly',
        day: 1,
        time: '09:00',
        channel: 'C0FIN',
        filter: null,
        paused: false,
        next: '2026-11-23T08:00:00Z',
        lastSent: null,
      },
      {
        id: 'd2',
        cadence: 'monthly',
        day: 'last',
        time: '17:30',
        channel: 'C0OPS123',
        filter: 'workspace:"Prod EU"',
        paused: true,
        next: null,
        lastSent: null,
      },
    ]);
    expect(share).toBe('');
  });

  it('has a button for each that a channel does not get', async () => {
    const { ask } = sitDown();
    await ask('weekly');
    const blocks = (messages: readonly { readonly blocks: readonly object[] }[]) => JSON.stringify(messages);
    expect(blocks((await ask('')).messages)).toContain('"value":"digest pause d1"');
    expect(blocks((await ask('', { audience: 'channel' })).messages)).not.toContain('digest pause');
    await ask('pause d1');
    expect(blocks((await ask('')).messages)).toContain('"value":"digest resume d1"');
  });

  it('does not name the person of a filter before a channel', async () => {
    const { ask } = sitDown();
    await ask('weekly user:bob@acme.example');
    expect((await ask('')).shown).toContain('bob@acme.example');
    expect((await ask('', { audience: 'channel' })).shown).not.toContain('bob');
  });

  it('shows how to set the first one', async () => {
    expect((await sitDown().ask('')).said).toContain('This sets one: `/claude-digest weekly monday 9:00');
  });
});

describe('/claude-digest pause, resume, remove', () => {
  it('changes one and says when it comes next', async () => {
    const { ask, subscriptions, state } = sitDown();
    await ask('weekly');
    expect((await ask('pause D1')).said).toContain(
      'Digest *d1* is paused: `/claude-digest resume d1` lets it come again.',
    );
    expect(subscriptions()[0]?.paused).toMatchObject({ by: 'UADA' });
    expect((await ask('pause d1')).said).toContain('was paused already');
    expect((await ask('resume d1')).said).toContain(
      'Digest *d1* comes again. The next one is due 23 Nov 2026, 09:00 CET.',
    );
    expect((await ask('resume d1')).said).toContain('is not paused');
    expect((await ask('remove d1')).said).toContain(
      'Digest *d1* is removed: the weekly digest of all spend no longer comes to <#C0FIN>.',
    );
    expect(subscriptions()).toEqual([]);
    expect(state.read().audit.map(({ what }) => what.split(':')[0])).toEqual([
      'set digest d1',
      'paused digest d1',
      'resumed digest d1',
      'removed digest d1',
    ]);
    await ask('weekly');
    expect(subscriptions().map(({ id }) => id)).toEqual(['d2']);
  });

  it('names those that there are', async () => {
    const { ask, misask } = sitDown();
    await ask('weekly');
    expect(await misask('remove d2')).toMatchObject({
      nearest: 'd1',
      candidates: ['d1'],
      example: '/claude-digest remove d1',
    });
  });
});

describe('/claude-digest preview', () => {
  it('shows the digest and its thread to the one who asks, of one that there is or might be', async () => {
    const { ask, subscriptions } = sitDown();
    await ask('weekly workspace:research');
    const there = await ask('preview d1');
    expect(there.messages.map(({ text }) => text.split('\n').at(-1))).toEqual([
      expect.stringContaining('What *d1*, the weekly digest of workspace:research, would say now'),
      'Digest of workspace:research',
      'Tables',
    ]);
    expect(there.share).toBeNull();
    expect((await ask('preview monthly model:opus')).messages[1]?.text).toBe('Digest of model:opus');
    expect((await ask('preview', { channel: 'D0ADA' })).messages[1]?.text).toBe('Digest of everything');
    expect(subscriptions()).toHaveLength(1);
  });
});

describe('/claude-digest now', () => {
  const sendDesk = (outcomes: readonly Partial<DigestSent>[]) => {
    const asked: (readonly string[] | null)[] = [];
    const desk = sitDown({
      ports: {
        digests: {
          preview: async () => [],
          send: async (ids) => {
            asked.push(ids);
            return outcomes.map((parts) => {
              const [subscription] = desk.subscriptions();
              if (subscription === undefined) throw new Error('none');
              return { subscription, outcome: 'posted', channel: 'C0FIN', ...parts };
            });
          },
        },
      },
    });
    return { ...desk, asked };
  };

  it('says where each went, and what waits', async () => {
    const { ask, asked } = sendDesk([{}, { channel: 'C9' }, { outcome: 'waits' }, { outcome: 'failed' }]);
    await ask('weekly');
    const { said, problems } = await ask('now d1');
    expect(asked).toEqual([['d1']]);
    expect(said.split('\n').slice(1)).toEqual([
      '*d1* is posted in <#C0FIN>.',
      '*d1* is posted in <#C9>, because Slack did not take it in <#C0FIN>.',
      ':warning: *d1* waits: Slack has not taken it in <#C0FIN> yet. It comes when Slack does.',
      ':warning: *d1* could not be put together: the log says why.',
      'Each still comes at its own time as well.',
    ]);
    expect(problems).toHaveLength(2);
  });

  it('says of one alone that it still comes', async () => {
    const { ask } = sendDesk([{}]);
    await ask('weekly');
    expect((await ask('now d1')).said).toContain('It still comes at its own time as well.');
  });

  it('without an id is for all that are not paused', async () => {
    const { ask, asked } = sendDesk([]);
    expect((await ask('now')).said).toContain('nothing was sent');
    expect(asked).toEqual([null]);
  });
});

describe('the form', () => {
  const form = digestCommand.form;
  const { settings } = EMPTY_STATE;
  const good = { every: 'monthly', day: 'last', time: '17:30', channel: 'C0OPS123', filter: 'workspace:"Prod EU"' };

  it('opens for words that leave something open, with what they say', () => {
    expect(form?.prefill(['new'], settings)).toEqual({ every: 'weekly', time: '09:00', filter: '' });
    expect(form?.prefill(readWords('new friday 8am workspace:Research'), settings)).toEqual({
      every: 'weekly',
      day: 'Friday',
      time: '08:00',
      filter: 'workspace:Research',
    });
    for (const words of ['new weekly', 'weekly', '', 'new nonsense'])
      expect(form?.prefill(readWords(words), settings)).toBeNull();
  });

  it('writes the words that its values stand for', async () => {
    expect(form?.check(good)).toEqual({});
    const words = form?.write(good, ['new']).join(' ') ?? '';
    expect((await sitDown().ask(words.replace('Prod EU', '"Prod EU"'))).rows).toMatchObject([
      { cadence: 'monthly', day: 'last', time: '17:30', channel: 'C0OPS123', filter: 'workspace:"Prod EU"' },
    ]);
  });

  it.each([
    ['day', { ...good, day: 'friday' }, 'A monthly digest comes on a day of the month'],
    ['day', { ...good, every: 'daily', day: 'monday' }, 'A daily digest comes every day'],
    ['day', { ...good, day: '9:00' }, 'This belongs into another field.'],
    ['time', { ...good, time: '25:00' }, 'A time is written'],
    ['time', { ...good, time: 'workspace:Research' }, 'This belongs into another field.'],
    ['filter', { ...good, filter: 'wrkspace:x' }, null],
    ['every', { ...good, every: '', day: '' }, 'A digest needs a rhythm.'],
  ])('says beside the field %s what is wrong with it', (field, values, why) => {
    const errors = form?.check(values) ?? {};
    expect(Object.keys(errors)).toEqual([field]);
    if (why !== null) expect(errors[field]?.why).toContain(why);
  });
});
