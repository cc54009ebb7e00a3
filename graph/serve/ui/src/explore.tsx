// The room for people who do not write queries: find an actor, see what it
// does and where it stands, follow the graph, and read what it rests on.
import { lazy, Suspense } from "preact/compat";
import { ActorPage } from "./actor";
import { Actors } from "./actors";
import type { Place } from "./address";
import { toPlace } from "./address";
import type { About, Vocabulary } from "./api";
import { DocumentPage } from "./document";
import { Documents } from "./documents";
import { Found } from "./found";
import { Link, useHere } from "./links";
import { MatrixPlace } from "./matrix";
import { PathPlace } from "./path";
import { Search } from "./search";

const Neighbourhood = lazy(() => import("./neighbourhood").then((m) => m.Neighbourhood));
const AddPlace = lazy(() => import("./add").then((m) => m.AddPlace));

const ways: { place: Place; name: string; also: Place[] }[] = [
  { place: "actors", name: "Actors", also: ["actor", "search"] },
  { place: "graph", name: "Graph", also: [] },
  { place: "path", name: "Path", also: [] },
  { place: "matrix", name: "Matrix", also: [] },
  { place: "documents", name: "Documents", also: ["document"] },
];

interface Props { vocabulary: Vocabulary | null; about: About | null; onAdded: () => void }

export function Explore({ vocabulary, about, onAdded }: Props) {
  const { address } = useHere();
  const { place, id } = address;
  const now = (w: (typeof ways)[number]) => w.place === place || w.also.includes(place);
  // Who is looked at stays in view on the way to its graph and its paths.
  const subject = place === "actor" || place === "graph" || place === "path" ? id : "";
  const to = (p: Place) => toPlace(p, p === "graph" || p === "path" ? subject : "");
  return (
    <div class="room explore" data-place={place}>
      <div class="explore-bar">
        <Search />
        <nav class="ways" aria-label="Explore">
          {ways.map((w) => <Link to={w.place === "actors" && place === "graph" && subject ? toPlace("actor", subject) : to(w.place)} aria-current={now(w) ? "page" : undefined}>{w.name}</Link>)}
          {about?.write && <Link to={toPlace("add")} aria-current={place === "add" ? "page" : undefined}>Add</Link>}
        </nav>
      </div>
      <Suspense fallback={null}>
        {place === "actors" && <Actors vocabulary={vocabulary} />}
        {place === "actor" && <ActorPage key={id} id={id} vocabulary={vocabulary} />}
        {place === "graph" && <Neighbourhood vocabulary={vocabulary} />}
        {place === "path" && <PathPlace />}
        {place === "matrix" && <MatrixPlace />}
        {place === "documents" && <Documents />}
        {place === "document" && <DocumentPage key={id} path={id} />}
        {place === "search" && <Found text={id} />}
        {place === "add" && about && <AddPlace about={about} onAdded={onAdded} />}
      </Suspense>
    </div>
  );
}
