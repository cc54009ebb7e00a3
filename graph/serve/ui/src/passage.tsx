// The words that a statement rests on, where they stand.
import { useEffect, useRef, useState } from "preact/hooks";
import { toPlace } from "./address";
import { api, type Explanation } from "./api";
import { Link } from "./links";
import { sourceLine } from "./statement";
import { cutAt, flow, markWords } from "./words";

/** The words of the statement marked in their paragraph, or in the whole article. */
export function Passage({ explanation: e }: { explanation: Explanation }) {
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
        <span class="further">
          <button type="button" class="link whole" aria-expanded={whole} onClick={read}>{whole ? "Only the paragraph" : "The whole article"}</button>
          <Link class="link" to={toPlace("document", document, { see: s.id })}>All that it says</Link>
        </span>
      </figcaption>
    </figure>
  );
}
