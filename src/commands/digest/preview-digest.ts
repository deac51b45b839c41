import type { Subscription } from '../../domain/subscription.ts';
import { type Parsed, understood } from '../../domain/understanding.ts';
import type { CommandPorts } from '../../ports.ts';
import type { Asking } from '../command.ts';
import type { DigestOutcome } from './digest-report.ts';
import { draftSubscription } from './draft-subscription.ts';
import type { DigestQuestion } from './parse-words.ts';
import { LIST, NONE_COMPOSED, refuse, refuseId } from './refuse-digest.ts';

type Subject = Extract<DigestQuestion, { kind: 'preview' }>['of'];

const show = async (subscription: Subscription, ports: CommandPorts): Promise<Parsed<DigestOutcome>> => {
  if (ports.digests === undefined) return refuse(NONE_COMPOSED, LIST);
  return understood({ kind: 'previewed', subscription, messages: await ports.digests.preview(subscription) });
};

/** What one that there is, or one that there might be, would say now. */
export const previewDigest = async (
  of: Subject,
  ports: CommandPorts,
  asking: Asking,
): Promise<Parsed<DigestOutcome>> => {
  if ('id' in of) {
    const found = ports.state.read().settings.subscriptions.find(({ id }) => id === of.id);
    return found === undefined ? refuseId(of.id, ports.state.read(), 'preview') : show(found, ports);
  }
  const channel = of.terms.channel ?? asking.channel ?? '';
  const drafted = await draftSubscription(of.terms, channel, ports.claude.sources, asking);
  if (!drafted.ok) return drafted;
  if (drafted.value.kind === 'unresolved') return understood(drafted.value);
  return show({ ...drafted.value.terms, id: '' }, ports);
};
