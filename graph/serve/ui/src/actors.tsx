// The front door: who is talked about most.
import type { SchemaEntity, Vocabulary } from "./api";
import { PageLink } from "./links";
import { Waiting } from "./waiting";

const mostShown = 120;
const canAct = /^(country|person|organization|group)$/;

export function Actors({ vocabulary }: { vocabulary: Vocabulary | null }) {
  if (!vocabulary) return <Waiting asked={{ kind: "waiting" }} />;
  const actors = vocabulary.entities.filter((e) => canAct.test(e.class) && e.statements > 0).slice(0, mostShown);
  if (actors.length === 0) return (
    <div class="empty">
      <h1 class="title">This graph is empty</h1>
      <p>Nothing has been read into it yet: <code>parley build ARTICLE…</code> reads articles and adds what they say.</p>
    </div>
  );
  const most = actors[0]!.statements;
  return (
    <section aria-label="Actors">
      <h1 class="title">Who is talked about</h1>
      <p class="quiet">{actors.length === mostShown ? `The ${mostShown} of whom most is said; the search finds everybody.` : "By how much is said of them."}</p>
      <ol class="actors">{actors.map((a) => <li><ActorCard actor={a} most={most} /></li>)}</ol>
    </section>
  );
}

const ActorCard = ({ actor: a, most }: { actor: SchemaEntity; most: number }) => (
  <PageLink id={a.id} class="actor">
    <b>{a.name}</b> <span class="class">{a.class}</span>
    <progress value={a.statements} max={most} aria-hidden="true" />
    <span class="tally">{a.statements}<span class="unseen"> statement{a.statements === 1 ? "" : "s"}</span></span>
  </PageLink>
);
