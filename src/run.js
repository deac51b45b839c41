import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Plain JavaScript, because this has to be switched on before the first file of TypeScript: what Node makes of each is
// then kept for the next start, which takes half the time and does not even load what reads TypeScript. Where it cannot
// be written, nothing is kept.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/claude-ledger', import.meta.url)));

await import('./main.ts');
