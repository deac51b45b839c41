import { describe, expect, it } from 'vitest';
import { accessTo } from '../../../src/commands/command.ts';
import { digestCommand } from '../../../src/commands/digest/index.ts';
import type { FormValues } from '../../../src/commands/form.ts';
import { quoteWords } from '../../../src/commands/quote-words.ts';
import { readWords } from '../../../src/commands/words.ts';
import { present } from '../../../src/domain/part.ts';
import { digestRecord } from '../../digests/kit/sample-subscription.ts';
import { unavailable } from '../../support/fake-source.ts';
import { minutesLater } from '../../support/sample-incident.ts';
import { createConsole, sitDown } from './desk.ts';

describe('/claude-digest edit', () => {
  const start = async (words = 'weekly monday 9:00 workspace:research') => {
    const desk = sitDown();
    await desk.ask(words);
    return desk;
  };

  it('changes what is said and says what it is now', async () => {
    const { ask, subscriptions, state } = await start();
    const [before] = subscriptions();
    const { said, share } = await ask('edit d1 friday 8:30 <#C0OPS123>', { now: minutesLater(5) });
    expect(said).toContain(
      'Digest *d1* is changed: the weekly digest of workspace:research comes to <#C0OPS123> every Friday at 08:30 (Europe/Berlin). The next one is due 27 Nov 2026, 08:30 CET.',
    );
    expect(share).toBeNull();
    expect(subscriptions()).toEqual([
      {
        ...before,
        ...{ cadence: { kind: 'weekly', weekday: 5 }, hour: 8, minute: 30, channel: 'C0OPS123' },
        since: minutesLater(5),
      },
    ]);
    expect(state.read().audit.at(-1)).toMatchObject({
      by: 'UADA',
      what: 'changed digest d1: every Friday at 08:30 in C0OPS123',
    });
  });

  it.each([
    ['weekly friday 8:30', 'D1 9 am', { cadence: 'weekly', day: 5, time: '09:00' }],
    ['weekly friday 8:30', 'd1 weekly', { cadence: 'weekly', day: 5, time: '08:30' }],
    ['weekly friday 8:30', 'd1 monthly', { cadence: 'monthly', day: 1, time: '08:30' }],
    ['weekly friday 8:30', 'd1 daily', { cadence: 'daily', day: null, time: '08:30' }],
    ['monthly 15 model:opus', 'd1 last', { cadence: 'monthly', day: 'last', filter: 'model:opus' }],
    ['monthly 15 model:opus', 'd1 weekly', { cadence: 'weekly', day: 1, filter: 'model:opus' }],
    ['monthly 15 model:opus', 'd1 to user:bob', { day: 15, filter: 'user:bob' }],
    ['monthly 15 model:opus', 'd1 source:console', { day: 15, filter: 'source:console' }],
    ['monthly 15 model:opus', 'd1 filter:none', { day: 15, filter: null }],
  ])('%s, edited with %s', async (words, edit, row) => {
    const { ask } = await start(words);
    expect((await ask(`edit ${edit}`)).rows).toMatchObject([row]);
    expect((await ask('')).rows).toMatchObject([{ id: 'd1', channel: 'C0FIN', ...row }]);
  });

  it.each([
    ['edit', '`edit` needs the id'],
    ['edit friday', 'After `edit` comes the id'],
    ['edit d2 friday', 'There is no digest `d2`.'],
    ['edit d1', 'Say what is to be another.'],
    ['edit d1 15', 'A weekly digest comes on a weekday'],
    ['edit d1 daily friday', 'A daily digest comes every day'],
    ['edit d1 monthly friday', 'A monthly digest comes on a day of the month'],
    ['edit d1 25:00', 'A time is written'],
    ['edit d1 24:00', 'A time is written'],
    ['edit d1 #finance', 'Slack did not tell me which channel `#finance` is'],
    ['edit d1 filter:none model:opus', '`filter:none` is for all spend'],
    ['edit d1 source:enterprise', '`source:enterprise` is not set up here.'],
  ])('explains what is wrong with %s, and changes nothing', async (words, why) => {
    const { misask, state } = await start();
    const before = state.read();
    const error = await misask(words);
    expect(error.why).toContain(why);
    expect(error.example).toMatch(/^\/claude-digest /);
    expect(state.read()).toBe(before);
  });

  it('changes nothing where it is like that already, or another one is', async () => {
    const { ask, state } = await start();
    await ask('weekly tuesday workspace:research');
    const before = state.read();
    expect((await ask('edit d1 weekly monday 9:00 <#C0FIN> workspace:research')).said).toContain(
      'Digest *d1* is like that already: nothing was changed.',
    );
    expect((await ask('edit d1 tuesday')).said).toContain('This comes already, as *d2*: nothing was changed.');
    expect(state.read()).toBe(before);
  });

  it('stays paused', async () => {
    const { ask, subscriptions } = await start();
    await ask('pause d1');
    expect((await ask('edit d1 friday')).said).toContain(
      'It is still paused: `/claude-digest resume d1` lets it come again.',
    );
    expect(subscriptions()[0]?.paused).toMatchObject({ by: 'UADA' });
  });

  it('keeps the id of a thing that was renamed since, under the words that it was set with', async () => {
    let name = 'Research';
    const renamed = createConsole({ namesOf: async () => present([{ id: 'wrkspc_3', name }]) });
    const { ask, subscriptions, misask } = sitDown({ sources: [renamed] });
    await ask('weekly workspace:research');
    name = 'Genomics';
    await ask('edit d1 friday workspace:research');
    expect(subscriptions()).toMatchObject([{ asks: ['workspace:wrkspc_3'], words: 'workspace:research' }]);
    expect((await misask('edit d1 workspace:lab')).said).toBe('workspace:lab');
    await ask('edit d1 workspace:genomics');
    expect(subscriptions()).toMatchObject([{ asks: ['workspace:wrkspc_3'], words: 'workspace:genomics' }]);
  });

  it.each(['outsider', 'unseen', 'archived'] as const)(
    'to a channel where it cannot post (%s) is refused',
    async (standing) => {
      const asked: string[] = [];
      const { ask, subscriptions } = sitDown({
        ports: {
          standingIn: async (channel) => {
            asked.push(channel);
            return channel === 'C0OPS123' ? standing : 'member';
          },
        },
      });
      await ask('weekly');
      const [before] = subscriptions();
      const { said, problems } = await ask('edit d1 friday <#C0OPS123>');
      expect([said, problems]).toEqual([expect.stringContaining('so nothing was changed'), [expect.any(String)]]);
      expect(subscriptions()).toEqual([before]);
      await ask('edit d1 friday');
      expect(asked).toEqual(['C0FIN', 'C0OPS123', 'C0FIN']);
    },
  );

  it('changes nothing while it cannot be told what a name stands for', async () => {
    const { ask, subscriptions } = sitDown({ sources: [createConsole({ namesOf: async () => unavailable() })] });
    await ask('weekly');
    expect((await ask('edit d1 friday workspace:production')).said).toContain('Nothing was changed');
    expect(subscriptions()).toMatchObject([{ cadence: { weekday: 1 }, asks: [] }]);
  });

  it('on a date that has had its digest, the next one is another day’s', async () => {
    const { ask, state } = await start('daily 9:00');
    const sent = digestRecord({ subscription: 'd1', slot: '2026-11-22' });
    await state.update((before) => ({ state: { ...before, digests: [sent] }, result: null }));
    expect((await ask('edit d1 11:00')).said).toContain('The next one is due 23 Nov 2026, 11:00 CET.');
    expect((await ask('')).rows).toMatchObject([{ next: '2026-11-23T10:00:00Z' }]);
  });

  it.each(['edit d1', 'edit d1 friday'])('%s is for admins', (words) => {
    expect(accessTo(digestCommand, readWords(words))).toBe('admin');
  });
});

