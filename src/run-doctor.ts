import { createApp } from './app.ts';
import type { Config } from './config/config.ts';
import type { Environment } from './config/parse-variables.ts';
import { type ConfigReading, readConfig } from './config/read-config.ts';
import { examine } from './doctor/examine.ts';
import { isHealthy, renderDoctor } from './doctor/render-doctor.ts';
import { toInstant } from './domain/day.ts';
import type { Terminal } from './report/run-report.ts';
import { inspectStateFile } from './store/inspect-state-file.ts';

/** Longer than an answer takes that is of use, and no longer than somebody waits at a terminal. */
const PATIENCE_MS = 40_000;

const configOf = (reading: ConfigReading): Config | null => (reading.ok ? reading.config : null);
const notesOf = (reading: ConfigReading): readonly string[] => (reading.ok ? reading.notes : []);
const problemsOf = (reading: ConfigReading): readonly string[] => (reading.ok ? [] : reading.problems);

/** Looks at everything that can be looked at, whatever else is wrong. Exit code 1 when something needed fails. */
export const runDoctor = async (environment: Environment, terminal: Terminal): Promise<number> => {
  // A side at a time: a wrong token must not keep the keys from being checked.
  const readings = [
    readConfig(environment, { slack: true, claude: false }),
    readConfig(environment, { slack: false, claude: true }),
  ];
  const common = readConfig(environment, { slack: false, claude: false });
  const [slackSide = null, claudeSide = null] = readings.map(configOf);
  const base = configOf(common) ?? slackSide ?? claudeSide;
  const configuration = {
    problems: [...new Set([...readings, common].flatMap(problemsOf))],
    notes: [...new Set(readings.flatMap(notesOf))],
  };
  const app =
    base === null
      ? null
      : createApp({ ...base, slack: slackSide?.slack ?? null, claude: claudeSide?.claude ?? null, logLevel: 'error' });
  const asked = (await app?.check(AbortSignal.timeout(PATIENCE_MS))) ?? { slack: null, sources: [] };
  await app?.stop();
  const findings = examine({
    ...asked,
    now: toInstant(Date.now()),
    timezone: base?.timezone ?? 'UTC',
    node: process.versions.node,
    configuration,
    state: await inspectStateFile(base?.stateFile ?? './data/ledger.json'),
  });
  terminal.out(renderDoctor(findings));
  return isHealthy(findings) ? 0 : 1;
};
