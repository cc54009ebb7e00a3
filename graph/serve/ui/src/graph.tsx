// The graph view: what the query found, and the statements among and around it.
import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from "cytoscape";
import fcose from "cytoscape-fcose";
import { useEffect, useRef, useState } from "preact/hooks";
import { api, type EdgeKind, type Failure, type Graph, type GraphEdge } from "./api";
import { seeEdge, seeEntity, type See } from "./address";
import { readable } from "./rows";

cytoscape.use(fcose);
cytoscape.warnings(false); // it warns of nodes that overlap until they are laid out

/** What the picture of the last query shows, loaded when it is first looked at. */
export type Drawing = { graph: Graph } | { failure: Failure } | null;

const kinds: { kind: EdgeKind; text: string }[] = [
  { kind: "fact", text: "the article says so" },
  { kind: "attributed", text: "claimed, demanded, vowed" },
  { kind: "hypothetical", text: "possible, wished, conditional" },
  { kind: "negated", text: "negated" },
];

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Node and edge styles in the colours of the page as they are now. */
function stylesheet(): StylesheetJson {
  const edge = (kind: EdgeKind, style: object) => ({ selector: `edge[kind="${kind}"]`, style });
  return [
    { selector: "node", style: {
      label: "data(name)", "font-family": "Inter Variable, sans-serif", "font-size": 14, color: colour("--ink"),
      "text-valign": "bottom", "text-margin-y": 5, "text-wrap": "wrap", "text-max-width": "150px",
      "text-background-color": colour("--paper"), "text-background-opacity": 0.8, "text-background-padding": "2px",
      width: "data(size)", height: "data(size)", "background-color": colour("--node"), "border-width": 0,
    } },
    { selector: "node[?actor]", style: { "background-color": colour("--node-actor") } },
    { selector: "node[class='position']", style: { shape: "diamond" } },
    { selector: "node[class='event']", style: { shape: "hexagon" } },
    { selector: "node[class='country']", style: { shape: "round-rectangle" } },
    { selector: "node[?found]", style: { "border-width": 3, "border-color": colour("--accent"), "font-weight": 600 } },
    { selector: "edge", style: {
      label: "data(label)", "font-family": "Inter Variable, sans-serif", "font-size": 12, color: colour("--quiet"),
      "text-rotation": "autorotate", "text-margin-y": -8,
      width: "data(width)", "line-color": colour("--edge"), "target-arrow-color": colour("--edge"),
      "target-arrow-shape": "triangle", "arrow-scale": 0.9, "curve-style": "bezier",
    } },
    edge("attributed", { "line-style": "dashed", "line-dash-pattern": [7, 4] }),
    edge("hypothetical", { "line-style": "dashed", "line-dash-pattern": [2, 4] }),
    edge("negated", {
      "line-color": colour("--denied"), "target-arrow-color": colour("--denied"), color: colour("--denied"),
      "mid-target-arrow-shape": "tee", "mid-target-arrow-color": colour("--denied"),
    }),
    { selector: ":selected", style: { "line-color": colour("--accent"), "target-arrow-color": colour("--accent"), "background-color": colour("--accent") } },
  ] as unknown as StylesheetJson;
}

const actors = new Set(["person", "organization", "country", "group"]);

/** Brings the whole picture into view, small ones not larger than life. */
function show(cy: Core) {
  cy.fit(undefined, 28);
  if (cy.zoom() > 1.1) { cy.zoom(1.1); cy.center(); }
}

/** "leads" for a fact or a claim, "lead" for what is only thought of, "not lead". */
const labelOf = (e: GraphEdge) =>
  e.kind === "negated" ? "not " + e.label : e.kind === "hypothetical" ? e.label : readable(e.relation);

function elements(graph: Graph, found: ReadonlySet<string>): ElementDefinition[] {
  return [
    ...graph.nodes.map((n) => ({ data: {
      id: n.id, name: n.name, class: n.class, actor: actors.has(n.class), found: found.has(n.id),
      size: Math.round(14 + 5 * Math.log2(1 + n.statements)),
    } })),
    ...graph.edges.map((e, i) => ({ data: {
      id: `edge ${i}`, source: e.subject, target: e.object, relation: e.relation, kind: e.kind,
      label: labelOf(e), width: 1.2 + Math.log2(e.statements.length),
    } })),
  ];
}

