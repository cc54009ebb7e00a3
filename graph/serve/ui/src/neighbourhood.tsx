// A graph that starts from one actor and its strongest neighbours, and grows
// where it is asked to.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { seeEntity, toPlace } from "./address";
import { useAnswer } from "./answer";
import { api, type Graph, type Vocabulary } from "./api";
import { FilterBar, WaitingFiltered } from "./filterbar";
import { GraphView } from "./graph";
import { Link, PageLink, SeeLink, useHere } from "./links";
import { readable } from "./rows";
import { unseenEdges } from "./shown";
import { FindField } from "./search";

const perStep = 12;

export function Neighbourhood({ vocabulary }: { vocabulary: Vocabulary | null }) {
  const { address, go } = useHere();
  const { id, grown, filter } = address;
  if (!id) return (
    <section class="start">
      <h1 class="title">A graph that grows</h1>
      <div class="field narrow"><span aria-hidden="true">Start from</span><FindField label="Start from" placeholder="an actor" only="entity" onChoose={(s) => go(toPlace("graph", s.id))} /></div>
      <p class="empty">It starts with the strongest ties of one actor. A number beside a name tells how many more there are; choose the name to open them.</p>
      {vocabulary && <ul class="starts">{vocabulary.entities.filter((e) => /person|country|organization/.test(e.class)).slice(0, 8).map((e) => <li><Link class="tool" to={toPlace("graph", e.id)}>{e.name}</Link></li>)}</ul>}
    </section>
  );
  return <Growing key={id} id={id} grown={grown} of={[id, ...grown, JSON.stringify(filter)].join("\n")} vocabulary={vocabulary} />;
}

interface Props { id: string; grown: string[]; of: string; vocabulary: Vocabulary | null }

function Growing({ id, grown, of, vocabulary }: Props) {
  const { address, go } = useHere();
  const asked = useAnswer<Graph>((signal) => api.graph({ ids: [id, ...grown], each: perStep, filter: address.filter }, signal), of, true);
  const [chosen, setChosen] = useState("");
  const graph = asked.kind === "answer" ? asked.value : null;
  const strong = useMemo(() => new Set([id, ...grown]), [of]);
  const grow = (node: string) => { setChosen(node); go({ grown: [...grown, node] }); };
  if (!graph) return <WaitingFiltered asked={asked} />;
  return (
    <section class="neighbourhood" aria-label={`Graph around ${readable(id)}`}>
      <header class="graph-head">
        <h1>{graph.nodes.find((n) => n.id === id)?.name ?? readable(id)} <span class="quiet">{graph.edges.length} of {graph.total} edges around {strong.size === 1 ? "it" : `${strong.size} nodes`}</span></h1>
        {grown.length > 0 && <button type="button" class="tool" onClick={() => go({ grown: grown.slice(0, -1) })}>Fold the last</button>}
        <FilterBar vocabulary={vocabulary} />
      </header>
      {graph.edges.length === 0
        ? <p class="empty">No statement connects {readable(id)} with anything{Object.values(address.filter).some(Boolean) ? " that passes the filter" : ""}.</p>
        : <GraphView graph={graph} strong={strong} chosen={chosen && !address.see ? chosen : undefined} onNode={setChosen} onGrow={grow}>
            {chosen && <NodeCard graph={graph} id={chosen} onGrow={grow} onClose={() => setChosen("")} />}
          </GraphView>}
    </section>
  );
}

/** What can be done with a node: open it, read of it, go to its page. */
function NodeCard({ graph, id, onGrow, onClose }: { graph: Graph; id: string; onGrow: (id: string) => void; onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.focus({ preventScroll: true }); }, [id]);
  const node = graph.nodes.find((n) => n.id === id);
  if (!node) return null;
  const more = unseenEdges(graph, node);
  return (
    <div class="node-card" ref={box} tabIndex={-1} role="group" aria-label={node.name} onKeyDown={(e) => { if (e.key === "Escape") onClose(); }}>
      <p><b>{node.name}</b> <span class="quiet">{node.class}, {node.statements} statement{node.statements === 1 ? "" : "s"}</span></p>
      <p class="actions">
        {more > 0 && <button type="button" class="tool strong" onClick={() => onGrow(id)}>{more <= perStep ? `Show ${more} more` : `Show ${perStep} of ${more} more`}</button>}
        <SeeLink class="tool" see={seeEntity(id)}>Statements</SeeLink>
        <PageLink class="tool" id={id}>Page</PageLink>
        <button type="button" class="ghost" aria-label="Close" onClick={onClose}>×</button>
      </p>
    </div>
  );
}
