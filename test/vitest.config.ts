import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    // On two processors too, where one is left free otherwise: stories wait more than they compute.
    maxWorkers: '100%',
    // Nothing is mocked by module, and no module keeps anything: what is loaded once serves every file.
    isolate: false,
    // Processes that tests start by themselves load what others have compiled, as those of src/run.js do.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/claude-ledger', import.meta.url)) },
    testTimeout: 20_000,
  },
});
