// The room for people who do not write queries: find an actor, see what it
// does, where it stands, and in which articles.
import { useEffect, useState } from "preact/hooks";
import { seeEdge, type Address } from "./address";
import { api, type Actor, Failure, type Hit, type Profile, type Relation } from "./api";
import type { Go } from "./links";
import { readable } from "./rows";
import { sourceLine } from "./statement";

export function Explore({ address, go }: { address: Address; go: Go }) {
  return (
    <div class="room explore">
      <Search go={go} />
      {address.actor ? <ActorPage id={address.actor} go={go} /> : <Actors go={go} />}
    </div>
  );
}

/** A question to the server whose answer is replaced when the question changes. */
function useAnswer<T>(ask: () => Promise<T>, of: string): T | Failure | null {
  const [held, setHeld] = useState<{ of: string; value: T | Failure } | null>(null);
  useEffect(() => {
    let left = false;
    ask().then((value) => { if (!left) setHeld({ of, value }); }, (failure: Failure) => { if (!left) setHeld({ of, value: failure }); });
    return () => { left = true; };
  }, [of]);
  return held?.of === of ? held.value : null;
}

// Spread, because Preact's types allow the role only beside a list element.
const combobox = { role: "combobox" } as object;

function Search({ go }: { go: Go }) {
  const [text, setText] = useState("");
  const [hits, setHits] = useState<Hit[]>([]);
  const [at, setAt] = useState(-1);
  const wanted = text.trim();

  useEffect(() => {
    setAt(-1);
    if (wanted.length < 2) { setHits([]); return; }
    const stop = new AbortController();
    const soon = setTimeout(() => {
      api.search(wanted, stop.signal).then((a) => setHits(pick(a.hits)), () => { if (!stop.signal.aborted) setHits([]); });
    }, 120);
    return () => { clearTimeout(soon); stop.abort(); };
  }, [wanted]);

  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    setText("");
    setHits([]);
    go(hit.kind === "entity" ? { actor: hit.id, see: "" } : { see: hit.id });
  };
  const keys = (e: KeyboardEvent) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      setAt((i) => (hits.length ? (i + (e.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length : -1));
    } else if (e.key === "Enter") choose(hits[Math.max(at, 0)]);
    else if (e.key === "Escape") { setText(""); setHits([]); }
  };
  const open = hits.length > 0;
  return (
    <div class="search">
      <input {...combobox} type="search" value={text} placeholder="Search for an actor or for words" aria-label="Search" autocomplete="off"
        aria-expanded={open} aria-controls="suggestions" aria-activedescendant={at >= 0 ? "hit-" + at : undefined}
        onInput={(e) => setText(e.currentTarget.value)} onKeyDown={keys} />
      {open && (
        <ul class="suggestions" id="suggestions" role="listbox">
          {hits.map((h, i) => (
            <li id={"hit-" + i} role="option" aria-selected={i === at} onClick={() => choose(h)}>
              <b>{h.name}</b> <span class="quiet">{h.kind === "entity" ? (h.match !== h.name ? h.match : "") : h.match}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The first suggestions: entities, then statements. */
const pick = (hits: Hit[]) => [
  ...hits.filter((h) => h.kind === "entity").slice(0, 8),
  ...hits.filter((h) => h.kind === "statement").slice(0, 4),
];

function Actors({ go }: { go: Go }) {
  const answer = useAnswer(api.actors, "actors");
  if (answer instanceof Failure) return <p class="problem" role="alert">{answer.message}</p>;
  if (!answer) return null;
  return (
    <section aria-label="Actors">
      <h2 class="section">Who is talked about{answer.actors.length < answer.total && <span>, first {answer.actors.length} of {answer.total}</span>}</h2>
      <ul class="actors">{answer.actors.map((a) => <li><ActorCard actor={a} go={go} /></li>)}</ul>
    </section>
  );
}

function ActorCard({ actor: a, go }: { actor: Actor; go: Go }) {
  return (
    <button type="button" class="actor" data-actor={a.id} onClick={() => go({ actor: a.id, see: "" })}>
      <b>{a.name}</b>
      <span class="quiet">{a.class}, {a.statements} statement{a.statements === 1 ? "" : "s"} in {a.documents} document{a.documents === 1 ? "" : "s"}</span>
    </button>
  );
}

function ActorPage({ id, go }: { id: string; go: Go }) {
  const p = useAnswer(() => api.profile(id), id);
  if (p instanceof Failure) return <p class="problem" role="alert">{p.message}</p>;
  if (!p) return null;
  const starts = p.relations.filter((r) => r.subject === p.entity.id);
  const leads = p.relations.filter((r) => r.subject !== p.entity.id);
  return (
    <article class="profile">
      <header>
        <p class="class">{p.entity.class}</p>
        <h1>{p.entity.name}</h1>
        {p.entity.aliases && <p class="quiet">also {p.entity.aliases.join(", ")}</p>}
      </header>
      {p.stances.length > 0 && <Stances profile={p} go={go} />}
      <div class="columns">
        <Relations title={`What ${p.entity.name} does`} relations={starts} other={(r) => r.object_name ?? ""} otherID={(r) => r.object ?? ""} go={go} />
        <Relations title={`What is done to ${p.entity.name}`} relations={leads} other={(r) => r.subject_name} otherID={(r) => r.subject} go={go} />
      </div>
      {p.relations.length < p.total && <p class="quiet">{p.relations.length} of {p.total} relations are listed.</p>}
      <section>
        <h2 class="section">Articles</h2>
        <ul class="articles">{p.documents.map((d) => <li><cite>{d.title || d.document}</cite> <span class="quiet">{sourceLine(d)}</span></li>)}</ul>
      </section>
    </article>
  );
}

function Stances({ profile, go }: { profile: Profile; go: Go }) {
  const of = (side: string) => profile.stances.filter((s) => s.stance === side);
  return (
    <section>
      <h2 class="section">Where it stands</h2>
      <div class="stances">
        {([["support", "For"], ["oppose", "Against"], ["neutral", "Neutral on"]] as const).map(([side, name]) => of(side).length > 0 && (
          <div class={"side " + side}>
            <h3>{name}</h3>
            <ul>{of(side).map((s) => (
              <li>
                <button type="button" class="entity" onClick={() => go({ see: s.statements[0] ?? "" })}>{s.target.name}</button>
                {s.stated === "other" && <span class="quiet"> as others say</span>}
              </li>
            ))}</ul>
          </div>
        ))}
      </div>
    </section>
  );
}

interface RelationsProps { title: string; relations: Relation[]; other: (r: Relation) => string; otherID: (r: Relation) => string; go: Go }

/** Relations grouped by their name, the most frequent group first. */
function Relations({ title, relations, other, otherID, go }: RelationsProps) {
  const groups = new Map<string, Relation[]>();
  for (const r of relations) groups.set(r.relation, [...(groups.get(r.relation) ?? []), r]);
  const weight = (list: Relation[]) => list.reduce((sum, r) => sum + r.count, 0);
  const sorted = [...groups].sort(([, a], [, b]) => weight(b) - weight(a));
  return (
    <section>
      <h2 class="section">{title}</h2>
      {sorted.length === 0 && <p class="quiet">Nothing in this store.</p>}
      <dl class="relations">
        {sorted.map(([name, list]) => (
          <>
            <dt>{readable(name)}</dt>
            {list.map((r) => (
              <dd class={r.polarity === "negated" ? "negated" : r.factual ? "" : "unsure"}>
                <button type="button" class="entity" onClick={() => go({ see: r.object ? seeEdge(r.subject, r.relation, r.object) : r.statements[0] ?? "" })}>
                  {r.polarity === "negated" && <span class="not">not </span>}{other(r) || "—"}
                </button>
                {r.count > 1 && <span class="times"> ×{r.count}</span>}
                {r.polarity !== "negated" && !r.factual && <span class="quiet"> {r.modality === "actual" ? "claimed" : r.modality}</span>}
                {otherID(r) && <button type="button" class="ghost onward" aria-label={`Go to ${other(r)}`} onClick={() => go({ actor: otherID(r), see: "" })}>→</button>}
              </dd>
            ))}
          </>
        ))}
      </dl>
    </section>
  );
}
