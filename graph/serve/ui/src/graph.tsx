// A graph with everything around it: picture or list, legend, zoom, downloads.
import { useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Graph } from "./api";
import { readSee, seeEdge, seeEntity } from "./address";
import { GraphList } from "./graphlist";
import { Legend } from "./legend";
import { useHere } from "./links";
import { Picture, type Handle } from "./picture";
import { saveFile } from "./save";
import { edgeKey, visible } from "./shown";

interface Props {
  graph: Graph;
  strong: ReadonlySet<string>;
  /** Opens a node; without it, nodes do not grow. */
  onGrow?: (id: string) => void;
  /** A node was chosen; without it, its statements open at the side. */
  onNode?: (id: string) => void;
  chosen?: string;
  children?: ComponentChildren;
}

export function GraphView({ graph, strong, onGrow, onNode, chosen, children }: Props) {
  const { address, go } = useHere();
  const [listed, setListed] = useState(false);
  const handle = useRef<Handle | null>(null);
  // The same object for as long as it is the same picture, so that it is drawn once.
  const held = useRef<{ of: Graph; hidden: string; shown: Graph } | null>(null);
  const hidden = address.hidden.join();
  if (held.current?.of !== graph || held.current.hidden !== hidden) held.current = { of: graph, hidden, shown: visible(graph, address.hidden, strong) };
  const { shown } = held.current;

  const seen = readSee(address.see);
  const open = seen.kind === "entity" ? seen.id
    : seen.kind === "edge" ? shown.edges.filter((e) => e.subject === seen.subject && e.relation === seen.relation && e.object === seen.object).map(edgeKey)[0] : undefined;
  const save = (kind: "png" | "svg") => { const content = handle.current?.[kind](); if (content) saveFile("parley." + kind, content); };
  return (
    <div class="graph">
      {listed
        ? <GraphList graph={shown} onGrow={onGrow} />
        : <Picture graph={shown} strong={strong} chosen={chosen ?? open} counts={!!onGrow}
            onNode={onNode ?? ((id) => go({ see: seeEntity(id) }))} onEdge={(e) => go({ see: seeEdge(e.subject, e.relation, e.object) })}
            onGrow={onGrow} onReady={(h) => { handle.current = h; }} />}
      <div class="graph-tools" role="group" aria-label="Picture">
        <button type="button" class="tool" aria-pressed={listed} onClick={() => setListed(!listed)}>{listed ? "Picture" : "List"}</button>
        {!listed && <>
          <button type="button" class="tool" onClick={() => handle.current?.zoom(1.3)} aria-label="Zoom in">+</button>
          <button type="button" class="tool" onClick={() => handle.current?.zoom(1 / 1.3)} aria-label="Zoom out">−</button>
          <button type="button" class="tool" onClick={() => handle.current?.fit()}>Fit</button>
          <button type="button" class="tool" aria-label="Download as SVG" onClick={() => save("svg")}>SVG</button>
          <button type="button" class="tool" aria-label="Download as PNG" onClick={() => save("png")}>PNG</button>
        </>}
      </div>
      {!listed && <Legend graph={graph} />}
      {children}
    </div>
  );
}
