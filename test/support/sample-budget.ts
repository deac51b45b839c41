import type { Budget } from '../../src/domain/budget.ts';
import { NOW, usd } from './fake-source.ts';

/** $1,000 a month for the whole Console, told at 50, 80 and 100 %. */
export const budget = (parts: Partial<Budget> = {}): Budget => ({
  id: 'b1',
  amount: usd('1000'),
  period: 'monthly',
  scope: [{ source: 'console', filters: [] }],
  words: '',
  steps: [50, 80, 100],
  channel: null,
  setBy: 'U0ADAM',
  setAt: NOW,
  ...parts,
});
