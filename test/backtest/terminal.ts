import type { Terminal } from '../../src/report/run-report.ts';

/** A terminal that keeps what is written to it. */
export const createTerminal = () => {
  const written = { out: '', err: '' };
  const terminal: Terminal = {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    isInteractive: false,
  };
  return { terminal, written };
};
