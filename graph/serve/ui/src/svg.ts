// A picture as SVG, as it stands on the screen.
import type { EdgeKind } from "./api";
import type { Colours } from "./paint";
import type { NodeKind } from "./shown";

export interface Point { x: number; y: number }
export interface Spot extends Point { label: string; kind: NodeKind; size: number; strong: boolean }
export interface Line { from: Point; to: Point; through?: Point; label: string; kind: EdgeKind; width: number }

const escaped: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
// Characters that XML cannot hold are left out.
const text = (s: string) => s.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"']/g, (c) => escaped[c]!);
const n = (value: number) => String(Math.round(value * 10) / 10);

const dashes: Partial<Record<EdgeKind, string>> = { attributed: ' stroke-dasharray="8 5"', hypothetical: ' stroke-dasharray="3 4"' };

/** Where a line is in its middle, and which way it goes there. */
function middle({ from, to, through: c }: Line): Point & { angle: number } {
  const x = c ? (from.x + 2 * c.x + to.x) / 4 : (from.x + to.x) / 2;
  const y = c ? (from.y + 2 * c.y + to.y) / 4 : (from.y + to.y) / 2;
  return { x, y, angle: (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI };
}

function line(l: Line, c: Colours): string {
  const colour = l.kind === "negated" ? c.denied : c.edge;
  const way = l.through ? `Q${n(l.through.x)} ${n(l.through.y)} ${n(l.to.x)} ${n(l.to.y)}` : `L${n(l.to.x)} ${n(l.to.y)}`;
  const m = middle(l);
  const upright = Math.abs(m.angle) > 90 ? m.angle + 180 : m.angle;
  return `<path d="M${n(l.from.x)} ${n(l.from.y)} ${way}" fill="none" stroke="${colour}" stroke-width="${n(l.width)}"${dashes[l.kind] ?? ""} marker-end="url(#${l.kind === "negated" ? "denied" : "arrow"})"/>`
    + (l.kind === "negated" ? `<path d="M0 -7V7" stroke="${colour}" stroke-width="2" transform="translate(${n(m.x)} ${n(m.y)}) rotate(${n(m.angle)})"/>` : "")
    + `<text transform="translate(${n(m.x)} ${n(m.y)}) rotate(${n(upright)})" dy="${l.kind === "negated" ? -9 : 4}" font-size="11" paint-order="stroke" stroke="${c.paper}" stroke-width="3" fill="${l.kind === "negated" ? c.denied : c.quiet}">${text(l.label)}</text>`;
}

const ring = (spot: Spot, points: readonly (readonly [number, number])[]) =>
  `<polygon points="${points.map(([x, y]) => `${n(spot.x + (x * spot.size) / 2)},${n(spot.y + (y * spot.size) / 2)}`).join(" ")}"`;

function outline(s: Spot): string {
  switch (s.kind) {
    case "position": return ring(s, [[0, -1], [1, 0], [0, 1], [-1, 0]]);
    case "event": return ring(s, [[-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0]]);
    case "group": return ring(s, [[-0.4, -1], [0.4, -1], [1, -0.4], [1, 0.4], [0.4, 1], [-0.4, 1], [-1, 0.4], [-1, -0.4]]);
    case "country": case "organization":
      return `<rect x="${n(s.x - s.size / 2)}" y="${n(s.y - s.size / 2)}" width="${n(s.size)}" height="${n(s.size)}" rx="${s.kind === "country" ? n(s.size / 5) : 0}"`;
    default: return `<circle cx="${n(s.x)}" cy="${n(s.y)}" r="${n(s.size / 2)}"`;
  }
}

const spot = (s: Spot, c: Colours) =>
  `${outline(s)} fill="${c.nodes[s.kind]}"${s.strong ? ` stroke="${c.ink}" stroke-width="3" stroke-opacity="0.75"` : ""}/>`
  + `<text x="${n(s.x)}" y="${n(s.y + s.size / 2 + 17)}" font-size="13" paint-order="stroke" stroke="${c.paper}" stroke-width="3"${s.strong ? ' font-weight="600"' : ""} fill="${c.ink}">${text(s.label)}</text>`;

const margin = 80;

/** Writes a picture; all names in it are text and nothing else. */
export function toSVG(spots: readonly Spot[], lines: readonly Line[], c: Colours): string {
  const xs = spots.map((s) => s.x), ys = spots.map((s) => s.y);
  const left = Math.min(...xs) - margin, top = Math.min(...ys) - margin;
  const width = Math.max(...xs) + margin - left, height = Math.max(...ys) + margin - top;
  const arrow = (id: string, colour: string) =>
    `<marker id="${id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" fill="${colour}"/></marker>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${n(left)} ${n(top)} ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" font-family="Inter, system-ui, sans-serif" text-anchor="middle">
<defs>${arrow("arrow", c.edge)}${arrow("denied", c.denied)}</defs>
<rect x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}" fill="${c.paper}"/>
${lines.map((l) => line(l, c)).join("\n")}
${spots.map((s) => spot(s, c)).join("\n")}
</svg>
`;
}
