// The picture of a graph: nodes and edges on a canvas, which may grow while it
// is looked at. It is hidden from screen readers; GraphList says the same.
import cytoscape, { type Core, type EdgeSingular, type ElementDefinition, type NodeSingular } from "cytoscape";
import { useEffect, useRef } from "preact/hooks";
import type { Graph, GraphEdge } from "./api";
import { fit, layOut } from "./layout";
import { colours, stylesheet } from "./paint";
import { edgeKey, edgeLabel, nodeKind, unseenEdges } from "./shown";
import { toSVG, type Line, type Spot } from "./svg";

/** What can be done with the picture from outside. */
export interface Handle {
  zoom: (factor: number) => void;
  fit: () => void;
  png: () => Blob;
  svg: () => Blob;
}

export interface PictureProps {
  graph: Graph;
  /** Nodes with a ring: what was asked for. */
  strong: ReadonlySet<string>;
  /** The node or the edge (edgeKey) whose evidence is open. */
  chosen?: string;
  /** Whether nodes tell how many of their edges are not drawn. */
  counts?: boolean;
  onNode: (id: string) => void;
  onEdge: (edge: GraphEdge) => void;
  onGrow?: (id: string) => void;
  onReady: (handle: Handle | null) => void;
}

const large = 150; // edges from which on speed counts more than looks

function elements({ graph, strong, counts }: PictureProps): ElementDefinition[] {
  return [
    ...graph.nodes.map((n) => {
      const more = counts ? unseenEdges(graph, n) : 0;
      return { data: {
        id: n.id, label: more ? `${n.name}  +${more}` : n.name, kind: nodeKind(n.class), strong: strong.has(n.id),
        size: Math.round(14 + 4.5 * Math.log2(1 + Math.min(n.statements, 4000))),
      } };
    }),
    ...graph.edges.map((e) => ({ data: {
      id: edgeKey(e), source: e.subject, target: e.object, kind: e.kind, edge: e,
      label: edgeLabel(e), width: 1.3 + Math.log2(e.statements.length),
    } })),
  ];
}

function drawnSVG(cy: Core): Blob {
  const spots = cy.nodes().map((n: NodeSingular): Spot => ({ ...n.position(), label: n.data("label"), kind: n.data("kind"), size: n.data("size"), strong: n.data("strong") }));
  const lines = cy.edges().map((e: EdgeSingular): Line => ({
    from: e.sourceEndpoint(), to: e.targetEndpoint(), through: e.controlPoints()?.[0], label: e.data("label"), kind: e.data("kind"), width: e.data("width"),
  }));
  return new Blob([toSVG(spots, lines, colours())], { type: "image/svg+xml" });
}

export function Picture(props: PictureProps) {
  const host = useRef<HTMLDivElement>(null);
  const core = useRef<Core | null>(null);
  const now = useRef(props);
  now.current = props;

  useEffect(() => {
    const cy = cytoscape({
      container: host.current!, style: stylesheet(colours()), elements: [],
      minZoom: 0.08, maxZoom: 3, boxSelectionEnabled: false, autounselectify: true,
      textureOnViewport: props.graph.edges.length > large, hideEdgesOnViewport: false,
      pixelRatio: props.graph.edges.length > large ? 1 : ("auto" as never),
    });
    core.current = cy;
    cy.on("tap", "node", (e) => now.current.onNode(e.target.id()));
    cy.on("dbltap", "node", (e) => now.current.onGrow?.(e.target.id()));
    cy.on("tap", "edge", (e) => now.current.onEdge(e.target.data("edge")));
    cy.on("mouseover", "node, edge", () => host.current?.classList.add("pointing"));
    cy.on("mouseout", "node, edge", () => host.current?.classList.remove("pointing"));
    let width = 0;
    const resize = new ResizeObserver(([entry]) => {
      cy.resize();
      if (entry && Math.abs(entry.contentRect.width - width) > 1) { width = entry.contentRect.width; fit(cy); }
    });
    resize.observe(host.current!);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const repaint = () => cy.style(stylesheet(colours()));
    dark.addEventListener("change", repaint);
    now.current.onReady({
      zoom: (factor) => cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
      fit: () => fit(cy),
      png: () => cy.png({ output: "blob", full: true, scale: 2, maxWidth: 6000, maxHeight: 6000, bg: colours().paper }) as unknown as Blob,
      svg: () => drawnSVG(cy),
    });
    return () => {
      resize.disconnect();
      dark.removeEventListener("change", repaint);
      now.current.onReady(null);
      core.current = null;
      cy.destroy();
    };
  }, []);

  useEffect(() => {
    const cy = core.current!;
    const placed = new Map(cy.nodes().map((n) => [n.id(), { ...n.position() }]));
    const wanted = elements(props), ids = new Set(wanted.map((e) => e.data.id!));
    cy.batch(() => {
      cy.elements().filter((e) => !ids.has(e.id())).remove();
      for (const element of wanted) {
        const held = cy.getElementById(element.data.id!);
        if (held.nonempty()) held.data(element.data);
        else cy.add(element);
      }
    });
    performance.mark("layout begins");
    layOut(cy, placed);
    performance.measure("layout", "layout begins");
  }, [props.graph]);

  useEffect(() => {
    const cy = core.current!;
    cy.elements(".chosen").removeClass("chosen");
    if (props.chosen) cy.getElementById(props.chosen).addClass("chosen");
  }, [props.chosen, props.graph]);

  return <div class="canvas" ref={host} aria-hidden="true" />;
}
