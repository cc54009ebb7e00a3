// The panel at the side: the statements of an entity or of an edge, and the
// evidence of one statement.
import { useEffect, useRef, useState } from "preact/hooks";
import { api, type Explanation, type Failure, type Listed } from "./api";
import { readSee, type See, type Seen } from "./address";
import type { Go } from "./links";
import { readable } from "./rows";
import { EvidenceView, StatementList } from "./statement";

type Content =
  | { kind: "statements"; items: Listed[]; total: number }
  | { kind: "evidence"; explanations: Explanation[] }
  | { kind: "failure"; failure: Failure };

const shown = 100;

async function load(seen: Seen): Promise<Content | null> {
  if (seen.kind === "nothing") return null;
  try {
    if (seen.kind === "statement") return { kind: "evidence", explanations: await api.why(seen.id) };
    const filter = seen.kind === "entity" ? { entity: seen.id } : { subject: seen.subject, relation: seen.relation, object: seen.object };
    const { statements, total } = await api.statements({ ...filter, limit: shown });
    const only = statements.length === 1 && seen.kind === "edge" ? statements[0] : undefined;
    return only
      ? { kind: "evidence", explanations: await api.why(only.statement.id) }
      : { kind: "statements", items: statements, total };
  } catch (failure) {
    return { kind: "failure", failure: failure as Failure };
  }
}

const titleOf = (seen: Seen) =>
  seen.kind === "entity" ? readable(seen.id)
  : seen.kind === "edge" ? `${readable(seen.subject)} ${readable(seen.relation)} ${readable(seen.object)}`
  : seen.kind === "statement" ? "Evidence" : "";

/** The panel; it stays where it is while what it shows changes. */
export function Panel({ see, go }: { see: See; go: Go }) {
  const [content, setContent] = useState<Content | null>(null);
  const seen = readSee(see);
  const box = useRef<HTMLElement>(null);

  const open = seen.kind !== "nothing";
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const moved = useRef(false);

  useEffect(() => {
    let left = false;
    if (!see) setContent(null);
    load(readSee(see)).then((c) => { if (!left) { setContent(c); box.current?.scrollTo({ top: 0 }); } });
    // The keyboard follows what was chosen, and returns when the panel closes.
    if (moved.current) {
      if (open && !box.current?.contains(document.activeElement)) opener.current = document.activeElement as HTMLElement;
      if (open) heading.current?.focus({ preventScroll: true });
      else opener.current?.focus({ preventScroll: true });
    }
    moved.current = true;
    return () => { left = true; };
  }, [see]);

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
          <button type="button" class="ghost" disabled={!history.state?.inside} onClick={() => history.back()} aria-label="Back">←</button>
          <h2 ref={heading} tabIndex={-1}>{titleOf(seen)}</h2>
          <button type="button" class="ghost" onClick={() => go({ see: "" })} aria-label="Close">×</button>
        </header>
      )}
      {open && content?.kind === "evidence" && <EvidenceView explanations={content.explanations} go={go} />}
      {open && content?.kind === "statements" && (
        <>
          <p class="count">{content.total === 0 ? "No statement in this store." : content.items.length < content.total
            ? `First ${content.items.length} of ${content.total} statements` : `${content.total} statement${content.total === 1 ? "" : "s"}`}</p>
          <StatementList items={content.items} onSee={(id) => go({ see: id })} />
        </>
      )}
      {open && content?.kind === "failure" && <p class="problem" role="alert">{content.failure.message}</p>}
    </aside>
  );
}
