import { fromUsd, type Money, ZERO } from '../../domain/money.ts';

/** List prices per million tokens. */
export interface ModelPrice {
  readonly id: string;
  readonly displayName: string;
  readonly input: Money;
  readonly output: Money;
}

const model = (id: string, displayName: string, input: string, output: string): ModelPrice => ({
  id,
  displayName,
  input: fromUsd(input) ?? ZERO,
  output: fromUsd(output) ?? ZERO,
});

/** Exactly one of them is an Opus. The sample organisation uses the first eight, larger ones go on down the list. */
export const MODELS: readonly ModelPrice[] = [
  model('claude-opus-4-8', 'Claude Opus 4.8', '5', '25'),
  model('claude-sonnet-5', 'Claude Sonnet 5', '2', '10'),
  model('claude-haiku-4-5-20251001', 'Claude Haiku 4.5', '1', '5'),
  model('claude-sonnet-4-5-20250929', 'Claude Sonnet 4.5', '3', '15'),
  model('claude-sonnet-4-6', 'Claude Sonnet 4.6', '3', '15'),
  model('claude-haiku-5', 'Claude Haiku 5', '0.9', '4.5'),
  model('claude-3-5-haiku-20241022', 'Claude Haiku 3.5', '0.8', '4'),
  model('claude-genome-preview-0926', 'claude-genome-preview-0926', '7.5', '37.5'),
  model('claude-sonnet-4-20250514', 'Claude Sonnet 4', '3', '15'),
  model('claude-3-7-sonnet-20250219', 'Claude Sonnet 3.7', '3', '15'),
  model('claude-3-haiku-20240307', 'Claude Haiku 3', '0.25', '1.25'),
  model('claude-sonnet-5-1', 'Claude Sonnet 5.1', '2', '10'),
];

const byId = new Map(MODELS.map((price) => [price.id, price]));

/** Throws for a model that has no price: the sample organisation uses none. */
export const modelPrice = (id: string): ModelPrice => {
  const price = byId.get(id);
  if (price === undefined) throw new RangeError(`no price for ${id}`);
  return price;
};
