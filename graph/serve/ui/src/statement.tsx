// A statement as people read it: a line in a list, and the evidence behind it.
import type { Explanation, Listed, Source, Statement } from "./api";
import { seeEntity, type See } from "./address";
import { EntityLink, type Go } from "./links";
import { markWords } from "./words";

const modality: Record<Statement["modality"], string> = {
  actual: "", future: "future", possible: "possible", obligation: "obligation", desired: "wish", conditional: "condition",
};

/** What keeps a statement from being a plain fact, in a few words each. */
export function qualities(s: Statement): { text: string; kind: "negated" | "mode" | "source" }[] {
  const out: { text: string; kind: "negated" | "mode" | "source" }[] = [];
  if (s.polarity === "negated") out.push({ text: "denied", kind: "negated" });
  if (modality[s.modality]) out.push({ text: modality[s.modality], kind: "mode" });
  const said = s.attribution?.at(0);
  if (said) out.push({ text: `${said.kind === "report" ? "said by" : said.kind + " of"} ${said.source.name}`, kind: "source" });
  return out;
}

/** Where and when a document appeared, in one line. */
export const sourceLine = (d: Source) => [d.source, d.date && longDate(d.date)].filter(Boolean).join(", ");

const longDate = (iso: string) => {
  const day = new Date(iso + "T00:00:00Z");
  return Number.isNaN(day.valueOf()) ? iso : day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
};

function Claim({ statement: s }: { statement: Statement }) {
  return (
    <span class={s.polarity === "negated" ? "claim negated" : "claim"}>
      <b>{s.subject.name}</b> <i>{s.polarity === "negated" && <span class="not">not </span>}{s.relation.name}</i>
      {s.object && <> <b>{s.object.name}</b></>}
    </span>
  );
}

/** A list of statements; choosing one shows its evidence. */
export function StatementList({ items, onSee }: { items: Listed[]; onSee: (see: See) => void }) {
  return (
    <ul class="statements">
      {items.map(({ statement: s, document }) => (
        <li key={s.id}>
          <button type="button" class="statement" data-statement={s.id} onClick={() => onSee(s.id)}>
            <Claim statement={s} />
            <span class="about">
              {qualities(s).map((q) => <span class={"quality " + q.kind}>{q.text}</span>)}
              <span class="where">{document.title || document.document}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Everything known about one statement, the words it rests on first. */
export function EvidenceView({ explanations, go }: { explanations: Explanation[]; go: Go }) {
  const s = explanations[0]!.statement;
  const link = (id: string, name: string) => <EntityLink id={id} onSee={() => go({ see: seeEntity(id) })}>{name}</EntityLink>;
  return (
    <article class="evidence">
      <p class="lead">
        {link(s.subject.id, s.subject.name)} <i>{s.polarity === "negated" && <span class="not">not </span>}{s.relation.name}</i>
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
        <dt>Confidence</dt><dd>{Math.round(s.confidence * 100)} %</dd>
        {s.rules && <><dt>Rules</dt><dd><ul class="rules">{s.rules.map((r) => <li><code>{r}</code></li>)}</ul></dd></>}
      </dl>
      <p class="id"><code>{s.id}</code></p>
    </article>
  );
}

/** The paragraph, with the words of the statement marked. */
function Passage({ explanation: e }: { explanation: Explanation }) {
  const s = e.statement;
  const parts = markWords(s.evidence.quote, [
    { text: s.relation.text, kind: "relation" },
    { text: s.subject.text, kind: "subject" },
    { text: s.object?.text ?? "", kind: "object" },
  ]);
  return (
    <figure>
      <blockquote>
        {e.before}<mark>{parts.map((p) => (p.kind ? <span class={"word " + p.kind}>{p.text}</span> : p.text))}</mark>{e.after}
      </blockquote>
      <figcaption>
        <cite>{e.title || s.evidence.document}</cite>
        {(e.source || e.date) && <span>{sourceLine({ document: s.evidence.document, source: e.source, date: e.date })}</span>}
        <span class="path">{s.evidence.document}, sentence {s.evidence.sentence}</span>
      </figcaption>
    </figure>
  );
}
