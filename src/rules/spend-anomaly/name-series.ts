import type { SpendBy } from '../../domain/anomaly/list-series.ts';
import { lastKnown } from '../last-known.ts';
import type { Observation } from '../rule.ts';

export type NameOf = (by: SpendBy, id: string | null) => string;

/** Workspaces by their names, models by their ids; what has neither keeps a name. */
export const nameSeries = ({ workspaces, before }: Observation): NameOf => {
  const known = lastKnown(workspaces, before.workspaces);
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return (by, id) => {
    if (id === null) return by === 'workspace' ? 'No workspace' : 'No model';
    return by === 'workspace' ? (names.get(id) ?? id) : id;
  };
};
