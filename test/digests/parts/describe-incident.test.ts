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
    'The budget for user:a…@acme.example, reached',
  ],
  ['nobody', { title: 'New API key <ci> in *Prod*' }, '`New API key &lt;ci&gt; in *Prod*`'],
])('does not name %s', (_, statement, expected) => {
  expect(masked(statement)).toBe(expected);
});

it('knows whom it tells of', () => {
  const { row } = finding().statement;
  expect(addressesIn(told({ title: 'by Ben@acme.example.', row }))).toEqual(['ben@acme.example', 'ada@acme.example']);
});
