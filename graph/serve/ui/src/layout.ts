// Where the nodes of a picture stand.
import cytoscape, { type Core, type EdgeSingular, type NodeSingular, type Position } from "cytoscape";
import fcose from "cytoscape-fcose";
import { clutter } from "./clutter";

cytoscape.use(fcose);
cytoscape.warnings(false); // it warns of nodes that overlap until they are laid out

const margin = 40;

/** Brings the whole picture into view, above the legend and below the buttons, small ones not larger than life. */
export function fit(cy: Core) {
  const box = cy.elements().boundingBox({}), width = cy.width(), height = cy.height();
  if (!width || !box.w) return;
  const legend = cy.container()?.parentElement?.querySelector<HTMLElement>(".legend")?.offsetHeight ?? 0;
  const top = 44, bottom = legend + 12;
  const zoom = Math.min((width - margin) / box.w, (height - top - bottom) / box.h, 1.15);
  cy.viewport({ zoom, pan: { x: width / 2 - (zoom * (box.x1 + box.x2)) / 2, y: (height + top - bottom) / 2 - (zoom * (box.y1 + box.y2)) / 2 } });
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");

const options = (nodes: number) => ({
  name: "fcose", fit: false, quality: nodes > 60 ? "default" : "proof", numIter: nodes > 120 ? 1200 : 2500,
  nodeSeparation: 60, idealEdgeLength: (e: EdgeSingular) => 62 + 4.5 * Math.min(e.data("label").length, 24), nodeRepulsion: () => 6500,
  gravity: 0.5, padding: margin, nodeDimensionsIncludeLabels: true, packComponents: true,
});

/** How hard the picture is to read as it stands. */
function faults(cy: Core): number {
  const at = new Map(cy.nodes().map((n: NodeSingular, i) => [n.id(), i]));
  return clutter(
    cy.nodes().map((n: NodeSingular) => ({ ...n.position(), size: n.data("size") })),
    cy.edges().map((e: EdgeSingular) => ({ from: at.get(e.data("source"))!, to: at.get(e.data("target"))! })));
}

const tries = 6; // of a small picture, the best of which is kept

/** Finds places for all nodes. A layout starts from chance; for small pictures there is time to try again. */
function layOutAfresh(cy: Core) {
  let best = Infinity, places = new Map<string, Position>();
  for (let i = 0; i < (cy.nodes().length > 60 ? 1 : tries) && best > 0; i++) {
    cy.layout({ ...options(cy.nodes().length), animate: false, randomize: true } as never).run();
    const n = faults(cy);
    if (n < best) { best = n; places = new Map(cy.nodes().map((node: NodeSingular) => [node.id(), { ...node.position() }])); }
  }
  cy.nodes().positions((node) => places.get(node.id()) ?? { x: 0, y: 0 });
  fit(cy);
}

/** Finds places for the nodes that have none yet, near those that they are tied to; the others stay. */
function layOutMore(cy: Core, placed: ReadonlyMap<string, Position>) {
  const fresh = cy.nodes().filter((n) => !placed.has(n.id()));
  if (fresh.empty()) { fit(cy); return; }
  fresh.forEach((node, i) => {
    const near = node.neighborhood().nodes().filter((other) => placed.has(other.id()));
    const from = near.nonempty() ? (near.first() as NodeSingular).position() : { x: 0, y: 0 };
    node.position({ x: from.x + 130 * Math.cos(i * 2.4), y: from.y + 130 * Math.sin(i * 2.4) });
  });
  const fixed = cy.nodes().filter((n) => placed.has(n.id())).map((n: NodeSingular) => ({ nodeId: n.id(), position: { ...n.position() } }));
  cy.layout({
    ...options(cy.nodes().length), animate: !calm.matches, animationDuration: 350, randomize: false,
    fixedNodeConstraint: fixed, stop: () => fit(cy),
  } as never).run();
}

/** Finds places for the nodes; of a picture that grows, those that have one keep it. */
export function layOut(cy: Core, placed: ReadonlyMap<string, Position>) {
  if (cy.nodes().toArray().some((n) => placed.has(n.id()))) layOutMore(cy, placed);
  else layOutAfresh(cy);
}
