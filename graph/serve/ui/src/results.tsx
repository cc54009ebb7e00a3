// What a query gave, as table, graph and JSON.
import { lazy, Suspense } from "preact/compat";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Answer, Failure, Row, Vocabulary } from "./api";
import { seeEntity, type See, type View } from "./address";
import type { Drawing } from "./graph";
import { EntityLink } from "./links";
import { cellOf, idsOf, toCSV } from "./rows";

const GraphView = lazy(() => import("./graph").then((m) => m.GraphView));

/** The state of the last question: asked, answered or failed. */
export type Outcome =
  | { kind: "none" }
  | { kind: "answer"; answer: Answer }
  | { kind: "failure"; failure: Failure };

interface Props {
  outcome: Outcome;
  running: boolean;
  view: View;
  vocabulary: Vocabulary | null;
  onView: (view: View) => void;
  onSee: (see: See) => void;
  onAll: () => void;
  onQuery: (query: string) => void;
}

const views: { view: View; name: string }[] = [
  { view: "table", name: "Table" }, { view: "graph", name: "Graph" }, { view: "json", name: "JSON" },
];

export function Results(props: Props) {
  const { outcome, view, vocabulary } = props;
  const relations = useMemo(() => new Set(vocabulary?.relations.map((r) => r.id)), [vocabulary]);
  const rows = outcome.kind === "answer" ? outcome.answer.rows : [];
  const [drawing, drawMore] = useDrawing(view === "graph", outcome, relations);
  return (
    <section class="results" aria-label="Results" aria-busy={props.running}>
      <div class="bar">
        <Tabs view={view} onView={props.onView} />
        <Summary {...props} />
        {rows.length > 0 && outcome.kind === "answer" && <Downloads answer={outcome.answer} />}
      </div>
      <div class="pane" role="tabpanel" id="pane" aria-labelledby={"tab-" + view} tabIndex={0}>
        {outcome.kind === "failure" && <FailureView failure={outcome.failure} />}
        {outcome.kind === "answer" && rows.length === 0 && <Nothing answer={outcome.answer} onQuery={props.onQuery} />}
        {rows.length > 0 && outcome.kind === "answer" && (
          <>
            {view === "table" && <Table answer={outcome.answer} relations={relations} onSee={props.onSee} />}
            {view === "graph" && (
              <Suspense fallback={null}>
                <GraphView drawing={drawing} found={new Set(idsOf(rows, relations))} onSee={props.onSee} onMore={drawMore} />
              </Suspense>
            )}
            {view === "json" && <pre class="json">{JSON.stringify(rows, null, 2)}</pre>}
          </>
        )}
        {outcome.kind === "none" && !props.running && <p class="empty">Run a query, or choose one of the examples.</p>}
      </div>
    </section>
  );
}

const firstEdges = 40;

/** Loads the picture of an outcome when the graph is looked at, and a larger one when asked. */
function useDrawing(wanted: boolean, outcome: Outcome, relations: ReadonlySet<string>): [Drawing, () => void] {
  const [held, setHeld] = useState<{ of: Outcome; edges: number; drawing: Drawing } | null>(null);
  const [edges, setEdges] = useState(firstEdges);
  useEffect(() => setEdges(firstEdges), [outcome]);
  useEffect(() => {
    if (!wanted || outcome.kind !== "answer" || (held?.of === outcome && held.edges === edges)) return;
    const stop = new AbortController();
    import("./graph").then(({ draw }) => draw(idsOf(outcome.answer.rows, relations), edges, stop.signal))
      .then((drawing) => { if (!stop.signal.aborted) setHeld({ of: outcome, edges, drawing }); });
    return () => stop.abort();
  }, [wanted, outcome, relations, edges]);
  return [held?.of === outcome ? held.drawing : null, () => setEdges(edges * 2)];
}

function Tabs({ view, onView }: { view: View; onView: (view: View) => void }) {
  const move = (e: KeyboardEvent) => {
    const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
    if (!step) return;
    const at = views.findIndex((v) => v.view === view);
    const next = views[(at + step + views.length) % views.length]!.view;
    onView(next);
    document.getElementById("tab-" + next)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="View" onKeyDown={move}>
      {views.map((v) => (
        <button type="button" role="tab" id={"tab-" + v.view} aria-selected={v.view === view} aria-controls="pane"
          tabIndex={v.view === view ? 0 : -1} onClick={() => onView(v.view)}>{v.name}</button>
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
  const save = (name: string, type: string, text: string) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  return (
    <p class="downloads">
      <button type="button" class="tool" aria-label="Download as CSV" onClick={() => save("parley.csv", "text/csv;charset=utf-8", toCSV(answer.columns, answer.rows))}>CSV</button>
      <button type="button" class="tool" aria-label="Download as JSON" onClick={() => save("parley.json", "application/json", JSON.stringify(answer.rows, null, 2))}>JSON</button>
    </p>
  );
}

function FailureView({ failure }: { failure: Failure }) {
  return (
    <div class="problem" role="alert">
      <p><b>{failure.message}</b>{failure.line ? <span class="quiet"> line {failure.line}{failure.column ? `, column ${failure.column}` : ""}</span> : null}</p>
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

function Table({ answer, relations, onSee }: { answer: Answer; relations: ReadonlySet<string>; onSee: (see: See) => void }) {
  return (
    <table>
      <thead><tr><th class="number" scope="col"><span class="unseen">Row</span></th>{answer.columns.map((c) => <th scope="col">{c}</th>)}</tr></thead>
      <tbody>
        {answer.rows.map((row: Row, i) => (
          <tr key={i}><td class="number">{i + 1}</td>{answer.columns.map((c) => <td><CellView value={row[c]} relations={relations} onSee={onSee} /></td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps { value: unknown; relations: ReadonlySet<string>; onSee: (see: See) => void }

function CellView({ value, relations, onSee }: CellProps) {
  if (value && typeof value === "object") return <Nested value={value} relations={relations} onSee={onSee} />;
  const cell = cellOf(value, relations);
  switch (cell.kind) {
    case "entity": return <EntityLink id={cell.id} onSee={() => onSee(seeEntity(cell.id))}>{cell.text}</EntityLink>;
    case "statement": return <button type="button" class="entity mono" data-statement={cell.id} onClick={() => onSee(cell.id)}>{cell.text}</button>;
    case "term": return <code class="term">{cell.text}</code>;
    default: return <>{cell.text}</>;
  }
}

/** What GraphQL and MQL nest: a list line by line, an object by its names, one that is only an id as that id. */
function Nested({ value, ...rest }: CellProps & { value: object }) {
  if (Array.isArray(value)) return <ul>{value.map((v) => <li><CellView value={v} {...rest} /></li>)}</ul>;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]![0] === "id") return <CellView value={entries[0]![1]} {...rest} />;
  return <dl class="nested">{entries.map(([name, v]) => <><dt>{name}</dt><dd><CellView value={v} {...rest} /></dd></>)}</dl>;
}
