// The HTTP API of `parley serve`, as the page uses it.
import type { Filter } from "./address";

export type Class =
  | "person" | "organization" | "country" | "place" | "group"
  | "event" | "position" | "concept" | "quantity" | "time";

export interface Argument { id: string; name: string; class: Class; text: string }
export interface Role { role: string; text: string; value?: string; id?: string }
export interface Attribution { source: Argument; cue: string; kind: "report" | "claim" | "demand" | "commitment" }

export interface Statement {
  id: string;
  subject: Argument;
  relation: { id: string; name: string; text: string; event?: string };
  object?: Argument;
  roles?: Role[];
  polarity: "affirmed" | "negated";
  modality: "actual" | "future" | "possible" | "obligation" | "desired" | "conditional";
  attribution?: Attribution[];
  evidence: { document: string; sentence: number; start: number; end: number; quote: string };
  confidence: number;
  rules?: string[];
}

export interface Source { document: string; title?: string; source?: string; date?: string }

/** A statement as lists show it: with the document it comes from. */
export interface Listed { statement: Statement; document: Source }

/** A statement at one place that says so, with the rest of the paragraph. */
export interface Explanation {
  statement: Statement;
  /** The relation as the graph writes it: `leads`, or `not:leads`. */
  mark: string;
  title?: string; source?: string; date?: string;
  before?: string; after?: string;
}

export type Language = "gizmo" | "graphql" | "mql";
export type Row = Record<string, unknown>;

export interface Answer {
  columns: string[];
  rows: Row[];
  /** Rows that the query gives, counted up to the server's bound. */
  total: number;
  /** False when the server stopped at its bound and total is a lower limit. */
  complete: boolean;
  elapsed_ms: number;
  hint?: Hint;
}

/** A remark on an answer, perhaps with a better query. */
export interface Hint { message: string; query?: string }

export interface SchemaEntity { id: string; name: string; class: Class; statements: number }
export interface SchemaRelation { id: string; name: string; statements: number }
export interface Example { title: string; language: Language; query: string }
export interface Vocabulary { entities: SchemaEntity[]; relations: SchemaRelation[]; examples: Example[] }
export interface Stats { documents: number; statements: number; stances: number; entities: number; quads: number }

export type EdgeKind = "fact" | "attributed" | "hypothetical" | "negated";
/** An entity in a picture; edges counts all that pass the filter, drawn or not. */
export interface GraphNode { id: string; name: string; class: Class; statements: number; edges: number }
export interface GraphEdge {
  subject: string; relation: string; object: string; label: string;
  kind: EdgeKind; statements: string[];
}
export interface Graph { nodes: GraphNode[]; edges: GraphEdge[]; total: number }

export interface Stance {
  id: string; holder: Argument; target: Argument; stance: "support" | "oppose" | "neutral";
  strength: number; stated: "self" | "other"; statements: string[]; first?: string; last?: string;
}
/** What one entity does to another, over all statements that agree. */
export interface Relation {
  subject: string; subject_name: string; relation: string; object?: string; object_name?: string;
  polarity: Statement["polarity"]; modality: Statement["modality"];
  factual: boolean; count: number; documents: number; first?: string; last?: string; statements: string[];
}
/** One step of a path; reversed, it is walked from object to subject. */
export interface Hop {
  path: number; subject: string; relation: string; object: string; reversed: boolean; strength: number; statements: string[];
}
/** Where actors stand on issues; a cell is missing where nobody says. */
export interface Matrix {
  actors: { id: string; name: string; class: Class; document?: string; cells: number; statements: number }[];
  targets: { id: string; name: string; class: Class; document?: string; actors: number; statements: number }[];
  cells: MatrixCell[];
  all_actors: number; all_targets: number;
}
export interface MatrixCell {
  actor: string; actor_document?: string; target: string; target_document?: string;
  side: Stance["stance"] | "mixed"; score: number; strength: number; support: number; oppose: number; neutral: number;
  documents: number; stated: "self" | "other" | "both"; statements: string[];
}
/** One moment on a timeline. */
export interface Moment {
  date: string; subject: string; subject_name: string; relation: string; object?: string; object_name?: string;
  polarity: Statement["polarity"]; modality: Statement["modality"]; factual: boolean;
  count: number; document: string; quote: string; statement: string;
}
export interface Profile {
  entity: { id: string; name: string; class: Class; aliases?: string[] };
  relations: Relation[]; total: number; stances: Stance[]; documents: Source[];
}
/** A format in which the graph can be taken away. */
export interface Format { format: string; about: string; tables: boolean }
/** What a server allows. */
export interface About { version: string; write: boolean; token: boolean }
/** What somebody who types a name may mean. */
export interface Suggestion { kind: "entity" | "document"; id: string; name: string; match: string; class?: Class; statements: number }
export interface Hit { kind: "entity" | "statement" | "document"; id: string; name: string; match: string; document?: string }

