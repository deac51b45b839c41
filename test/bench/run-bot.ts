import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { pollByHand } from '../scenarios/kit/poll-by-hand.ts';
import { createBenchClock } from './bench-clock.ts';

/** The bot as it is served, in a process of its own, except that it does not wait out its request budget and does not poll. */
const reading = readConfig(JSON.parse(process.argv[2] ?? '{}'), { slack: true, claude: true });
if (!reading.ok) throw new Error(reading.problems.join('\n'));
const app = createApp(reading.config, { clock: createBenchClock(), schedule: pollByHand });
const { port } = await app.start();
process.send?.({ port });
process.once('disconnect', () => void app.stop());
