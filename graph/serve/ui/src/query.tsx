// The room for people who ask in a query language.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Address } from "./address";
import { api, type Answer, Failure, type Language, type Vocabulary } from "./api";
import { Editor } from "./editor";
import type { Go } from "./links";
import { Results, type Outcome } from "./results";

const languages: { language: Language; name: string }[] = [
  { language: "gizmo", name: "Gizmo" }, { language: "graphql", name: "GraphQL" }, { language: "mql", name: "MQL" },
];

const firstRows = 100;
const allRows = 1_000_000; // the server's own limit is lower

interface Props { address: Address; vocabulary: Vocabulary | null; go: Go }

export function QueryRoom({ address, vocabulary, go }: Props) {
  const [text, setText] = useState(address.query);
  const [loaded, setLoaded] = useState({ text: address.query });
  const [outcome, setOutcome] = useState<Outcome>({ kind: "none" });
  const [running, setRunning] = useState(false);
  const stop = useRef<AbortController | null>(null);
  const asked = useRef("");

  const run = async (query: string, language: Language, limit = firstRows) => {
    if (!query.trim()) return;
    stop.current?.abort();
    const mine = (stop.current = new AbortController());
    asked.current = language + " " + query;
    setRunning(true);
    let result: Outcome;
    try {
      const answer: Answer = await api.query(language, query, limit, mine.signal);
      result = { kind: "answer", answer };
    } catch (problem) {
      result = { kind: "failure", failure: problem instanceof Failure ? problem : new Failure(0, "page", String(problem)) };
    }
    if (stop.current !== mine) return;
    stop.current = null;
    setRunning(false);
    setOutcome(result);
  };

  // The address leads: whoever changes it, the query in it is shown and run.
  useEffect(() => {
    setText(address.query);
    setLoaded({ text: address.query });
    if (!address.query) { asked.current = ""; setOutcome({ kind: "none" }); return; }
    if (asked.current !== address.language + " " + address.query) void run(address.query, address.language);
  }, [address.query, address.language]);
  useEffect(() => () => { stop.current?.abort(); stop.current = null; }, []);

  const ask = (query: string, language = address.language) => {
    const again = query === address.query && language === address.language;
    go({ query, language, see: "" });
    if (again) void run(query, language);
  };
  const cancel = () => stop.current?.abort();
  useLayoutEffect(() => {
    if (!running) return;
    const escape = (e: KeyboardEvent) => { if (e.key === "Escape") cancel(); };
    addEventListener("keydown", escape, true);
    return () => removeEventListener("keydown", escape, true);
  }, [running]);

  const examples = vocabulary?.examples ?? [];
  const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
  return (
    <div class="room query-room">
      <nav class="gallery" aria-label="Examples">
        <h2>Examples</h2>
        <ul>
          {examples.map((e) => (
            <li><button type="button" class="example" aria-current={e.query === address.query ? "true" : undefined} title={e.query} onClick={() => ask(e.query, e.language)}>{e.title}</button></li>
          ))}
        </ul>
      </nav>
      <div class="work">
        <section class="ask" aria-label="Query">
          <Editor loaded={loaded} language={address.language} vocabulary={vocabulary}
            failure={outcome.kind === "failure" ? outcome.failure : null}
            onChange={setText} onRun={() => ask(text)} />
          <div class="ask-bar">
            <label class="choose"><span class="unseen">Language</span>
              <select value={address.language} onChange={(e) => go({ language: e.currentTarget.value as Language, query: "", see: "" })}>
                {languages.map((l) => <option value={l.language}>{l.name}</option>)}
              </select>
            </label>
            <span class="keys" aria-hidden="true"><kbd>{modifier}</kbd> <kbd>Enter</kbd> runs, <kbd>Esc</kbd> cancels</span>
            {running
              ? <button type="button" class="run" onClick={cancel}>Cancel</button>
              : <button type="button" class="run" disabled={!text.trim()} onClick={() => ask(text)}>Run</button>}
          </div>
        </section>
        <Results outcome={outcome} running={running} view={address.view} vocabulary={vocabulary}
          onView={(view) => go({ view })} onSee={(see) => go({ see })}
          onAll={() => run(address.query, address.language, allRows)} onQuery={(q) => ask(q)} />
      </div>
    </div>
  );
}