/** What the server says when it cannot answer. */
export class Failure extends Error {
  constructor(
    readonly status: number, readonly code: string, message: string,
    readonly line?: number, readonly column?: number, readonly hint?: string,
  ) { super(message); }
}

const patience = 20; // seconds that the page waits for a server that reads a large store

/** Asks; again while the server says that it is busy and will not be for long. */
async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await askOnce<T>(path, init);
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.status !== 503 || tries >= patience || init.signal?.aborted) throw failure;
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

async function askOnce<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { Accept: "application/json", ...init.headers } });
  } catch (problem) {
    if (init.signal?.aborted) throw new Failure(0, "cancelled", "Cancelled.");
    throw new Failure(0, "unreachable", "The server does not answer.", undefined, undefined, "Is parley serve still running?");
  }
  const body = await response.json().catch(() => {
    if (init.signal?.aborted) throw new Failure(0, "cancelled", "Cancelled.");
    return null;
  });
  if (response.ok && body !== null) return body as T;
  const e = body?.error;
  throw new Failure(response.status, e?.code ?? "unreadable", e?.message ?? `The server answered ${response.status}.`, e?.line, e?.column, e?.hint);
}

/** What is given of some values: the server takes no empty ones. */
const given = (values: object) => Object.entries(values).filter(([, value]) => value !== undefined && value !== "");

const params = (values: object) => new URLSearchParams(given(values).map(([key, value]) => [key, String(value)])).toString();

const post = (body: unknown, signal?: AbortSignal): RequestInit => ({
  method: "POST", body: JSON.stringify(body), signal, headers: { "Content-Type": "application/json" },
});

export const api = {
  about: () => ask<About>("api/about"),
  stats: () => ask<Stats>("api/stats"),
  vocabulary: () => ask<Vocabulary>("api/schema"),
  query: (language: Language, q: string, limit: number, signal: AbortSignal) =>
    ask<Answer>("api/query", post({ language, q, limit }, signal)),
  /** The part of the graph around some ids: so many edges in all, or each so many. */
  graph: (order: { ids: string[]; edges?: number; each?: number; filter?: Filter }, signal?: AbortSignal) => ask<Graph>("api/graph", post({ ...order, filter: order.filter && Object.fromEntries(given(order.filter)) }, signal)),
  why: (id: string) => ask<{ explanations: Explanation[] }>(`api/statements/${encodeURIComponent(id)}`).then((a) => a.explanations),
  document: (path: string, signal?: AbortSignal) => ask<Source & { text: string }>(`api/documents/${encodeURIComponent(path)}`, { signal }),
  formats: () => ask<{ formats: Format[] }>("api/export").then((a) => a.formats),
  documents: () => ask<{ documents: (Source & { statements: number })[] }>("api/documents?limit=10000").then((a) => a.documents),
  statements: (filter: Partial<Filter> & { subject?: string; object?: string; entity?: string; limit?: number }) =>
    ask<{ statements: Listed[]; total: number }>("api/statements?" + params(filter)),
  profile: (id: string, filter: Filter, signal?: AbortSignal) => ask<Profile>(`api/entities/${encodeURIComponent(id)}?` + params(filter), { signal }),
  timeline: (actor: string, filter: Filter, limit: number, signal?: AbortSignal) =>
    ask<{ entries: Moment[]; total: number }>("api/timeline?" + params({ actor, ...filter, limit }), { signal }),
  path: (a: string, b: string, signal?: AbortSignal) => ask<{ hops: Hop[] }>("api/path?" + params({ a, b, strongest: 3 }), { signal }).then((r) => r.hops),
  matrix: (filter: Filter, size: { actors: number; issues: number }, signal?: AbortSignal) =>
    ask<Matrix>("api/matrix?" + params({ ...filter, ...size }), { signal }),
  add: (article: { title: string; source: string; date: string; text: string }, token: string) =>
    ask<{ document: Source; status: string }>("api/documents", { ...post(Object.fromEntries(given(article))), headers: { "Content-Type": "application/json", ...(token ? { Authorization: "Bearer " + token } : {}) } }),
  stances: (holder: string, on: string) => ask<{ stances: Stance[]; total: number }>("api/stances?" + params({ holder, on })),
  suggest: (q: string, signal?: AbortSignal) => ask<{ suggestions: Suggestion[] }>("api/suggest?" + params({ q, limit: 10 }), { signal }).then((a) => a.suggestions),
  search: (q: string, signal?: AbortSignal) => ask<{ hits: Hit[]; total: number }>("api/search?" + params({ q, limit: 200 }), { signal }),
};
