// What the editor knows about Gizmo: its methods, and which kind of word fits
// at the cursor.

export interface Method { name: string; detail: string; info: string }

/** Methods of a path, what `g.V(…)` and every traversal give. */
export const pathMethods: readonly Method[] = [
  { name: "All", detail: "()", info: "Runs the query and gives every result" },
  { name: "GetLimit", detail: "(n)", info: "Runs the query and gives at most n results" },
  { name: "Out", detail: "(relation, tag)", info: "Follows relations from here to their objects" },
  { name: "In", detail: "(relation, tag)", info: "Follows relations back to their subjects" },
  { name: "Both", detail: "(relation, tag)", info: "Follows relations either way" },
  { name: "Has", detail: "(relation, object)", info: "Keeps what has this relation to the object" },
  { name: "HasR", detail: "(relation, subject)", info: "Keeps what the subject has this relation to" },
  { name: "Is", detail: "(node…)", info: "Keeps only the given nodes" },
  { name: "Tag", detail: "(name…)", info: "Remembers the place under a name, as a column of the result" },
  { name: "Back", detail: "(tag)", info: "Returns to a tagged place" },
  { name: "Save", detail: "(relation, tag)", info: "Adds the relation's object as a column" },
  { name: "SaveR", detail: "(relation, tag)", info: "Adds the relation's subject as a column" },
  { name: "SaveOpt", detail: "(relation, tag)", info: "As Save, and keeps what lacks the relation" },
  { name: "SaveInPredicates", detail: "(tag)", info: "Adds the incoming relations as a column" },
  { name: "SaveOutPredicates", detail: "(tag)", info: "Adds the outgoing relations as a column" },
  { name: "InPredicates", detail: "()", info: "The relations that lead here" },
  { name: "OutPredicates", detail: "()", info: "The relations that start here" },
  { name: "Labels", detail: "()", info: "The statements in which this takes part" },
  { name: "LabelContext", detail: "(statement…)", info: "Follows only edges of the given statements" },
  { name: "And", detail: "(path)", info: "Keeps what the other path gives too" },
  { name: "Intersect", detail: "(path)", info: "Keeps what the other path gives too" },
  { name: "Or", detail: "(path)", info: "Adds what the other path gives" },
  { name: "Union", detail: "(path)", info: "Adds what the other path gives" },
  { name: "Except", detail: "(path)", info: "Leaves out what the other path gives" },
  { name: "Difference", detail: "(path)", info: "Leaves out what the other path gives" },
  { name: "Unique", detail: "()", info: "Every result once" },
  { name: "Filter", detail: "(test…)", info: "Keeps values that pass: regex(…), like(…), gt(…)" },
  { name: "Limit", detail: "(n)", info: "At most n results" },
  { name: "Skip", detail: "(n)", info: "Leaves out the first n results" },
  { name: "order", detail: "()", info: "Sorts by value" },
  { name: "Follow", detail: "(path)", info: "Walks a path made with g.M()" },
  { name: "FollowR", detail: "(path)", info: "Walks a path made with g.M() backwards" },
  { name: "FollowRecursive", detail: "(path, depth)", info: "Walks a path again and again" },
  { name: "Count", detail: "()", info: "How many results: g.Emit(path.Count())" },
  { name: "ForEach", detail: "(function)", info: "Calls a function with every result" },
  { name: "ToArray", detail: "()", info: "The results as a list for g.Emit" },
  { name: "TagArray", detail: "()", info: "The results with their tags, as a list" },
  { name: "ToValue", detail: "()", info: "The first result, for g.Emit" },
];

/** Methods of `g`, where every query begins. */
export const graphMethods: readonly Method[] = [
  { name: "V", detail: "(node…)", info: "Starts at the given nodes, or at all of them" },
  { name: "M", detail: "()", info: "A path without a start, for Follow" },
  { name: "Emit", detail: "(value)", info: "Gives a value of your own as a result" },
  { name: "IRI", detail: "(name)", info: "A name as the graph holds it" },
];

export type Wanted =
  | { kind: "method" | "start"; from: number }
  | { kind: "entity" | "relation" | "either"; from: number; quoted: boolean };

const takesRelation = new Set(["Out", "In", "Both", "Has", "HasR", "Save", "SaveR", "SaveOpt", "SaveOptR"]);
const takesEntity = new Set(["V", "Is", "Vertex"]);

/**
 * Says which kind of word fits after the text before the cursor, and where
 * that word begins; null where only JavaScript's own words fit.
 */
export function wantedAfter(before: string): Wanted | null {
  const open = openString(before);
  if (open !== null) {
    const kind = argumentKind(before.slice(0, open));
    return kind && { kind, from: open + 1, quoted: true };
  }
  const method = /(?:(\bg)|[)\]\w])\s*\.\s*(\w*)$/.exec(before);
  if (method) return { kind: method[1] ? "start" : "method", from: before.length - (method[2] ?? "").length };
  const call = /\b(\w+)\(\s*(?:\[\s*)?$/.exec(before);
  if (call) {
    const kind = argumentKind(before);
    return kind && { kind, from: before.length, quoted: false };
  }
  return null;
}

/** Where the string literal begins that the text ends in, or null. */
function openString(text: string): number | null {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  const offset = text.length - line.length;
  let quote = "", start = 0;
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!;
    if (quote) {
      if (c === "\\") i++;
      else if (c === quote) quote = "";
    } else if (c === '"' || c === "'") { quote = c; start = i; }
    else if (c === "/" && line[i + 1] === "/") return null;
  }
  return quote ? offset + start : null;
}

function argumentKind(before: string): "entity" | "relation" | "either" | null {
  const call = /\b(\w+)\(\s*([^()]*)$/.exec(before);
  if (!call) return null;
  const [, name = "", given = ""] = call;
  const place = given.replace(/\[[^\]]*\]?/g, (list) => list.replaceAll(",", "")).split(",").length;
  if (takesEntity.has(name)) return "entity";
  if (!takesRelation.has(name)) return null;
  if (place === 1) return "relation";
  return name.startsWith("Has") && place === 2 ? "either" : null;
}
