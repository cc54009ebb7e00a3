// The address bar holds the whole state of the page: which room, which query,
// which place, and what the panel at the side shows. Everything sits behind the
// number sign, so that no query ever reaches a server's log by being shared.
import type { Language } from "./api";

export type Room = "query" | "explore";
export type View = "table" | "graph" | "json";

/** Where one can be in the room Explore; the first is its front door. */
export const places = ["actors", "actor", "graph", "path", "matrix", "documents", "document", "add", "search"] as const;
export type Place = (typeof places)[number];

/** Which statements count. A field left empty does not restrict. */
export interface Filter {
  relation: string; source: string; document: string;
  since: string; until: string; // YYYY-MM-DD
  polarity: string; modality: string;
}
export const everything: Filter = { relation: "", source: "", document: "", since: "", until: "", polarity: "", modality: "" };
const filterFields = Object.keys(everything) as (keyof Filter)[];

/** How many fields of a filter restrict. */
export const restrictions = (f: Filter) => filterFields.filter((field) => f[field]).length;

/**
 * What the side panel shows, in the graph's own writing: `<Russia>` is an
 * entity, `<Russia> <demands> <X>` the statements of an edge, `<Russia> ~ <X>`
 * where one stands on the other, `stmt:…` one statement. Empty: nothing.
 */
export type See = string;

export interface Address {
  room: Room;
  language: Language; query: string;
  view: View; // of a result, and of a document: table is its text
  place: Place;
  id: string; // whose page or picture, which document, where a path begins, what is searched for
  to: string; // where a path ends
  grown: string[]; // nodes opened in a picture, in order; twice is twice as wide
  hidden: string[]; // what the legend has turned off: kinds of edges, classes of nodes
  filter: Filter;
  see: See;
}

export const nowhere: Address = {
  room: "query", language: "gizmo", query: "", view: "table",
  place: "actors", id: "", to: "", grown: [], hidden: [], filter: everything, see: "",
};

/** The way to a place in Explore; what belonged to the last place is left behind. */
export const toPlace = (place: Place, id = "", more: Partial<Address> = {}): Partial<Address> =>
  ({ ...nowhere, room: "explore", place, id, ...more });

const rooms: readonly Room[] = ["query", "explore"];
const views: readonly View[] = ["table", "graph", "json"];
const languages: readonly Language[] = ["gizmo", "graphql", "mql"];

const one = <T extends string>(allowed: readonly T[], value: string | null | undefined, otherwise: T): T =>
  allowed.find((a) => a === value) ?? otherwise;

/** Reads the part of an address from the number sign on; what it does not know, it leaves out. */
export function readAddress(hash: string): Address {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [room, place] = path.split("/", 2);
  const p = new URLSearchParams(search);
  const filter = { ...everything };
  for (const field of filterFields) filter[field] = p.get(field) ?? "";
  return {
    room: one(rooms, room, nowhere.room),
    language: one(languages, p.get("lang"), nowhere.language),
    query: p.get("q") ?? "",
    view: one(views, p.get("view"), nowhere.view),
    place: one(places, place, nowhere.place),
    id: p.get("id") ?? "", to: p.get("to") ?? "",
    grown: p.getAll("grow"), hidden: p.getAll("hide"),
    filter,
    see: p.get("see") ?? "",
  };
}

/** Writes an address so that readAddress gives the same one back. */
export function writeAddress(a: Address): string {
  const p = new URLSearchParams();
  const set = (name: string, value: string, otherwise = "") => { if (value !== otherwise) p.set(name, value); };
  if (a.room === "query") {
    set("q", a.query);
    set("lang", a.language, nowhere.language);
  } else {
    set("id", a.id);
    set("to", a.to);
    for (const id of a.grown) p.append("grow", id);
    for (const field of filterFields) set(field, a.filter[field]);
  }
  for (const kind of a.hidden) p.append("hide", kind);
  set("view", a.view, nowhere.view);
  set("see", a.see);
  const search = p.toString();
  const place = a.room === "explore" && a.place !== nowhere.place ? "/" + a.place : "";
  return `#/${a.room}${place}${search ? "?" + search : ""}`;
}

export type Seen =
  | { kind: "nothing" }
  | { kind: "entity"; id: string }
  | { kind: "edge"; subject: string; relation: string; object: string }
  | { kind: "stance"; holder: string; target: string }
  | { kind: "statement"; id: string };

/** Understands the side panel's part of an address. */
export function readSee(see: See): Seen {
  if (see.startsWith("stmt:")) return { kind: "statement", id: see };
  const ids = [...see.matchAll(/<([^<>]*)>/g)].map((m) => m[1] ?? "");
  const [a = "", b = "", c = ""] = ids;
  if (ids.length === 1 && a) return { kind: "entity", id: a };
  if (ids.length === 2 && see.includes("> ~ <")) return { kind: "stance", holder: a, target: b };
  if (ids.length === 3) return { kind: "edge", subject: a, relation: b, object: c };
  return { kind: "nothing" };
}

export const seeEntity = (id: string): See => `<${id}>`;
export const seeEdge = (subject: string, relation: string, object: string): See => `<${subject}> <${relation}> <${object}>`;
export const seeStance = (holder: string, target: string): See => `<${holder}> ~ <${target}>`;
