import { divider, section } from '../../blocks/build.ts';
import type { Message, MessageBlock } from '../../blocks/message.ts';
import { takeTurnsByName } from '../../domain/take-turns.ts';
import type { AppHome, Log, Random } from '../../ports.ts';
import type { Gate } from '../access/create-gate.ts';
import { makeReference } from '../make-reference.ts';
import type { SlackNotifier } from '../notifier.ts';
import { viewUnexpected } from '../views/view-answering.ts';
import { viewDenial, viewUnchecked } from '../views/view-denial.ts';
import type { Workload } from '../workload.ts';
import { createHomeNotes } from './home-notes.ts';
import { createPublisher } from './publish-home.ts';
import { viewClosedHome } from './view-closed-home.ts';

/** The pages that people see. None of this throws: what goes wrong is in the log. */
export interface Homes {
  /** At once with what is known, and once more when newer figures are read. */
  open(userId: string): Promise<void>;
  /** With this on top, until they open it again; newer figures follow. False where Slack did not take the page. */
  tell(userId: string, message: Message): Promise<boolean>;
}

interface HomesOptions {
  readonly home: AppHome;
  readonly gate: Gate;
  /** As configured: whom a refusal tells people to ask. */
  readonly admins: readonly string[];
  readonly notifier: Pick<SlackNotifier, 'publishHome'>;
  readonly workload: Workload;
  readonly random: Random;
  readonly log: Log;
}

/** What was shown. `newer` tells when the figures that were asked for meanwhile are there, and whether they are. */
interface Shown {
  readonly isPublished: boolean;
  readonly newer: Promise<boolean> | null;
}

/** A reading that others began may lack what has been set since: the next one has it. */
const MOST_READINGS = 2;

const viewNote = (note: Message | null): readonly MessageBlock[] =>
  note === null ? [] : [...section(`:speech_balloon: ${note.text}`), ...divider()];

export const createHomes = (options: HomesOptions): Homes => {
  const { home, gate, admins, notifier, workload, random, log } = options;
  const notes = createHomeNotes();
  const inTurn = takeTurnsByName();
  const publish = createPublisher({ notifier, log });

  const refresh = (userId: string): Promise<boolean> =>
    home.refresh().then(
      () => true,
      (error: unknown) => {
        const reference = makeReference(random);
        log.error('home_not_read', { reference, error });
        notes.put(userId, viewUnexpected(reference));
        return false;
      },
    );

  /** Null where they may read. Asked again whenever they are shown anything. */
  const refusal = async (userId: string): Promise<readonly MessageBlock[] | null> => {
    const ruling = await gate(userId, 'viewer');
    if (ruling.allowed) return null;
    const { because } = ruling;
    log.info('home_denied', { userId, because });
    if (because !== 'unchecked') return viewClosedHome(because, viewDenial(because, admins));
    const reference = makeReference(random);
    log.warn('access_unchecked', { reference, userId, error: ruling.error });
    return viewClosedHome(because, viewUnchecked(ruling.error, admins, reference));
  };

  const showNow = async (userId: string, mayRead: boolean): Promise<Shown> => {
    const refused = await refusal(userId);
    if (refused !== null) return { isPublished: await publish(userId, () => refused), newer: null };
    const { allowed: isAdmin } = await gate(userId, 'admin');
    const newer = mayRead && !home.isFresh() ? refresh(userId) : null;
    const note = viewNote(notes.of(userId));
    const compose = (drawsCharts: boolean) => [...note, ...home.view({ isAdmin, drawsCharts })];
    return { isPublished: await publish(userId, compose), newer };
  };

  /** In turns, so that what was made last also stands last. */
  const show = (userId: string, mayRead: boolean): Promise<Shown> => inTurn(userId, () => showNow(userId, mayRead));

  const follow = async (userId: string, { newer }: Shown): Promise<void> => {
    let awaited = newer;
    for (let left = MOST_READINGS - 1; awaited !== null; left -= 1) {
      const isRead = await awaited;
      awaited = (await show(userId, isRead && left > 0)).newer;
    }
  };

  return {
    open: async (userId) => {
      notes.drop(userId);
      await follow(userId, await show(userId, true));
    },
    tell: async (userId, message) => {
      notes.put(userId, message);
      const shown = await show(userId, true);
      const end = workload.begin();
      if (end !== null) void follow(userId, shown).finally(end);
      return shown.isPublished;
    },
  };
};
