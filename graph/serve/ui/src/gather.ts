// Rows of the server gathered into what is shown as one.
import type { Hop, Relation } from "./api";

/** Relations of the same name, the most frequent first. */
export function byRelation(relations: readonly Relation[]): [string, Relation[]][] {
  const groups = new Map<string, Relation[]>();
  for (const r of relations) groups.set(r.relation, [...(groups.get(r.relation) ?? []), r]);
  const weight = (list: Relation[]) => list.reduce((sum, r) => sum + r.count, 0);
  return [...groups].sort(([, a], [, b]) => weight(b) - weight(a));
}

/** Hops by the path that they are part of. */
export function chains(hops: readonly Hop[]): Hop[][] {
  const all: Hop[][] = [];
  for (const hop of hops) (all[hop.path - 1] ??= []).push(hop);
  return all;
}
