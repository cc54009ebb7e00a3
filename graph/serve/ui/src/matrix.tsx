// Actors against issues: who is for what, how strongly, by how many statements.
import { useState } from "preact/hooks";
import { seeStance } from "./address";
import { useAnswer } from "./answer";
import { api, type Matrix, type MatrixCell } from "./api";
import { PageLink, SeeLink, useHere } from "./links";
import { FilterBar, WaitingFiltered } from "./filterbar";
import { sides, type Side } from "./sides";

const sizes = [{ actors: 12, issues: 8 }, { actors: 25, issues: 14 }, { actors: 60, issues: 30 }];

export function MatrixPlace() {
  const { filter } = useHere().address;
  const [size, setSize] = useState(innerWidth > 1900 ? 1 : 0);
  const asked = useAnswer((signal) => api.matrix(filter, sizes[size]!, signal), size + JSON.stringify(filter), true);
  if (asked.kind !== "answer") return <WaitingFiltered asked={asked} />;
  const m = asked.value;
  const cut = m.actors.length < m.all_actors || m.targets.length < m.all_targets;
  return (
    <section class="matrix-place" aria-label="Matrix">
      <h1 class="title">Where they stand</h1>
      <FilterBar vocabulary={null} />
      {m.cells.length === 0
        ? <p class="empty">Nobody here is known to be for or against anything. Stances come from what actors demand, reject, support or oppose in the articles.</p>
        : <>
          <p class="quiet key">
            {(Object.keys(sides) as Side[]).map((s) => <span class={"side " + s}><span class="sign" aria-hidden="true">{sides[s].sign}</span> {sides[s].heading.toLowerCase()}</span>)}
            <span>the fuller the bar, the stronger; the number counts statements</span>
          </p>
          <Table matrix={m} />
          <p class="quiet">
            {m.actors.length} of {m.all_actors} actors, {m.targets.length} of {m.all_targets} issues
            {cut && size + 1 < sizes.length && <> <button type="button" class="link" onClick={() => setSize(size + 1)}>show more</button></>}
          </p>
        </>}
    </section>
  );
}

const place = (id: string, document = "") => id + "\n" + document;

function Table({ matrix: m }: { matrix: Matrix }) {
  const cells = new Map(m.cells.map((c) => [place(c.actor, c.actor_document) + "\n" + place(c.target, c.target_document), c]));
  return (
    <table class="matrix">
      <thead><tr>
        <td />
        {m.targets.map((t) => <th scope="col"><PageLink id={t.id} class="plain">{t.name}</PageLink></th>)}
      </tr></thead>
      <tbody>{m.actors.map((a) => (
        <tr>
          <th scope="row"><PageLink id={a.id} class="plain">{a.name}</PageLink></th>
          {m.targets.map((t) => {
            const c = cells.get(place(a.id, a.document) + "\n" + place(t.id, t.document));
            return <td>{c && <CellLink cell={c} who={a.name} what={t.name} />}</td>;
          })}
        </tr>
      ))}</tbody>
    </table>
  );
}

/** A cell says its side by a sign and a colour, its strength by a bar, and the number of its statements. */
function CellLink({ cell: c, who, what }: { cell: MatrixCell; who: string; what: string }) {
  const n = c.statements.length;
  const strength = Math.round(c.strength * 100);
  return (
    <SeeLink class={"cell " + c.side} see={seeStance(c.actor, c.target)}
      aria-label={`${who} ${sides[c.side].verb} ${what}: strength ${strength} %, ${n} statement${n === 1 ? "" : "s"}`}>
      <span class="sign" aria-hidden="true">{sides[c.side].sign}</span><span class="number" aria-hidden="true">{n}</span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="4" /><rect class="strength" width={strength} height="4" /></svg>
    </SeeLink>
  );
}
