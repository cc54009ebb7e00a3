// How the page moves: everything that can be chosen changes the address, and is
// a link to the address that it leads to.
import { createContext, type ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { nowhere, seeEntity, toPlace, writeAddress, type Address, type See } from "./address";

/** Changes a part of the address and leaves the rest; replacing it adds no step to the browser's history. */
export type Go = (change: Partial<Address>, replace?: boolean) => void;

/** Where the page is, how it goes elsewhere, and whether there is a way back inside the page. */
export interface Here { address: Address; go: Go; moved: boolean }

export const HereContext = createContext<Here>({ address: nowhere, go: () => {}, moved: false });
export const useHere = () => useContext(HereContext);

interface LinkProps {
  to: Partial<Address>;
  class?: string;
  "aria-current"?: "page" | "true";
  "aria-label"?: string;
  "data-entity"?: string; "data-actor"?: string; "data-statement"?: string;
  children: ComponentChildren;
}

/** A link to an address that differs from the present one in part. */
export function Link({ to, children, ...rest }: LinkProps) {
  const { address } = useHere();
  return <a {...rest} href={writeAddress({ ...address, ...to })}>{children}</a>;
}

/** The name of an entity; choosing it shows its statements at the side. */
export const EntityLink = ({ id, children }: { id: string; children: ComponentChildren }) =>
  <Link class="entity" data-entity={id} to={{ see: seeEntity(id) }}>{children}</Link>;

/** The name of an entity; choosing it opens its page. */
export const PageLink = ({ id, children, class: style = "entity" }: { id: string; children: ComponentChildren; class?: string }) =>
  <Link class={style} data-actor={id} to={toPlace("actor", id)}>{children}</Link>;

/** Opens evidence at the side. */
export const SeeLink = ({ see, children, ...rest }: Omit<LinkProps, "to"> & { see: See }) =>
  <Link {...rest} to={{ see }}>{children}</Link>;
