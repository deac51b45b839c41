import type { App } from './app.ts';
import type { BacktestArguments } from './backtest/parse-backtest-arguments.ts';
import type { Config } from './config/config.ts';
import { EnvironmentUnreadable, loadEnvironment } from './config/load-environment.ts';
import type { Environment } from './config/parse-variables.ts';
import type { Needs } from './config/read-config.ts';
import { type JobArguments, parseJobArguments } from './job/parse-job-arguments.ts';
import { openTerminal } from './open-terminal.ts';

const FAILED = 1;
const MISUSED = 2;

const { hasLost, ...terminal } = openTerminal();
const say = terminal.err;

/** Every problem of the configuration at once, or what is done with a good one. */
const withConfig = async (needs: Needs, run: (config: Config) => Promise<number>): Promise<number> => {
  const { readConfig } = await import('./config/read-config.ts');
  const reading = readConfig(loadEnvironment(), needs);
  if (reading.ok) {
    for (const note of reading.notes) say(`${note}\n`);
    return run(reading.config);
  }
  say(`The configuration is not complete:\n${reading.problems.map((problem) => `  ${problem}\n`).join('')}`);
  return MISUSED;
};

const stopRequested = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });

const serve = async (app: App): Promise<number> => {
  const stopping = stopRequested();
  try {
    const outcome = await Promise.race([app.start(), stopping.then(() => null)]);
    if (outcome !== null) await stopping;
    return 0;
  } catch (error) {
    const { explainStart } = await import('./explain-start.ts');
    say(`${explainStart(error)}\n`);
    return FAILED;
  } finally {
    await app.stop();
  }
};

/** Does a job and says what it came to. */
const doJob = async (app: App, words: JobArguments, timezone: string): Promise<number> => {
  if (words.job === 'poll') {
    const [result, { showPoll }] = await Promise.all([app.poll(), import('./job/show-poll.ts')]);
    return showPoll(result, words.json, terminal);
  }
  const [result, { showDigests }] = await Promise.all([app.digest(words), import('./job/show-digests.ts')]);
  return showDigests(result, words.json, timezone, terminal);
};

const sayStopped = (): number => {
  say('It was stopped before its end: the next run does what is left.\n');
  return FAILED;
};

/** One run of a job, for a scheduler outside. Stopped before its end it has done nothing that the next run does not do. */
const runJob = async (app: App, words: JobArguments, timezone: string): Promise<number> => {
  const stopping = stopRequested();
  try {
    return await Promise.race([doJob(app, words, timezone), stopping.then(sayStopped)]);
  } catch (error) {
    const { explainStart } = await import('./explain-start.ts');
    say(`${explainStart(error)}\n`);
    return FAILED;
  } finally {
    await app.stop();
  }
};

/** A variable that is set to nothing is not set. */
const namesKey = ({ CLAUDE_ADMIN_API_KEY, CLAUDE_CHAT_ADMIN_API_KEY }: Environment): boolean =>
  Boolean(CLAUDE_ADMIN_API_KEY || CLAUDE_CHAT_ADMIN_API_KEY);

/** Without an organisation of one's own, forecasts are tried on samples. */
const showSamples = async (words: BacktestArguments): Promise<number> => {
  const { sampleHistories } = await import('./sandbox/organisation/sample-series.ts');
  const { showSampleForecasts } = await import('./backtest/show-backtest.ts');
  return showSampleForecasts(sampleHistories(), words, terminal);
};

/** Runs what takes no words. */
const alone =
  (run: () => Promise<number>) =>
  async ([strange]: readonly string[]): Promise<number> => {
    if (strange === undefined) return run();
    say(`“${strange}” is not understood: this takes no words.\n`);
    return MISUSED;
  };

/** What only words are wrong with, or are asked about, is said without a key; so are the commands. */
const reportNeeds = async (args: readonly string[]): Promise<Needs> => {
  const [{ openReport }, { commands }] = await Promise.all([
    import('./report/open-report.ts'),
    import('./commands/index.ts'),
  ]);
  const opening = openReport(args, commands);
  return { slack: false, claude: opening.kind === 'opened' && opening.report.command.name !== 'help' };
};

/** What may follow `node src/run.js`; each resolves with the exit code. */
const SUBCOMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  serve: alone(() =>
    withConfig({ slack: true, claude: true }, async (config) => {
      const { createApp } = await import('./app.ts');
      return serve(createApp(config));
    }),
  ),
  report: async (args) =>
    withConfig(await reportNeeds(args), async (config) => {
      const { createApp } = await import('./app.ts');
      // A terminal gets the answer, or one sentence; the log is for a process that runs on.
      const app = createApp({ ...config, logLevel: 'error' });
      return app.report(args, terminal).finally(app.stop);
    }),
  job: async (args) => {
    const parsed = parseJobArguments(args);
    if (parsed.ok)
      return withConfig({ slack: true, claude: true }, async (config) => {
        const { createApp } = await import('./app.ts');
        return runJob(createApp({ ...config, logLevel: 'error' }), parsed.value, config.timezone);
      });
    say(`${parsed.why}\n`);
    return MISUSED;
  },
  backtest: async (args) => {
    const { runBacktest } = await import('./backtest/run-backtest.ts');
    const onOrganisation: Parameters<typeof runBacktest>[1] = async (words) => {
      if (words.forecast && !namesKey(loadEnvironment())) return showSamples(words);
      return withConfig({ slack: false, claude: true }, async (config) => {
        const { createApp } = await import('./app.ts');
        const app = createApp({ ...config, logLevel: 'error' });
        return app.backtest(words, terminal).finally(app.stop);
      });
    };
    return runBacktest(args, onOrganisation, terminal);
  },
  doctor: alone(async () => {
    const { runDoctor } = await import('./run-doctor.ts');
    return runDoctor(loadEnvironment(), terminal);
  }),
  demo: alone(async () => {
    const { runDemo } = await import('./run-demo.ts');
    return runDemo(terminal, stopRequested());
  }),
};

const [, , name = '', ...args] = process.argv;
const run = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
if (run === undefined) {
  say(`Say what to run: ${Object.keys(SUBCOMMANDS).join(', ')}.\n`);
  process.exitCode = MISUSED;
} else {
  const code = await run(args).catch((error: unknown) => {
    if (!(error instanceof EnvironmentUnreadable)) throw error;
    say(`${error.message}\n`);
    return MISUSED;
  });
  process.exitCode = code === 0 && hasLost() ? FAILED : code;
}
