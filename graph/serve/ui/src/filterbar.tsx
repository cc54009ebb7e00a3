// Which statements count: the fields of a filter, all in the address.
import { useId } from "preact/hooks";
import type { Filter } from "./address";
import { everything, restrictions } from "./address";
import type { Asked } from "./answer";
import type { Vocabulary } from "./api";
import { useHere } from "./links";
import { readable } from "./rows";
import { FindField } from "./search";
import { Waiting } from "./waiting";

const modalities = ["actual", "future", "possible", "obligation", "desired", "conditional"];

interface Props { vocabulary: Vocabulary | null; relations?: string[] }

/** What stands where a filtered answer is not there: a filter that is wrong can be mended. */
export function WaitingFiltered({ asked }: { asked: Asked<unknown> }) {
  const { filter } = useHere().address;
  return (
    <div>
      {asked.kind === "failure" && restrictions(filter) > 0 && <FilterBar vocabulary={null} />}
      <Waiting asked={asked} />
    </div>
  );
}

/** The bar; closed, it says how many fields restrict. */
export function FilterBar({ vocabulary, relations }: Props) {
  const { address, go } = useHere();
  const { filter } = address;
  const id = useId();
  const put = (field: keyof Filter, value: string) => go({ filter: { ...filter, [field]: value.trim() } });
  const set = (field: keyof Filter) => (e: { currentTarget: { value: string } }) => put(field, e.currentTarget.value);
  const n = restrictions(filter);
  const offered = relations ?? vocabulary?.relations.map((r) => r.id) ?? [];
  return (
    <details class="filters" open={n > 0}>
      <summary>Filter{n > 0 && <b> {n}</b>}</summary>
      <div class="fields">
        <label>Relation<input list={id + "r"} value={filter.relation} onChange={set("relation")} placeholder="any" /></label>
        <datalist id={id + "r"}>{offered.slice(0, 400).map((r) => <option value={r}>{readable(r)}</option>)}</datalist>
        <label>From<input type="date" value={filter.since} onChange={set("since")} /></label>
        <label>Until<input type="date" value={filter.until} onChange={set("until")} /></label>
        <div class="field"><span aria-hidden="true">Document</span>
          <FindField label="Document" placeholder="any" only="document" value={filter.document}
            onChoose={(s) => put("document", s.id)} onText={(text) => put("document", text)} onClear={() => put("document", "")} /></div>
        <div class="field"><span aria-hidden="true">Source</span>
          <FindField label="Source" placeholder="any outlet or speaker" only="entity" value={filter.source}
            onChoose={(s) => put("source", s.name)} onText={(text) => put("source", text)} onClear={() => put("source", "")} /></div>
        <label>Polarity<select value={filter.polarity} onChange={set("polarity")}>
          <option value="">any</option><option>affirmed</option><option>negated</option>
        </select></label>
        <label>Modality<select value={filter.modality} onChange={set("modality")}>
          <option value="">any</option>{modalities.map((m) => <option>{m}</option>)}
        </select></label>
        {n > 0 && <button type="button" class="tool clear" onClick={() => go({ filter: everything })}>Clear</button>}
      </div>
    </details>
  );
}
