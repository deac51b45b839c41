import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from './parse-variables.ts';

const BESIDE_PACKAGE_JSON = new URL('../../.env', import.meta.url);

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * The variables of this process and, under them, those of the `.env` file. A variable that the process has wins even
 * when it is empty: that switches a line of the file off for one run.
 *
 * @throws when the file is there and cannot be read
 */
export const loadEnvironment = (real: Environment = process.env, file: URL = BESIDE_PACKAGE_JSON): Environment => {
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...real };
  } catch (error) {
    if (isMissing(error)) return real;
    throw new Error(
      `The file .env beside package.json cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
};
