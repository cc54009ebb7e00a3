// Which part of a graph is looked at, and how its edges read.
import type { Class, EdgeKind, Graph, GraphEdge, GraphNode } from "./api";
import { readable } from "./rows";

/** How an edge can hold, in the words of the legend. Solid, dashed, dashed, crossed. */
export const edgeKinds: readonly { kind: EdgeKind; text: string }[] = [
  { kind: "fact", text: "said as fact" },
  { kind: "attributed", text: "claimed or demanded" },
  { kind: "hypothetical", text: "possible or wished" },
  { kind: "negated", text: "negated" },
];

/** What nodes are, as the legend gathers them: what cannot act or be held for a position is one kind. */
export type NodeKind = "country" | "person" | "organization" | "group" | "position" | "event" | "thing";
export const nodeKinds: readonly { kind: NodeKind; text: string }[] = [
  { kind: "country", text: "country" }, { kind: "person", text: "person" }, { kind: "organization", text: "organization" },
  { kind: "group", text: "group" }, { kind: "position", text: "position" }, { kind: "event", text: "event" },
  { kind: "thing", text: "other" },
];
export const nodeKind = (c: Class): NodeKind => nodeKinds.find((k) => k.kind === c)?.kind ?? "thing";

/** "leads" for a fact or a claim, "lead" for what is only thought of, "not lead". */
export const edgeLabel = (e: GraphEdge) =>
  e.kind === "negated" ? "not " + e.label : e.kind === "hypothetical" ? e.label : readable(e.relation);

export const edgeKey = (e: GraphEdge) => [e.subject, e.relation, e.object, e.kind].join("\n");

/**
 * The graph without what is hidden: edges of a hidden kind, nodes of a hidden
 * kind, and nodes that no edge is left of. What is kept stays in any case.
 */
export function visible(graph: Graph, hidden: readonly string[], kept: ReadonlySet<string>): Graph {
  if (hidden.length === 0) return graph;
  const off = new Set(hidden);
  const stays = new Set(graph.nodes.filter((n) => kept.has(n.id) || !off.has(nodeKind(n.class))).map((n) => n.id));
  const edges = graph.edges.filter((e) => !off.has(e.kind) && stays.has(e.subject) && stays.has(e.object));
  const tied = new Set(edges.flatMap((e) => [e.subject, e.object]));
  return { ...graph, edges, nodes: graph.nodes.filter((n) => stays.has(n.id) && (kept.has(n.id) || tied.has(n.id))) };
}

/** The graph without the nodes that nothing drawn ties to another. */
export function tied(graph: Graph): Graph {
  const ends = new Set(graph.edges.flatMap((e) => [e.subject, e.object]));
  return { ...graph, nodes: graph.nodes.filter((n) => ends.has(n.id)) };
}

/** How many edges of a node the picture does not show yet. */
export function unseenEdges(graph: Graph, node: GraphNode): number {
  return Math.max(0, node.edges - graph.edges.filter((e) => e.subject === node.id || e.object === node.id).length);
}
