import type { Answer, Command } from '../commands/command.ts';
import type { ShareFlight } from '../domain/share-flights.ts';
import type { Parsed } from '../domain/understanding.ts';
import type { Clock, CommandPorts, IncidentDesk, Log, Random } from '../ports.ts';
import type { Gate } from './access/create-gate.ts';
import type { SlackNotifier } from './notifier.ts';
import type { Once } from './once.ts';

/** What handling a command or a button needs. */
export interface Desk {
  readonly commands: readonly Command[];
  readonly ports: CommandPorts;
  readonly gate: Gate;
  /** As configured: whom a refusal tells people to ask. */
  readonly admins: readonly string[];
  readonly notifier: SlackNotifier;
  /** Null where no alerts are raised. */
  readonly incidents: IncidentDesk | null;
  readonly once: Once;
  /** Answers that are the same for all, while they are under way. */
  readonly shareAnswer: ShareFlight<Parsed<Answer>>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export const findCommand = (desk: Desk, name: string): Command | null =>
  desk.commands.find((command) => command.name === name) ?? null;

/** A command as people type it. */
export const typed = (name: string, words: string): string => `/claude-${name} ${words}`.trim();

/** What a button holds, back as a command and its words: `cost 7d by model`. */
export const readLine = (value: string): { readonly name: string; readonly words: string } => {
  const [name = '', ...rest] = value.split(' ');
  return { name, words: rest.join(' ') };
};

/** What a button holds; null where there is nothing to ask. */
export const writeLine = (name: string, words: string | null): string | null =>
  words === null ? null : `${name} ${words}`.trim();
