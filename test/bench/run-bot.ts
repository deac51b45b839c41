import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { pollByHand } from '../scenarios/kit/poll-by-hand.ts';
import { createBenchClock } from './bench-clock.ts';

/** What the process is told. Pauses of `turnsPast` milliseconds and more are not waited for. */
export interface BotTask {
  readonly environment: Readonly<Record<string, string>>;
  readonly turnsPast: number;
}

/** The bot as it is served, in a process of its own, except that it does not wait out its request budget and polls when it is asked to. */
const { environment, turnsPast } = JSON.parse(process.argv[2] ?? '{}') as BotTask;
const reading = readConfig(environment, { slack: true, claude: true });
if (!reading.ok) throw new Error(reading.problems.join('\n'));
const app = createApp(reading.config, { clock: createBenchClock(turnsPast), schedule: pollByHand });
const { port } = await app.start();
process.send?.({ port });
process.on('message', async () => {
  const { problems } = await app.poll();
  process.send?.({ problems });
});
process.once('disconnect', () => void app.stop());
