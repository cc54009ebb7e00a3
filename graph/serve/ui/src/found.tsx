// Where words stand: in names, in titles, in what the articles say.
import { toPlace } from "./address";
import { useAnswer } from "./answer";
import { api, type Hit } from "./api";
import { Link, PageLink, SeeLink } from "./links";
import { Waiting } from "./waiting";

const kinds: { kind: Hit["kind"]; heading: string }[] = [
  { kind: "entity", heading: "Entities" }, { kind: "document", heading: "Documents" }, { kind: "statement", heading: "Statements" },
];

export function Found({ text }: { text: string }) {
  const asked = useAnswer((signal) => api.search(text, signal), text);
  if (asked.kind !== "answer") return <Waiting asked={asked} />;
  const { hits, total } = asked.value;
  return (
    <section class="found">
      <h1 class="title">“{text}”</h1>
      {hits.length === 0 && <p class="empty">No name, no title and no statement holds these words. Fewer or other words may: articles are searched for the words as they stand.</p>}
      {hits.length < total && <p class="quiet">The first {hits.length} of {total}.</p>}
      {kinds.map(({ kind, heading }) => {
        const list = hits.filter((h) => h.kind === kind);
        return list.length > 0 && (
          <section>
            <h2 class="section">{heading}</h2>
            <ul class="lines">{list.map((h) => <li>
              {kind === "entity" ? <PageLink id={h.id}>{h.name}</PageLink>
                : kind === "document" ? <Link class="entity" to={toPlace("document", h.id)}>{h.name}</Link>
                : <SeeLink class="entity" see={h.id}>{h.name}</SeeLink>}
              {h.match !== h.name && <span class="quiet match"> {h.match}</span>}
            </li>)}</ul>
          </section>
        );
      })}
    </section>
  );
}
