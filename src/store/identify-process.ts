import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { codeOf } from './file-operations.ts';
import type { Sighting } from './judge-lock.ts';
import type { Identity } from './lock-holder.ts';

const run = promisify(execFile);
const GONE: Sighting = { isRunning: false };

/** Signal 0 reaches nobody: it only tells whether there is somebody. Not being permitted means that there is. */
const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
};

/**
 * State and start time out of `/proc/<pid>/stat`: the third field and the 22nd, in clock ticks since the machine
 * started. The second is the program's name in brackets, which may hold spaces and brackets. Source: proc_pid_stat(5).
 */
const readStat = (stat: string): Sighting => {
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended; only its parent has not looked yet.
  return state === 'Z' || state === 'X' ? GONE : { isRunning: true, startTime: fields[18] ?? null };
};

/** The start in words, for systems without `/proc`. In one language and zone, so that it reads the same each time. */
const askPs = async (pid: number): Promise<string | null> => {
  try {
    const { stdout } = await run('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C', TZ: 'UTC' } });
    return stdout.trim() || null;
  } catch {
    return null;
  }
};

export const sightProcess = async (pid: number): Promise<Sighting> => {
  if (!exists(pid)) return GONE;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat === null ? { isRunning: true, startTime: await askPs(pid) } : readStat(stat);
};

/** This process. */
export const identifySelf = async (): Promise<Identity> => {
  const sighting = await sightProcess(process.pid);
  const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => null);
  return {
    pid: process.pid,
    startTime: sighting.isRunning ? sighting.startTime : null,
    host: hostname(),
    bootId: bootId?.trim() || null,
  };
};
