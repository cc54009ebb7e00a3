// The panel at the side: the statements of an entity, of an edge or behind a
// stance, and the evidence of one statement.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { readSee, toPlace, type Seen } from "./address";
import { useAnswer } from "./answer";
import { api, type Explanation, type Listed, type Stance } from "./api";
import { Link, useHere } from "./links";
import { readable } from "./rows";
import { sides } from "./sides";
import { EvidenceView, StatementList } from "./statement";

type Content =
  | { kind: "statements"; items: Listed[]; total: number; stances?: Stance[] }
  | { kind: "evidence"; explanations: Explanation[] };

const mostShown = 100;
const mostBehind = 30; // statements that are loaded one by one

/** The statements that stances rest on, each once. */
async function behind(stances: Stance[]): Promise<Content> {
  const ids = [...new Set(stances.flatMap((s) => s.statements))];
  const explained = await Promise.all(ids.slice(0, mostBehind).map(api.why));
  const items = explained.flatMap(([e]) => (e ? [{ statement: e.statement, document: { ...e, document: e.statement.evidence.document } }] : []));
  return { kind: "statements", items, total: ids.length, stances };
}

async function load(seen: Seen): Promise<Content | null> {
  if (seen.kind === "nothing") return null;
  if (seen.kind === "statement") return { kind: "evidence", explanations: await api.why(seen.id) };
  if (seen.kind === "stance") return behind((await api.stances(seen.holder, seen.target)).stances);
  const filter = seen.kind === "entity" ? { entity: seen.id } : { subject: seen.subject, relation: seen.relation, object: seen.object };
  const { statements, total } = await api.statements({ ...filter, limit: mostShown });
  const only = statements.length === 1 && seen.kind === "edge" ? statements[0] : undefined;
  return only
    ? { kind: "evidence", explanations: await api.why(only.statement.id) }
    : { kind: "statements", items: statements, total };
}

const titleOf = (seen: Seen) =>
  seen.kind === "entity" ? readable(seen.id)
  : seen.kind === "edge" ? `${readable(seen.subject)} ${readable(seen.relation)} ${readable(seen.object)}`
  : seen.kind === "stance" ? `${readable(seen.holder)} on ${readable(seen.target)}`
  : seen.kind === "statement" ? "Evidence" : "";

/** The panel; it stays where it is while what it shows changes. */
export function Panel() {
  const { address: { see }, go, moved } = useHere();
  const seen = readSee(see), open = seen.kind !== "nothing";
  const asked = useAnswer(() => load(seen), see, open);
  const box = useRef<HTMLElement>(null);
  useFocus(see, open, box);
  useEffect(() => { box.current?.scrollTo({ top: 0 }); }, [asked]);
  const content = asked.kind === "answer" ? asked.value : null;
  return (
    <aside ref={box} class={open ? "panel open" : "panel"} aria-label="Evidence"
      onKeyDown={(e) => { if (e.key === "Escape") go({ see: "" }); }}>
      {!open && (
        <div class="hollow">
          <p>Choose a name, an edge or a statement, and the words it rests on appear here.</p>
        </div>
      )}
      {open && (
        <header class="panel-head">
          <button type="button" class="ghost" disabled={!moved} onClick={() => history.back()} aria-label="Back">←</button>
          <h2 tabIndex={-1}>{titleOf(seen)}</h2>
          <button type="button" class="ghost" onClick={() => go({ see: "" })} aria-label="Close">×</button>
        </header>
      )}
      {open && seen.kind === "entity" && <p class="further"><Link class="link" to={toPlace("actor", seen.id)}>Page of {readable(seen.id)}</Link> <Link class="link" to={toPlace("graph", seen.id)}>Graph around it</Link></p>}
      {open && content?.kind === "evidence" && <EvidenceView explanations={content.explanations} />}
      {open && content?.kind === "statements" && (
        <>
          {content.stances?.map((s) => <StanceLine stance={s} />)}
          <p class="count">{content.total === 0 ? "No statement in this store." : content.items.length < content.total
            ? `First ${content.items.length} of ${content.total} statements` : `${content.total} statement${content.total === 1 ? "" : "s"}`}</p>
          <StatementList items={content.items} />
        </>
      )}
      {open && asked.kind === "failure" && <p class="problem" role="alert">{asked.failure.message}</p>}
    </aside>
  );
}

const StanceLine = ({ stance: s }: { stance: Stance }) => (
  <p class={"stance-line " + s.stance}>
    <span class="sign" aria-hidden="true">{sides[s.stance].sign}</span> <b>{sides[s.stance].verb}</b> {s.target.name}
    <span class="quiet"> {Math.round(s.strength * 100)} %{s.stated === "other" && ", as others say"}</span>
  </p>
);

/** The keyboard follows what was chosen, and returns when the panel closes. */
function useFocus(see: string, open: boolean, box: { current: HTMLElement | null }) {
  const opener = useRef<HTMLElement | null>(null);
  const later = useRef(false);
  useLayoutEffect(() => {
    if (later.current) {
      if (open && !box.current?.contains(document.activeElement)) opener.current = document.activeElement as HTMLElement;
      if (open) box.current?.querySelector("h2")?.focus({ preventScroll: true });
      else if (opener.current?.isConnected) opener.current.focus({ preventScroll: true });
    }
    later.current = true;
  }, [see]);
}
