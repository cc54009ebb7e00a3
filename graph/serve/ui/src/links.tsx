// How the page moves: everything that can be chosen changes the address.
import type { ComponentChildren } from "preact";
import type { Address } from "./address";

/** Changes a part of the address and leaves the rest. */
export type Go = (change: Partial<Address>) => void;

/** The name of an entity; choosing it shows its statements. */
export function EntityLink({ id, onSee, children }: { id: string; onSee: () => void; children: ComponentChildren }) {
  return <button type="button" class="entity" data-entity={id} onClick={onSee}>{children}</button>;
}
