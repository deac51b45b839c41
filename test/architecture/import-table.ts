/** What the files of a folder may import: other parts of `src` (a folder, or one file of it), packages, and `node:*`. */
interface Row {
  readonly files: readonly string[];
  readonly packages: readonly string[];
  readonly node: boolean;
}

const row = (files: readonly string[], packages: readonly string[] = [], node = false): Row => ({
  files,
  packages,
  node,
});

/** What every command shares and whoever runs one needs: its type, its words, and the answers that are no report. */
const COMMAND_KIT = ['command', 'form', 'words', 'view-help', 'view-misunderstanding'].map(
  (name) => `commands/${name}.ts`,
);

/**
 * The architecture in one table: arithmetic knows nothing, edges know the vocabulary and the seams but not each other,
 * and what is pure never reaches an edge. Every folder has a row; its own files are always allowed.
 */
export const IMPORT_TABLE: Readonly<Record<string, Row>> = {
  domain: row([], ['date-fns', '@date-fns/tz']),
  blocks: row(['domain'], ['@slack/types']),
  'ports.ts': row(['domain', 'blocks']),

  spend: row(['domain', 'blocks', 'ports.ts', 'commands/command.ts'], ['fastest-levenshtein']),
  commands: row(['domain', 'blocks', 'ports.ts', 'spend', 'rules', 'alerts/live.ts'], ['zod']),
  report: row(['domain', 'blocks', 'ports.ts', 'commands', 'spend'], [], true),
  backtest: row(['domain', 'blocks', 'ports.ts', 'spend', 'report'], [], true),
  rules: row(['domain', 'blocks', 'ports.ts']),
  alerts: row([
    'domain',
    'blocks',
    'ports.ts',
    'delivery',
    'rules/rule.ts',
    'rules/list-parts.ts',
    'rules/activity/sort-activity.ts',
    'rules/activity/quiet-types.ts',
  ]),
  digests: row(['domain', 'blocks', 'ports.ts', 'spend', 'delivery', 'alerts/live.ts']),
  delivery: row(['domain', 'blocks', 'ports.ts']),
  home: row(['domain', 'blocks', 'ports.ts', 'spend', 'alerts/views', 'commands'], ['@slack/types']),
  schedule: row(['domain', 'ports.ts'], ['node-cron']),
  job: row(['domain', 'blocks', 'ports.ts', 'alerts', 'digests/digest-run.ts', 'spend', 'report']),
  health: row(['domain', 'ports.ts']),
  doctor: row(['domain', 'blocks', 'ports.ts', 'slack/check-slack.ts', 'store/inspect-state-file.ts']),

  anthropic: row(['domain', 'ports.ts'], ['undici', 'zod'], true),
  slack: row(['domain', 'blocks', 'ports.ts', ...COMMAND_KIT], ['@slack/bolt', '@slack/types'], true),
  store: row(['domain', 'ports.ts'], ['lowdb', 'zod'], true),
  config: row(['domain', 'ports.ts'], ['zod'], true),
  log: row(['domain', 'ports.ts']),

  sandbox: row(['domain'], ['ws', 'zod'], true),
  manifest: row(['commands/index.ts', 'slack/scopes.ts'], ['yaml'], true),
};

/** Where everything is wired: free to import anything. */
export const COMPOSITION = [
  'main.ts',
  'app.ts',
  'world.ts',
  'run-doctor.ts',
  'run-demo.ts',
  'open-watch.ts',
  'open-digests.ts',
  'explain-start.ts',
  'open-terminal.ts',
];

/** Imported only where everything is wired: nothing of the bot may know that it runs against a sample organisation. */
export const HIDDEN_FROM_THE_BOT = ['sandbox'];

/** Folders that touch the world; elsewhere the time, chance and the network are arguments. */
export const EDGES = ['anthropic', 'slack', 'store', 'schedule', 'log', 'config', 'sandbox', ...COMPOSITION];
