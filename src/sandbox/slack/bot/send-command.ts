import { respond } from '../answer-response-url.ts';
import { isObject } from '../json.ts';
import { Refused } from '../refused.ts';
import { type BotContext, nameOf, requireUser, responseUrl, teamOf } from './bot-context.ts';
import type { Delivery } from './deliver.ts';
import { escapeText } from './escape-text.ts';

export interface CommandInput {
  readonly user: string;
  readonly channel: string;
  /** With its slash: `/claude-cost`. */
  readonly command: string;
  /** As typed: `@maya` and `#general` are escaped as Slack does. */
  readonly text?: string;
}

export type CommandOutcome = Delivery & { readonly triggerId: string; readonly responseUrl: string };

/** What the acknowledgement itself says, text or JSON, appears like an answer to the `response_url`. */
const showAcknowledgement = (context: BotContext, input: CommandInput, body: unknown): void => {
  const answer = typeof body === 'string' ? { text: body } : body;
  if (!isObject(answer) || (answer.text === undefined && answer.blocks === undefined)) return;
  try {
    respond(context.world, { channel: input.channel, user: input.user, source: null }, answer);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    showFailure(context, input, error.error);
  }
};

const showFailure = (context: BotContext, input: CommandInput, error: string): void => {
  context.world.timeline.add({
    channel: input.channel,
    user: 'USLACKBOT',
    onlyFor: input.user,
    text: `${input.command} failed with the error "${error}"`,
  });
};

/** Runs a slash command as a person would. Resolves when the bot has acknowledged it, or when Slack would give up. */
export const sendCommand = async (context: BotContext, input: CommandInput): Promise<CommandOutcome> => {
  const { directory, tickets } = context.world;
  const user = requireUser(context, input.user);
  const triggerId = tickets.trigger(user.id);
  const url = responseUrl(context, { channel: input.channel, user: user.id, source: null });
  const delivery = await context.deliver('slash_commands', {
    token: 'sandbox-verification-token',
    team_id: teamOf(context, user),
    team_domain: directory.workspace.domain,
    channel_id: input.channel,
    channel_name: nameOf(context, input.channel),
    user_id: user.id,
    user_name: user.name,
    command: input.command,
    text: escapeText((input.text ?? '').trim(), directory),
    api_app_id: directory.workspace.bot.appId,
    is_enterprise_install: 'false',
    response_url: url,
    trigger_id: triggerId,
  });
  if (delivery.ok) showAcknowledgement(context, input, delivery.body);
  else showFailure(context, input, delivery.error);
  return { ...delivery, triggerId, responseUrl: url };
};
