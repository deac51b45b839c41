import { describeProblem } from '../blocks/describe-problem.ts';
import { sourceName } from '../blocks/describe-source.ts';
import { plainText } from '../blocks/plain-text.ts';
import type { Problem } from '../domain/problem.ts';
import type { Facts, SourceFacts } from './facts.ts';
import { type Finding, ill, odd, well } from './finding.ts';

const explain = (problem: Problem, { now, timezone }: Facts): string =>
  plainText(describeProblem(problem, now, timezone));

const examineKey = ({ source, check: { organisation } }: SourceFacts, facts: Facts): Finding => {
  const subject = `${sourceName(source)} key`;
  if (organisation.state === 'failed') return ill(subject, explain(organisation.problem, facts));
  return well(
    subject,
    organisation.state === 'present' ? `accepted by the organisation ${organisation.value.name}` : 'accepted',
  );
};

const REPORTS = {
  analytics: 'the Usage and Cost Analytics API answers',
  classic: 'the classic reports answer: they leave out Priority Tier and today',
};

const examineReports = ({ source, check: { generation } }: SourceFacts, facts: Facts): Finding => {
  const subject = `${sourceName(source)} reports`;
  switch (generation.state) {
    case 'present':
      return well(subject, REPORTS[generation.value]);
    case 'failed':
      return ill(subject, explain(generation.problem, facts));
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
