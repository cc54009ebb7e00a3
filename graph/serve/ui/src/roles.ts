// What somebody is, in the words of the relations that say so.
import type { Relation } from "./api";
import { readable } from "./rows";

export interface Capacity {
  text: string; kind: "fact" | "unsure" | "negated"; statement: string;
  holder?: { id: string; name: string }; // where it is not the entity of the page
}

/** Whether a relation says what somebody is: <is>, <is_president_of>, but not <is_satisfied_with>. */
export const isRole = (relation: string) => /^is(_.+_(of|at|for))?$/.test(relation);

const capacity = (r: Relation, text: string): Capacity => ({
  text: r.polarity === "negated" ? "not " + text : text,
  kind: r.polarity === "negated" ? "negated" : r.factual ? "fact" : "unsure",
  statement: r.statements[0] ?? "",
});

/** Each once, as the first of its kind has it. */
function unique(list: Capacity[]): Capacity[] {
  const found = new Map<string, Capacity>();
  for (const c of list) {
    const key = `${c.holder?.id} ${c.text}`;
    if (c.text && !found.has(key)) found.set(key, c);
  }
  return [...found.values()];
}

/** "president of France" from <is_president_of> France, "mediator" from <is> mediator. */
export const rolesOf = (relations: readonly Relation[], id: string): Capacity[] =>
  unique(relations.filter((r) => r.subject === id && isRole(r.relation))
    .map((r) => capacity(r, [readable(r.relation.slice(3)), r.object_name].filter(Boolean).join(" "))));

/** Who is something of an entity: "foreign minister", of <is_foreign_minister_of> the entity. */
export const holdersOf = (relations: readonly Relation[], id: string): Capacity[] =>
  unique(relations.filter((r) => r.object === id && r.relation !== "is" && isRole(r.relation))
    .map((r) => ({ ...capacity(r, readable(r.relation.slice(3)).replace(/ \w+$/, "")), holder: { id: r.subject, name: r.subject_name } })));
