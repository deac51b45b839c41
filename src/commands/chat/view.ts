import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { keyVariable } from '../../blocks/describe-source.ts';
import { literal } from '../../blocks/text.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import type { CommandPorts } from '../../ports.ts';
import type { Showing } from '../../spend/label-group.ts';
import { coveredSpan } from '../../spend/spend-report.ts';
import { attachCsv } from '../attach-csv.ts';
import type { Asking, View } from '../command.ts';
import { showName } from '../show-person.ts';
import { nextPage, viewPaging } from '../view-paging.ts';
import type { ChatAnswer, ChatReport } from './chat-report.ts';
import { chatDocument, emptyChatDocument } from './document.ts';
import { chatLines } from './lines.ts';
import { chatGaps, chatNotes } from './notes.ts';
import { viewChatTable } from './view-table.ts';

const TITLE = 'Claude chat';

const NO_KEY =
  'Conversations, messages and spend of claude.ai need a Claude Enterprise key, and there is none: create one with the scope ' +
  `\`read:analytics\` in claude.ai under Organization settings, API, put it into ${keyVariable('enterprise')} and restart Claude Ledger.`;

const viewWithoutKey = (): View => ({
  messages: splitMessage({ text: NO_KEY, blocks: [header(TITLE), section(`:warning: ${NO_KEY}`)] }),
  document: emptyChatDocument,
  problems: [NO_KEY],
  csv: null,
  more: null,
});

const titleOf = ({ words, spend }: ChatReport, show: Showing): string =>
  [TITLE, ...words.filters.map(({ value }) => `user ${showName(value, show)}`), describeSpan(coveredSpan(spend))].join(
    ' · ',
  );

const describeIdle = ({ words }: ChatReport): string =>
  words.filters.length === 0 ? 'Nobody used claude.ai in this period.' : 'No use of claude.ai in this period.';

const viewPeople = (report: ChatReport, { audience }: Asking, { settings }: CommandPorts): View => {
  const { words, page, rows } = report;
  const { timezone, privacy } = settings;
  const show: Showing = { audience, privacy };
  const title = titleOf(report, show);
  const { problems } = chatGaps(report, timezone);
  const notes = chatNotes(report, show, timezone);
  const isIdle = rows.length === 0 && report.activity.state === 'present' && problems.length === 0;
  const lines = [...chatLines(report), ...(isIdle ? [describeIdle(report)] : [])];
  const document = () => chatDocument(report, notes);
  return {
    messages: splitMessage({
      text: [literal(title), ...lines, ...problems].join('\n'),
      blocks: [
        header(title),
        section([...lines, ...problems.map((problem) => `:warning: ${problem}`)].join('\n')),
        viewChatTable(report, show),
        context([...viewPaging('chat', page, words, show), ...notes]),
      ],
    }),
    document,
    problems,
    csv: words.csv ? attachCsv(document()) : null,
    more: nextPage(page, words),
  };
};

export const viewChat = (answer: ChatAnswer, asking: Asking, ports: CommandPorts): View =>
  answer.rows === null ? viewWithoutKey() : viewPeople(answer, asking, ports);
