import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from './parse-variables.ts';

const BESIDE_PACKAGE_JSON = new URL('../../.env', import.meta.url);

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The file is there and cannot be read. */
export class EnvironmentUnreadable extends Error {
  constructor(cause: unknown) {
    super(`The file .env beside package.json cannot be read: ${cause instanceof Error ? cause.message : cause}`);
    this.name = 'EnvironmentUnreadable';
  }
}

/** Some editors begin a file with a mark that would become part of the first variable's name. */
const readText = (file: URL): string => readFileSync(file, 'utf8').replace(/^\uFEFF/, '');

/**
 * The variables of this process and, under them, those of the `.env` file. A variable that the process has wins even
 * when it is empty: that switches a line of the file off for one run.
 *
 * @throws EnvironmentUnreadable
 */
export const loadEnvironment = (real: Environment = process.env, file: URL = BESIDE_PACKAGE_JSON): Environment => {
  try {
    return { ...parseEnv(readText(file)), ...real };
  } catch (error) {
    if (isMissing(error)) return real;
    throw new EnvironmentUnreadable(error);
  }
};
