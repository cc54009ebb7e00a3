// The address bar holds the whole state of the page: which room, which query,
// which view, and what the panel at the side shows. Everything sits behind the
// number sign, so that no query ever reaches a server's log by being shared.
import type { Language } from "./api";

export type Room = "query" | "explore";
export type View = "table" | "graph" | "json";

/**
 * What the side panel shows, in the graph's own writing: `<Russia>` is an
 * entity, `<Russia> <demands> <X>` the statements of an edge, `stmt:…` one
 * statement. Empty: nothing.
 */
export type See = string;

export interface Address { room: Room; language: Language; query: string; view: View; actor: string; see: See }

export const nowhere: Address = { room: "query", language: "gizmo", query: "", view: "table", actor: "", see: "" };

const rooms: readonly Room[] = ["query", "explore"];
const views: readonly View[] = ["table", "graph", "json"];
const languages: readonly Language[] = ["gizmo", "graphql", "mql"];

const one = <T extends string>(allowed: readonly T[], value: string | null, otherwise: T): T =>
  allowed.find((a) => a === value) ?? otherwise;

/** Reads the part of an address from the number sign on; what it does not know, it leaves out. */
export function readAddress(hash: string): Address {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const p = new URLSearchParams(search);
  return {
    room: one(rooms, path, nowhere.room),
    language: one(languages, p.get("lang"), nowhere.language),
    query: p.get("q") ?? "",
    view: one(views, p.get("view"), nowhere.view),
    actor: p.get("actor") ?? "",
    see: p.get("see") ?? "",
  };
}

/** Writes an address so that readAddress gives the same one back. */
export function writeAddress(a: Address): string {
  const p = new URLSearchParams();
  if (a.room === "query") {
    if (a.query) p.set("q", a.query);
    if (a.language !== nowhere.language) p.set("lang", a.language);
    if (a.view !== nowhere.view) p.set("view", a.view);
  } else if (a.actor) p.set("actor", a.actor);
  if (a.see) p.set("see", a.see);
  const search = p.toString();
  return `#/${a.room}${search ? "?" + search : ""}`;
}

export type Seen =
  | { kind: "nothing" }
  | { kind: "entity"; id: string }
  | { kind: "edge"; subject: string; relation: string; object: string }
  | { kind: "statement"; id: string };

/** Understands the side panel's part of an address. */
export function readSee(see: See): Seen {
  if (see.startsWith("stmt:")) return { kind: "statement", id: see };
  const ids = [...see.matchAll(/<([^<>]*)>/g)].map((m) => m[1] ?? "");
  if (ids.length === 1 && ids[0]) return { kind: "entity", id: ids[0] };
  if (ids.length === 3) return { kind: "edge", subject: ids[0]!, relation: ids[1]!, object: ids[2]! };
  return { kind: "nothing" };
}

export const seeEntity = (id: string): See => `<${id}>`;
export const seeEdge = (subject: string, relation: string, object: string): See => `<${subject}> <${relation}> <${object}>`;
