// The page of one actor, or of anything else that statements are about.
import { toPlace } from "./address";
import { useAnswer } from "./answer";
import { api, type Profile, type Source, type Vocabulary } from "./api";
import { restrictions } from "./address";
import { useFew } from "./few";
import { FilterBar, WaitingFiltered } from "./filterbar";
import { Link, PageLink, SeeLink, useHere } from "./links";
import { Relations } from "./relations";
import { holdersOf, rolesOf } from "./roles";
import { sourceLine } from "./statement";
import { Stances } from "./stances";
import { Timeline } from "./timeline";

const mostAliases = 8;

export function ActorPage({ id, vocabulary }: { id: string; vocabulary: Vocabulary | null }) {
  const { filter } = useHere().address;
  const asked = useAnswer((signal) => api.profile(id, filter, signal), id + JSON.stringify(filter), true);
  if (asked.kind !== "answer") return <WaitingFiltered asked={asked} />;
  const p = asked.value, { entity } = p;
  const starts = p.relations.filter((r) => r.subject === entity.id);
  const leads = p.relations.filter((r) => r.subject !== entity.id);
  return (
    <article class="profile">
      <header class="profile-head">
        <div>
          <p class="class">{entity.class}</p>
          <h1>{entity.name}</h1>
          {entity.aliases && <p class="quiet aliases">also {entity.aliases.slice(0, mostAliases).join(", ")}{entity.aliases.length > mostAliases && ", …"}</p>}
        </div>
        <p class="actions">
          <Link class="tool" to={toPlace("graph", entity.id, { filter })}>Graph around it</Link>
          <Link class="tool" to={toPlace("path", entity.id)}>Path to another</Link>
        </p>
      </header>
      <FilterBar vocabulary={vocabulary} relations={[...new Set(p.relations.map((r) => r.relation))]} />
      <Roles profile={p} />
      <Stances stances={p.stances} />
      <div class="columns">
        <Relations title={`What ${entity.name} does`} relations={starts} end="object" />
        <Relations title={`What is done to ${entity.name}`} relations={leads} end="subject" />
      </div>
      {p.relations.length < p.total && <p class="quiet">{p.relations.length} of {p.total} relations are listed; the filter chooses others.</p>}
      {p.relations.length === 0 && restrictions(filter) > 0 && <p class="empty">Nothing that is said of {entity.name} passes the filter.</p>}
      <Articles documents={p.documents} />
      <Timeline id={entity.id} filter={filter} vocabulary={vocabulary} />
    </article>
  );
}

const firstArticles = 10;

function Articles({ documents }: { documents: Source[] }) {
  const [shown, more] = useFew(documents, firstArticles);
  return (
    <section>
      <h2 class="section">Articles</h2>
      <ul class="articles">{shown.map((d) => (
        <li><Link to={toPlace("document", d.document)}><cite>{d.title || d.document}</cite></Link> <span class="quiet">{sourceLine(d)}</span></li>
      ))}</ul>
      {more}
    </section>
  );
}

const firstRoles = 12;

/** The offices and other capacities that texts name, of the entity and of others in it: "president of France", "Sergei Lavrov, foreign minister". */
function Roles({ profile }: { profile: Profile }) {
  const roles = [...rolesOf(profile.relations, profile.entity.id), ...holdersOf(profile.relations, profile.entity.id)];
  const [shown, more] = useFew(roles, firstRoles);
  return roles.length > 0 && (
    <section>
      <h2 class="section">Roles</h2>
      <ul class="roles">{shown.map((r) => (
        <li class={r.kind}>
          {r.holder && <><PageLink id={r.holder.id} class="plain"><b>{r.holder.name}</b></PageLink> </>}
          <SeeLink class="entity" see={r.statement}>{r.text}</SeeLink>
        </li>
      ))}</ul>
      {more}
    </section>
  );
}
