import { describeCadence } from '../../domain/describe-cadence.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { type Edit, editSubscription } from '../../domain/subscription-changes.ts';
import { type Parsed, understood } from '../../domain/understanding.ts';
import type { CommandPorts } from '../../ports.ts';
import { checkPlace } from '../check-place.ts';
import type { Asking } from '../command.ts';
import type { Gap } from '../describe-gaps.ts';
import { partsSaid } from '../read-draft.ts';
import { updateAudited } from '../update-audited.ts';
import type { DigestOutcome } from './digest-report.ts';
import { dayWordOf } from './parse-day.ts';
import type { DigestQuestion } from './parse-words.ts';
import { readCadence } from './read-cadence.ts';
import { type DigestDraft, isFiltered } from './read-terms.ts';
import { refuse, refuseId } from './refuse-digest.ts';
import { resolveAsks, writeFilter } from './resolve-asks.ts';

type EditQuestion = Extract<DigestQuestion, { kind: 'edit' }>;

const exampleFor = ({ id }: Subscription): string => `/claude-digest edit ${id} weekly friday 8:30`;

/** Rhythm, time and channel as they are said. Another rhythm has a usual day of its own. */
const readTiming = (current: Subscription, { every, day, time, channel }: DigestDraft): Parsed<Edit> => {
  const { kind } = current.cadence;
  const kept = every === null || every === kind ? dayWordOf(current.cadence) : null;
  const rhythm = readCadence(every ?? kind, day ?? kept);
  if ('why' in rhythm) return refuse(rhythm.why, exampleFor(current));
  return understood({ cadence: rhythm.cadence, ...time, ...(channel === null ? {} : { channel }) });
};

/** What it covers, as it is said. The words that it has go on meaning what they meant: things keep their id under any name. */
const readCover = async (
  { words }: Subscription,
  draft: DigestDraft,
  ports: CommandPorts,
  { now }: Asking,
): Promise<Parsed<{ readonly edit: Edit; readonly gaps: readonly Gap[] }>> => {
  if (draft.unfiltered) return understood({ edit: { asks: [], words: '' }, gaps: [] });
  const said = writeFilter(draft);
  if (!isFiltered(draft) || said === words) return understood({ edit: {}, gaps: [] });
  const resolved = await resolveAsks(draft, ports.claude.sources, now);
  if (!resolved.ok) return resolved;
  const { asks, gaps } = resolved.value;
  return understood({ edit: { asks, words: said }, gaps });
};

/** Changes what is said of one that there is, and nothing else of it. */
export const editDigest = async (
  { id, draft }: EditQuestion,
  userId: string,
  ports: CommandPorts,
  asking: Asking,
): Promise<Parsed<DigestOutcome>> => {
  const current = ports.state.read().settings.subscriptions.find((each) => each.id === id);
  if (current === undefined) return refuseId(id, ports.state.read(), 'edit');
  if (partsSaid(draft).length === 0) return refuse('Say what is to be another.', exampleFor(current));
  const timing = readTiming(current, draft);
  if (!timing.ok) return timing;
  const [{ closed, isShared }, cover] = await Promise.all([
    checkPlace(timing.value.channel ?? current.channel, ports),
    readCover(current, draft, ports, asking),
  ]);
  if (!cover.ok) return cover;
  if (closed !== null) return understood({ kind: 'closed', closed });
  const { edit, gaps } = cover.value;
  if (gaps.length > 0) return understood({ kind: 'unresolved', gaps });
  const hand = { by: userId, at: asking.now };
  const done = await updateAudited(ports, (state) => editSubscription(state, id, { ...timing.value, ...edit }, hand));
  if (done.kind === 'unknown') return refuseId(id, ports.state.read(), 'edit');
  if (done.kind === 'exists') return understood(done);
  const { subscription } = done;
  const isNew = done.kind === 'changed';
  if (isNew) {
    const { channel } = subscription;
    ports.log.info('digest_edited', { userId, digest: id, when: describeCadence(subscription), channel });
  }
  return understood({ kind: 'edited', subscription, isNew, isShared });
};
