import { type Day, daysOf, type Span } from '../../../src/domain/day.ts';
import { usageAlgebra } from '../../../src/domain/measure.ts';
import type { Fact } from './facts.ts';

/** A fact with the given parts and plain ones for the rest. */
export const factOf = (day: Day, parts: Partial<Fact> = {}): Fact => ({
  day,
  workspace: 'wrkspc_a',
  model: 'claude-opus-4-8',
  key: 'apikey_1',
  who: { type: 'key' },
  product: null,
  service: 'tokens',
  token: 'output_tokens',
  tier: 'standard',
  channel: null,
  cents: '123.456789',
  usage: { ...usageAlgebra.zero, uncachedInput: 1_000, output: 10 },
  ...parts,
});

/** Each day, so many workspaces that each use so many models, no two of them alike. */
export const factsOf = (span: Span, workspaces: number, models: number): Fact[] =>
  daysOf(span).flatMap((day) =>
    Array.from({ length: workspaces * models }, (_, index) =>
      factOf(day, {
        workspace: `wrkspc_${index % workspaces}`,
        model: `model_${Math.floor(index / workspaces)}`,
        cents: `${index + 1}.${String(day % 1000).padStart(3, '0')}`,
        usage: { ...usageAlgebra.zero, uncachedInput: index + 1, output: day % 97 },
      }),
    ),
  );
