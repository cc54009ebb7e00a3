package graph

import (
	"context"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/schema"
)

// Flaw is something in the graph that Put would not have written.
type Flaw struct {
	Node   string // id of the statement, stance or entity, path of the document; empty for the whole
	Reason string
}

// Audit compares the quads of every statement, stance, entity and document with
// those that Put writes for it, so that a missing quad, a quad too many or a
// plain relation on a statement that is no fact comes to light, and lists what
// is wrong.
func (s *Store) Audit(ctx context.Context) ([]Flaw, error) {
	var flaws []Flaw
	err := s.read(ctx, func(r *reader) error {
		a := &audit{r: r}
		for _, check := range []struct {
			types []quad.IRI
			node  func(context.Context, quad.IRI) error
		}{
			{[]quad.IRI{typeDocument}, a.document},
			{[]quad.IRI{typeStatement}, a.statement},
			{[]quad.IRI{typeStance}, a.stance},
			{entityTypes(), a.entity},
			{[]quad.IRI{typeSameness}, a.sameness},
			{[]quad.IRI{typeDecision}, a.decision},
		} {
			for _, t := range check.types {
				nodes, err := r.ends(ctx, quad.Subject, quad.Object, t, rdfType)
				if err != nil {
					return err
				}
				for _, node := range nodes {
					if err := check.node(ctx, node); err != nil {
						return err
					}
				}
			}
		}
		size, err := r.size(ctx)
		if err == nil && size != a.quads {
			a.flaw("", "%d quads belong to no statement, stance, entity, document or decision", size-a.quads)
		}
		flaws = a.flaws
		return err
	})
	return flaws, err
}

func entityTypes() []quad.IRI {
	var types []quad.IRI
	for _, class := range schema.Classes {
		types = append(types, classTypes[class])
	}
	return types
}

// audit gathers flaws, and counts the quads that belong to something.
type audit struct {
	r     *reader
	quads int
	flaws []Flaw
}

func (a *audit) flaw(node, format string, args ...any) {
	a.flaws = append(a.flaws, Flaw{node, fmt.Sprintf(format, args...)})
}

// compare notes the differences between what is held and what should be.
func (a *audit) compare(node string, held []quad.Quad, want quadSet) {
	a.quads += len(held)
	have := quadSet{}
	for _, q := range held {
		have[q] = struct{}{}
		if _, ok := want[q]; !ok {
			a.flaw(node, "has a quad that does not follow from it: %s", shorten(q))
		}
	}
	for q := range want {
		if _, ok := have[q]; !ok {
			a.flaw(node, "lacks the quad %s", shorten(q))
		}
	}
	if len(have) < len(held) {
		a.flaw(node, "has quads twice")
	}
}

// shorten writes a quad without the length of a whole document.
func shorten(q quad.Quad) string {
	text := q.String()
	if len(text) > 300 {
		text = strings.ToValidUTF8(text[:300], "") + "…"
	}
	return text
}

func (a *audit) statement(ctx context.Context, node quad.IRI) error {
	held, err := a.r.quads(ctx, quad.Label, node)
	if err != nil {
		return err
	}
	statements, names, err := gather(held).originals(string(node))
	if err != nil {
		a.flaw(string(node), "%v", err)
	}
	if err := a.named(ctx, string(node), names); err != nil {
		return err
	}
	if len(statements) == 0 {
		a.flaw(string(node), "rests on no evidence")
	}
	want := quadSet{}
	statementQuads(want, statements, names)
	a.compare(string(node), held, want)
	for i := range statements {
		again := statements[i]
		if again.Identify(); again.ID != string(node) {
			a.flaw(string(node), "its content has the id %s", again.ID)
		}
	}
	return nil
}

func (a *audit) stance(ctx context.Context, node quad.IRI) error {
	held, err := a.r.quads(ctx, quad.Label, node)
	if err != nil {
		return err
	}
	stance := gather(held).stance(string(node))
	want := quadSet{}
	stanceQuads(want, &stance)
	a.compare(string(node), held, want)
	return nil
}

func (a *audit) entity(ctx context.Context, node quad.IRI) error {
	held, err := a.r.quads(ctx, quad.Label, node)
	if err != nil {
		return err
	}
	want := quadSet{}
	entityQuads(want, gather(held).entityOf(node))
	a.compare(entityID(node), held, want)
	return nil
}

func (a *audit) document(ctx context.Context, node quad.IRI) error {
	held, err := a.r.quads(ctx, quad.Label, node)
	if err != nil {
		return err
	}
	f := gather(held)
	c := &contribution{doc: f.document(node), entities: map[string]schema.Entity{}, stances: map[string]schema.Stance{}}
	if err := c.readLedger(f.text(node, hasContribution)); err != nil {
		a.flaw(documentPath(node), "%v", err)
	}
	names := naming{}
	if err := a.r.learn(ctx, names, c); err != nil {
		return err
	}
	want := quadSet{}
	documentQuads(want, c, names)
	a.compare(documentPath(node), held, want)
	return nil
}

// named notes names that stand for something else than the store says.
func (a *audit) named(ctx context.Context, node string, names naming) error {
	for id, as := range names {
		is, err := a.r.sameAs(ctx, id)
		if err != nil {
			return err
		}
		if is != as {
			a.flaw(node, "takes %s for %s, the store for %s", id, as, is)
		}
	}
	return nil
}

func (a *audit) sameness(ctx context.Context, node quad.IRI) error {
	held, err := a.r.quads(ctx, quad.Label, node)
	if err != nil {
		return err
	}
	want := quadSet{}
	samenessQuads(want, gather(held).sameness(node))
	a.compare(string(node), held, want)
	return nil
}

func (a *audit) decision(ctx context.Context, node quad.IRI) error {
	held, err := a.r.quads(ctx, quad.Label, node)
	if err != nil {
		return err
	}
	want := quadSet{}
	decisionQuads(want, gather(held).decision(node))
	a.compare(string(node), held, want)
	return nil
}