describe('the form of one that there is', () => {
  const form = digestCommand.editForm;
  const open = async (words: string) => {
    const desk = sitDown();
    await desk.ask(words);
    const settings = desk.state.read().settings;
    const values = form?.prefill(['edit', 'd1'], settings) ?? null;
    if (form === undefined || values === null) throw new Error('no form');
    const submit = (changes: FormValues) => {
      const filled = { ...values, ...changes };
      expect(form.check(filled)).toEqual({});
      return desk.ask(quoteWords(form.write(filled, ['edit', 'd1'])));
    };
    return { ...desk, settings, values, submit };
  };

  it('shows it as it is, and nothing else opens it', async () => {
    const { values, settings } = await open('monthly last 17:30 <#C0OPS123> workspace:"Prod EU"');
    expect(values).toEqual({
      every: 'monthly',
      day: 'last',
      time: '17:30',
      channel: 'C0OPS123',
      filter: 'workspace:"Prod EU"',
    });
    for (const words of ['edit', 'edit d2', 'edit d1 friday', 'new', 'd1', ''])
      expect(form?.prefill(readWords(words), settings)).toBeNull();
  });

  it.each([
    ['daily', { every: 'daily', time: '09:00', channel: 'C0FIN', filter: '' }],
    ['weekly fri', { every: 'weekly', day: 'Friday', time: '09:00', channel: 'C0FIN', filter: '' }],
  ])('of %s', async (words, values) => {
    expect((await open(words)).values).toEqual(values);
  });

  it.each(['daily 0:05', 'weekly sunday 23:59 user:bob', 'monthly 31 workspace:"Prod EU" source:console'])(
    'submitted as it was changes nothing: %s',
    async (words) => {
      expect((await (await open(words)).submit({})).said).toContain('is like that already');
    },
  );

  it.each([
    ['the filter', { filter: '' }, { filter: null, day: 5, time: '17:30' }],
    ['the day', { day: '' }, { day: 1, time: '17:30', filter: 'model:opus' }],
    ['the time', { time: ' ' }, { day: 5, time: '09:00', filter: 'model:opus' }],
    ['the channel', { channel: '' }, { day: 5, time: '17:30', channel: 'C0OPS123' }],
    ['the day of a month', { every: 'monthly', day: '' }, { cadence: 'monthly', day: 1, time: '17:30' }],
    ['the day of every day', { every: 'daily', day: '' }, { cadence: 'daily', day: null, time: '17:30' }],
  ])('emptied of %s stands for what its hint says', async (_, changes, row) => {
    const { submit } = await open('weekly friday 17:30 <#C0OPS123> model:opus');
    expect((await submit(changes)).rows).toMatchObject([{ id: 'd1', ...row }]);
  });

  it('does not open for a filter that its field could not show', async () => {
    const { ask, state } = sitDown();
    await ask(`weekly ${'model:opus '.repeat(30)}`);
    expect(form?.prefill(['edit', 'd1'], state.read().settings)).toBeNull();
  });
});
