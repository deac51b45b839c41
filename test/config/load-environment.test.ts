import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { loadEnvironment } from '../../src/config/load-environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledger-env-'));
const at = (name: string) => pathToFileURL(join(folder, name));

it('puts the process before the file, also where the process says "unset"', () => {
  writeFileSync(at('.env'), '# a comment\nLOG_LEVEL=debug\nLEDGER_TIMEZONE="Europe/Vienna"\nPORT=8080\n');
  expect(loadEnvironment({ LOG_LEVEL: 'warn', PORT: '' }, at('.env'))).toEqual({
    LOG_LEVEL: 'warn',
    LEDGER_TIMEZONE: 'Europe/Vienna',
    PORT: '',
  });
});

it('knows the first variable of a file that begins with a byte order mark', () => {
  writeFileSync(at('marked'), '\uFEFFPORT=8080\r\nLOG_LEVEL=warn\r\n');
  expect(loadEnvironment({}, at('marked'))).toEqual({ PORT: '8080', LOG_LEVEL: 'warn' });
});

it('does without a file', () => {
  expect(loadEnvironment({ PORT: '1' }, at('none'))).toEqual({ PORT: '1' });
});

it('says so when the file cannot be read', () => {
  expect(() => loadEnvironment({}, pathToFileURL(folder))).toThrow(/\.env .*cannot be read.*EISDIR/);
});
