// How two actors are connected: the strongest ways from one to the other.
import { Fragment } from "preact";
import { seeEdge, toPlace } from "./address";
import { useAnswer } from "./answer";
import { api, type Hop } from "./api";
import { chains } from "./gather";
import { Link, PageLink, SeeLink, useHere } from "./links";
import { readable } from "./rows";
import { FindField } from "./search";
import { Waiting } from "./waiting";

export function PathPlace() {
  const { address: { id, to }, go } = useHere();
  return (
    <section class="paths" aria-label="Path">
      <h1 class="title">How two are connected</h1>
      <div class="ends">
        <div class="field"><span aria-hidden="true">From</span>
          <FindField label="From" placeholder="an actor" only="entity" value={readable(id)} onChoose={(s) => go({ id: s.id, see: "" })} onClear={() => go({ id: "" })} /></div>
        <div class="field"><span aria-hidden="true">To</span>
          <FindField label="To" placeholder="another" only="entity" value={readable(to)} onChoose={(s) => go({ to: s.id, see: "" })} onClear={() => go({ to: "" })} /></div>
        {(id || to) && <Link class="tool" to={toPlace("path", to, { to: id })}>Other way round</Link>}
      </div>
      {id && to && id !== to ? <Paths a={id} b={to} /> : <p class="empty">{id && id === to
        ? "Both are the same."
        : "Choose two actors, and the strongest chains of facts between them appear: who does what to whom, step by step, each step with the words it rests on."}</p>}
    </section>
  );
}

function Paths({ a, b }: { a: string; b: string }) {
  const asked = useAnswer((signal) => api.path(a, b, signal), a + "\n" + b);
  if (asked.kind !== "answer") return <Waiting asked={asked} />;
  const all = chains(asked.value);
  if (all.length === 0) return <p class="empty">No chain of at most six facts leads from {readable(a)} to {readable(b)}. What is only claimed, wished or denied is no step of a path.</p>;
  return <ol class="chains">{all.map((hops) => <li><Chain hops={hops} /></li>)}</ol>;
}

function Chain({ hops }: { hops: Hop[] }) {
  const first = hops[0]!;
  const strength = hops.reduce((product, h) => product * h.strength, 1);
  const all = [...new Set(hops.flatMap((h) => [h.subject, h.object]))];
  return (
    <>
      <p class="quiet">{hops.length} {hops.length === 1 ? "step" : "steps"}, {Math.round(strength * 100)} % sure <Link class="link" to={toPlace("graph", all[0]!, { grown: all.slice(1) })}>as a graph</Link></p>
      <div class="chain-line">
        <PageLink id={first.reversed ? first.object : first.subject} class="node">{readable(first.reversed ? first.object : first.subject)}</PageLink>
        {hops.map((h) => {
          const next = h.reversed ? h.subject : h.object;
          return (
            <Fragment key={next}>
              <SeeLink class={h.reversed ? "hop reversed" : "hop"} see={seeEdge(h.subject, h.relation, h.object)}>
                <span class="unseen">{readable(h.subject)} </span><span>{readable(h.relation)}</span><span class="unseen"> {readable(h.object)}</span>
                {h.statements.length > 1 && <span class="times">×{h.statements.length}</span>}
              </SeeLink>
              <PageLink id={next} class="node">{readable(next)}</PageLink>
            </Fragment>
          );
        })}
      </div>
    </>
  );
}
