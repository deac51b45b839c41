import { describeCadence } from '../../domain/describe-cadence.ts';
import {
  addSubscription,
  MOST_SUBSCRIPTIONS,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
} from '../../domain/subscription-changes.ts';
import { type Parsed, understood } from '../../domain/understanding.ts';
import type { CommandPorts } from '../../ports.ts';
import { checkPlace } from '../check-place.ts';
import type { Asking } from '../command.ts';
import { refuseChange } from '../refuse-change.ts';
import { updateAudited } from '../update-audited.ts';
import type { DigestOutcome, DigestReport } from './digest-report.ts';
import { draftSubscription, findPlace } from './draft-subscription.ts';
import { editDigest } from './edit-digest.ts';
import type { CHANGES, DigestQuestion, DigestTerms } from './parse-words.ts';
import { previewDigest } from './preview-digest.ts';
import { LIST, NONE_COMPOSED, refuse, refuseId } from './refuse-digest.ts';

type Loaded = Promise<Parsed<DigestOutcome>>;

const set = async (terms: DigestTerms, userId: string, ports: CommandPorts, asking: Asking): Loaded => {
  const place = findPlace(terms, asking);
  if (!place.ok) return place;
  const channel = place.value;
  const [{ closed, isShared }, drafted] = await Promise.all([
    checkPlace(channel, ports),
    draftSubscription(terms, channel, ports.claude.sources, asking),
  ]);
  if (!drafted.ok) return drafted;
  if (closed !== null) return understood({ kind: 'closed', closed });
  const draft = drafted.value;
  if (draft.kind === 'unresolved') return understood(draft);
  const done = await updateAudited(ports, (state) => addSubscription(state, draft.terms));
  if (done.kind === 'full') return refuse(`There are ${MOST_SUBSCRIPTIONS} digests already: remove one first.`, LIST);
  if (done.kind === 'exists') return understood(done);
  const { id } = done.subscription;
  // Not the words of the filter, which may name a person.
  ports.log.info('digest_set', { userId, digest: id, when: describeCadence(done.subscription), channel });
  return understood({ ...done, isShared });
};

const CHANGED = {
  pause: { apply: pauseSubscription, outcome: 'paused' },
  resume: { apply: resumeSubscription, outcome: 'resumed' },
  remove: { apply: removeSubscription, outcome: 'removed' },
} as const;

const change = async (
  act: (typeof CHANGES)[number],
  id: string,
  userId: string,
  ports: CommandPorts,
  { now }: Asking,
): Loaded => {
  const { apply, outcome } = CHANGED[act];
  const done = await updateAudited(ports, (state) => apply(state, id, { by: userId, at: now }));
  if (done.kind === 'unknown') return refuseId(id, ports.state.read(), act);
  const isNew = done.kind === 'changed';
  if (isNew) ports.log.info(`digest_${outcome}`, { userId, digest: id });
  return understood({ kind: outcome, subscription: done.subscription, isNew });
};

const sendNow = async (id: string | null, userId: string, { state, digests, log }: CommandPorts): Loaded => {
  const { subscriptions } = state.read().settings;
  if (id !== null && !subscriptions.some((each) => each.id === id)) return refuseId(id, state.read(), 'now');
  if (digests === undefined) return refuse(NONE_COMPOSED, LIST);
  log.info('digest_asked_now', { userId, digest: id });
  return understood({ kind: 'sent', sent: await digests.send(id === null ? null : [id]) });
};

const answer = async (question: DigestQuestion, ports: CommandPorts, asking: Asking): Loaded => {
  if (question.kind === 'list')
    return understood({ kind: 'listed', subscriptions: ports.state.read().settings.subscriptions });
  if (question.kind === 'preview') return previewDigest(question.of, ports, asking);
  if (asking.caller === null) return refuseChange(question.kind, LIST);
  const { userId } = asking.caller;
  switch (question.kind) {
    case 'set':
      return set(question.terms, userId, ports, asking);
    case 'now':
      return sendNow(question.id, userId, ports);
    case 'edit':
      return editDigest(question, userId, ports, asking);
    default:
      return change(question.kind, question.id, userId, ports, asking);
  }
};

/** Lists what comes by itself, shows what it would say, or changes it. */
export const loadDigests = async (
  question: DigestQuestion,
  ports: CommandPorts,
  asking: Asking,
): Promise<Parsed<DigestReport>> => {
  const answered = await answer(question, ports, asking);
  if (!answered.ok) return answered;
  const { digests: records } = ports.state.read();
  const several = ports.claude.sources.length > 1;
  return understood({ outcome: answered.value, records, asOf: asking.now, several });
};
