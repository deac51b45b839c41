import type { ActivityReport, Adoption } from '../../domain/activity.ts';
import type { Instant } from '../../domain/day.ts';
import type { ChatRow } from '../../domain/join-chat.ts';
import type { Part } from '../../domain/part.ts';
import type { Cost, Usage } from '../../domain/spend.ts';
import type { SourceReport, SpendReport } from '../../spend/spend-report.ts';
import type { Page } from '../page-rows.ts';
import type { ChatWords } from './parse-words.ts';

/** claude.ai of a period, person by person. */
export interface ChatReport {
  readonly words: ChatWords;
  readonly asOf: Instant;
  readonly several: boolean;
  /** Only of the people that were asked for. */
  readonly activity: Part<ActivityReport>;
  readonly usage: Part<SourceReport<Usage>>;
  /** Spend of the chat products, as the one source of a report. */
  readonly spend: SpendReport<Cost>;
  /** Spend of all the other products of the same people, split by product. */
  readonly others: Part<SourceReport<Cost>>;
  /** Null when one person was asked for: seats are the organisation's. */
  readonly adoption: Part<Adoption> | null;
  readonly rows: readonly ChatRow[];
  readonly page: Page<ChatRow>;
}

/** Without a Claude Enterprise key there is nothing to read. */
export type ChatAnswer = ChatReport | { readonly words: ChatWords; readonly asOf: Instant; readonly rows: null };
