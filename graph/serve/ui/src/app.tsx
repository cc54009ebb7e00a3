// The frame: the name, the counts, the two rooms, the panel, and the address
// that holds it all.
import { useCallback, useEffect, useState } from "preact/hooks";
import { readAddress, writeAddress, type Address, type Room } from "./address";
import { api, type Failure, type Stats, type Vocabulary } from "./api";
import { Explore } from "./explore";
import { Panel } from "./panel";
import { QueryRoom } from "./query";

/** The address as state; going somewhere adds to the browser's history. */
function useAddress(): [Address, (change: Partial<Address>) => void] {
  const [address, setAddress] = useState(() => readAddress(location.hash));
  useEffect(() => {
    const follow = () => setAddress(readAddress(location.hash));
    addEventListener("hashchange", follow);
    addEventListener("popstate", follow);
    return () => { removeEventListener("hashchange", follow); removeEventListener("popstate", follow); };
  }, []);
  const go = useCallback((change: Partial<Address>) => {
    setAddress((old) => {
      const next = { ...old, ...change }, to = writeAddress(next);
      if (to !== writeAddress(old)) history.pushState({ inside: true }, "", to);
      return next;
    });
  }, []);
  return [address, go];
}

const number = (n: number) => n.toLocaleString("en-GB");

const Count = ({ n, one, many }: { n: number; one: string; many: string }) => (
  <span><b>{number(n)}</b> {n === 1 ? one : many}</span>
);

export function App() {
  const [address, go] = useAddress();
  const [stats, setStats] = useState<Stats | null>(null);
  const [vocabulary, setVocabulary] = useState<Vocabulary | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    api.stats().then(setStats, setFailure);
    api.vocabulary().then(setVocabulary, setFailure);
  }, []);

  const room = (to: Room, name: string) => (
    <a href={writeAddress({ ...address, room: to, see: "" })} aria-current={address.room === to ? "page" : undefined}
      onClick={(e) => { e.preventDefault(); go({ room: to, see: "" }); }}>{name}</a>
  );
  return (
    <>
      <header class="top">
        <a class="brand" href="#/query" onClick={(e) => { e.preventDefault(); go({ room: "query", query: "", see: "", view: "table" }); }}>parley</a>
        <nav aria-label="Rooms">{room("query", "Query")}{room("explore", "Explore")}</nav>
        <p class="counts" aria-label="What the graph holds">
          {stats && <>
            <Count n={stats.documents} one="document" many="documents" />
            <Count n={stats.statements} one="statement" many="statements" />
            <Count n={stats.entities} one="entity" many="entities" />
            <Count n={stats.stances} one="stance" many="stances" />
          </>}
        </p>
      </header>
      {failure && <p class="problem banner" role="alert">{failure.message} {failure.hint}</p>}
      <main class={address.see ? "with-panel" : ""}>
        {address.room === "query"
          ? <QueryRoom address={address} vocabulary={vocabulary} go={go} />
          : <Explore address={address} go={go} />}
        <Panel see={address.see} go={go} />
      </main>
    </>
  );
}
