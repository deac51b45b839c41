import type { Import } from './scan-source.ts';

/** One closed path for each circle of imports: `a.ts → b.ts → a.ts`. Types alone load nothing, so they close none. */
export const findCycles = (imports: readonly Import[]): string[] => {
  const next = new Map<string, string[]>();
  for (const { from, to, kind, typeOnly } of imports)
    if (kind === 'file' && !typeOnly) next.set(from, [...(next.get(from) ?? []), to]);

  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (trail.includes(path) || done.has(path)) return;
    for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  return cycles;
};
