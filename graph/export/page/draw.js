// The drawing: which links, where the names stand, and the strokes.
const svg = at("drawing");
const view = { x: 0, y: 0, width: 100, height: 100, whole: null };

function shape(tag, attributes, ...children) {
  const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
  e.append(...children);
  return e;
}

/** The links of the names that have the most of them, as many as can be told apart. */
function picked(edges) {
  const most = wide.matches ? 48 : 16;
  if (edges.length <= most) return edges;
  const by = new Map();
  for (const e of edges) for (const n of [e.source, e.target]) by.set(n, [...(by.get(n) ?? []), e]);
  const names = [...by].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  const found = new Set();
  // A few of each name in turn, so that the first does not take all the room.
  for (const share of [7, Infinity]) {
    for (const [, own] of names) {
      for (const e of own.slice(0, share)) {
        if (found.size === most) return [...found];
        found.add(e);
      }
    }
  }
  return [...found];
}

const label = (name) => {
  const most = wide.matches ? 26 : 18;
  return name.length > most ? name.slice(0, most - 1).trimEnd() + "…" : name;
};
const radius = (n) => 4 + 2.2 * Math.log2(1 + n.weight);

/** Lets springs and repulsion settle, always in the same way, and then makes room for the labels. */
function settle(points, links, ratio) {
  points.forEach((p, i) => {
    p.x = 30 * Math.sqrt(i + 1) * Math.cos(i * 2.4);
    p.y = 30 * Math.sqrt(i + 1) * Math.sin(i * 2.4);
  });
  for (let heat = 30; heat > 0.5; heat *= 0.985) {
    for (const p of points) { p.dx = -0.02 * p.x; p.dy = -0.02 * p.y; }
    for (const a of points) {
      for (const b of points) {
        if (a === b) continue;
        const x = a.x - b.x, y = a.y - b.y, square = Math.max(x * x + y * y, 1);
        a.dx += (3600 * x) / square / Math.sqrt(square) * 4;
        a.dy += (3600 * y) / square / Math.sqrt(square) * 4;
      }
    }
    for (const [a, b] of links) {
      const x = b.x - a.x, y = b.y - a.y, far = Math.sqrt(x * x + y * y) || 1, pull = (far - 75) / far * 0.12;
      a.dx += x * pull; a.dy += y * pull; b.dx -= x * pull; b.dy -= y * pull;
    }
    for (const p of points) {
      const far = Math.sqrt(p.dx * p.dx + p.dy * p.dy) || 1, step = Math.min(far, heat) / far;
      p.x += p.dx * step; p.y += p.dy * step;
    }
  }
  for (const p of points) p.x *= ratio;
  for (let round = 0; round < 120; round++) {
    for (let i = 0; i < points.length; i++) for (let j = 0; j < i; j++) part(points[i], points[j]);
  }
}

/** Pushes two names apart whose labels lie on each other. */
function part(a, b) {
  const x = (a.w + b.w) / 2 - Math.abs(a.x - b.x), y = (a.h + b.h) / 2 - Math.abs(a.y - b.y);
  if (x <= 0 || y <= 0) return;
  if (y <= x) {
    const step = (a.y < b.y ? -y : y) / 2;
    a.y += step; b.y -= step;
  } else {
    const step = (a.x < b.x ? -x : x) / 2;
    a.x += step; b.x -= step;
  }
}

