// The controls: what the legend and the filters do, and the first look.
function box(name, set, value, sample, text, number) {
  const input = make("input", { type: "checkbox", checked: true, name, value });
  input.addEventListener("change", () => {
    if (input.checked) set.add(value); else set.delete(value);
    begin();
  });
  return make("label", {}, input, sample, text, make("span", { className: "number", textContent: number.toLocaleString("en") }));
}

function begin() {
  choice.shown = page;
  show();
}

function legend() {
  for (const [kind, text] of Object.entries(kinds)) {
    const number = data.edges.filter((e) => e.kind === kind).length;
    choice.kinds.add(kind);
    if (number) at("kinds").append(box("kind", choice.kinds, kind, shape("svg", { width: 26, height: 10, class: kind, "aria-hidden": "true" }, shape("path", { d: "M1 5H25", class: "line" })), text, number));
  }
  for (const name of [...new Set(data.nodes.map((n) => n.class))].sort()) {
    const number = data.nodes.filter((n) => n.class === name).length;
    choice.classes.add(name);
    at("classes").append(box("class", choice.classes, name, shape("svg", { width: 12, height: 12, "aria-hidden": "true" }, shape("circle", { cx: 6, cy: 6, r: 5.5, class: name })), name, number));
  }
}

function summary() {
  const days = data.edges.flatMap((e) => [e.first, e.last]).filter(Boolean).sort();
  const documents = new Set(data.edges.flatMap((e) => e.evidence.map((v) => v.document))).size;
  const when = days.length ? (days[0] === days.at(-1) ? `, ${days[0]}` : `, ${days[0]} to ${days.at(-1)}`) : "";
  at("summary").textContent = `${count(data.edges.length, "link", "links")} between ${count(data.nodes.length, "name", "names")} from ${count(documents, "article", "articles")}${when}. Every link opens the sentences that it rests on.`;
  at("dates").hidden = !days.length;
}

function listen() {
  let waiting = 0;
  at("text").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { choice.text = at("text").value; begin(); }, 120);
  });
  at("confidence").addEventListener("input", () => {
    choice.confidence = Number(at("confidence").value);
    at("at-least").textContent = choice.confidence ? choice.confidence.toFixed(2) : "all";
    begin();
  });
  for (const end of ["from", "to"]) at(end).addEventListener("change", () => { choice[end] = at(end).value; begin(); });
  at("reset").addEventListener("click", reset);
  at("more").addEventListener("click", () => { choice.shown += page; show(false); });
  at("focus").lastElementChild.addEventListener("click", () => look(null));
}

function reset() {
  for (const input of document.querySelectorAll("input[type=checkbox]")) {
    input.checked = true;
    choice[input.name === "kind" ? "kinds" : "classes"].add(input.value);
  }
  for (const id of ["text", "from", "to"]) choice[id] = at(id).value = "";
  at("confidence").value = choice.confidence = 0;
  at("at-least").textContent = "all";
  choice.edge = null;
  look(null);
}

function move() {
  at("closer").addEventListener("click", () => zoom(0.7));
  at("farther").addEventListener("click", () => zoom(1 / 0.7));
  at("whole").addEventListener("click", () => { Object.assign(view, view.whole); place(); });
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(Math.exp(event.deltaY / 500), (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }, { passive: false });
  svg.addEventListener("pointermove", (event) => {
    if (!event.buttons) return;
    const scale = 1 / Math.min(svg.clientWidth / view.width, svg.clientHeight / view.height);
    view.x -= event.movementX * scale;
    view.y -= event.movementY * scale;
    place();
  });
}

function arrange() {
  at("filters").open = wide.matches;
  show();
}

legend();
summary();
listen();
move();
choice.shown = page;
wide.addEventListener("change", arrange);
arrange();
