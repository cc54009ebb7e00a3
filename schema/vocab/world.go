package vocab

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// The files of knowledge that belong to the program.
var (
	//go:embed states.tsv
	statesTable string
	//go:embed places.tsv
	placesTable string
	//go:embed bodies.tsv
	bodiesTable string
	//go:embed peoples.tsv
	peoplesTable string
	//go:embed titles.tsv
	titleTable string
	//go:embed ambiguous.tsv
	ambiguousTable string
	//go:embed issues.tsv
	issueTable string
)

// knowledgeFiles are the files of knowledge by name, in the order in which they are read.
var knowledgeFiles = []struct{ name, table string }{
	{"states.tsv", statesTable}, {"places.tsv", placesTable}, {"bodies.tsv", bodiesTable},
	{"peoples.tsv", peoplesTable}, {"titles.tsv", titleTable}, {"ambiguous.tsv", ambiguousTable}, {"issues.tsv", issueTable},
}

// world is everything that the files of knowledge tell, indexed.
type world struct {
	places  []*Place
	bodies  []*Body
	peoples []*People
	titles  map[string]Title

	kinds     map[string]string    // by canonical name: the kind of its first row
	named     map[string][]meaning // by every name
	words     map[string][]meaning // by adjective and noun of origin, plurals included
	powers    map[string][]dated   // by the name of a seat: for whom it may stand
	members   map[string][]dated   // by the name of a body
	languages map[string][]string  // by name: countries
	order     map[string][]string  // by ambiguous name: what it may mean, the likeliest first
	capitalOf map[string][]string  // by the name of a city: the regions that are governed from it
	issues    []Issue
	issueOf   map[string]int // by name in lower case
}

// meaning is one thing that a name means in a time.
type meaning struct {
	Period
	place  *Place
	body   *Body
	people *People
}

// name is the canonical name of what is meant.
func (m meaning) name() string {
	switch {
	case m.place != nil:
		return m.place.Name
	case m.body != nil:
		return m.body.Name
	}
	return m.people.Name
}

// knowledge is the one world of the process: what the program brings, and before
// it what Extend has added. It is built at first use and never changes after.
var knowledge struct {
	sync.Mutex
	added []row
	built atomic.Pointer[world]
}

// ErrInUse is the error of an Extend that comes too late.
var ErrInUse = errors.New("the vocabulary is in use and can no longer be extended")

// Extend adds a file of knowledge to that of the program; states.tsv explains its
// form. What it says of a name comes before what the program knows, and a row with
// the kind and name of another one adds to it. It must be called before the first
// look-up in the vocabulary, else it fails with ErrInUse. If a line is bad nothing
// is added, and the error names every such line.
func Extend(file string, in io.Reader) error {
	knowledge.Lock()
	defer knowledge.Unlock()
	if knowledge.built.Load() != nil {
		return ErrInUse
	}
	added, err := readRows(file, in)
	if err != nil {
		return err
	}
	added = append(slices.Clone(knowledge.added), added...)
	if _, err := buildWorld(append(slices.Clone(added), ownRows()...)); err != nil {
		return err
	}
	knowledge.added = added
	return nil
}

// known is the world, built at first use.
func known() *world {
	if w := knowledge.built.Load(); w != nil {
		return w
	}
	knowledge.Lock()
	defer knowledge.Unlock()
	if w := knowledge.built.Load(); w != nil {
		return w
	}
	w, err := buildWorld(append(slices.Clone(knowledge.added), ownRows()...))
	if err != nil {
		panic("vocab: " + err.Error()) // Extend has built it, and so have the tests
	}
	knowledge.built.Store(w)
	return w
}

// ownRows are the rows of the program's own files.
func ownRows() []row {
	var all []row
	for _, file := range knowledgeFiles {
		rows, err := readRows(file.name, strings.NewReader(file.table))
		if err != nil {
			panic("vocab: " + err.Error()) // the tests read the same files
		}
		all = append(all, rows...)
	}
	return all
}

