// All documents, the latest first.
import { useState } from "preact/hooks";
import { toPlace } from "./address";
import { useAnswer } from "./answer";
import { api } from "./api";
import { Link } from "./links";
import { longDate } from "./statement";
import { Waiting } from "./waiting";

const firstShown = 100;

export function Documents() {
  const asked = useAnswer(() => api.documents(), "documents");
  const [words, setWords] = useState("");
  const [most, setMost] = useState(firstShown);
  if (asked.kind !== "answer") return <Waiting asked={asked} />;
  const wanted = words.trim().toLowerCase();
  const list = asked.value.filter((d) => !wanted || `${d.title} ${d.document} ${d.source} ${d.date}`.toLowerCase().includes(wanted));
  return (
    <section class="documents" aria-label="Documents">
      <h1 class="title">Documents</h1>
      <label class="field narrow">Only those with <input type="search" value={words} placeholder="words of the title, an outlet, a date" onInput={(e) => setWords(e.currentTarget.value)} /></label>
      <p class="quiet" role="status">{list.length} of {asked.value.length} documents</p>
      <ul class="articles">{list.slice(0, most).map((d) => (
        <li key={d.document}>
          <Link class="article" to={toPlace("document", d.document)}><cite>{d.title || d.document}</cite></Link>
          <span class="quiet">{[d.source, d.date && longDate(d.date), `${d.statements} statement${d.statements === 1 ? "" : "s"}`].filter(Boolean).join(", ")}</span>
        </li>
      ))}</ul>
      {list.length > most && <p class="more"><button type="button" class="link" onClick={() => setMost(most + firstShown * 5)}>Show more</button></p>}
      <Formats />
    </section>
  );
}

/** The whole graph as files for other tools; formats of two tables are for the command line. */
function Formats() {
  const asked = useAnswer(() => api.formats(), "formats");
  if (asked.kind !== "answer") return null;
  return (
    <section class="formats">
      <h2 class="section">Take the graph with you</h2>
      <ul>{asked.value.filter((f) => !f.tables).map((f) => (
        <li><a class="link" href={"api/export/" + f.format} download>{f.format}</a> <span class="quiet">{f.about}</span></li>
      ))}</ul>
    </section>
  );
}
