// One document: its text with everything that statements rest on marked, what
// it says as a list, and as a graph.
import { lazy, Suspense } from "preact/compat";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { everything } from "./address";
import { useAnswer } from "./answer";
import { api, type Graph, type Listed } from "./api";
import { SeeLink, useHere } from "./links";
import { passages, type Passage } from "./passages";
import { tied } from "./shown";
import { longDate, StatementList } from "./statement";
import { Waiting } from "./waiting";
import { flow } from "./words";

const GraphView = lazy(() => import("./graph").then((m) => m.GraphView));

const mostStatements = 1000;

export function DocumentPage({ path }: { path: string }) {
  const { address, go } = useHere();
  const asked = useAnswer(async (signal) => {
    const [document, { statements }] = await Promise.all([api.document(path, signal), api.statements({ document: path, limit: mostStatements })]);
    return { document, statements };
  }, path);
  if (asked.kind !== "answer") return <Waiting asked={asked} />;
  const { document: d, statements } = asked.value;
  const graph = address.view === "graph";
  return (
    <article class="document">
      <header>
        <p class="class">{[d.source, d.date && longDate(d.date)].filter(Boolean).join(", ") || "document"}</p>
        <h1>{d.title || d.document}</h1>
        <p class="quiet">{d.document}</p>
        <div class="switch" role="group" aria-label="View">
          <button type="button" aria-pressed={!graph} onClick={() => go({ view: "table" })}>Text</button>
          <button type="button" aria-pressed={graph} onClick={() => go({ view: "graph" })}>Graph</button>
        </div>
      </header>
      {graph ? <DocumentGraph path={path} statements={statements} /> : (
        <div class="reading">
          <MarkedText text={d.text} statements={statements} chosen={address.see} />
          <section class="says">
            <h2 class="section">What it says</h2>
            {statements.length === 0 && <p class="quiet">No statement was read from this document.</p>}
            <StatementList items={statements} chosen={address.see} documents={false} />
          </section>
        </div>
      )}
    </article>
  );
}

function MarkedText({ text, statements, chosen }: { text: string; statements: Listed[]; chosen: string }) {
  const parts = useMemo(() => passages(text, statements.map(({ statement: s }) => ({ id: s.id, ...s.evidence }))), [text, statements]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector(".chosen")?.scrollIntoView({ block: "nearest" }); }, [chosen]);
  return <div class="text" ref={box}>{parts.map((p) => <Part part={p} chosen={chosen} />)}</div>;
}

/** Marked words lead to the narrowest statement that rests on them. */
function Part({ part: p, chosen }: { part: Passage; chosen: string }) {
  const [first] = p.ids;
  if (!first) return <>{flow(p.text)}</>;
  return <SeeLink see={first} class={p.ids.includes(chosen) ? "marked chosen" : "marked"}>{flow(p.text)}</SeeLink>;
}

const mostNodes = 120;
const firstEdges = 30;

function DocumentGraph({ path, statements }: { path: string; statements: Listed[] }) {
  const [edges, setEdges] = useState(firstEdges);
  const ids = useMemo(() => [...new Set(statements.flatMap(({ statement: s }) => (s.object ? [s.subject.id, s.object.id] : [])))].slice(0, mostNodes), [statements]);
  const asked = useAnswer<Graph>((signal) => api.graph({ ids, edges, filter: { ...everything, document: path } }, signal).then(tied), path + edges, true);
  const none = useMemo(() => new Set<string>(), []);
  if (asked.kind !== "answer") return <Waiting asked={asked} />;
  if (asked.value.edges.length === 0) return <p class="empty">Nothing to draw: no statement of this document connects two.</p>;
  const graph = asked.value;
  return (
    <div class="document-graph">
      <Suspense fallback={null}>
        <GraphView graph={graph} strong={none}>
          {graph.edges.length < graph.total && <p class="cut">{graph.edges.length} of {graph.total} edges <button type="button" class="link" onClick={() => setEdges(edges * 2)}>draw more</button></p>}
        </GraphView>
      </Suspense>
    </div>
  );
}
