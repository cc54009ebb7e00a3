package identity

import (
	"iter"
	"maps"
	"math"
	"slices"
	"strings"

	"parley/schema"
)

// Actor is one actor as documents name it, with what they say around it.
type Actor struct {
	ID        string
	Name      string
	Class     schema.Class
	Aliases   []string // sorted
	Of        []string // ids of the wholes that it belongs to, sorted
	Documents int
	beside    []uint64 // hashes of who is in the same documents, the smallest, sorted
}

// Registry gathers the actors of documents. The zero Registry is empty.
type Registry struct {
	actors    map[string]*Actor
	beside    map[uint64]int // documents, by hash of an id
	documents int
}

// mostBeside is how many neighbours an actor remembers: those with the smallest
// hashes, whatever order they come in (a bottom-k sketch: E. Cohen and H. Kaplan,
// Summarizing data using bottom-k sketches, 2007).
const mostBeside = 96

// mostAliases bounds what is remembered of the words for an actor.
const mostAliases = 48

// hash is one of an id that is the same in every process.
func hash(id string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a, 64 bits
	for i := 0; i < len(id); i++ {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return h
}

// Add takes the entities of one document.
func (r *Registry) Add(entities []schema.Entity) {
	if r.actors == nil {
		r.actors, r.beside = map[string]*Actor{}, map[uint64]int{}
	}
	r.documents++
	var hashes []uint64
	for i := range entities {
		if entities[i].Class.Actor() {
			h := hash(entities[i].ID)
			hashes = append(hashes, h)
			r.beside[h]++
		}
	}
	slices.Sort(hashes)
	for i := range entities {
		if entities[i].Class.Actor() {
			r.add(&entities[i], hashes)
		}
	}
}

func (r *Registry) add(e *schema.Entity, hashes []uint64) {
	a := r.actors[e.ID]
	if a == nil {
		a = &Actor{ID: strings.Clone(e.ID), Name: strings.Clone(e.Name), Class: e.Class}
		r.actors[a.ID] = a
	}
	a.Documents++
	a.Name = min(a.Name, e.Name)
	if slices.Index(schema.Classes, e.Class) < slices.Index(schema.Classes, a.Class) {
		a.Class = e.Class
	}
	a.Aliases = insert(a.Aliases, e.Aliases, mostAliases)
	a.Of = insert(a.Of, e.Of, math.MaxInt)
	a.beside = smallest(a.beside, hashes, hash(a.ID))
}

// insert adds strings to a sorted list of the smallest ones.
func insert(list, more []string, most int) []string {
	for _, s := range more {
		i, known := slices.BinarySearch(list, s)
		if known || i >= most {
			continue
		}
		list = slices.Insert(list, i, strings.Clone(s))
		list = list[:min(len(list), most)]
	}
	return list
}

// smallest merges sorted hashes, but for one, and keeps the smallest.
func smallest(a, b []uint64, own uint64) []uint64 {
	var merged []uint64
	if len(a) == 0 {
		merged = slices.Clone(b)
	} else {
		merged = slices.Concat(a, b)
		slices.Sort(merged)
		merged = slices.Compact(merged)
	}
	if i, found := slices.BinarySearch(merged, own); found {
		merged = slices.Delete(merged, i, i+1)
	}
	return slices.Clip(merged[:min(len(merged), mostBeside)])
}

// sorted are the actors by id.
func (r *Registry) sorted() []*Actor {
	return slices.SortedFunc(maps.Values(r.actors), func(a, b *Actor) int { return strings.Compare(a.ID, b.ID) })
}

// Actors yields the actors by id.
func (r *Registry) Actors() iter.Seq[*Actor] { return slices.Values(r.sorted()) }

// Len is the number of actors.
func (r *Registry) Len() int { return len(r.actors) }

// company is how much the documents around two actors have in common: the sum
// over those who are beside both, of whom the rare tell more.
func (r *Registry) company(a, b *Actor) float64 {
	sum, i, j := 0.0, 0, 0
	for i < len(a.beside) && j < len(b.beside) {
		switch x, y := a.beside[i], b.beside[j]; {
		case x < y:
			i++
		case y < x:
			j++
		default:
			sum += math.Log(float64(max(r.documents, fewDocuments)) / float64(r.beside[x]))
			i, j = i+1, j+1
		}
	}
	return sum
}

// fewDocuments are so few that somebody's being in most of them tells little.
const fewDocuments = 12

// enough is the company of two actors who move in the same circles. The more
// documents there are, the more it takes: one rare name may be chance.
func (r *Registry) enough() float64 {
	return max(2.5, 0.6*math.Log(float64(max(1, r.documents))))
}

// together reports whether two actors belong to one whole or move in the same
// circles, and says so.
func (r *Registry) together(a, b *Actor) (string, bool) {
	for _, whole := range a.Of {
		if _, shared := slices.BinarySearch(b.Of, whole); shared {
			return "both belong to " + strings.ReplaceAll(whole, "_", " "), true
		}
	}
	if len(a.Of) > 0 && len(b.Of) > 0 {
		return "", false
	}
	if r.company(a, b) >= r.enough() {
		return "the same actors are beside both", true
	}
	return "", false
}
