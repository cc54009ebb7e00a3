// The room for people who ask in a query language.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { api, type Answer, Failure, type Language, type Vocabulary } from "./api";
import { Editor } from "./editor";
import { Gallery } from "./gallery";
import { useHere } from "./links";
import { Results, type Outcome } from "./results";
import { SaveAs, Share } from "./save";
import { name, read, remember, type Kept, type Part } from "./shelf";

const languages: { language: Language; name: string }[] = [
  { language: "gizmo", name: "Gizmo" }, { language: "graphql", name: "GraphQL" }, { language: "mql", name: "MQL" },
];

const firstRows = 100;
const allRows = 1_000_000; // the server's own limit is lower

export function QueryRoom({ vocabulary }: { vocabulary: Vocabulary | null }) {
  const { address, go } = useHere();
  const [text, setText] = useState(address.query);
  const [loaded, setLoaded] = useState({ text: address.query });
  const [shelf, setShelf] = useState(() => ({ asked: read(localStorage, "asked"), named: read(localStorage, "named") }));
  const put = (part: Part, list: Kept[]) => setShelf((old) => ({ ...old, [part]: list }));
  const { outcome, running, run, cancel, reset } = useQuery((language, query, answer) =>
    put("asked", remember(localStorage, { language, query, at: Date.now(), rows: answer.total })));

  // The address leads: whoever changes it, the query in it is shown and run.
  useEffect(() => {
    setText(address.query);
    setLoaded({ text: address.query });
    if (address.query) void run(address.query, address.language);
    else reset();
  }, [address.query, address.language]);

  const ask = (query: string, language = address.language) => {
    if (query === address.query && language === address.language) void run(query, language);
    else go({ query, language, see: "" });
  };
  useLayoutEffect(() => {
    if (!running) return;
    const escape = (e: KeyboardEvent) => { if (e.key === "Escape") cancel(); };
    addEventListener("keydown", escape, true);
    return () => removeEventListener("keydown", escape, true);
  }, [running]);

  const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
  return (
    <div class="room query-room">
      <h1 class="unseen">Query</h1>
      <Gallery examples={vocabulary?.examples ?? []} {...shelf} query={address.query} onAsk={ask} onShelf={put} />
      <div class="work">
        <section class="ask" aria-label="Query">
          <Editor loaded={loaded} language={address.language} vocabulary={vocabulary}
            failure={outcome.kind === "failure" ? outcome.failure : null}
            onChange={setText} onRun={() => text.trim() && ask(text)} />
          <div class="ask-bar">
            <label class="choose"><span class="unseen">Language</span>
              <select value={address.language} onChange={(e) => go({ language: e.currentTarget.value as Language, query: "", see: "" })}>
                {languages.map((l) => <option value={l.language}>{l.name}</option>)}
              </select>
            </label>
            <SaveAs disabled={!text.trim()} onSave={(as) => put("named", name(localStorage, { language: address.language, query: text, name: as, at: Date.now() }))} />
            <Share disabled={!address.query} />
            <span class="keys" aria-hidden="true"><kbd>{modifier}</kbd> <kbd>Enter</kbd> runs, <kbd>Esc</kbd> cancels</span>
            {running
              ? <button type="button" class="run" onClick={cancel}>Cancel</button>
              : <button type="button" class="run" disabled={!text.trim()} onClick={() => ask(text)}>Run</button>}
          </div>
        </section>
        <Results outcome={outcome} running={running} vocabulary={vocabulary}
          onAll={() => run(address.query, address.language, allRows)} onQuery={(q) => ask(q)} />
      </div>
    </div>
  );
}

/** Runs queries one at a time: a new one cancels the last. */
function useQuery(onAnswer: (language: Language, query: string, answer: Answer) => void) {
  const [outcome, setOutcome] = useState<Outcome>({ kind: "none" });
  const [running, setRunning] = useState(false);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => { stop.current?.abort(); stop.current = null; }, []);

  const run = async (query: string, language: Language, limit = firstRows) => {
    stop.current?.abort();
    const mine = (stop.current = new AbortController());
    setRunning(true);
    let result: Outcome;
    try {
      result = { kind: "answer", answer: await api.query(language, query, limit, mine.signal) };
    } catch (problem) {
      result = { kind: "failure", failure: problem instanceof Failure ? problem : new Failure(0, "page", String(problem)) };
    }
    if (stop.current !== mine) return;
    stop.current = null;
    setRunning(false);
    setOutcome(result);
    if (result.kind === "answer") onAnswer(language, query, result.answer);
  };
  const reset = () => { stop.current?.abort(); stop.current = null; setRunning(false); setOutcome({ kind: "none" }); };
  return { outcome, running, run, reset, cancel: () => stop.current?.abort() };
}
