// How hard a layout is to read: edges that cross, and nodes that lie on edges
// they have nothing to do with.

export interface Place { x: number; y: number; size: number }
export interface Tie { from: number; to: number } // places in the list of nodes

const onEdge = 4; // worse than a crossing by so much

type At = { x: number; y: number };

/** Twice the area of a triangle, with the sign of the way around it. */
const turn = (a: At, b: At, c: At) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

const cross = (a: At, b: At, c: At, d: At) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/** How far a point lies from the line between two others. */
function distance(p: At, a: At, b: At): number {
  const dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  const t = length ? Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length)) : 0;
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/** Zero is a layout without fault. */
export function clutter(nodes: readonly Place[], ties: readonly Tie[]): number {
  let faults = 0;
  ties.forEach((tie, i) => {
    const a = nodes[tie.from]!, b = nodes[tie.to]!;
    for (const other of ties.slice(i + 1)) if (cross(a, b, nodes[other.from]!, nodes[other.to]!)) faults++;
    nodes.forEach((node, at) => {
      if (at !== tie.from && at !== tie.to && distance(node, a, b) < node.size * 0.75) faults += onEdge;
    });
  });
  return faults;
}
