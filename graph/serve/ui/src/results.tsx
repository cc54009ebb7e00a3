// What a query gave, as table, graph and JSON.
import { lazy, Suspense } from "preact/compat";
import { useEffect, useMemo, useState } from "preact/hooks";
import { api, type Answer, type Failure, type Graph, type Vocabulary } from "./api";
import type { View } from "./address";
import { useHere } from "./links";
import { idsOf, toCSV } from "./rows";
import { saveFile } from "./save";
import { Table } from "./table";

const GraphView = lazy(() => import("./graph").then((m) => m.GraphView));

/** The state of the last question: asked, answered or failed. */
export type Outcome =
  | { kind: "none" }
  | { kind: "answer"; answer: Answer }
  | { kind: "failure"; failure: Failure };

interface Props {
  outcome: Outcome;
  running: boolean;
  vocabulary: Vocabulary | null;
  onAll: () => void;
  onQuery: (query: string) => void;
}

const views: { view: View; name: string }[] = [
  { view: "table", name: "Table" }, { view: "graph", name: "Graph" }, { view: "json", name: "JSON" },
];

export function Results(props: Props) {
  const { outcome, vocabulary } = props;
  const { view } = useHere().address;
  const relations = useMemo(() => new Set(vocabulary?.relations.map((r) => r.id)), [vocabulary]);
  const answer = outcome.kind === "answer" && outcome.answer.rows.length > 0 ? outcome.answer : null;
  return (
    <section class="results" aria-label="Results" aria-busy={props.running}>
      <div class="bar">
        <Tabs view={view} />
        <Summary {...props} />
        {answer && <Downloads answer={answer} />}
      </div>
      <div class="pane" role="tabpanel" id="pane" aria-labelledby={"tab-" + view} tabIndex={0}>
        {outcome.kind === "failure" && <FailureView failure={outcome.failure} />}
        {outcome.kind === "answer" && !answer && <Nothing answer={outcome.answer} onQuery={props.onQuery} />}
        {answer && view === "table" && <Table answer={answer} relations={relations} />}
        {answer && view === "graph" && <Drawing answer={answer} relations={relations} />}
        {answer && view === "json" && <pre class="json">{JSON.stringify(answer.rows, null, 2)}</pre>}
        {outcome.kind === "none" && !props.running && <Welcome />}
      </div>
    </section>
  );
}

const Welcome = () => (
  <div class="empty">
    <p>Run a query, or choose one of the examples.</p>
    <p>A query starts at a node, <code>g.V("&lt;Name&gt;")</code>, follows relations, <code>.Out("&lt;relation&gt;")</code> or <code>.In(…)</code>, and asks for the results, <code>.All()</code>. While you type, the editor offers the names and relations that this graph has.</p>
  </div>
);

const firstEdges = 40;

/** The graph of what an answer names, and of the statements among and around it. */
function Drawing({ answer, relations }: { answer: Answer; relations: ReadonlySet<string> }) {
  const [graph, setGraph] = useState<Graph | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [edges, setEdges] = useState(firstEdges);
  const ids = useMemo(() => idsOf(answer.rows, relations), [answer, relations]);
  useEffect(() => {
    const stop = new AbortController();
    api.graph({ ids, edges }, stop.signal).then(setGraph, (f: Failure) => { if (!stop.signal.aborted) setFailure(f); });
    return () => stop.abort();
  }, [ids, edges]);
  const strong = useMemo(() => new Set(ids), [ids]);
  if (failure) return <FailureView failure={failure} />;
  if (!graph) return null;
  if (graph.nodes.length === 0) return <p class="empty">Nothing to draw: the result names no entity that statements are about.</p>;
  return (
    <Suspense fallback={null}>
      <GraphView graph={graph} strong={strong}>
        {graph.edges.length < graph.total && <p class="cut">{graph.edges.length} of {number(graph.total)} edges drawn
          {edges < 400 && <> <button type="button" class="link" onClick={() => setEdges(edges * 2)}>draw more</button></>}</p>}
      </GraphView>
    </Suspense>
  );
}

function Tabs({ view }: { view: View }) {
  const { go } = useHere();
  const move = (e: KeyboardEvent) => {
    const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
    if (!step) return;
    const at = views.findIndex((v) => v.view === view);
    const next = views[(at + step + views.length) % views.length]!.view;
    go({ view: next });
    document.getElementById("tab-" + next)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="View" onKeyDown={move}>
      {views.map((v) => (
        <button type="button" role="tab" id={"tab-" + v.view} aria-selected={v.view === view} aria-controls="pane"
          tabIndex={v.view === view ? 0 : -1} onClick={() => go({ view: v.view })}>{v.name}</button>
      ))}
    </div>
  );
}

const number = (n: number) => n.toLocaleString("en-GB");

function Summary({ outcome, running, onAll }: Props) {
  if (running) return <p class="summary" role="status">Running…</p>;
  if (outcome.kind !== "answer") return <p class="summary" role="status" />;
  const { rows, total, complete, elapsed_ms } = outcome.answer;
  const count = `${complete ? "" : "more than "}${number(total)}`;
  return (
    <p class="summary" role="status">
      {rows.length < total
        ? <>first {number(rows.length)} of {count} <button type="button" class="link" onClick={onAll}>show all</button></>
        : <>{count} {total === 1 ? "row" : "rows"}</>}
      <span class="elapsed quiet"> in {elapsed_ms < 10 ? elapsed_ms.toFixed(1) : Math.round(elapsed_ms)} ms</span>
    </p>
  );
}

function Downloads({ answer }: { answer: Answer }) {
  const save = (name: string, type: string, text: string) => saveFile(name, new Blob([text], { type }));
  return (
    <p class="downloads">
      <button type="button" class="tool" aria-label="Download as CSV" onClick={() => save("parley.csv", "text/csv;charset=utf-8", toCSV(answer.columns, answer.rows))}>CSV</button>
      <button type="button" class="tool" aria-label="Download as JSON" onClick={() => save("parley.json", "application/json", JSON.stringify(answer.rows, null, 2))}>JSON</button>
    </p>
  );
}

/** A message of the script engine without the place, which is told apart. */
const plain = (message: string) => message.replace(/^\w*Error: \(anonymous\): Line \d+:\d+ /, "");

function FailureView({ failure }: { failure: Failure }) {
  return (
    <div class="problem" role="alert">
      <p><b>{plain(failure.message)}</b>{failure.line ? <span class="quiet"> line {failure.line}{failure.column ? `, column ${failure.column}` : ""}</span> : null}</p>
      {failure.hint && <p>{failure.hint}</p>}
    </div>
  );
}

function Nothing({ answer, onQuery }: { answer: Answer; onQuery: (query: string) => void }) {
  return (
    <div class="empty">
      <p>{answer.hint ? answer.hint.message : "The query ran and found nothing."}</p>
      {answer.hint?.query && (
        <p><button type="button" class="fix" onClick={() => onQuery(answer.hint!.query!)}>Run instead: <code>{answer.hint.query}</code></button></p>
      )}
    </div>
  );
}
