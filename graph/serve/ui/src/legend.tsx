// The legend of a picture; choosing a line of it hides what it stands for.
import type { Graph } from "./api";
import { useHere } from "./links";
import { edgeKinds, nodeKind, nodeKinds } from "./shown";

/** Legend of the whole graph, hidden parts included, so that they can come back. */
export function Legend({ graph }: { graph: Graph }) {
  const { address, go } = useHere();
  const off = (kind: string) => address.hidden.includes(kind);
  const toggle = (kind: string) =>
    go({ hidden: off(kind) ? address.hidden.filter((k) => k !== kind) : [...address.hidden, kind] }, true);
  const edges = new Map<string, number>(), nodes = new Map<string, number>();
  for (const e of graph.edges) edges.set(e.kind, (edges.get(e.kind) ?? 0) + 1);
  for (const n of graph.nodes) nodes.set(nodeKind(n.class), (nodes.get(nodeKind(n.class)) ?? 0) + 1);
  const line = (kind: string, text: string, sign: preact.ComponentChild, count: number | undefined) => count !== undefined && (
    <li><button type="button" aria-pressed={!off(kind)} onClick={() => toggle(kind)}>
      {sign}<span>{text}</span> <span class="tally">{count}</span>
    </button></li>
  );
  return (
    <details class="legend" open={innerWidth > 700}>
      <summary>Legend</summary>
      <ul aria-label="Edges; choose to show or hide">
        {edgeKinds.map((k) => line(k.kind, k.text, <span class={"stroke " + k.kind} />, edges.get(k.kind)))}
      </ul>
      <ul class="shapes" aria-label="Nodes; choose to show or hide">
        {nodeKinds.map((k) => line(k.kind, k.text, <span class={"shape " + k.kind} />, nodes.get(k.kind)))}
      </ul>
    </details>
  );
}
