// The frame: the name, the counts, the two rooms, the panel, and the address
// that holds it all.
import { lazy, Suspense } from "preact/compat";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { nowhere, readAddress, writeAddress, type Address } from "./address";
import { api, type About, type Failure, type Stats, type Vocabulary } from "./api";
import { HereContext, Link, type Here } from "./links";
import { Panel } from "./panel";

const QueryRoom = lazy(() => import("./query").then((m) => m.QueryRoom));
const Explore = lazy(() => import("./explore").then((m) => m.Explore));

/** The address as state; going somewhere adds to the browser's history. */
function useAddress(): Here {
  const [address, setAddress] = useState(() => readAddress(location.hash));
  const [moved, setMoved] = useState(false);
  const now = useRef(address);
  now.current = address;
  useEffect(() => {
    const follow = () => { setMoved(true); setAddress(readAddress(location.hash)); };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const go = useCallback((change: Partial<Address>, replace = false) => {
    const next = { ...now.current, ...change }, to = writeAddress(next);
    if (to !== writeAddress(now.current)) history[replace ? "replaceState" : "pushState"](null, "", to);
    now.current = next;
    setMoved((was) => was || !replace);
    setAddress(next);
  }, []);
  return useMemo(() => ({ address, go, moved }), [address, go, moved]);
}

const number = (n: number) => n.toLocaleString("en-GB");

const Count = ({ n, one, many }: { n: number; one: string; many: string }) => (
  <span><b>{number(n)}</b> {n === 1 ? one : many}</span>
);

const titles: Record<string, string> = { actor: "", graph: "Around ", path: "Path from ", document: "", search: "Search: ", matrix: "Matrix", documents: "Documents", actors: "Actors", add: "Add an article" };

/** The name of the tab: where one is. */
const titleOf = (a: Address) =>
  a.room === "query" ? (a.query ? a.query.slice(0, 60) + " · parley" : "parley")
  : `${titles[a.place] ?? ""}${a.id.replaceAll("_", " ")} · parley`;

export function App() {
  const here = useAddress();
  const { address } = here;
  const [stats, setStats] = useState<Stats | null>(null);
  const [about, setAbout] = useState<About | null>(null);
  const [vocabulary, setVocabulary] = useState<Vocabulary | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const count = useCallback(() => {
    api.stats().then(setStats, setFailure);
    api.vocabulary().then(setVocabulary, setFailure);
  }, []);
  useEffect(count, []);
  useEffect(() => { api.about().then(setAbout, () => {}); }, []); // without it nothing can be added, and all else goes on
  useEffect(() => { document.title = titleOf(address); }, [address]);

  return (
    <HereContext.Provider value={here}>
      <a class="skip" href="#main" onClick={(e) => { e.preventDefault(); document.getElementById("main")?.focus(); }}>Skip to the content</a>
      <header class="top">
        <Link class="brand" to={nowhere}>parley</Link>
        <nav aria-label="Rooms">
          <Link to={{ room: "query", see: "" }} aria-current={address.room === "query" ? "page" : undefined}>Query</Link>
          <Link to={{ room: "explore", see: "" }} aria-current={address.room === "explore" ? "page" : undefined}>Explore</Link>
        </nav>
        <p class="counts">
          {stats && <>
            <Count n={stats.documents} one="document" many="documents" />
            <Count n={stats.statements} one="statement" many="statements" />
            <Count n={stats.entities} one="entity" many="entities" />
            <Count n={stats.stances} one="stance" many="stances" />
          </>}
        </p>
      </header>
      {failure && <p class="problem banner" role="alert">{failure.message} {failure.hint}</p>}
      <main id="main" tabIndex={-1} class={address.see ? "with-panel" : ""}>
        <Suspense fallback={<div class="room" aria-busy="true" />}>
          {address.room === "query" ? <QueryRoom vocabulary={vocabulary} /> : <Explore vocabulary={vocabulary} about={about} onAdded={count} />}
        </Suspense>
        <Panel />
      </main>
    </HereContext.Provider>
  );
}
