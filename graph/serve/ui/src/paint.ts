// How pictures look: the colours of the page as they are now, and the styles
// that Cytoscape draws with.
import type { StylesheetJson } from "cytoscape";
import { nodeKinds, type NodeKind } from "./shown";

export interface Colours {
  paper: string; ink: string; quiet: string; edge: string; denied: string; accent: string;
  nodes: Record<NodeKind, string>;
}

/** The colours of the page, light or dark. */
export function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue("--" + name).trim();
  return {
    paper: of("paper"), ink: of("ink"), quiet: of("quiet"), edge: of("edge"), denied: of("denied"), accent: of("accent"),
    nodes: Object.fromEntries(nodeKinds.map(({ kind }) => [kind, of("node-" + kind)])) as Record<NodeKind, string>,
  };
}

/** The outline of a node tells what it is to those who do not see its colour. */
export const shapes: Record<NodeKind, string> = {
  country: "round-rectangle", person: "ellipse", organization: "rectangle", group: "round-octagon",
  position: "diamond", event: "hexagon", thing: "ellipse",
};

const font = "Inter Variable, sans-serif";

/** Node and edge styles in the given colours. */
export function stylesheet(c: Colours): StylesheetJson {
  const edge = (kind: string, style: object) => ({ selector: `edge[kind="${kind}"]`, style });
  return [
    { selector: "node", style: {
      label: "data(label)", "font-family": font, "font-size": 13, color: c.ink, "min-zoomed-font-size": 5,
      "text-valign": "bottom", "text-margin-y": 5, "text-wrap": "wrap", "text-max-width": "140px",
      "text-background-color": c.paper, "text-background-opacity": 0.85, "text-background-padding": "2px",
      width: "data(size)", height: "data(size)", "border-width": 0,
    } },
    ...nodeKinds.map(({ kind }) => ({ selector: `node[kind="${kind}"]`, style: { "background-color": c.nodes[kind], shape: shapes[kind] } })),
    { selector: "node[?strong]", style: { "border-width": 3, "border-color": c.ink, "border-opacity": 0.75, "font-weight": 600 } },
    { selector: "edge", style: {
      label: "data(label)", "font-family": font, "font-size": 11, color: c.quiet, "min-zoomed-font-size": 6.5,
      "text-rotation": "autorotate", "text-background-color": c.paper, "text-background-opacity": 0.9, "text-background-padding": "1px",
      width: "data(width)", "line-color": c.edge, "target-arrow-color": c.edge,
      "target-arrow-shape": "triangle", "arrow-scale": 0.9, "curve-style": "bezier",
    } },
    edge("attributed", { "line-style": "dashed", "line-dash-pattern": [8, 5] }),
    edge("hypothetical", { "line-style": "dashed", "line-dash-pattern": [3, 4] }),
    edge("negated", {
      "line-color": c.denied, "target-arrow-color": c.denied, color: c.denied,
      "mid-target-arrow-shape": "tee", "mid-target-arrow-color": c.denied, "text-margin-y": -9, "text-background-opacity": 0,
    }),
    { selector: "edge.chosen", style: { "line-color": c.accent, "target-arrow-color": c.accent, "mid-target-arrow-color": c.accent, color: c.accent, "z-index": 9 } },
    { selector: "node.chosen", style: { "border-width": 4, "border-color": c.accent, "border-opacity": 1 } },
  ] as unknown as StylesheetJson;
}
