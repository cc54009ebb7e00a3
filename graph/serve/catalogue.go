package serve

import (
	"cmp"
	"context"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"

	"parley/graph"
	"parley/schema"
	"parley/schema/vocab"
)

// catalogue is what the store holds at a glance: counted once and kept until
// the store's size changes.
type catalogue struct {
	size      int // quads
	writes    int // by this server, before
	entities  map[string]*EntityCount
	relations map[string]*RelationUse
	documents map[string]Source
	names     []known             // under which entities and documents are found
	links     []link              // every statement with an object
	around    map[string][]int    // places in links, by the ids of their ends
	told      map[string]int      // statements by document
	papers    map[string][]string // documents, by the ids of those who do, undergo or say something there
	quotes    quotes
	words     vocabulary
	edges     []edgeCount       // plain edges, the most frequent first
	negation  *schema.Statement // the first negated one with an object, for the examples
}

// EntityCount is an entity with how much is said of it.
type EntityCount struct {
	ID         string       `json:"id"`
	Name       string       `json:"name"`
	Class      schema.Class `json:"class"`
	Statements int          `json:"statements" doc:"that have it for subject or object"`
}

// RelationUse is a relation with how often it is stated.
type RelationUse struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Statements int    `json:"statements"`
}

type edgeCount struct {
	subject, relation, object string
	statements                int
}

// Source is a document without its text.
type Source struct {
	Path   string `json:"document"`
	Title  string `json:"title,omitempty"`
	Source string `json:"source,omitempty"`
	Date   string `json:"date,omitempty"`
}

// catalogueCache holds the newest catalogue, and makes the next one when the
// store has changed.
type catalogueCache struct {
	sync.Mutex
	held   *catalogue
	took   time.Duration // to make it
	made   time.Time
	writes int           // by this server
	making chan struct{} // closed when the one that is being made is there; nil where none is
	wrong  error         // why the last one was not made
}

const (
	soon       = 200 * time.Millisecond // a catalogue that takes no longer is always that of the newest store
	restFactor = 5                      // one that takes longer is made anew after this many times as long
	mostMaking = 5 * time.Minute
)

// glance is the catalogue of the store as it is now, or of a large store as it
// was a moment ago. It is made in the background, whether whoever asked for it
// waits or not, and once for all who ask.
func (s *Server) glance(ctx context.Context) (*catalogue, error) {
	size, err := s.store.Size(ctx)
	if err != nil {
		return nil, err
	}
	c := &s.catalogue
	c.Lock()
	held := c.held
	fresh := held != nil && held.writes == c.writes && (held.size == size || c.took > soon && time.Since(c.made) < restFactor*c.took)
	if !fresh && c.making == nil {
		c.making = make(chan struct{})
		go s.makeCatalogue(size, c.writes)
	}
	making := c.making
	c.Unlock()
	if fresh {
		return held, nil
	}
	patience := ctx
	if held != nil {
		var cancel context.CancelFunc
		patience, cancel = context.WithTimeout(ctx, soon)
		defer cancel()
	}
	select {
	case <-making:
		c.Lock()
		defer c.Unlock()
		return c.held, c.wrong
	case <-patience.Done():
	}
	if held != nil && ctx.Err() == nil {
		return held, nil
	}
	return nil, refuse(http.StatusServiceUnavailable, "busy", "the server is still reading the store", "try again in a moment")
}

// changed says that the store is another one than it was.
func (s *Server) changed() {
	s.catalogue.Lock()
	s.catalogue.writes++
	s.catalogue.Unlock()
}

func (s *Server) makeCatalogue(size, writes int) {
	ctx, cancel := context.WithTimeout(context.Background(), mostMaking)
	defer cancel()
	started := time.Now()
	made, err := readCatalogue(ctx, s.store, size)
	if err == nil {
		made.words.Entities, made.words.Relations = first(made.sortedEntities(), mostEntities), first(made.sortedRelations(), mostRelations)
		made.words.Examples, err = s.examples(ctx, made)
	}
	c := &s.catalogue
	c.Lock()
	defer c.Unlock()
	if c.wrong = err; err == nil {
		made.writes = writes
		c.held, c.took, c.made = made, time.Since(started), time.Now()
	}
	close(c.making)
	c.making = nil
}

