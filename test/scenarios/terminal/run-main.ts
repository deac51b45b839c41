import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { claudeVariables, commonVariables, slackVariables } from '../../../src/config/variables.ts';

const RUN = fileURLToPath(new URL('../../../src/run.js', import.meta.url));
const VARIABLES = { ...slackVariables.shape, ...claudeVariables.shape, ...commonVariables.shape };
/** Empty switches a line of a `.env` file off: nothing of whoever runs the tests counts. */
const UNSET = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, '']));
const BARE = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...UNSET };

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A process of its own, as `npm start` and the like make one. It ends with its test at the latest. */
export const startMain = (args: readonly string[], environment: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [RUN, ...args], { env: { ...BARE, ...environment } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += String(data);
  });
  child.stderr.on('data', (data) => {
    said.err += String(data);
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, ...said }));
  });
  return { child, said, ended };
};

export const runMain = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  startMain(args, environment).ended;
