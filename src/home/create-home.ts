import type { AppHome, CommandPorts } from '../ports.ts';
import { findReading } from './find-reading.ts';
import type { FormOwner } from './form-button.ts';
import type { HomeFigures } from './home-figures.ts';
import { loadFigures } from './load-figures.ts';
import { viewHome } from './view-home.ts';

/** Who opens the page again within this time sees the same figures. */
const FRESH_MS = 60_000;

/** Keeps the last figures of this process: they are gone with it, and read again by the next who looks. */
export const createHome = (ports: CommandPorts, commands: readonly FormOwner[]): AppHome => {
  let figures: HomeFigures | null = null;
  let reading: Promise<void> | null = null;

  const read = async (): Promise<void> => {
    figures = await loadFigures(ports, ports.clock.now());
  };

  return {
    view: ({ isAdmin, drawsCharts }) =>
      viewHome({
        now: ports.clock.now(),
        figures,
        isReading: reading !== null,
        state: ports.state.read(),
        sources: ports.claude.sources.map(({ source, health }) => ({ source, health: health() })),
        watch: ports.status().watch ?? null,
        settings: ports.settings,
        commands,
        isAdmin,
        drawsCharts,
      }),
    isFresh: () => {
      const { budgets } = ports.state.read().settings;
      if (figures === null || ports.clock.now() - figures.asOf >= FRESH_MS) return false;
      return budgets.every((budget) => findReading(figures, budget) !== null);
    },
    refresh: () => {
      reading ??= read().finally(() => {
        reading = null;
      });
      return reading;
    },
  };
};
