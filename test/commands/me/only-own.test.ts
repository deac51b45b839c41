import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meCommand } from '../../../src/commands/me/index.ts';
import { failed, present } from '../../../src/domain/part.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import { askCommand } from '../../support/ask-command.ts';
import { createFakeSource, NOW, usd } from '../../support/fake-source.ts';
import { keepLedger, person } from '../../support/ledger.ts';
import { member } from '../../support/organisation.ts';

const ME = 'ada@acme.example';

/** Addresses as near to mine as they come: capitals, aliases, dots, other domains, look-alikes. */
const ADDRESSES = [
  ME,
  'Ada@ACME.example',
  'ada+work@acme.example',
  'ad.a@acme.example',
  'ada@acme.example.org',
  'ada@other.example',
  'xada@acme.example',
  'аda@acme.example',
  'bob@acme.example',
] as const;

const isMine = (email: string | null): boolean =>
  email !== null && email.replace(/[A-Z]/g, (c) => c.toLowerCase()) === ME;

const somebody = fc.record({
  email: fc.option(fc.constantFrom(...ADDRESSES), { freq: 6 }),
  type: fc.constantFrom('user', 'user', 'user', 'service_account', 'federated') as fc.Arbitrary<'user'>,
  deleted: fc.boolean(),
  isMember: fc.boolean(),
});

type Somebody = typeof somebody extends fc.Arbitrary<infer T> ? T : never;

const organisation = fc.record({
  people: fc.array(somebody, { minLength: 1, maxLength: 8 }),
  listsMembers: fc.boolean(),
  source: fc.constantFrom('console', 'enterprise'),
});

/** Everybody's amount is a power of two in cents, so that a sum tells whose parts it has. */
const partOf = (index: number): number => 2 ** index;
const dollarsOf = (parts: number): string => (parts / 100).toFixed(2).replace(/\.?0+$/, '');

const build = ({
  people,
  listsMembers,
  source,
}: typeof organisation extends fc.Arbitrary<infer T> ? T : never): ClaudeSource => {
  const ids = people.map((_, index) => `user_${index}`);
  const current = people.flatMap(({ email, isMember, type }, index) =>
    email !== null && isMember && type === 'user' ? [member(String(index), { email })] : [],
  );
  const actors = people.map(({ email, type, deleted }, index) =>
    person(`user_${index}`, { email, type, deleted, name: `Name ${index} of ${email}` }),
  );
  const active = people.flatMap(({ email, deleted, type }, index) =>
    deleted || type !== 'user'
      ? []
      : [
          {
            userId: `user_${index}`,
            email,
            conversations: partOf(index),
            messagesSent: partOf(index),
            isActive: true,
            lastActive: null,
          },
        ],
  );
  return createFakeSource(source, {
    members: async () =>
      listsMembers
        ? present(current)
        : failed({ kind: 'scope-missing', source, endpoint: '/x', requestId: null, needed: [], message: '' }),
    ...keepLedger(
      ids.map((user, index) => ({
        day: '2026-11-10',
        user,
        amount: dollarsOf(partOf(index)),
        usage: { output: partOf(index) },
      })),
      { source, actors },
    ),
    ...(source === 'enterprise' ? { activity: async (covered) => present({ covered, people: active }) } : {}),
    limitRequests: async () =>
      present(
        ids.map((userId, index) => ({
          id: `slir_of_${userId}`,
          status: 'pending' as const,
          userId,
          email: people[index]?.email ?? null,
          name: `Name ${index}`,
          period: 'monthly',
          asked: usd(String(7000 + index)),
          reason: `Reason of Name ${index}`,
          limit: null,
          createdAt: NOW,
          resolvedAt: null,
          resolvedBy: null,
        })),
      ),
    spendLimits: async () =>
      present(
        ids.map((userId, index) => ({
          userId,
          email: people[index]?.email ?? null,
          name: `Name ${index}`,
          limit: usd(String(7000 + index)),
          spent: usd('1'),
          period: 'monthly',
          setBy: 'user',
        })),
      ),
  });
};

/** The members' list decides; without it, who is still there. */
const isOwn = ({ email, type, deleted, isMember }: Somebody, listsMembers: boolean): boolean =>
  type === 'user' && isMine(email) && (listsMembers ? isMember : !deleted);

it('no number, id, limit or name of anybody else ever comes out', async () => {
  await fc.assert(
    fc.asyncProperty(organisation, async (acme) => {
      const { document, shown, said } = await askCommand(meCommand, '', [build(acme)], {
        caller: { userId: 'U1', teamId: 'T1', email: ME },
      });
      const everything = `${shown}\n${said}\n${JSON.stringify(document)}`;
      const mine = acme.people.map((one) => isOwn(one, acme.listsMembers));
      const others = [...mine.keys()].filter((index) => mine[index] === false);
      const foreign = others.flatMap((index) => [`user_${index}`, `700${index}`]);
      const names = ['Name ', ...ADDRESSES.filter((address) => address !== ME)];
      expect([...foreign, ...names].filter((text) => everything.includes(text))).toEqual([]);

      const sum = mine.reduce((total, own, index) => total + (own ? partOf(index) : 0), 0);
      const own = { amount: dollarsOf(sum), output: sum };
      expect(document.rows).toMatchObject(sum === 0 ? [] : [own, own]);
    }),
    { numRuns: 200 },
  );
});
