import { alertsCommand } from './alerts/index.ts';
import { budgetCommand } from './budget/index.ts';
import { chatCommand } from './chat/index.ts';
import type { Command } from './command.ts';
import { costCommand } from './cost/index.ts';
import { digestCommand } from './digest/index.ts';
import { defineHelp } from './help/index.ts';
import { keysCommand } from './keys/index.ts';
import { licensesCommand } from './licenses/index.ts';
import { meCommand } from './me/index.ts';
import { membersCommand } from './members/index.ts';
import { statusCommand } from './status/index.ts';
import { usageCommand } from './usage/index.ts';
import { workspacesCommand } from './workspaces/index.ts';

const answering: readonly Command[] = [
  costCommand,
  usageCommand,
  chatCommand,
  membersCommand,
  workspacesCommand,
  keysCommand,
  licensesCommand,
  meCommand,
  budgetCommand,
  digestCommand,
  alertsCommand,
  statusCommand,
];

/** Every slash command, in the order in which help and the manifest list them. */
export const commands: readonly Command[] = [...answering, defineHelp(answering)];
