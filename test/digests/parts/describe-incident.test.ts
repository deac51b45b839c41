import { expect, it } from 'vitest';
import { literal } from '../../../src/blocks/text.ts';
import { addressesIn, describeIncident } from '../../../src/digests/parts/describe-incident.ts';
import type { Statement } from '../../../src/domain/finding.ts';
import { finding, incident } from '../../support/sample-incident.ts';

const told = (statement: Partial<Statement>) =>
  incident({ finding: finding({ statement: { title: '', fields: [], advice: '', row: [], ...statement } }) });

const masked = (statement: Partial<Statement>): string =>
  describeIncident(told(statement), (_, shown) => literal(shown), 'masked').replace(':red_circle: ', '');

it.each<[string, Partial<Statement>, string]>([
  [
    'a name with an address',
    { title: 'Ada Example (ada@acme.example) joined', row: ['joined', 'Ada Example', 'ada@acme.example'] },
    'a…@acme.example joined',
  ],
  ['an address', { title: 'ada@acme.example is invited as admin' }, 'a…@acme.example is invited as admin'],
  [
    'a name alone that a field tells the address of',
    { title: 'Ada Example is at 90 %', fields: [{ label: 'Person', value: 'Ada Example (ada@acme.example)' }] },
    'a…@acme.example is at 90 %',
  ],
  [
    'two people',
    {
      title: 'Ada Example (ada@acme.example) made Ben Example (ben@acme.example) an admin',
      fields: [
        { label: 'By', value: 'Ada Example (ada@acme.example)' },
        { label: 'Person', value: 'Ben Example (ben@acme.example)' },
      ],
    },
    'a…@acme.example made b…@acme.example an admin',
  ],
  [
    'the person of a filter',
    { title: 'The budget for user:ada@acme.example, reached' },
    'The budget for user:… reached',
  ],
  [
    'the person of a filter by name',
    { title: '$80.00 of the budget for user:"Ada Example" is spent, and user:ben too' },
    '$80.00 of the budget for user:… is spent, and user:… too',
  ],
  ['nobody', { title: 'New API key <ci> in *Prod*' }, '`New API key &lt;ci&gt; in *Prod*`'],
])('does not name %s', (_, statement, expected) => {
  expect(masked(statement)).toBe(expected);
});

it('knows whom it tells of', () => {
  const { row } = finding().statement;
  expect(addressesIn(told({ title: 'by Ben@acme.example.', row }))).toEqual(['ben@acme.example', 'ada@acme.example']);
});

it.each([
  ['Ada Example', 'A. E. has reached the monthly spend limit of Ada'],
  ['user_01', 'user_01 has reached the monthly spend limit of Ada'],
])('does not name somebody without an address: %s', (who, expected) => {
  const statement = { title: `${who} has reached the monthly spend limit of Ada`, fields: [], advice: '', row: [who] };
  const near = incident({ finding: finding({ rule: 'limit-near', statement }) });
  expect(describeIncident(near, (_, shown) => literal(shown), 'masked')).toBe(`:red_circle: ${expected}`);
});
