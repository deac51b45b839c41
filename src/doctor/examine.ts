import { examineClock, examineNode, examineState } from './examine-host.ts';
import { examineSlack } from './examine-slack.ts';
import { examineSources } from './examine-sources.ts';
import type { Facts } from './facts.ts';
import { type Finding, ill, odd, well } from './finding.ts';

const examineConfiguration = ({ configuration: { problems, notes } }: Facts): Finding[] => {
  const said = [
    ...problems.map((each) => ill('Configuration', each)),
    ...notes.map((each) => odd('Configuration', each)),
  ];
  return problems.length === 0 ? [well('Configuration', 'complete'), ...said] : said;
};

/** What the facts mean, in the order in which a person would mend them. */
export const examine = (facts: Facts): readonly Finding[] => [
  examineNode(facts),
  ...examineConfiguration(facts),
  ...(facts.slack === null ? [] : examineSlack(facts.slack)),
  ...examineSources(facts),
  ...(facts.sources.length === 0 ? [] : [examineClock(facts)]),
  examineState(facts),
];
