import { formatCount } from '../../blocks/amount.ts';
import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { sourceName, sourceShort } from '../../blocks/describe-source.ts';
import { formatDay } from '../../blocks/describe-time.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { table } from '../../blocks/table.ts';
import { bold, literal } from '../../blocks/text.ts';
import { dayOf } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { licenseOf } from '../../domain/licenses.ts';
import type { CommandPorts } from '../../ports.ts';
import type { Showing } from '../../spend/label-group.ts';
import { attachCsv } from '../attach-csv.ts';
import type { Asking, View } from '../command.ts';
import { describeSeats } from '../describe-seats.ts';
import { showEmail } from '../show-person.ts';
import { nextPage, viewPaging } from '../view-paging.ts';
import { licenseDocument } from './document.ts';
import type { LicenseReport, SourceLicenses } from './license-report.ts';
import { licenseNotes } from './notes.ts';

const strong = (count: number): string => bold(formatCount(count));

const licenceText = (total: number | null): string =>
  total === null ? 'the number of licences is not known' : `${strong(total)} ${total === 1 ? 'licence' : 'licences'}`;

const activeText = ({ activeness, seen }: SourceLicenses): readonly string[] => {
  if (activeness === null || seen.state !== 'present') return [];
  const { active, joined, releasable } = activeness;
  const all = active.length + joined.length + releasable.length;
  const fresh = joined.length === 0 ? '' : ` (${strong(joined.length)} joined within these days)`;
  return [
    `${strong(active.length)} of ${strong(all)} ${all === 1 ? 'member' : 'members'} active, ${describeSpan(seen.value.covered)}${fresh}`,
    `${strong(releasable.length)} could be released`,
  ];
};

/** `Claude Console: *8* licences; *2* of *6* members active, 23 Oct – 22 Nov 2026 UTC; *3* could be released` */
const summaryLine = (own: SourceLicenses): string =>
  `${sourceName(own.source)}: ${[licenceText(own.total), ...activeText(own)].join('; ')}`;

const seatsLine = ({ adoption }: SourceLicenses): readonly string[] =>
  adoption?.state === 'present' ? [describeSeats(adoption.value)] : [];

const viewCounts = ({ source, counts }: SourceLicenses, several: boolean): string => {
  const lines = counts.map(({ type, count }) => `• ${literal(type)}: ${count === null ? 'not known' : strong(count)}`);
  if (lines.length === 0) return '';
  return [...(several ? [bold(sourceName(source))] : []), ...lines].join('\n');
};

/** Members who could be released, longest members first. */
const viewCandidates = ({ page, several }: LicenseReport, show: Showing): readonly MessageBlock[] => {
  if (page.rows.length === 0) return [];
  const columns = [...(several ? ['Source'] : []), 'Could be released', 'Licence', 'Member since'];
  return table({
    columns: columns.map((title) => ({ title })),
    rows: page.rows.map(({ source, member }) => [
      ...(several ? [sourceShort(source)] : []),
      showEmail(member.email, show),
      licenseOf(member.role),
      formatDay(dayOf(member.addedAt)),
    ]),
  });
};

export const viewLicenses = (report: LicenseReport, { audience }: Asking, { settings }: CommandPorts): View => {
  const { words, several, page, sources } = report;
  const show: Showing = { audience, privacy: settings.privacy };
  const title = ['Claude licences', ...(words.source === null ? [] : [sourceName(words.source)])].join(' · ');
  const { problems, untold, footnotes } = licenseNotes(report, settings.timezone);
  const lines = [...sources.flatMap((own) => [summaryLine(own), ...seatsLine(own)]), ...untold];
  const document = () => licenseDocument(report, [...untold, ...footnotes]);
  return {
    messages: splitMessage({
      text: [literal(title), ...lines, ...problems].join('\n'),
      blocks: [
        header(title),
        section([...lines, ...problems.map((problem) => `:warning: ${problem}`)].join('\n')),
        ...sources.map((own) => section(viewCounts(own, several))),
        viewCandidates(report, show),
        context([...viewPaging('licenses', page, words, show), ...footnotes]),
      ],
    }),
    document,
    problems,
    csv: words.csv ? attachCsv(document()) : null,
    more: nextPage(page, words),
  };
};
