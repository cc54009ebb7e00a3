// What stands where an answer is not there yet, or will not come.
import type { Asked } from "./answer";

export const Waiting = ({ asked }: { asked: Asked<unknown> }) =>
  asked.kind === "failure"
    ? <p class="problem" role="alert">{asked.failure.message} {asked.failure.hint}</p>
    : <p class="waiting" aria-busy="true"><span class="unseen">Loading</span></p>;
