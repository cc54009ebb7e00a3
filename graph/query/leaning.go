package query

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"

	"parley/graph"
	"parley/schema"
)

// leaning is one place where an actor takes a side: what stances are made of.
type leaning struct {
	holder, target party
	side           schema.Side
	strength       float64 // 0..1, of the stance
	stated         schema.Stated
	stance         string // id of the stance that it is a reason for
	statement      string // id
	document       string // path
	date           string // YYYY-MM-DD; empty if neither text nor document tell
	confidence     float64
}

// party is who takes a side, or what a side is taken on.
//
// A document is set where the name tells who or what is meant only to its
// readers: "the agreement" of one article is not that of another.
type party struct {
	id, document string
}

// sides are leanings, and the names and classes of those in them.
type sides struct {
	leanings []leaning
	known    map[string]schema.Argument // by id
}

// readSides reads where holders stand, on everything or on one target, all if
// both ids are empty, in statements that pass the filter. A position counts as
// a side on its issue: for it if it is for the issue, against it if it is
// against the issue.
func readSides(ctx context.Context, s *graph.Store, holder, on string, f graph.Filter) (*sides, error) {
	class := f.Class
	f.Class = ""
	var stances []schema.Stance
	var ids []string
	for stance, err := range s.Stances(ctx, graph.StanceFilter{Holder: holder, On: on, Class: class}) {
		if err != nil {
			return nil, err
		}
		stances = append(stances, stance)
		ids = append(ids, stance.Statements...)
	}
	places, err := readPlaces(ctx, s, f, ids)
	if err != nil {
		return nil, err
	}
	all := &sides{known: map[string]schema.Argument{}}
	fold := folder{store: s, known: map[string]schema.Entity{}}
	for i := range stances {
		target, turned, err := fold.issue(ctx, &stances[i].Target)
		if err != nil {
			return nil, err
		}
		all.add(&stances[i], target, turned, places)
	}
	return all, nil
}

// place is where a statement stands.
type place struct {
	document, date string
	confidence     float64
}

// readPlaces are the places of those of some statements that pass a filter.
func readPlaces(ctx context.Context, s *graph.Store, f graph.Filter, ids []string) (map[string][]place, error) {
	slices.Sort(ids)
	places, told := map[string][]place{}, map[string]period{}
	var paths []string
	for st, err := range s.Among(ctx, f, slices.Compact(ids)) {
		if err != nil {
			return nil, err
		}
		if p, ok := timeOf(&st); ok && st.Modality == schema.Actual {
			told[st.ID] = p
		}
		places[st.ID] = append(places[st.ID], place{document: st.Evidence.Document, confidence: st.Confidence})
		paths = append(paths, st.Evidence.Document)
	}
	dates, err := s.Dates(ctx, slices.Values(paths))
	for id, list := range places {
		for i := range list {
			list[i].date = sidedOn(told[id], dates[list[i].document])
		}
	}
	return places, err
}

// sidedOn is the day on which a side was taken: that of the document, unless
// the text tells an earlier time; of that its first day.
func sidedOn(told period, published string) string {
	if told.from != "" && told.to != "" && (published == "" || told.to <= published) {
		return told.from
	}
	return published
}

// folder finds the issues of positions.
type folder struct {
	store *graph.Store
	known map[string]schema.Entity
}

// issue is what a side on a target is a side on, and whether it is the other
// side.
func (f *folder) issue(ctx context.Context, target *schema.Argument) (schema.Argument, bool, error) {
	if target.Class != schema.Position {
		return *target, false, nil
	}
	position, err := f.entity(ctx, target.ID)
	if err != nil || position.Issue == "" {
		return *target, false, err
	}
	issue, err := f.entity(ctx, position.Issue)
	return schema.Argument{ID: issue.ID, Name: issue.Name, Class: issue.Class}, position.Opposes, err
}

func (f *folder) entity(ctx context.Context, id string) (schema.Entity, error) {
	if e, ok := f.known[id]; ok {
		return e, nil
	}
	e, err := f.store.Entity(ctx, id)
	if errors.Is(err, graph.ErrNotFound) {
		e, err = schema.Entity{ID: id, Name: strings.ReplaceAll(id, "_", " "), Class: schema.Concept}, nil
	}
	f.known[id] = e
	return e, err
}

var otherSide = map[schema.Side]schema.Side{schema.Supports: schema.Opposes, schema.Opposes: schema.Supports, schema.Neutral: schema.Neutral}

// add takes what one stance rests on.
func (all *sides) add(s *schema.Stance, target schema.Argument, turned bool, places map[string][]place) {
	side := s.Stance
	if turned {
		side = otherSide[side]
	}
	all.known[s.Holder.ID], all.known[target.ID] = s.Holder, target
	vagueHolder, vagueTarget := vague(&s.Holder), vague(&target)
	for _, id := range s.Statements {
		for _, at := range places[id] {
			l := leaning{
				holder: party{id: s.Holder.ID}, target: party{id: target.ID}, side: side, strength: s.Strength,
				stated: s.Stated, stance: s.ID, statement: id, document: at.document, date: at.date, confidence: at.confidence,
			}
			if vagueHolder {
				l.holder.document = at.document
			}
			if vagueTarget {
				l.target.document = at.document
			}
			all.leanings = append(all.leanings, l)
		}
	}
}

// vague reports whether a name tells who or what is meant only within its
// document: that of an actor without a capital letter ("protesters"), and a
// single noun that the text has with an article or the like ("the deal").
func vague(a *schema.Argument) bool {
	if strings.ContainsFunc(a.Name, unicode.IsUpper) {
		return false
	}
	if a.Class.Actor() {
		return true
	}
	word, _, more := strings.Cut(strings.TrimLeft(strings.ToLower(a.Text), `"'“‘`), " ")
	return more && determiners[word] && !strings.Contains(a.Name, " ")
}

// determiners point at one thing among others of its name.
var determiners = func() map[string]bool {
	words := map[string]bool{}
	for word := range strings.FieldsSeq("a an the this that these those such some any each every another its their his her our my your") {
		words[word] = true
	}
	return words
}()

func compareParties(a, b party) int {
	return cmp.Or(strings.Compare(a.id, b.id), strings.Compare(a.document, b.document))
}
