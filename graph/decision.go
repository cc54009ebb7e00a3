package graph

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"parley/graph/identity"
)

// decisionIRI is the node of a decision: there is one on two names, and the
// last word counts. Those of alias files are kept apart from those by hand.
func decisionIRI(d identity.Decision) quad.IRI {
	by := "hand"
	if d.Origin != "" {
		by = "file"
	}
	h := sha256.Sum256([]byte(by + "\x00" + min(d.A, d.B) + "\x00" + max(d.A, d.B)))
	return quad.IRI(decisionScheme + hex.EncodeToString(h[:10]))
}

// decisionQuads is the named graph of a decision. The ids are strings: what
// they name need not be in the store, or stand for something else.
func decisionQuads(set quadSet, d identity.Decision) {
	node := decisionIRI(d)
	w := writer{set: set, label: node}
	w.add(node, rdfType, typeDecision)
	w.add(node, hasKind, quad.String(d.Kind))
	w.add(node, hasOne, quad.String(d.A))
	w.add(node, hasOther, quad.String(d.B))
	w.text(node, hasReason, d.Because)
	w.text(node, hasOrigin, d.Origin)
}

// decision restores what decisionQuads wrote.
func (f facts) decision(node quad.IRI) identity.Decision {
	return identity.Decision{
		Kind: identity.Kind(f.text(node, hasKind)), A: f.text(node, hasOne), B: f.text(node, hasOther),
		Because: f.text(node, hasReason), Origin: f.text(node, hasOrigin),
	}
}

func checkDecision(d identity.Decision) error {
	if d.Kind != identity.Merge && d.Kind != identity.Split {
		return fmt.Errorf("a decision is to merge or to split, not to %q", d.Kind)
	}
	if d.A == d.B {
		return fmt.Errorf("%s is %s; a decision is about two", d.A, d.B)
	}
	for _, text := range []string{d.Because, d.Origin} {
		if !utf8.ValidString(text) {
			return fmt.Errorf("%q is not valid UTF-8", text)
		}
	}
	return cmp.Or(checkID("entity", d.A), checkID("entity", d.B))
}

// decisions are all decisions, in order.
func (r *reader) decisions(ctx context.Context) ([]identity.Decision, error) {
	nodes, err := r.ends(ctx, quad.Subject, quad.Object, typeDecision, rdfType)
	if err != nil {
		return nil, err
	}
	all := make([]identity.Decision, 0, len(nodes))
	for _, node := range nodes {
		f, err := r.facts(ctx, node)
		if err != nil {
			return nil, err
		}
		all = append(all, f.decision(node))
	}
	slices.SortFunc(all, func(a, b identity.Decision) int {
		return cmp.Or(strings.Compare(a.A, b.A), strings.Compare(a.B, b.B), strings.Compare(a.Origin, b.Origin))
	})
	return all, nil
}

// Decisions are what somebody decided of names, by their ids.
func (s *Store) Decisions(ctx context.Context) (all []identity.Decision, err error) {
	err = s.read(ctx, func(r *reader) (err error) {
		all, err = r.decisions(ctx)
		return err
	})
	return all, err
}

// Decide takes decisions back and makes others, all at once; a decision takes
// the place of the one on the same two names. Settle acts on them.
func (s *Store) Decide(ctx context.Context, take, make []identity.Decision) error {
	if s.opts.ReadOnly {
		return fmt.Errorf("%s: %w", s.address, ErrReadOnly)
	}
	after := quadSet{}
	for _, d := range make {
		if err := checkDecision(d); err != nil {
			return err
		}
		decisionQuads(after, d)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	h, err := s.borrow()
	if err != nil {
		return err
	}
	defer h.users.Done()
	before := quadSet{}
	err = h.read(ctx, func(r *reader) error {
		for _, d := range slices.Concat(take, make) {
			held, err := r.quads(ctx, quad.Label, decisionIRI(d))
			if err != nil {
				return err
			}
			for _, q := range held {
				before[q] = struct{}{}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return h.write(before, after)
}

// write makes the quads of one set those of another, all at once.
func (h *handle) write(before, after quadSet) error {
	list := append(deltas(after, before, cayley.Add), deltas(before, after, cayley.Delete)...)
	if len(list) == 0 {
		return nil
	}
	return h.db.ApplyDeltas(list, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
}
