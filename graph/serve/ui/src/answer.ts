// Questions to the server, as the state of a component.
import { useEffect, useState } from "preact/hooks";
import type { Failure } from "./api";

export type Asked<T> =
  | { kind: "waiting" }
  | { kind: "answer"; value: T }
  | { kind: "failure"; failure: Failure };

/**
 * Asks again whenever `of` changes, and gives up on an answer that nobody waits
 * for. While the next answer is on its way the last one stays, if `keep` says
 * that it may, so that nothing jumps.
 */
export function useAnswer<T>(ask: (signal: AbortSignal) => Promise<T>, of: string, keep = false): Asked<T> {
  const [held, setHeld] = useState<{ of: string; asked: Asked<T> } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    ask(stop.signal).then(
      (value) => { if (!stop.signal.aborted) setHeld({ of, asked: { kind: "answer", value } }); },
      (failure: Failure) => { if (!stop.signal.aborted) setHeld({ of, asked: { kind: "failure", failure } }); });
    return () => stop.abort();
  }, [of]);
  return held && (held.of === of || keep) ? held.asked : { kind: "waiting" };
}
