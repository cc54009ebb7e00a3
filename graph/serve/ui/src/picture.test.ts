import assert from "node:assert/strict";
import { test } from "node:test";
import type { Graph, GraphEdge } from "./api";
import type { Colours } from "./paint";
import { clutter } from "./clutter";
import { edgeLabel, nodeKinds, tied, unseenEdges, visible } from "./shown";
import { toSVG } from "./svg";

const edge = (subject: string, object: string, kind: GraphEdge["kind"] = "fact"): GraphEdge =>
  ({ subject, relation: "demands", object, label: "demand", kind, statements: ["stmt:1"] });
const graph: Graph = {
  nodes: [
    { id: "A", name: "A", class: "country", statements: 9, edges: 5 }, { id: "B", name: "B", class: "person", statements: 2, edges: 1 },
    { id: "C", name: "C", class: "concept", statements: 1, edges: 1 },
  ],
  edges: [edge("A", "B"), edge("A", "C", "negated")], total: 2,
};

test("what the legend hides is left out, with the nodes that nothing is left of", () => {
  const shown = (hidden: string[], kept: string[] = []) => {
    const g = visible(graph, hidden, new Set(kept));
    return [g.nodes.map((n) => n.id).join(""), g.edges.length];
  };
  assert.equal(visible(graph, [], new Set()), graph);
  assert.deepEqual(shown(["negated"]), ["AB", 1]);
  assert.deepEqual(shown(["negated"], ["C"]), ["ABC", 1]);
  assert.deepEqual(shown(["person"]), ["AC", 1]);
  assert.deepEqual(shown(["thing"]), ["AB", 1]);
  assert.deepEqual(shown(["fact", "negated"]), ["", 0]);
});

test("what nothing ties is left out where only ties are shown", () => {
  assert.deepEqual(tied({ ...graph, edges: graph.edges.slice(0, 1) }).nodes.map((n) => n.id), ["A", "B"]);
});

test("a node knows how many of its edges are not drawn", () => {
  assert.equal(unseenEdges(graph, graph.nodes[0]!), 3);
  assert.equal(unseenEdges(graph, graph.nodes[1]!), 0);
});

test("an edge reads as it holds", () => {
  assert.equal(edgeLabel(edge("A", "B")), "demands");
  assert.equal(edgeLabel(edge("A", "B", "hypothetical")), "demand");
  assert.equal(edgeLabel(edge("A", "B", "negated")), "not demand");
});

test("a layout is hard to read where edges cross and nodes lie on them", () => {
  const square = [{ x: 0, y: 0, size: 10 }, { x: 100, y: 0, size: 10 }, { x: 100, y: 100, size: 10 }, { x: 0, y: 100, size: 10 }];
  assert.equal(clutter(square, [{ from: 0, to: 1 }, { from: 2, to: 3 }]), 0);
  assert.equal(clutter(square, [{ from: 0, to: 2 }, { from: 1, to: 3 }]), 1);
  assert.equal(clutter([...square, { x: 50, y: 2, size: 10 }], [{ from: 0, to: 1 }]), 4);
  assert.equal(clutter(square, [{ from: 0, to: 0 }]), 0);
});

const colours: Colours = {
  paper: "#fff", ink: "#000", quiet: "#666", edge: "#888", denied: "#b00", accent: "#06c",
  nodes: Object.fromEntries(nodeKinds.map(({ kind }) => [kind, "#123"])) as Colours["nodes"],
};

test("names in an SVG are text and nothing else", () => {
  const evil = `<script>alert("1")</script>&'\u0000`;
  const svg = toSVG(
    [{ x: 0, y: 0, label: evil, kind: "person", size: 20, strong: true }, { x: 90, y: 10, label: "B", kind: "position", size: 20, strong: false }],
    [{ from: { x: 0, y: 0 }, to: { x: 90, y: 10 }, through: { x: 40, y: 40 }, label: evil, kind: "negated", width: 1.3 }], colours);
  assert.ok(!svg.includes("<script"));
  assert.ok(!svg.includes("\u0000"));
  assert.equal(svg.split("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&apos;").length, 3);
  assert.match(svg, /Q40 40 90 10/);
});
