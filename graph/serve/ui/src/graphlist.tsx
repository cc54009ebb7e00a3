// A graph as a list: what the picture shows, for keyboard and screen reader,
// and for whoever reads faster than they look.
import type { Graph } from "./api";
import { seeEdge } from "./address";
import { EntityLink, SeeLink } from "./links";
import { edgeKey, edgeKinds, edgeLabel, unseenEdges } from "./shown";

interface Props { graph: Graph; onGrow?: (id: string) => void }

export function GraphList({ graph, onGrow }: Props) {
  const names = new Map(graph.nodes.map((n) => [n.id, n.name]));
  const nodes = [...graph.nodes].sort((a, b) => b.statements - a.statements);
  const kind = (k: string) => edgeKinds.find((e) => e.kind === k)!.text;
  return (
    <div class="graph-list">
      <section aria-label="Edges">
        <h2 class="section">{graph.edges.length} {graph.edges.length === 1 ? "edge" : "edges"}</h2>
        <ul class="edges">
          {graph.edges.map((e) => (
            <li key={edgeKey(e)}><SeeLink class={"edge " + e.kind} see={seeEdge(e.subject, e.relation, e.object)}>
              <b>{names.get(e.subject)}</b> <i>{edgeLabel(e)}</i> <b>{names.get(e.object)}</b>
              {e.statements.length > 1 && <span class="times"> ×{e.statements.length}</span>}
              {e.kind !== "fact" && e.kind !== "negated" && <span class="quiet"> {kind(e.kind)}</span>}
            </SeeLink></li>
          ))}
        </ul>
      </section>
      <section aria-label="Nodes">
        <h2 class="section">{graph.nodes.length} nodes</h2>
        <ul class="nodes">
          {nodes.map((n) => {
            const more = unseenEdges(graph, n);
            return (
              <li key={n.id}>
                <EntityLink id={n.id}>{n.name}</EntityLink> <span class="quiet">{n.class}</span>
                {onGrow && more > 0 && <button type="button" class="tool" onClick={() => onGrow(n.id)} aria-label={`Show more of the ${more} further edges of ${n.name}`}>+{more}</button>}
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}
