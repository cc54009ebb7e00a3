// A field that finds entities and documents while one types.
import { useEffect, useId, useState } from "preact/hooks";
import { toPlace } from "./address";
import { api, type Suggestion } from "./api";
import { useHere } from "./links";

interface FieldProps {
  label: string; placeholder: string;
  /** What stands in the field before anything is typed: a name that was chosen. */
  value?: string;
  /** Only these are offered. */
  only?: Suggestion["kind"];
  onChoose: (chosen: Suggestion) => void;
  /** What was typed may be wanted as it is, and is taken so where nothing is offered. */
  onText?: (text: string) => void;
  /** What the list says of taking the words as they are. */
  textLabel?: (text: string) => string;
  /** The field was emptied. */
  onClear?: () => void;
}

type Only = Suggestion["kind"] | undefined;

const suggestions = async (typed: string, only: Only, signal?: AbortSignal) =>
  (await api.suggest(typed, signal)).filter((s) => !only || s.kind === only);

/** The suggestions for what is typed, and for which words they are; an answer that comes late is left alone. */
function useSuggestions(typed: string, only: Only): { of: string; list: Suggestion[] } {
  const [held, setHeld] = useState({ of: "", list: [] as Suggestion[] });
  useEffect(() => {
    if (!typed) { setHeld({ of: "", list: [] }); return; }
    const stop = new AbortController();
    const soon = setTimeout(() => {
      suggestions(typed, only, stop.signal).then(
        (list) => setHeld({ of: typed, list }),
        () => { if (!stop.signal.aborted) setHeld({ of: typed, list: [] }); });
    }, 40);
    return () => { clearTimeout(soon); stop.abort(); };
  }, [typed]);
  return held;
}

// Spread, because Preact's types allow the role only beside a list element.
const combobox = { role: "combobox" } as object;

/** A combobox as WAI-ARIA describes it: the focus stays in the field, arrows move through the list. */
export function FindField({ label, placeholder, value = "", only, onChoose, onText, textLabel, onClear }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(-1);
  const id = useId();
  const wanted = (typed ?? "").trim();
  const { of, list } = useSuggestions(wanted, only);
  const lines = list.length + (onText && wanted ? 1 : 0);
  useEffect(() => setAt(-1), [wanted]);

  const done = () => {
    if (typed === "" && value) onClear?.();
    setTyped(null);
    setAt(-1);
  };
  const choose = (i: number, from = list) => {
    const chosen = from[i];
    if (chosen) { done(); onChoose(chosen); }
    else if (onText && wanted) { done(); onText(wanted); }
    else if (typed === "") done();
  };
  // Whoever types faster than the server answers gets what the answer offers first.
  const enter = () => {
    if (at >= 0 || of === wanted) choose(Math.max(at, 0));
    else suggestions(wanted, only).then((found) => choose(0, found), () => choose(0, []));
  };
  const keys = (e: KeyboardEvent) => {
    if ((e.key === "ArrowDown" || e.key === "ArrowUp") && lines) {
      e.preventDefault();
      setAt((i) => (i + (e.key === "ArrowDown" ? 1 : i < 0 ? lines : -1) + lines) % lines);
    } else if (e.key === "Enter") { e.preventDefault(); enter(); }
    else if (e.key === "Escape" && typed !== null) { e.stopPropagation(); done(); }
  };
  const open = typed !== null && lines > 0;
  return (
    <div class="find" onFocusOut={(e) => { if (!(e.currentTarget as Element).contains(e.relatedTarget as Node | null)) done(); }}>
      <input {...combobox} type="search" value={typed ?? value} placeholder={placeholder} aria-label={label} autocomplete="off" spellcheck={false}
        aria-expanded={open} aria-controls={id} aria-autocomplete="list" aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
        onInput={(e) => setTyped(e.currentTarget.value)} onFocus={(e) => e.currentTarget.select()} onKeyDown={keys} />
      <ul class="suggestions" id={id} role="listbox" aria-label="Suggestions" hidden={!open}>
        {list.map((s, i) => (
          <li id={`${id}-${i}`} role="option" aria-selected={i === at} onMouseDown={(e) => { e.preventDefault(); choose(i); }}>
            <b>{s.name}</b> <span class="quiet">{s.match !== s.name && s.kind === "entity" ? `“${s.match}”, ` : ""}{s.kind === "entity" ? s.class : "document"}</span>
            {s.statements > 0 && <span class="tally">{s.statements}</span>}
          </li>
        ))}
        {onText && wanted && (
          <li id={`${id}-${list.length}`} role="option" aria-selected={at === list.length} class="words" onMouseDown={(e) => { e.preventDefault(); choose(list.length); }}>
            {textLabel ? textLabel(wanted) : wanted}
          </li>
        )}
      </ul>
    </div>
  );
}

/** The search of the room: an entity opens its page, a document its text, words the list of where they stand. */
export function Search() {
  const { go } = useHere();
  return (
    <div class="search">
      <FindField label="Search" placeholder="Search for an actor, a document or words"
        onChoose={(s) => go(toPlace(s.kind === "entity" ? "actor" : "document", s.id))}
        onText={(text) => go(toPlace("search", text))} textLabel={(text) => `Search the articles for “${text}”`} />
    </div>
  );
}
