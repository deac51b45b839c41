import { judgeSoak } from './judge-soak.ts';
import { readArguments, USAGE } from './read-arguments.ts';
import { renderSoak } from './render-soak.ts';
import { runSoak } from './run-soak.ts';

const FAILED = 1;
const MISUSED = 2;
const MINUTE_MS = 60_000;
const RESTLESSNESS = 0.08;
/** From here on there is time for requests that are never answered. */
const PATIENT_MINUTES = 5;

const asked = readArguments(process.argv.slice(2));
if (asked === null) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = MISUSED;
} else {
  const { minutes, seed, json } = asked;
  const startedAt = performance.now();
  const result = await runSoak({
    seed,
    progress: () => (performance.now() - startedAt) / (minutes * MINUTE_MS),
    restlessness: RESTLESSNESS,
    isPatient: minutes >= PATIENT_MINUTES,
  });
  const verdict = judgeSoak(result);
  const document = { ...result, ...verdict };
  process.stdout.write(`${json ? JSON.stringify(document) : renderSoak(result, verdict)}\n`);
  if (verdict.violations.length > 0) process.exitCode = FAILED;
}
