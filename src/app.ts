import type { PollResult } from './alerts/run-poll.ts';
import { createClaudeApi } from './anthropic/create-claude-api.ts';
import type { BacktestArguments } from './backtest/parse-backtest-arguments.ts';
import type { Config } from './config/config.ts';
import type { DigestRun } from './digests/digest-run.ts';
import type { Facts } from './doctor/facts.ts';
import { buildRoutes } from './health/build-routes.ts';
import { createLog } from './log/create-log.ts';
import type { Digests } from './open-digests.ts';
import type { Watch } from './open-watch.ts';
import type { CommandPorts, CommandState, DigestDesk, HistoryStore, Log, ProcessStatus, StateStore } from './ports.ts';
import type { Terminal } from './report/run-report.ts';
import type { SlackEdge } from './slack/create-slack.ts';
import type { Services } from './slack/route-all.ts';
import { createHistoryFile } from './store/history-file.ts';
import { createReadOnlyState } from './store/read-only-state.ts';
import { StateUnusable } from './store/state-unusable.ts';
import { readVersion, systemWorld, type World } from './world.ts';

export interface App {
  /**
   * Takes the state file, connects to Slack and answers commands. Resolves with the port that it listens on. Throws
   * where another process has the state file, or the file cannot be used.
   */
  start(): Promise<{ readonly port: number }>;
  /** What Slack and Anthropic say to the tokens and keys, asked now. Anthropic's answer has to come before the signal. */
  check(patience: AbortSignal): Promise<Pick<Facts, 'slack' | 'sources'>>;
  /** Looks for changes once and tells them. Takes the state file, as `start` does, and keeps it until `stop`. */
  poll(): Promise<PollResult>;
  /** Sends the digests that are due, or with `now` all that are not paused. Takes the state file like `poll`. */
  digest(how: { readonly now: boolean }): Promise<DigestRun>;
  /** Lets running answers end, then closes everything. */
  stop(): Promise<void>;
  /** One answer in a terminal; resolves with the exit code. */
  report(args: readonly string[], terminal: Terminal): Promise<number>;
  /** Which of the organisation's last days would have raised a spend anomaly; resolves with the exit code. */
  backtest(words: BacktestArguments, terminal: Terminal): Promise<number>;
}

/** History saves requests; an answer never fails because it could not be kept. */
const tolerant = (history: HistoryStore, log: Log): HistoryStore => ({
  read: history.read,
  write: (key, value) =>
    history.write(key, value).catch((error: unknown) => log.warn('history_not_written', { key, error })),
});

/** A report that needs a state file which cannot be used: the sentence, and the exit code of what could not be done. */
const explainUnusableTo =
  (terminal: Terminal) =>
  (error: unknown): number => {
    if (!(error instanceof StateUnusable)) throw error;
    terminal.err(`${error.message}\n`);
    return 1;
  };

/** What needs the state file and Slack. */
interface Opened {
  readonly watch: Watch;
  readonly digests: Digests;
}

