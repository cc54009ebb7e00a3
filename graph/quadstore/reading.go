package quadstore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
)

// reading is the half of a quad store that reads: of the newest state, or of a
// snapshot.
type reading struct {
	source
	cache *cache
	ctx   context.Context // once it is done, nothing more is read
}

// ValueOf is the reference of a term, nil if the store does not hold it.
func (r *reading) ValueOf(v quad.Value) (cayley.Ref, error) {
	i, err := r.Find(v)
	if err != nil || i == 0 {
		return nil, err
	}
	return i, nil
}

// Find is the id of a term, zero if the store does not hold it.
func (r *reading) Find(v quad.Value) (ID, error) {
	if err := r.ctx.Err(); v == nil || err != nil {
		return 0, err
	}
	found, err := r.FindAll([]quad.Value{v})
	if err != nil {
		return 0, err
	}
	return found[0], nil
}

// FindAll are the ids of terms, zero for those that the store does not hold.
func (r *reading) FindAll(values []quad.Value) ([]ID, error) {
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	ids := make([]ID, len(values))
	hashes := make([]hash, 0, len(values))
	places := make([]int, 0, len(values))
	var scratch [256]byte
	for n, v := range values {
		if term, err := appendTerm(scratch[:0], v); err == nil { // what cannot be stored is not there
			hashes, places = append(hashes, hashOf(term)), append(places, n)
		}
	}
	if len(values) > 1 {
		sort.Sort(byHash{hashes, places})
	}
	found, err := r.find(hashes)
	if err != nil {
		return nil, err
	}
	for k, n := range places {
		ids[n] = found[k]
	}
	return ids, nil
}

// byHash sorts hashes together with where they come from.
type byHash struct {
	hashes []hash
	places []int
}

func (b byHash) Len() int           { return len(b.hashes) }
func (b byHash) Less(i, j int) bool { return bytes.Compare(b.hashes[i][:], b.hashes[j][:]) < 0 }
func (b byHash) Swap(i, j int) {
	b.hashes[i], b.hashes[j] = b.hashes[j], b.hashes[i]
	b.places[i], b.places[j] = b.places[j], b.places[i]
}

// NameOf is the term of a reference, nil if there is none.
func (r *reading) NameOf(ref cayley.Ref) (quad.Value, error) {
	switch ref := ref.(type) {
	case nil:
		return nil, nil
	case ID:
		return r.name(ref)
	case refs.PreFetchedValue:
		return ref.NameOf(), nil
	}
	return nil, fmt.Errorf("a %T names no term of this store", ref)
}

func (r *reading) name(i ID) (v quad.Value, err error) {
	if i == 0 {
		return nil, nil
	}
	if v, ok := r.cache.get(i); ok {
		return v, nil
	}
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	err = r.terms([]ID{i}, func(_ int, term []byte) error {
		v, err = r.remember(i, term)
		return err
	})
	return v, err
}

func (r *reading) remember(i ID, term []byte) (quad.Value, error) {
	v, err := parseTerm(term)
	if err != nil {
		return nil, fmt.Errorf("%w: term %d: %w", ErrDamaged, i, err)
	}
	r.cache.put(i, v, len(term))
	return v, nil
}

// ValuesOf are the terms of references.
func (r *reading) ValuesOf(ctx context.Context, list []cayley.Ref) ([]quad.Value, error) {
	ids := make([]ID, len(list))
	for n, ref := range list {
		ids[n], _ = ref.(ID)
	}
	values, err := r.Terms(ctx, ids)
	if err != nil {
		return nil, err
	}
	for n, ref := range list {
		if _, ours := ref.(ID); !ours {
			if values[n], err = r.NameOf(ref); err != nil {
				return nil, err
			}
		}
	}
	return values, nil
}

