// What one entity does to others, or others to it, gathered by relation.
import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { seeEdge } from "./address";
import type { Relation } from "./api";
import { PageLink, SeeLink } from "./links";
import { byRelation } from "./gather";
import { isRole } from "./roles";
import { readable } from "./rows";

interface Props { title: string; relations: Relation[]; /** Which end is not the entity of the page. */ end: "subject" | "object" }

const firstGroups = 14;

export function Relations({ title, relations, end }: Props) {
  const [all, setAll] = useState(false);
  const groups = byRelation(relations.filter((r) => !isRole(r.relation) || (end === "subject" && r.relation === "is")));
  return (
    <section>
      <h2 class="section">{title}</h2>
      {groups.length === 0 && <p class="quiet">No statement says.</p>}
      <dl class="relations">
        {(all ? groups : groups.slice(0, firstGroups)).map(([name, list]) => (
          <Fragment key={name}>
            <dt>{readable(name)}</dt>
            {list.map((r) => <dd class={kindOf(r)}><RelationLine relation={r} end={end} /></dd>)}
          </Fragment>
        ))}
      </dl>
      {groups.length > firstGroups && <p class="more"><button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? "Only the most frequent" : `${groups.length - firstGroups} further relations`}</button></p>}
    </section>
  );
}

const kindOf = (r: Relation) => (r.polarity === "negated" ? "negated" : r.factual ? "fact" : "unsure");

/** How it is meant, where it is not plainly said: "claimed", "possible". */
const mode = (r: Relation) => (r.polarity === "negated" || r.factual ? "" : r.modality === "actual" ? "claimed" : r.modality);

function RelationLine({ relation: r, end }: { relation: Relation; end: Props["end"] }) {
  const [id, name] = end === "object" ? [r.object, r.object_name] : [r.subject, r.subject_name];
  return (
    <>
      <SeeLink class="entity" see={r.object ? seeEdge(r.subject, r.relation, r.object) : r.statements[0] ?? ""}>
        {r.polarity === "negated" && <span class="not">not </span>}{name || "(no object)"}
      </SeeLink>
      {r.count > 1 && <span class="times"> ×{r.count}</span>}
      {mode(r) && <span class="quiet"> {mode(r)}</span>}
      {id && <PageLink id={id} class="ghost onward"><span aria-hidden="true">→</span><span class="unseen">Page of {name}</span></PageLink>}
    </>
  );
}
