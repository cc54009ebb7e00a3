// The front door: who is talked about most.
import { useAnswer } from "./answer";
import { api, type Actor } from "./api";
import { PageLink } from "./links";
import { longDate } from "./statement";
import { Waiting } from "./waiting";

export function Actors() {
  const asked = useAnswer(() => api.actors(), "actors");
  if (asked.kind !== "answer") return <Waiting asked={asked} />;
  const { actors, total } = asked.value;
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
      {actors.length < total && <p class="quiet">The first {actors.length} of {total}; the search finds them all.</p>}
      <ol class="actors">{actors.map((a) => <li><ActorCard actor={a} most={most} /></li>)}</ol>
    </section>
  );
}

const plural = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;

/** From when to when, where the articles are dated. */
const dates = (a: Actor) =>
  !a.first ? "" : a.first === a.last || !a.last ? longDate(a.first) : `${longDate(a.first)} to ${longDate(a.last)}`;

const ActorCard = ({ actor: a, most }: { actor: Actor; most: number }) => (
  <PageLink id={a.id} class="actor">
    <b>{a.name}</b> <span class="class">{a.class}</span>
    <span class="quiet">{plural(a.statements, "statement")} in {plural(a.documents, "document")}</span>
    <span class="quiet dates">{dates(a)}</span>
    <progress value={a.statements} max={most} aria-hidden="true" />
  </PageLink>
);