// Terms are the terms of ids, nil for zero, read in the order in which they lie.
func (r *reading) Terms(ctx context.Context, ids []ID) ([]quad.Value, error) {
	values := make([]quad.Value, len(ids))
	var unknown []int
	for n, i := range ids {
		var ok bool
		if values[n], ok = r.cache.get(i); !ok && i != 0 {
			unknown = append(unknown, n)
		}
	}
	if len(unknown) == 0 {
		return values, nil
	}
	slices.SortFunc(unknown, func(a, b int) int { return compareIDs(ids[a], ids[b]) })
	return values, r.fetch(ctx, ids, values, unknown)
}

// fetch fills in the values at some places of a list, which are in the order of
// their ids.
func (r *reading) fetch(ctx context.Context, ids []ID, values []quad.Value, unknown []int) error {
	wanted := make([]ID, 0, len(unknown))
	for _, n := range unknown {
		if last := len(wanted) - 1; last < 0 || wanted[last] != ids[n] {
			wanted = append(wanted, ids[n])
		}
	}
	k := 0
	return r.terms(wanted, func(n int, term []byte) error {
		if n%checkEvery == 0 {
			if err := errors.Join(ctx.Err(), r.ctx.Err()); err != nil {
				return err
			}
		}
		v, err := r.remember(wanted[n], term)
		for k < len(unknown) && ids[unknown[k]] < wanted[n] {
			k++
		}
		for k < len(unknown) && ids[unknown[k]] == wanted[n] {
			values[unknown[k]] = v
			k++
		}
		return err
	})
}

// RefsOf are the references of terms, all of which must be there.
func (r *reading) RefsOf(ctx context.Context, nodes []quad.Value) ([]cayley.Ref, error) {
	found := make([]cayley.Ref, len(nodes))
	for n, node := range nodes {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		i, err := r.Find(node)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			return nil, fmt.Errorf("not found: %v", node)
		}
		found[n] = i
	}
	return found, nil
}

// Quad is the quad of a reference.
func (r *reading) Quad(ref cayley.Ref) (quad.Quad, error) {
	l, ok := ref.(Link)
	if !ok {
		return quad.Quad{}, fmt.Errorf("a %T is no quad of this store", ref)
	}
	var terms [4]quad.Value
	for p, i := range l {
		v, err := r.name(i)
		if err != nil {
			return quad.Quad{}, err
		}
		terms[p] = v
	}
	return quad.Quad{Subject: terms[0], Predicate: terms[1], Object: terms[2], Label: terms[3]}, nil
}

// QuadDirection is one end of a quad; it reads nothing.
func (r *reading) QuadDirection(ref cayley.Ref, d quad.Direction) (cayley.Ref, error) {
	l, ok := ref.(Link)
	p, known := place(d)
	if !ok || !known {
		return nil, fmt.Errorf("a %T has no %v", ref, d)
	}
	if l[p] == 0 {
		return nil, nil
	}
	return l[p], nil
}

// Stats are the exact numbers of terms and quads.
func (r *reading) Stats(context.Context, bool) (cayley.Stats, error) {
	t, err := r.totals()
	return cayley.Stats{
		Nodes: refs.Size{Value: t.terms, Exact: true},
		Quads: refs.Size{Value: t.links, Exact: true},
	}, err
}

// countsOf is how often a term stands in each place.
func (r *reading) countsOf(i ID) (counts, error) {
	if err := r.ctx.Err(); err != nil {
		return counts{}, err
	}
	found, err := r.counts([]ID{i})
	if err != nil {
		return counts{}, err
	}
	return found[0], nil
}

// QuadIterator is all quads that have a term at one end.
func (r *reading) QuadIterator(d quad.Direction, ref cayley.Ref) iterator.Shape {
	return r.selection().with(d, ref)
}

// QuadIteratorSize is how many they are, exactly.
func (r *reading) QuadIteratorSize(ctx context.Context, d quad.Direction, ref cayley.Ref) (refs.Size, error) {
	costs, err := r.QuadIterator(d, ref).Stats(ctx)
	return costs.Size, err
}

// QuadsAllIterator is all quads.
func (r *reading) QuadsAllIterator() iterator.Shape { return r.selection() }

// NodesAllIterator is all terms.
func (r *reading) NodesAllIterator() iterator.Shape { return &everyTerm{r} }

func compareIDs(a, b ID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
