// The data, what is chosen of it, and the list of links with their evidence.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);
const wide = matchMedia("(min-width: 900px)");

const kinds = {
  fact: "said plainly",
  attributed: "claimed or vowed",
  hypothetical: "possible or wished",
  negated: "denied or negated",
};

// What a relation is marked with, in words.
const modes = { not: "not", may: "may", must: "must", wants: "is wished to", if: "if so,", claimed: "allegedly" };

const choice = { text: "", kinds: new Set(), classes: new Set(), confidence: 0, from: "", to: "", node: null, edge: null, shown: 0 };
const page = 60; // links that the list shows at first, and more at a time

/** Makes an element; text is only ever text. */
function make(tag, properties = {}, ...children) {
  const e = Object.assign(document.createElement(tag), properties);
  e.append(...children);
  return e;
}

/** A text without case and accents, for searching. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const e of data.edges) {
  e.from = data.nodes[e.source];
  e.to = data.nodes[e.target];
  const [mark, relation] = e.mark.includes(":") ? e.mark.split(/:(.*)/s) : ["", e.mark];
  const [mode, not] = mark.split("-");
  e.mode = [modes[mode] ?? mode, not].filter(Boolean).join(" ");
  e.relation = relation.replaceAll("_", " ");
  e.search = plain([e.from.name, e.mode, e.relation, e.to.name, ...e.evidence.flatMap((v) => [v.quote, v.title, v.said ?? ""])].join("\n"));
}

/** The links that pass all filters, strongest first as the data has them. */
function chosen() {
  const words = plain(choice.text).split(/\s+/).filter(Boolean);
  return data.edges.filter((e) =>
    choice.kinds.has(e.kind) && choice.classes.has(e.from.class) && choice.classes.has(e.to.class) &&
    e.confidence >= choice.confidence && (!choice.from || (e.last ?? "") >= choice.from) && (!choice.to || (e.first && e.first <= choice.to)) &&
    (choice.node === null || e.source === choice.node || e.target === choice.node) &&
    words.every((w) => e.search.includes(w)));
}

/** A quote with the words for subject, relation and object marked. */
function marked(quote, words) {
  const held = [];
  for (const w of words) {
    const start = w ? quote.indexOf(w) : -1;
    if (start >= 0 && !held.some(([a, b]) => start < b && a < start + w.length)) held.push([start, start + w.length]);
  }
  held.sort((a, b) => a[0] - b[0]);
  const parts = [];
  let done = 0;
  for (const [a, b] of held) {
    parts.push(quote.slice(done, a), make("mark", { textContent: quote.slice(a, b) }));
    done = b;
  }
  return make("blockquote", {}, "“", ...parts, quote.slice(done), "”");
}

function evidence(e) {
  const box = make("div", { className: "evidence" });
  for (const v of e.evidence) {
    const origin = [v.title || v.document, v.source, v.date, `sentence ${v.sentence}`, v.said ? `said by ${v.said}` : "", `confidence ${v.confidence.toFixed(2)}`];
    box.append(marked(v.quote, v.words), make("p", { className: "origin", textContent: origin.filter(Boolean).join(" · "), title: v.document }));
  }
  const names = make("p", { className: "names" });
  for (const n of new Set([e.source, e.target])) {
    names.append(make("button", { type: "button", textContent: "Only " + data.nodes[n].name, onclick: () => look(n) }));
  }
  box.append(names);
  return box;
}

function item(e) {
  const claim = make("span", { className: "claim" }, e.from.name + " ",
    make("span", { className: "relation" }, e.mode ? make("span", { className: "mode", textContent: e.mode + " " }) : "", e.relation),
    " " + e.to.name);
  const times = make("span", { className: "times", textContent: e.weight > 1 ? e.weight + "×" : "", title: "pieces of evidence" });
  const details = make("details", {}, make("summary", {}, claim, times));
  const open = () => { if (details.open && details.children.length === 1) details.append(evidence(e)); };
  details.addEventListener("toggle", open);
  if (e === choice.edge) { details.open = true; open(); }
  return make("li", { className: e.kind }, details);
}

const count = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** Shows what is chosen: the list, and unless it stays as it is, the drawing. */
function show(redraw = true) {
  const edges = chosen();
  if (!edges.includes(choice.edge)) choice.edge = null;
  const first = choice.edge ? [choice.edge, ...edges.filter((e) => e !== choice.edge)] : edges;
  at("list").replaceChildren(...first.slice(0, choice.shown).map(item));
  at("count").textContent = edges.length === data.edges.length ? count(edges.length, "link", "links")
    : `${count(edges.length, "link", "links")} of ${data.edges.length.toLocaleString("en")}`;
  at("more").hidden = edges.length <= choice.shown;
  at("focus").hidden = choice.node === null;
  if (choice.node !== null) at("focus").firstElementChild.textContent = "Only " + data.nodes[choice.node].name;
  if (redraw) draw(edges);
}

/** Narrows everything to one name, or to none. */
function look(node) {
  choice.node = node;
  choice.shown = page;
  show();
}

/** Opens the evidence of a link at the top of the list. */
function open(edge) {
  choice.edge = edge;
  show(false);
  choose(edge);
  at("list").scrollIntoView({ block: wide.matches ? "nearest" : "start" });
  if (wide.matches) at("links").scrollTop = 0;
}
