import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const KNOWN_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium of this system: the one that `CHROMIUM_PATH` names, or one where systems keep it; null when there is none. */
export const findChromium = (): string | null =>
  [process.env.CHROMIUM_PATH, ...KNOWN_PATHS].find((path) => path !== undefined && existsSync(path)) ?? null;

export const NO_BROWSER = 'no Chromium found: install one or set CHROMIUM_PATH to run the tests of the web page';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OpenBrowser {
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

/** A browser with a profile of its own, which goes with it. */
export const openBrowser = async (
  executablePath: string,
  look: { readonly colorScheme?: 'light' | 'dark'; readonly width?: number; readonly height?: number } = {},
): Promise<OpenBrowser> => {
  const profile = await mkdtemp(join(tmpdir(), 'ledger-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: ARGS,
    colorScheme: look.colorScheme ?? 'light',
    viewport: { width: look.width ?? 1360, height: look.height ?? 900 },
  });
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
};
