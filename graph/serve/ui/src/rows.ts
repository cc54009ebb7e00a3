// What a query gives, made ready to be shown: what each cell is, and the rows
// as comma-separated values.
import type { Row } from "./api";

export type Cell =
  | { kind: "entity"; id: string; text: string }
  | { kind: "statement"; id: string; text: string }
  | { kind: "term"; id: string; text: string } // a relation or a piece of bookkeeping
  | { kind: "text"; text: string }
  | { kind: "structure"; text: string }
  | { kind: "nothing"; text: "" };

const bookkeeping = /^(rdf|rdfs|xsd|prov|oa|schema|parley|stance|doc|evidence):/;
const marks = /^(not|(may|must|wants|if|claimed)(-not)?):/;

/** Says what a value is; relations holds the ids of the graph's relations. */
export function cellOf(value: unknown, relations: ReadonlySet<string>): Cell {
  if (value === null || value === undefined) return { kind: "nothing", text: "" };
  if (typeof value === "object") return { kind: "structure", text: JSON.stringify(value) };
  if (typeof value !== "string") return { kind: "text", text: String(value) };
  const id = /^<([^<>]*)>$/.exec(value)?.[1];
  if (id === undefined) return { kind: "text", text: value };
  if (id.startsWith("stmt:")) return { kind: "statement", id, text: id };
  if (bookkeeping.test(id) || marks.test(id) || relations.has(id)) return { kind: "term", id, text: readable(id) };
  return { kind: "entity", id, text: readable(id) };
}

/** An id as people write it: blanks for underscores, escaped characters back. */
export function readable(id: string): string {
  const text = id.replaceAll("_", " ");
  try { return decodeURIComponent(text); } catch { return text; }
}

/** The ids of all entities and statements in the rows, nested ones included, first come first. */
export function idsOf(rows: readonly Row[], relations: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  const visit = (value: unknown) => {
    if (value && typeof value === "object") { Object.values(value).forEach(visit); return; }
    const cell = cellOf(value, relations);
    if (cell.kind === "entity" || cell.kind === "statement") found.add(cell.id);
  };
  rows.forEach(visit);
  return [...found];
}

const plain = (value: unknown) =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);

/**
 * The rows as RFC 4180 writes them. A value that a spreadsheet would take for
 * a formula gets an apostrophe before it.
 */
export function toCSV(columns: readonly string[], rows: readonly Row[]): string {
  const field = (value: unknown) => {
    let text = plain(value);
    if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows.map((row) => columns.map((c) => row[c]))]
    .map((line) => line.map(field).join(",") + "\r\n").join("");
}
