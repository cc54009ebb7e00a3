// A statement as people read it: a line in a list, and the evidence behind it.
import type { Explanation, Listed, Source, Statement } from "./api";
import { EntityLink, SeeLink } from "./links";
import { Passage } from "./passage";
import { phrase } from "./phrase";
import { readable } from "./rows";

/** Who says so, and how, in a few words; empty when the article does. */
function said(s: Statement): string {
  const first = s.attribution?.at(0);
  if (!first) return "";
  return first.kind === "report" ? `said by ${first.source.name}` : `${first.kind} of ${first.source.name}`;
}

const Verb = ({ statement: s }: { statement: Statement }) => <i class={s.polarity}>{phrase(s.relation, s.polarity, s.modality)}</i>;

/** Where and when a document appeared, in one line. */
export const sourceLine = (d: Source) => [d.source, d.date && longDate(d.date)].filter(Boolean).join(", ");

/** A day as people write it; what is no day stays as it is. */
export const longDate = (iso: string) => {
  const day = new Date(iso + "T00:00:00Z");
  return iso.length !== 10 || Number.isNaN(day.valueOf()) ? iso : day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
};

const Claim = ({ statement: s }: { statement: Statement }) => (
  <span class="claim"><b>{s.subject.name}</b> <Verb statement={s} />{s.object && <> <b>{s.object.name}</b></>}</span>
);

/** A list of statements; choosing one shows its evidence. */
export function StatementList({ items, chosen, documents = true }: { items: Listed[]; chosen?: string; documents?: boolean }) {
  return (
    <ul class="statements">
      {items.map(({ statement: s, document }) => (
        <li key={s.id}>
          <SeeLink class="statement" data-statement={s.id} see={s.id} aria-current={s.id === chosen ? "true" : undefined}>
            <Claim statement={s} />
            <span class="about">
              {said(s) && <span>{said(s)}</span>}
              {documents && <span class="where">{document.title || document.document}</span>}
            </span>
          </SeeLink>
        </li>
      ))}
    </ul>
  );
}

const link = (id: string, name: string) => <EntityLink id={id}>{name}</EntityLink>;

/** Everything known about one statement, the words it rests on first. */
export function EvidenceView({ explanations }: { explanations: Explanation[] }) {
  const s = explanations[0]!.statement;
  return (
    <article class="evidence">
      <p class="lead">
        {link(s.subject.id, s.subject.name)} <Verb statement={s} />
        {s.object && <> {link(s.object.id, s.object.name)}</>}
      </p>
      {explanations.map((e) => <Passage explanation={e} />)}
      <dl class="facts">
        <dt>Relation</dt>
        <dd><code>{explanations[0]!.mark}</code>{s.relation.event && <span class="event">{s.relation.event.toLowerCase()}</span>}</dd>
        <dt>Polarity</dt><dd>{s.polarity}</dd>
        <dt>Modality</dt><dd>{s.modality}</dd>
        <dt>Said by</dt>
        <dd>
          {s.attribution?.length
            ? <ol class="chain">{s.attribution.map((a) => <li>{link(a.source.id, a.source.name)} <span class="quiet">{a.cue} ({a.kind})</span></li>)}</ol>
            : "the article itself"}
        </dd>
        {s.roles?.map((r) => (
          <>
            <dt>{r.role[0]!.toUpperCase() + r.role.slice(1)}</dt>
            <dd>{r.id ? link(r.id, r.text) : r.text}{r.value && <span class="quiet"> {r.value}</span>}</dd>
          </>
        ))}
        <dt>Confidence</dt>
        <dd class="confidence"><meter min={0} max={1} value={s.confidence} aria-label="Confidence" /> {Math.round(s.confidence * 100)} %</dd>
      </dl>
      {s.rules && <Rules rules={s.rules} />}
      <p class="id"><code>{s.id}</code></p>
    </article>
  );
}

/** How the words became the statement: every rule that fired, in its order. */
const Rules = ({ rules }: { rules: string[] }) => (
  <section class="rules">
    <h3>Read by these rules</h3>
    <ol>{rules.map((r) => <li>{readable(r.replaceAll("-", " "))} <code class="unseen">{r}</code></li>)}</ol>
  </section>
);