function draw(edges) {
  const links = picked(edges), points = new Map();
  for (const e of links) {
    for (const n of [e.source, e.target]) {
      const node = data.nodes[n];
      if (!points.has(n)) points.set(n, { n, node, r: radius(node), w: Math.max(34, 6.6 * label(node.name).length + 8), h: 2 * radius(node) + 22 });
    }
  }
  const list = [...points.values()];
  const box = svg.getBoundingClientRect();
  settle(list, links.map((e) => [points.get(e.source), points.get(e.target)]), box.width > box.height ? 1.5 : 1);
  const beside = new Map(); // links between the same two names bend apart
  const strokes = links.map((e) => {
    const pair = [Math.min(e.source, e.target), Math.max(e.source, e.target)].join(" ");
    beside.set(pair, (beside.get(pair) ?? -1) + 1);
    return link(e, points.get(e.source), points.get(e.target), beside.get(pair), links.length > 14);
  });
  const head = (id, name) => shape("marker", { id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" },
    shape("path", { d: "M0 0 8 4 0 8z", class: name }));
  svg.replaceChildren(shape("defs", {}, head("arrow", "head"), head("denial", "negated-head")), ...strokes, ...list.map(name));
  fit(list);
  at("drawn").textContent = links.length === edges.length ? "" :
    `Drawn are ${links.length} of these ${edges.length.toLocaleString("en")} links, those of the names with the most. Press a name to see its own.`;
}

function name(p) {
  const text = shape("text", { x: p.x, y: p.y + p.r + 12 }, label(p.node.name));
  const g = shape("g", { class: "node" + (p.n === choice.node ? " chosen" : "") },
    shape("circle", { cx: p.x, cy: p.y, r: p.r, class: p.node.class }), text, shape("title", {}, `${p.node.name} (${p.node.class})`));
  g.addEventListener("click", () => look(p.n === choice.node ? null : p.n));
  return g;
}

function link(e, a, b, nth, silent) {
  const x = b.x - a.x, y = b.y - a.y, far = Math.sqrt(x * x + y * y) || 1;
  // Every second one bends to the other side, as seen from the same end.
  const bend = (nth === 0 ? 6 : Math.ceil(nth / 2) * 26 * (nth % 2 ? 1 : -1)) * (e.source < e.target ? 1 : -1);
  const cx = (a.x + b.x) / 2 - (y / far) * bend, cy = (a.y + b.y) / 2 + (x / far) * bend;
  const edgeOf = (p, r) => { const dx = cx - p.x, dy = cy - p.y, d = Math.sqrt(dx * dx + dy * dy) || 1; return [p.x + dx / d * r, p.y + dy / d * r]; };
  const [x1, y1] = edgeOf(a, a.r), [x2, y2] = edgeOf(b, b.r + 2);
  const d = a === b ? `M${a.x - a.r} ${a.y} C${a.x - 50} ${a.y - 50} ${a.x + 50} ${a.y - 50} ${a.x + a.r} ${a.y}` : `M${x1} ${y1} Q${cx} ${cy} ${x2} ${y2}`;
  const words = [e.mode, e.relation].filter(Boolean).join(" ");
  const g = shape("g", { class: `link ${e.kind}${silent ? " silent" : ""}` },
    shape("path", { d, class: "line", "marker-end": e.kind === "negated" ? "url(#denial)" : "url(#arrow)", "stroke-width": 1 }),
    shape("path", { d, class: "reach" }),
    shape("text", { x: (a.x + b.x) / 4 + cx / 2, y: (a.y + b.y) / 4 + cy / 2 }, label(words)),
    shape("title", {}, `${e.from.name} ${words} ${e.to.name}`));
  g.edge = e;
  g.addEventListener("click", () => open(e));
  return g;
}

/** Shows which link is open. */
function choose(edge) {
  for (const g of svg.querySelectorAll(".link")) g.classList.toggle("chosen", g.edge === edge);
}

function fit(points) {
  const left = Math.min(0, ...points.map((p) => p.x - p.w / 2)), right = Math.max(1, ...points.map((p) => p.x + p.w / 2));
  const top = Math.min(0, ...points.map((p) => p.y - p.h / 2)), bottom = Math.max(1, ...points.map((p) => p.y + p.h));
  const width = Math.max(right - left, 320), height = Math.max(bottom - top, 240);
  view.whole = { x: (left + right - width) / 2 - 12, y: (top + bottom - height) / 2 - 12, width: width + 24, height: height + 24 };
  Object.assign(view, view.whole);
  place();
}

const place = () => svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);

/** Zooms about a point of the drawing, from 0 to 1 in both directions. */
function zoom(factor, x = 0.5, y = 0.5) {
  view.x += view.width * (1 - factor) * x;
  view.y += view.height * (1 - factor) * y;
  view.width *= factor;
  view.height *= factor;
  place();
}
