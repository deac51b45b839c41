import type { Budget } from '../../domain/budget.ts';
import type { BudgetSet } from '../../domain/budget-changes.ts';
import type { Instant } from '../../domain/day.ts';
import type { BudgetReading } from '../../spend/read-budget-spend.ts';
import type { Closed } from '../check-place.ts';
import type { Gap } from '../describe-gaps.ts';

/** What a question about budgets came to, and the budgets that its answer shows. */
export interface BudgetReport {
  readonly outcome:
    | { readonly kind: 'listed' }
    /** `isShared`: people of another company will read its alerts. */
    | ({ readonly kind: 'set'; readonly isShared: boolean } & BudgetSet)
    /** Nothing was changed, because the bot could not post there. */
    | { readonly kind: 'closed'; readonly closed: Closed }
    | { readonly kind: 'removed'; readonly budget: Budget }
    /** Nothing was changed, because it could not be told what the words stand for. */
    | { readonly kind: 'unresolved'; readonly gaps: readonly Gap[] };
  readonly asOf: Instant;
  readonly budgets: readonly BudgetReading[];
  readonly several: boolean;
  /** Where budgets without a channel of their own alert; null where nobody has said. */
  readonly route: string | null;
}
