/**
 * Every limit of Slack that this kit keeps, in UTF-16 units unless they are counts.
 * Source: Slack's Block Kit reference, autumn 2026; the few that are stricter than the reference say why.
 */
export const LIMITS = {
  message: {
    blocks: 50,
    /** Fallback text: longer is allowed, but Slack advises against it. */
    text: 4000,
    /** All visible text of the blocks together. Undocumented: Slack has refused messages from about 11,000 on. */
    characters: 10_000,
    /** Undocumented: a third one is refused. */
    charts: 2,
    /** The reference no longer forbids a second one, but workspaces still refuse it. */
    tables: 1,
  },
  header: 150,
  section: 3000,
  fields: { count: 10, text: 2000 },
  context: { count: 10, text: 3000 },
  actions: 25,
  id: 255,
  button: { text: 75, value: 2000, url: 3000 },
  confirm: { title: 100, text: 300, button: 30 },
  /** Slack takes 10,000 characters; ours leave room for what stands around the table in the same message. */
  table: { rows: 100, columns: 20, characters: 8000 },
  /** Some workspaces take 12 series, all take 6. */
  chart: { series: 6, points: 20, title: 50, label: 20, axisLabel: 50 },
} as const;
