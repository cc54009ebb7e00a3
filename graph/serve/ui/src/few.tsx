// The first of a list, and the rest when asked for.
import { useState } from "preact/hooks";

/** The items to show, and the button that changes how many. */
export function useFew<T>(items: readonly T[], most: number) {
  const [all, setAll] = useState(false);
  const button = items.length > most && (
    <p class="more"><button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? `Only the first ${most}` : `All ${items.length}`}</button></p>
  );
  return [all ? items : items.slice(0, most), button] as const;
}
