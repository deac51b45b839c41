import type { Finding } from '../domain/finding.ts';

/** The finding with how it ended among its facts; `how` is a sentence in plain text. There is nothing left to decide. */
export const addOutcome = ({ ask: _, ...finding }: Finding, how: string): Finding => ({
  ...finding,
  statement: {
    ...finding.statement,
    fields: [{ label: 'Outcome', value: how }, ...finding.statement.fields],
  },
});
