import type { Story } from '../kit/start-story.ts';
import { type Ended, startMain } from '../terminal/run-main.ts';

/**
 * Where a process is killed: so long after the n-th request to Anthropic; so long after the last of them, when it judges,
 * saves and posts; or at its n-th message, which Slack has never seen, or has stored without the bot hearing of it.
 */
export type KillPoint =
  | {
      readonly at: 'request';
      readonly number: number;
      readonly afterMs: number;
    }
  | {
      readonly at: 'message';
      readonly number: number;
      readonly fate: 'unseen' | 'stored';
    };

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls once, at the n-th request to Anthropic. Gives what ends it. */
const atRequest = (story: Story, number: number, act: () => void): (() => void) => {
  let seen = 0;
  const count = (): boolean => {
    seen += 1;
    if (seen === number) act();
    return false;
  };
  return story.claude.fault({ when: count, mishap: { kind: 'reset' } });
};

/** Calls once, when the n-th message has met its fate. Gives what ends it. */
const atMessage = (story: Story, number: number, fate: 'unseen' | 'stored', act: () => void): (() => void) => {
  let seen = 0;
  const count = (): boolean => {
    seen += 1;
    if (seen !== number) return false;
    // Slack first does what it does with this call.
    setTimeout(act, 5);
    return true;
  };
  return story.slack.faults.add({
    method: 'chat.postMessage',
    when: count,
    times: 1,
    effect:
      fate === 'stored'
        ? { kind: 'reply-lost', how: 'silence' }
        : { kind: 'held', until: new Promise(() => undefined) },
  });
};

/**
 * Runs `serve` or a job in a process of its own and kills it there (`kill -9`). False when it had ended before; what does
 * not end by itself is stopped when `done` settles.
 */
export const killMain = async (
  story: Story,
  args: readonly string[],
  point: KillPoint,
  done: () => Promise<unknown> = () => new Promise(() => undefined),
): Promise<boolean> => {
  const { child, ended } = startMain(args, story.environment);
  const kill = (): boolean => child.kill('SIGKILL');
  const lift =
    point.at === 'request'
      ? atRequest(story, point.number, () => void wait(point.afterMs).then(kill))
      : atMessage(story, point.number, point.fate, kill);
  const stop = () => child.kill('SIGTERM');
  void done().then(stop, stop);
  const { code } = await ended;
  lift();
  return code === null;
};

export const killPoll = (story: Story, point: KillPoint): Promise<boolean> => killMain(story, ['job', 'poll'], point);

/** Runs it to its end. */
export const finishPoll = (story: Story): Promise<Ended> => startMain(['job', 'poll'], story.environment).ended;
