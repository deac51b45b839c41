import type { Block, KnownBlock } from '@slack/types';

/** One series of a chart: a value for every category, in their order. */
interface ChartSeries {
  readonly name: string;
  readonly data: readonly { readonly label: string; readonly value: number }[];
}

/** Slack's native chart block; `@slack/types` does not have it yet. Source: Slack's `data_visualization` reference, 2026. */
export interface DataVisualizationBlock extends Block {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'bar' | 'line';
    series: readonly ChartSeries[];
    axis_config: { categories: readonly string[]; x_label?: string; y_label?: string };
  };
}

export type MessageBlock = KnownBlock | DataVisualizationBlock;

/** A Slack message within every limit. `text` alone says the answer: it is what notifications and screen readers give. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
}