/** Wires everything, starts nothing. */
export const createApp = (config: Config, overrides: Partial<World> = {}): App => {
  const { clock, random, write, schedule, requestsPerMinute } = { ...systemWorld, ...overrides };
  const log = createLog({ level: config.logLevel, clock, write });
  const version = readVersion();
  const startedAt = clock.now();
  const history = tolerant(createHistoryFile(config.stateFile, log), log);
  const claude = createClaudeApi({
    consoleKey: config.claude?.consoleKey ?? null,
    enterpriseKey: config.claude?.enterpriseKey ?? null,
    baseUrl: config.claude?.baseUrl ?? '',
    version,
    history,
    clock,
    random,
    log,
    requestsPerMinute,
  });
  let slack: SlackEdge | null = null;
  let opening: Promise<StateStore> | null = null;
  let watch: Watch | null = null;
  let digests: Digests | null = null;
  let watching: Promise<Opened> | null = null;
  let state: CommandState = createReadOnlyState(config.stateFile);
  let isStopping = false;
  const status = (): ProcessStatus => ({
    startedAt,
    slack: { transport: config.slack?.connection.transport ?? 'none', connected: slack?.connected() ?? false },
    ...(watch !== null && { watch: { ...watch.status(), ...digests?.status() } }),
  });
  const ports: CommandPorts = {
    claude,
    state: { read: () => state.read(), update: (change) => state.update(change) },
    clock,
    log,
    settings: {
      timezone: config.timezone,
      privacy: config.privacy,
      alertChannel: config.slack?.alertChannel ?? null,
      version,
    },
    status,
    alertAudience: async () => (config.slack && slack ? slack.audienceOf(config.slack.alertChannel) : null),
    standingIn: async (channel) => slack?.standingIn(channel) ?? null,
    digests: {
      preview: async (subscription) => (await openDesk()).preview(subscription),
      send: async (ids) => (await openDesk()).send(ids),
    },
  };
  const openDesk = async (): Promise<DigestDesk> => {
    const { createDigestDesk } = await import('./open-digests.ts');
    const mention = async (emails: readonly string[]) => slack?.findUsers(emails) ?? new Map<string, string>();
    return createDigestDesk({ ...ports, mention }, async () => (await openOnce()).digests);
  };
  const readVitals = () => ({
    process: status(),
    residentBytes: process.memoryUsage.rss(),
    sources: claude.sources.map(({ source, health }) => ({ source, health: health() })),
  });

  const openState = async (): Promise<StateStore> => {
    const { openStateStore } = await import('./store/open-state-store.ts');
    return openStateStore({ file: config.stateFile, clock, log });
  };

  // Most of the program answers and watches, and nothing of that is needed for Slack to reach it: it is loaded after.
  const openServices = async (): Promise<Services> => {
    const [{ commands }, { createHome }, { watch }] = await Promise.all([
      import('./commands/index.ts'),
      import('./home/create-home.ts'),
      openOnce(),
    ]);
    return { commands, incidents: watch.incidents, home: createHome(ports, commands) };
  };

  const openSlack = async (): Promise<SlackEdge> => {
    const side = slackSideOf(config);
    // Loaded here, because a report in a terminal needs no Slack.
    const { createSlack } = await import('./slack/create-slack.ts');
    slack ??= createSlack({
      transport: transportOf(side.connection),
      botToken: side.botToken.reveal(),
      apiUrl: side.apiUrl,
      host: side.host,
      port: side.port,
      admins: side.admins,
      viewers: side.viewers,
      services: openServices,
      ports,
      httpRoutes: buildRoutes(readVitals),
      clock,
      random,
      log,
      fetch: globalThis.fetch,
    });
    return slack;
  };

  /** Slack, once the state file is ours. */
  const openEdge = async () => {
    opening ??= openState();
    state = await opening;
    return { store: await opening, edge: await openSlack() };
  };

  const openAll = async (): Promise<Opened> => {
    const slackSide = slackSideOf(config);
    const { store, edge } = await openEdge();
    const [{ openWatch }, { openDigests }] = await Promise.all([
      import('./open-watch.ts'),
      import('./open-digests.ts'),
    ]);
    const { timezone } = config;
    const common = { history, edge, schedule, clock, log };
    watch = openWatch({ ...common, config: { timezone, slack: slackSide }, store, sources: claude.sources });
    digests = openDigests({ ports, store, watch, edge, schedule });
    if (isStopping) throw new Error('Stopped before it had started');
    return { watch, digests };
  };
  const openOnce = (): Promise<Opened> => {
    watching ??= openAll();
    return watching;
  };

  /** The libraries have promises that nobody awaits: what fails in one is told, and takes nobody's answer with it. */
  const tellUnawaited = (error: unknown): void => log.error('unawaited_failure', { error });

  return {
    start: async () => {
      process.on('unhandledRejection', tellUnawaited);
      const { edge } = await openEdge();
      if (isStopping) throw new Error('Stopped before it had started');
      const started = await edge.start();
      if (isStopping) return started;
      const [opened] = await Promise.all([openOnce(), claude.open()]);
      opened.watch.start();
      opened.digests.start();
      return started;
    },
    poll: async () => (await openOnce()).watch.poll(),
    digest: async ({ now }) => {
      const { sendDue, sendNow } = (await openOnce()).digests;
      return now ? sendNow(null) : sendDue();
    },
    check: async (patience) => {
      const [slack, sources] = await Promise.all([
        config.slack === null ? null : openSlack().then((edge) => edge.check()),
        Promise.all(claude.sources.map(async ({ source, check }) => ({ source, check: await check(patience) }))),
      ]);
      return { slack, sources };
    },
    stop: async () => {
      isStopping = true;
      await Promise.all([digests?.stop(), watch?.stop()]);
      await slack?.stop();
      await claude.close();
      const store = await opening?.catch(() => null);
      await store?.close();
      process.off('unhandledRejection', tellUnawaited);
    },
    report: async (args, terminal) => {
      const [{ runReport }, { commands }] = await Promise.all([
        import('./report/run-report.ts'),
        import('./commands/index.ts'),
      ]);
      return runReport(args, commands, ports, terminal).catch(explainUnusableTo(terminal));
    },
    backtest: async (words, terminal) => {
      const { backtestOrganisation } = await import('./backtest/backtest-organisation.ts');
      return backtestOrganisation(words, ports, terminal);
    },
  };
};

/** Whoever opens Slack has read its configuration. */
const slackSideOf = ({ slack }: Config): NonNullable<Config['slack']> => {
  if (slack === null) throw new Error('The Slack side of the configuration is needed');
  return slack;
};

const transportOf = (connection: NonNullable<Config['slack']>['connection']) =>
  connection.transport === 'socket'
    ? ({ kind: 'socket', appToken: connection.appToken.reveal() } as const)
    : ({ kind: 'http', signingSecret: connection.signingSecret.reveal() } as const);
