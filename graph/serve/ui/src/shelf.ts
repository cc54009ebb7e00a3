// What was asked before, and the queries that were given a name: kept in the
// browser, never sent.
import type { Language } from "./api";

export interface Kept { language: Language; query: string; name?: string; at: number; rows?: number }

/** Where the shelf stands: the browser's storage, or something like it. */
export type Storage = Pick<globalThis.Storage, "getItem" | "setItem">;

const mostAsked = 50;
const key = (part: Part) => "parley." + part;

export type Part = "asked" | "named";

const isKept = (k: Partial<Kept> | null): k is Kept =>
  typeof k?.query === "string" && typeof k.at === "number" && ["gizmo", "graphql", "mql"].includes(k.language ?? "");

/** What stands on the shelf; what is not understood there is left out. */
export function read(storage: Storage, part: Part): Kept[] {
  try {
    const list = JSON.parse(storage.getItem(key(part)) ?? "[]");
    return Array.isArray(list) ? list.filter(isKept) : [];
  } catch { return []; }
}

function write(storage: Storage, part: Part, list: Kept[]): Kept[] {
  // A full or forbidden storage is no reason to fail: the page works without.
  try { storage.setItem(key(part), JSON.stringify(list)); } catch { /* kept until the page closes */ }
  return list;
}

const same = (a: Kept, b: Kept) => a.query === b.query && a.language === b.language;

/** Remembers a query that was run, the latest first, each once. */
export const remember = (storage: Storage, asked: Kept): Kept[] =>
  write(storage, "asked", [asked, ...read(storage, "asked").filter((k) => !same(k, asked))].slice(0, mostAsked));

/** Gives a query a name; a name stands for one query. */
export const name = (storage: Storage, named: Kept): Kept[] =>
  write(storage, "named", [...read(storage, "named").filter((k) => k.name !== named.name), named]
    .sort((a, b) => (a.name ?? "").localeCompare(b.name ?? "")));

/** Takes a query off the shelf. */
export const forget = (storage: Storage, part: Part, gone: Kept): Kept[] =>
  write(storage, part, read(storage, part).filter((k) => !(same(k, gone) && k.name === gone.name)));

/** Takes everything off a part of the shelf. */
export const clear = (storage: Storage, part: Part): Kept[] => write(storage, part, []);
