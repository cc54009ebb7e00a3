// Beside the editor: examples that work on the open store, queries with a name,
// and what was asked before.
import { useState } from "preact/hooks";
import type { Example, Language } from "./api";
import { clear, forget, type Kept, type Part } from "./shelf";

type Tab = "examples" | Part;
const tabs: { tab: Tab; name: string }[] = [
  { tab: "examples", name: "Examples" }, { tab: "named", name: "Named" }, { tab: "asked", name: "History" },
];

interface Props {
  examples: Example[]; named: Kept[]; asked: Kept[];
  query: string;
  onAsk: (query: string, language: Language) => void;
  onShelf: (part: Part, list: Kept[]) => void;
}

export function Gallery({ examples, named, asked, query, onAsk, onShelf }: Props) {
  const [tab, setTab] = useState<Tab>("examples");
  const [open, setOpen] = useState(false); // only small screens close it
  const ask = (k: { query: string; language: Language }) => { setOpen(false); onAsk(k.query, k.language); };
  const kept = tab === "asked" ? asked : named;
  return (
    <nav class={open ? "gallery open" : "gallery"} aria-label="Queries">
      <button type="button" class="tool gallery-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>Examples, named queries, history</button>
      <div class="gallery-body">
        <div class="switch" role="group" aria-label="Which queries">
          {tabs.map((t) => <button type="button" aria-pressed={t.tab === tab} onClick={() => setTab(t.tab)}>{t.name}</button>)}
        </div>
        {tab === "examples"
          ? <ul>{examples.map((e) => (
            <li><button type="button" class="example" aria-current={e.query === query ? "true" : undefined} title={e.query} onClick={() => ask(e)}>{e.title}</button></li>
          ))}</ul>
          : <KeptList part={tab} list={kept} query={query} onAsk={ask} onShelf={onShelf} />}
      </div>
    </nav>
  );
}

const teach: Record<Part, string> = {
  named: "Queries that you give a name with “Save as” stay here, in this browser.",
  asked: "Every query that you run is listed here, in this browser.",
};

interface KeptProps { part: Part; list: Kept[]; query: string; onAsk: (k: Kept) => void; onShelf: Props["onShelf"] }

function KeptList({ part, list, query, onAsk, onShelf }: KeptProps) {
  if (list.length === 0) return <p class="hint">{teach[part]}</p>;
  return (
    <>
      <ul>{list.map((k) => (
        <li class="kept">
          <button type="button" class="example" aria-current={k.query === query ? "true" : undefined} title={k.query} onClick={() => onAsk(k)}>
            {k.name ?? <code>{k.query.replace(/\s+/g, " ")}</code>}
            {k.rows !== undefined && <span class="quiet rows">{k.rows} {k.rows === 1 ? "row" : "rows"}</span>}
          </button>
          <button type="button" class="ghost" aria-label={`Remove ${k.name ?? k.query}`} onClick={() => onShelf(part, forget(localStorage, part, k))}>×</button>
        </li>
      ))}</ul>
      {part === "asked" && <p class="hint"><button type="button" class="link" onClick={() => onShelf(part, clear(localStorage, part))}>Clear the history</button></p>}
    </>
  );
}
