// A statement as people read it: a line in a list, and the evidence behind it.
import { useEffect, useRef, useState } from "preact/hooks";
import { api, type Explanation, type Listed, type Source, type Statement } from "./api";
import { seeEntity, type See } from "./address";
import { EntityLink, type Go } from "./links";
import { phrase } from "./phrase";
import { cutAt, flow, markWords } from "./words";

/** Who says so, and how, in a few words; empty when the article does. */
function said(s: Statement): string {
  const first = s.attribution?.at(0);
  if (!first) return "";
  return first.kind === "report" ? `said by ${first.source.name}` : `${first.kind} of ${first.source.name}`;
}

const Verb = ({ statement: s }: { statement: Statement }) => <i class={s.polarity}>{phrase(s.relation, s.polarity, s.modality)}</i>;

/** Where and when a document appeared, in one line. */
export const sourceLine = (d: Source) => [d.source, d.date && longDate(d.date)].filter(Boolean).join(", ");

const longDate = (iso: string) => {
  const day = new Date(iso + "T00:00:00Z");
  return Number.isNaN(day.valueOf()) ? iso : day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
};

const Claim = ({ statement: s }: { statement: Statement }) => (
  <span class="claim"><b>{s.subject.name}</b> <Verb statement={s} />{s.object && <> <b>{s.object.name}</b></>}</span>
);

/** A list of statements; choosing one shows its evidence. */
export function StatementList({ items, onSee }: { items: Listed[]; onSee: (see: See) => void }) {
  return (
    <ul class="statements">
      {items.map(({ statement: s, document }) => (
        <li key={s.id}>
          <button type="button" class="statement" data-statement={s.id} onClick={() => onSee(s.id)}>
            <Claim statement={s} />
            <span class="about">
              {said(s) && <span>{said(s)}</span>}
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
        <dt>Confidence</dt><dd>{Math.round(s.confidence * 100)} %</dd>
        {s.rules && <><dt>Rules</dt><dd><ul class="rules">{s.rules.map((r) => <li><code>{r}</code></li>)}</ul></dd></>}
      </dl>
      <p class="id"><code>{s.id}</code></p>
    </article>
  );
}

/** The words of the statement marked in their paragraph, or in the whole article. */
function Passage({ explanation: e }: { explanation: Explanation }) {
  const s = e.statement, { document, sentence, start, end, quote } = s.evidence;
  const [text, setText] = useState<string | null>(null);
  const [whole, setWhole] = useState(false);
  const mark = useRef<HTMLElement>(null);
  const parts = markWords(quote, [
    { text: s.relation.text, kind: "relation" },
    { text: s.subject.text, kind: "subject" },
    { text: s.object?.text ?? "", kind: "object" },
  ]);
  const read = async () => {
    if (text === null) setText((await api.document(document)).text);
    setWhole(!whole);
  };
  useEffect(() => { if (whole) mark.current?.scrollIntoView({ block: "center" }); }, [whole]);
  const [before, , after] = whole && text !== null ? cutAt(text, start, end) : [e.before, quote, e.after];
  return (
    <figure>
      <blockquote>
        {flow(before)}<mark ref={mark}>{parts.map((p) => (p.kind ? <span class={"word " + p.kind}>{flow(p.text)}</span> : flow(p.text)))}</mark>{flow(after)}
      </blockquote>
      <figcaption>
        <cite>{e.title || document}</cite>
        {(e.source || e.date) && <span>{sourceLine({ document, source: e.source, date: e.date })}</span>}
        <span class="path">{document}, sentence {sentence}</span>
        <span><button type="button" class="link whole" aria-expanded={whole} onClick={read}>{whole ? "Only the paragraph" : "The whole article"}</button></span>
      </figcaption>
    </figure>
  );
}