func readCatalogue(ctx context.Context, store *graph.Store, size int) (*catalogue, error) {
	c := &catalogue{size: size, entities: map[string]*EntityCount{}, relations: map[string]*RelationUse{}, documents: map[string]Source{}, around: map[string][]int{}, told: map[string]int{}, papers: map[string][]string{}}
	for e, err := range store.Entities(ctx) {
		if err != nil {
			return nil, err
		}
		counted := &EntityCount{ID: e.ID, Name: e.Name, Class: e.Class}
		c.entities[e.ID] = counted
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			c.names = append(c.names, knownAs(name, name, counted, nil))
		}
	}
	for d, err := range store.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		listed := Source{d.Path, d.Title, d.Source, d.Date}
		c.documents[d.Path] = listed
		c.names = append(c.names, knownAs(listed.Title+"\n"+listed.Path, listed.Title, nil, &listed))
	}
	edges := map[edgeCount]int{}
	for statement, err := range store.Outlines(ctx) {
		if err != nil {
			return nil, err
		}
		c.count(&statement, edges)
	}
	for edge, n := range edges {
		edge.statements = n
		c.edges = append(c.edges, edge)
	}
	slices.SortFunc(c.edges, func(a, b edgeCount) int {
		return cmp.Or(c.weight(b)-c.weight(a), cmp.Compare(a.subject, b.subject), cmp.Compare(a.relation, b.relation), cmp.Compare(a.object, b.object))
	})
	return c, nil
}

// weight is how telling an edge is: how often it is stated, then how common its
// relation is; and the ends that can act or hold a position come before things.
func (c *catalogue) weight(e edgeCount) int {
	weight := 1000*e.statements + min(c.relations[e.relation].Statements, 999)
	if class := c.entities[e.object].Class; class.Actor() || class == schema.Position {
		weight += 1_000_000
	}
	return weight
}

func (c *catalogue) count(s *schema.Statement, edges map[edgeCount]int) {
	relation := c.relations[s.Relation.ID]
	if relation == nil {
		relation = &RelationUse{ID: s.Relation.ID, Name: s.Relation.Name}
		if phrase, ok := vocab.PhraseOf(relation.ID); ok { // not one of the many phrases that mean it
			relation.Name = phrase
		}
		c.relations[s.Relation.ID] = relation
	}
	relation.Statements++
	c.told[s.Evidence.Document]++
	for _, id := range speakers(s) {
		if papers := c.papers[id]; len(papers) == 0 || papers[len(papers)-1] != s.Evidence.Document { // statements come document by document
			c.papers[id] = append(papers, s.Evidence.Document)
		}
	}
	c.quotes.add(s)
	c.entity(&s.Subject).Statements++
	if s.Object == nil {
		return
	}
	c.entity(s.Object).Statements++
	c.connect(s)
	if s.Factual() {
		edges[edgeCount{subject: s.Subject.ID, relation: s.Relation.ID, object: s.Object.ID}]++
	} else if s.Polarity == schema.Negated && c.negation == nil {
		kept := *s
		c.negation = &kept
	}
}

// speakers are the ids of subject, object and sources.
func speakers(s *schema.Statement) []string {
	ids := []string{s.Subject.ID}
	if s.Object != nil {
		ids = append(ids, s.Object.ID)
	}
	for _, a := range s.Attribution {
		ids = append(ids, a.Source.ID)
	}
	return ids
}

func (c *catalogue) entity(a *schema.Argument) *EntityCount {
	e := c.entities[a.ID]
	if e == nil {
		e = &EntityCount{ID: a.ID, Name: a.Name, Class: a.Class}
		c.entities[a.ID] = e
	}
	return e
}

func (c *catalogue) source(path string) Source {
	if d, ok := c.documents[path]; ok {
		return d
	}
	return Source{Path: path}
}

// Most entries of the vocabulary that the page is given for completion.
const (
	mostEntities  = 3000
	mostRelations = 1000
)

// vocabulary is the words of the graph, the most frequent first.
type vocabulary struct {
	Entities  []*EntityCount `json:"entities"`
	Relations []*RelationUse `json:"relations"`
	Examples  []example      `json:"examples"`
}

func (s *Server) schema(ctx context.Context, _ *struct{}) (v vocabulary, err error) {
	c, err := s.glance(ctx)
	if err != nil {
		return v, err
	}
	return c.words, nil
}

func (c *catalogue) sortedEntities() []*EntityCount {
	return slices.SortedFunc(maps.Values(c.entities), func(a, b *EntityCount) int {
		return cmp.Or(b.Statements-a.Statements, cmp.Compare(a.ID, b.ID))
	})
}

func (c *catalogue) sortedRelations() []*RelationUse {
	return slices.SortedFunc(maps.Values(c.relations), func(a, b *RelationUse) int {
		return cmp.Or(b.Statements-a.Statements, cmp.Compare(a.ID, b.ID))
	})
}

// first is at most n of the items, and never null in JSON.
func first[T any](items []T, n int) []T {
	if len(items) > n {
		return items[:n]
	}
	if items == nil {
		return []T{}
	}
	return items
}