interface Props { drawing: Drawing; found: ReadonlySet<string>; onSee: (see: See) => void; onMore: () => void }

/** Draws the graph; beside the picture, the same edges as a list for keyboard and screen reader. */
export function GraphView({ drawing, found, onSee, onMore }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<Core | null>(null);
  const graph = drawing && "graph" in drawing ? drawing.graph : null;
  const [listed, setListed] = useState(false);

  useEffect(() => {
    if (!graph || !host.current) return;
    const cy = cytoscape({
      container: host.current, elements: elements(graph, found), style: stylesheet(),
      minZoom: 0.15, maxZoom: 3, boxSelectionEnabled: false,
      layout: { name: "fcose", animate: false, randomize: true, quality: graph.nodes.length > 60 ? "default" : "proof", nodeSeparation: 60, idealEdgeLength: () => 75, nodeRepulsion: () => 5200, gravity: 0.4, padding: 28, nodeDimensionsIncludeLabels: true } as never,
    });
    cy.on("tap", "node", (e) => onSee(seeEntity(e.target.id())));
    cy.on("tap", "edge", (e) => onSee(seeEdge(e.target.data("source"), e.target.data("relation"), e.target.data("target"))));
    const resize = new ResizeObserver(() => { cy.resize(); show(cy); });
    resize.observe(host.current);
    drawn.current = cy;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const repaint = () => cy.style(stylesheet());
    dark.addEventListener("change", repaint);
    return () => { resize.disconnect(); dark.removeEventListener("change", repaint); cy.destroy(); drawn.current = null; };
  }, [graph]);

  const zoom = (factor: number) => {
    const cy = drawn.current;
    cy?.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  };
  const save = () => {
    const cy = drawn.current;
    if (!cy) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(cy.png({ output: "blob", full: true, scale: 2, bg: colour("--paper") }) as unknown as Blob);
    link.download = "parley.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  if (drawing && "failure" in drawing) return <p class="problem" role="alert">{drawing.failure.message}</p>;
  if (graph && graph.nodes.length === 0) return <p class="empty">Nothing to draw: the result names no entity that statements are about.</p>;
  return (
    <div class="graph">
      <div class="canvas" ref={host} aria-hidden="true" />
      <div class="graph-tools">
        <button type="button" class="tool" onClick={() => zoom(1.3)} aria-label="Zoom in">+</button>
        <button type="button" class="tool" onClick={() => zoom(1 / 1.3)} aria-label="Zoom out">−</button>
        <button type="button" class="tool" onClick={() => drawn.current && show(drawn.current)}>Fit</button>
        <button type="button" class="tool" aria-expanded={listed} onClick={() => setListed(!listed)}>List</button>
        <button type="button" class="tool" onClick={save}>PNG</button>
      </div>
      <ul class="legend" aria-label="Kinds of edges">
        {kinds.map((k) => <li><span class={"stroke " + k.kind} />{k.text}</li>)}
      </ul>
      {graph && graph.edges.length < graph.total && <p class="cut">{graph.edges.length} of {graph.total} edges drawn <button type="button" class="link" onClick={onMore}>draw more</button></p>}
      {graph && listed && (
        <ul class="edges" aria-label="Edges">
          {graph.edges.map((e) => {
            const name = (id: string) => graph.nodes.find((n) => n.id === id)?.name ?? id;
            return (
              <li><button type="button" class={"edge " + e.kind} onClick={() => onSee(seeEdge(e.subject, e.relation, e.object))}>
                <b>{name(e.subject)}</b> <i>{labelOf(e)}</i> <b>{name(e.object)}</b>
              </button></li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

/** Asks the server for the picture of some ids. */
export async function draw(ids: string[], edges: number, signal: AbortSignal): Promise<Drawing> {
  if (ids.length === 0) return { graph: { nodes: [], edges: [], total: 0 } };
  try {
    return { graph: await api.graph(ids, edges, signal) };
  } catch (failure) {
    return { failure: failure as Failure };
  }
}
