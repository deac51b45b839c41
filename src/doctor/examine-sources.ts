import { describeProblem } from '../blocks/describe-problem.ts';
import { sourceName } from '../blocks/describe-source.ts';
import type { Facts, SourceFacts } from './facts.ts';
import { type Finding, ill, odd, well } from './finding.ts';

const examineKey = ({ source, check: { organisation } }: SourceFacts, { now, timezone }: Facts): Finding => {
  const subject = `${sourceName(source)} key`;
  if (organisation.state === 'failed') return ill(subject, describeProblem(organisation.problem, now, timezone));
  return well(
    subject,
    organisation.state === 'present' ? `accepted by the organisation ${organisation.value.name}` : 'accepted',
  );
};

const REPORTS = {
  analytics: 'the Usage and Cost Analytics API answers',
  classic: 'the classic reports answer: they leave out Priority Tier and today',
};

const examineReports = ({ source, check: { generation } }: SourceFacts, { now, timezone }: Facts): Finding => {
  const subject = `${sourceName(source)} reports`;
  switch (generation.state) {
    case 'present':
      return well(subject, REPORTS[generation.value]);
    case 'failed':
      return ill(subject, describeProblem(generation.problem, now, timezone));
    case 'absent':
      return odd(subject, 'not offered to this organisation, so there is no cost and no usage from it');
  }
};

/** A key that is refused is said once, not again of everything that it would have read. */
const examineSource = (facts: SourceFacts, all: Facts): Finding[] => {
  const key = examineKey(facts, all);
  return key.ok === true ? [key, examineReports(facts, all)] : [key];
};

export const examineSources = (facts: Facts): Finding[] => facts.sources.flatMap((each) => examineSource(each, facts));
