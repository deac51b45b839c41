import { applyFault } from './apply-fault.ts';
import type { Faults } from './faults.ts';
import type { HttpAnswer } from './http-answer.ts';
import { isObject, type Json, parseJson } from './json.ts';
import { readContent } from './methods/read-content.ts';
import { Refused } from './refused.ts';
import type { ResponseGrant } from './state/create-tickets.ts';
import type { World } from './state/create-world.ts';

const isTrue = (value: unknown): boolean => value === true || value === 'true';

/** Says it to one person unless asked for the channel; replaces or deletes the message that was pressed, if asked for. */
export const respond = (world: World, grant: ResponseGrant, body: Json): void => {
  const source = grant.source === null ? undefined : world.timeline.find(grant.source.channel, grant.source.ts);
  if (isTrue(body.delete_original)) {
    if (source === undefined) throw new Refused('message_not_found');
    world.timeline.remove(source);
    return;
  }
  const content = readContent(body, () => world.nextId('b'));
  if (isTrue(body.replace_original) && source !== undefined) {
    world.timeline.change(source, content);
    return;
  }
  world.timeline.add({
    ...content,
    channel: grant.channel,
    user: world.directory.workspace.bot.userId,
    threadTs: typeof body.thread_ts === 'string' ? body.thread_ts : null,
    onlyFor: body.response_type === 'in_channel' ? null : grant.user,
  });
};

/**
 * A post to a `response_url`: five times in thirty minutes, then 404. Needs no token and no membership. Faults know it
 * as the method `response_url`.
 */
export const answerResponseUrl = async (
  { world, faults }: { readonly world: World; readonly faults: Faults },
  id: string,
  raw: string,
): Promise<HttpAnswer> => {
  try {
    const grant = world.tickets.spendResponse(id);
    const body = parseJson(raw);
    if (!isObject(body)) throw new Refused('invalid_payload');
    const answer = (): HttpAnswer => {
      respond(world, grant, body);
      return { status: 200, headers: {}, body: { ok: true } };
    };
    const effect = faults.strike('response_url', body);
    return effect === null ? answer() : await applyFault(effect, answer);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: 404, headers: {}, body: { ok: false, error: error.error, ...error.details } };
  }
};
