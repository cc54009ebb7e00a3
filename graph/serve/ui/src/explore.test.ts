import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hop, Relation } from "./api";
import { byRelation, chains } from "./gather";
import { passages } from "./passages";
import { perPeriod } from "./periods";
import { holdersOf, rolesOf } from "./roles";
import { clear, forget, name, read, remember, type Storage } from "./shelf";

const relation = (values: Partial<Relation>): Relation => ({
  subject: "A", subject_name: "A", relation: "meets", object: "B", object_name: "B", polarity: "affirmed", modality: "actual",
  factual: true, count: 1, documents: 1, statements: ["stmt:1"], ...values,
});

test("roles are what somebody is, once each, and say when they are denied or doubtful", () => {
  const roles = rolesOf([
    relation({ relation: "is_president_of", object_name: "France" }),
    relation({ relation: "is_president_of", object_name: "France", modality: "future" }),
    relation({ relation: "is", object_name: "mediator", factual: false }),
    relation({ relation: "is_member_of", object_name: "NATO", polarity: "negated", factual: false }),
    relation({ relation: "issues", object_name: "warning" }),
    relation({ relation: "is_angry_with", object_name: "Ghana" }),
    relation({ relation: "is_president_of", subject: "B", object_name: "Ghana" }),
  ], "A");
  assert.deepEqual(roles.map((r) => [r.text, r.kind]), [["president of France", "fact"], ["mediator", "unsure"], ["not member of NATO", "negated"]]);
});

test("who holds an office is named without whose it is", () => {
  const holders = holdersOf([relation({ subject: "L", subject_name: "Lee", relation: "is_foreign_minister_of", object: "A" }), relation({ subject: "L", relation: "is", object: "A" })], "A");
  assert.deepEqual(holders.map((r) => [r.holder?.name, r.text]), [["Lee", "foreign minister"]]);
});

test("relations are gathered by name, the most frequent first", () => {
  const groups = byRelation([relation({}), relation({ relation: "demands", count: 3 }), relation({ object: "C" })]);
  assert.deepEqual(groups.map(([name, list]) => [name, list.length]), [["demands", 1], ["meets", 2]]);
});

test("hops are gathered into their paths", () => {
  const hop = (path: number, subject: string): Hop => ({ path, subject, relation: "r", object: "x", reversed: false, strength: 1, statements: [] });
  assert.deepEqual(chains([hop(1, "a"), hop(1, "b"), hop(2, "c")]).map((c) => c.map((h) => h.subject)), [["a", "b"], ["c"]]);
});

test("a text is cut at its evidence, bytes not characters, and nothing is lost", () => {
  const text = "é one two three";
  const parts = passages(text, [{ id: "wide", start: 3, end: 10 }, { id: "narrow", start: 7, end: 10 }, { id: "outside", start: 9, end: 99 }]);
  assert.equal(parts.map((p) => p.text).join(""), text);
  assert.deepEqual(parts.map((p) => p.ids), [[], ["wide"], ["narrow", "wide"], []]);
  assert.deepEqual(passages("plain", []), [{ text: "plain", ids: [] }]);
});

test("days become periods that can be told apart", () => {
  assert.deepEqual(perPeriod(["2026-03-01", "2026-03-03", "2026-03-03", "soon", "2026"]).map((p) => [p.name, p.since, p.until, p.count]), [
    ["1 Mar 2026", "2026-03-01", "2026-03-01", 1], ["2 Mar 2026", "2026-03-02", "2026-03-02", 0], ["3 Mar 2026", "2026-03-03", "2026-03-03", 2],
  ]);
  const months = perPeriod(["2025-11-20", "2026-02-10"]);
  assert.deepEqual(months.map((p) => p.count), [1, 0, 0, 1]);
  assert.deepEqual([months[3]!.since, months[3]!.until], ["2026-02-01", "2026-02-28"]);
  assert.deepEqual(perPeriod(["1990-01-01", "2020-12-31"]).at(-1), { name: "2020", since: "2020-01-01", until: "2020-12-31", count: 1 });
  assert.deepEqual(perPeriod([]), []);
});

test("the shelf remembers queries, names them and lets them go", () => {
  const held = new Map<string, string>();
  const storage: Storage = { getItem: (k) => held.get(k) ?? null, setItem: (k, v) => { held.set(k, v); } };
  const kept = (query: string, at: number) => ({ language: "gizmo" as const, query, at });
  remember(storage, kept("a", 1));
  remember(storage, kept("b", 2));
  assert.deepEqual(remember(storage, kept("a", 3)).map((k) => k.query), ["a", "b"]);
  for (let i = 0; i < 60; i++) remember(storage, kept("q" + i, i));
  assert.equal(read(storage, "asked").length, 50);
  name(storage, { ...kept("b", 1), name: "second" });
  name(storage, { ...kept("a", 1), name: "first" });
  assert.deepEqual(name(storage, { ...kept("c", 1), name: "second" }).map((k) => [k.name, k.query]), [["first", "a"], ["second", "c"]]);
  assert.deepEqual(forget(storage, "named", { ...kept("a", 1), name: "first" }).map((k) => k.name), ["second"]);
  assert.deepEqual(clear(storage, "asked"), []);
  held.set("parley.asked", '[{"query":1},null,7]');
  assert.deepEqual(read(storage, "asked"), []);
  held.set("parley.asked", "no JSON");
  assert.deepEqual(read(storage, "asked"), []);
  const full: Storage = { getItem: () => null, setItem: () => { throw new Error("full"); } };
  assert.equal(remember(full, kept("a", 1)).length, 1);
});
