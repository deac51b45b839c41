import { describe, expect, it } from 'vitest';
import { describeGaps, gapOf } from '../../src/commands/describe-gaps.ts';
import { absent, failed, type Part, present } from '../../src/domain/part.ts';
import type { Source } from '../../src/domain/spend.ts';
import { NOW, unavailable } from '../support/fake-source.ts';

const scopeMissing = (source: Source) =>
  failed({
    kind: 'scope-missing',
    needed: ['read:members'],
    message: '',
    source,
    endpoint: '/v1/organizations/users',
    requestId: null,
  });

const BOTH = { source: null, several: true };
const weightOf = (source: Source, part: Part<unknown>, asked: { source: Source | null; several: boolean }) => {
  const { problems, footnotes } = describeGaps(gapOf('members', source, part), asked, NOW, 'UTC');
  return problems.length > 0 ? 'problem' : footnotes.length > 0 ? 'footnote' : 'nothing';
};

describe('gaps', () => {
  it.each([
    ['console', unavailable(), BOTH, 'problem'],
    ['enterprise', unavailable('enterprise'), BOTH, 'problem'],
    ['enterprise', scopeMissing('enterprise'), BOTH, 'footnote'],
    ['enterprise', scopeMissing('enterprise'), { source: 'enterprise', several: true }, 'problem'],
    ['enterprise', scopeMissing('enterprise'), { source: null, several: false }, 'problem'],
    ['console', scopeMissing('console'), BOTH, 'problem'],
    ['enterprise', absent({ kind: 'not-offered' }), BOTH, 'nothing'],
    ['enterprise', absent({ kind: 'not-offered' }), { source: null, several: false }, 'problem'],
    ['console', absent({ kind: 'dimension', dimension: 'key' }), BOTH, 'footnote'],
    ['console', present([]), BOTH, 'nothing'],
  ] as const)('of %s weigh as much as they matter: %j', (source, part, asked, weight) => {
    expect(weightOf(source, part, asked)).toBe(weight);
  });

  it('are said once for each reason', () => {
    const gaps = [
      ...gapOf('members', 'console', unavailable()),
      ...gapOf('pending invites', 'console', unavailable()),
      ...gapOf('members', 'console', unavailable()),
      ...gapOf('members', 'enterprise', unavailable('enterprise')),
    ];
    const { problems } = describeGaps(gaps, BOTH, NOW, 'UTC');
    expect(problems).toEqual([
      expect.stringMatching(/^Not known: members and pending invites\. The Claude Console is having trouble/),
      expect.stringMatching(/^Not known: members\. Claude Enterprise is having trouble/),
    ]);
  });
});
