// What is said of an actor in the order of time: how much in which month, and
// the statements of each day.
import { useState } from "preact/hooks";
import type { Filter } from "./address";
import { useAnswer } from "./answer";
import { api, type Moment, type Vocabulary } from "./api";
import { SeeLink, useHere } from "./links";
import { perPeriod, type Period } from "./periods";
import { phrase } from "./phrase";
import { readable } from "./rows";
import { longDate } from "./statement";

const mostMoments = 1000;
const firstMoments = 12;

export function Timeline({ id, filter, vocabulary }: { id: string; filter: Filter; vocabulary: Vocabulary | null }) {
  const asked = useAnswer((signal) => api.timeline(id, filter, mostMoments, signal), id + JSON.stringify(filter), true);
  const [all, setAll] = useState(false);
  if (asked.kind !== "answer" || asked.value.entries.length === 0) return null;
  const { entries, total } = asked.value;
  const lemmas = new Map(vocabulary?.relations.map((r) => [r.id, r.name]));
  const dated = entries.filter((e) => e.date);
  const shown = all ? dated : dated.slice(-firstMoments);
  return (
    <section>
      <h2 class="section">Timeline</h2>
      <Bars periods={perPeriod(dated.map((e) => e.date))} />
      {shown.length < dated.length && <p class="quiet">The last {shown.length} of {total} moments. <button type="button" class="link" onClick={() => setAll(true)}>Show {entries.length < total ? `the first ${dated.length}` : "all"}</button></p>}
      <ol class="moments">{shown.map((e, i) => <Line moment={e} first={e.date !== shown[i - 1]?.date} id={id} lemma={lemmas.get(e.relation)} />)}</ol>
      {dated.length === 0 && <p class="quiet">None of the articles about it is dated.</p>}
    </section>
  );
}

interface LineProps { moment: Moment; first: boolean; id: string; lemma?: string }

function Line({ moment: e, first, id, lemma = readable(e.relation) }: LineProps) {
  const name = (of: string, text: string) => (of === id ? <b>{text}</b> : text);
  return (
    <li class={first ? "first" : ""}>
      <time dateTime={e.date}>{first ? longDate(e.date) : ""}</time>
      <SeeLink class="moment" see={e.statement}>
        {name(e.subject, e.subject_name)} <i class={e.polarity}>{phrase({ id: e.relation, name: lemma }, e.polarity, e.modality)}</i> {e.object && name(e.object, e.object_name ?? "")}
        {e.count > 1 && <span class="times"> ×{e.count}</span>}
      </SeeLink>
    </li>
  );
}

/** A bar a month (or day, or year): choosing one filters by it. */
function Bars({ periods }: { periods: Period[] }) {
  const { address, go } = useHere();
  if (periods.length < 2) return null;
  const most = Math.max(...periods.map((p) => p.count));
  return (
    <div class="over-time">
      <ol class="bars" aria-label="Statements over time">
        {periods.map((p) => (
          <li>
            <button type="button" title={`${p.name}: ${p.count}`} aria-label={`${p.name}: ${p.count} statements; show only these`}
              onClick={() => go({ filter: { ...address.filter, since: p.since, until: p.until } })}>
              <svg viewBox="0 0 10 48" preserveAspectRatio="none" aria-hidden="true"><rect x="0" width="10" y={48 - Math.max(p.count ? 2 : 0, (46 * p.count) / most)} height="48" /></svg>
            </button>
          </li>
        ))}
      </ol>
      <p class="first-last" aria-hidden="true"><span>{periods[0]!.name}</span><span>{periods.at(-1)!.name}</span></p>
    </div>
  );
}