// buildWorld makes a world of rows, the first of which count most. The error
// names every row that speaks of what no row introduces.
func buildWorld(all []row) (*world, error) {
	w := &world{
		titles: map[string]Title{}, issueOf: map[string]int{}, kinds: map[string]string{}, named: map[string][]meaning{}, words: map[string][]meaning{},
		powers: map[string][]dated{}, members: map[string][]dated{}, languages: map[string][]string{}, order: map[string][]string{},
		capitalOf: map[string][]string{},
	}
	all = joinRows(all)
	for i := range all {
		if kind := all[i].kind; isThing(kind) {
			w.kinds[all[i].name.Name] = kind
		}
	}
	for i := range all { // a capital needs no row of its own
		for _, capital := range all[i].capitals() {
			if w.kinds[capital] == "" {
				w.kinds[capital] = "city"
				all = append(all, row{at: all[i].at, kind: "city", name: dated{Name: capital}, of: []dated{{Name: all[i].name.Name}}})
			}
		}
	}
	var bad []error
	for i := range all {
		if err := w.check(&all[i]); err != nil {
			bad = append(bad, fmt.Errorf("%s: %w", all[i].at, err))
		}
	}
	if bad != nil {
		return nil, errors.Join(bad...)
	}
	for i := range all {
		w.add(&all[i])
	}
	w.findCapitals(all)
	w.rank()
	return w, nil
}

// isThing reports whether rows of the kind introduce a thing under a name.
func isThing(kind string) bool {
	return slices.Contains([]string{"country", "city", "region", "water", "body", "people"}, kind)
}

// capitals are the seats of government of a country.
func (r *row) capitals() []string {
	if r.kind == "country" {
		return r.more
	}
	return nil
}

// joinRows makes one row of all that have the same kind and name.
func joinRows(all []row) []row {
	var joined []row
	at := map[[2]string]int{}
	for _, r := range all {
		key := [2]string{r.kind, r.name.Name}
		i, ok := at[key]
		if !ok {
			at[key] = len(joined)
			joined = append(joined, r)
			continue
		}
		first := &joined[i]
		if first.name.Period == (Period{}) {
			first.name = r.name
		}
		if r.kind != "ambiguous" { // there the first decides
			first.of = join(first.of, r.of, func(d dated) string { return d.Name })
		}
		first.names = join(first.names, r.names, func(d dated) string { return d.Name })
		plain := func(s string) string { return s }
		first.words, first.more, first.short = join(first.words, r.words, plain), join(first.more, r.more, plain), join(first.short, r.short, plain)
	}
	return joined
}

// join appends to a list what it lacks of another.
func join[T any](list, other []T, name func(T) string) []T {
	list = slices.Clone(list)
	for _, item := range other {
		if !slices.ContainsFunc(list, func(t T) bool { return name(t) == name(item) }) {
			list = append(list, item)
		}
	}
	return list
}

// check reports what a row speaks of though no row introduces it.
func (w *world) check(r *row) error {
	if r.kind == "title" {
		return checkTitle(r)
	}
	wanted := map[string]string{
		"city": "country", "region": "country", "people": "country", "language": "country",
		"body": "country body region", "seat": "country body", "members": "country body region", "ambiguous": "country city region body people water",
	}[r.kind]
	for _, of := range r.of {
		if kind := w.kinds[of.Name]; kind == "" || !strings.Contains(wanted, kind) {
			return fmt.Errorf("%q is no %s that a row introduces", of.Name, strings.ReplaceAll(wanted, " ", ", "))
		}
	}
	switch {
	case (r.kind == "members" || r.kind == "seat" || r.kind == "ambiguous") && len(r.of) == 0:
		return fmt.Errorf("a row of the kind %s needs the column %q", r.kind, columnTitles[columnOf])
	case r.kind == "members" && w.kinds[r.name.Name] != "body":
		return fmt.Errorf("%q is no body that a row introduces", r.name.Name)
	}
	return nil
}
