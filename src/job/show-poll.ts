import type { PollDocument } from '../alerts/describe-poll.ts';
import type { PollResult } from '../alerts/run-poll.ts';
import { plainText } from '../blocks/plain-text.ts';
import type { Terminal } from '../report/run-report.ts';

const KINDS = ['opened', 'updated', 'resolved'] as const;

const describe = (document: PollDocument): string => {
  const lines = [
    ...(document.baseline ? ['baseline: what is there now is known; changes are told from now on'] : []),
    ...KINDS.flatMap((kind) =>
      document[kind].map(({ severity, rule, title }) => `${kind} (${severity}, ${rule}): ${title}`),
    ),
    ...document.notEvaluated.map(({ rule, source, missing }) => `not evaluated (${rule}, ${source}): ${missing}`),
  ];
  return `${(lines.length > 0 ? lines : ['nothing new']).join('\n')}\n`;
};

/** What could not be done and waits for the next run, a sentence each. */
const complaints = ({ problems, waiting }: PollResult): readonly string[] => [
  ...problems,
  ...(waiting > 0
    ? [`${waiting} ${waiting === 1 ? 'message waits' : 'messages wait'} for Slack and will be sent by a later run.`]
    : []),
];

/** Prints what a poll came to. Returns the exit code: 1 when something waits for the next run. */
export const showPoll = (result: PollResult, json: boolean, terminal: Terminal): number => {
  const document = {
    ...result.document,
    notEvaluated: result.document.notEvaluated.map((each) => ({ ...each, missing: plainText(each.missing) })),
  };
  terminal.out(json ? `${JSON.stringify(document)}\n` : describe(document));
  const said = complaints(result);
  for (const sentence of said) terminal.err(`${plainText(sentence)}\n`);
  return said.length > 0 ? 1 : 0;
};
