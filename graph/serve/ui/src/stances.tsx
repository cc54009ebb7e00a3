// Where an actor stands: for, against, neutral; the strongest first.
import { seeStance } from "./address";
import type { Stance } from "./api";
import { useFew } from "./few";
import { SeeLink } from "./links";
import { sides, type Side } from "./sides";

export function Stances({ stances }: { stances: Stance[] }) {
  if (stances.length === 0) return null;
  const of = (side: Side) => stances.filter((s) => s.stance === side).sort((a, b) => b.strength - a.strength);
  return (
    <section>
      <h2 class="section">Where it stands</h2>
      <div class="stances">
        {(Object.keys(sides) as Side[]).map((side) => of(side).length > 0 && (
          <SideOf key={side} side={side} stances={of(side)} />
        ))}
      </div>
    </section>
  );
}

const firstStances = 10;

function SideOf({ side, stances }: { side: Side; stances: Stance[] }) {
  const [shown, more] = useFew(stances, firstStances);
  return (
    <div class={"side " + side}>
      <h3><span class="sign" aria-hidden="true">{sides[side].sign}</span> {sides[side].heading}</h3>
      <ul>{shown.map((s) => (
        <li>
          <SeeLink class="entity" see={seeStance(s.holder.id, s.target.id)}>{s.target.name}</SeeLink>
          <span class="quiet strength"> {Math.round(s.strength * 100)} %{s.stated === "other" && ", as others say"}</span>
        </li>
      ))}</ul>
      {more}
    </div>
  );
}
