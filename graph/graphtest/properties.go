package graphtest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/graph"
	"parley/schema"
)

// roundTrip puts arbitrary statements and gets them back to the last byte.
func roundTrip(t *testing.T, open Opener) {
	s := openStore(t, open)
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		a := arbitrary(t)
		if _, err := s.Put(ctx, a.Document, a.Statements, nil, nil); err != nil {
			t.Fatal(err)
		}
		got := collect(t, s.Statements(ctx, graph.Filter{Document: a.Document.Path}))
		slices.SortFunc(a.Statements, func(x, y schema.Statement) int {
			if x.Evidence.Start != y.Evidence.Start {
				return x.Evidence.Start - y.Evidence.Start
			}
			return strings.Compare(x.ID, y.ID)
		})
		if diff := cmp.Diff(a.Statements, got); diff != "" {
			t.Fatal(diff)
		}
		doc, err := s.Document(ctx, a.Document.Path)
		if err != nil || doc.Text != a.Document.Text {
			t.Fatalf("document came back as %q, %v", doc.Text, err)
		}
	})
}

// arbitrary draws an article of hostile texts.
func arbitrary(t *rapid.T) Article {
	text := rapid.StringN(10, 60, -1).Draw(t, "text")
	a := Article{Document: schema.Document{Path: rapid.StringMatching(`[a-c%:/é <"]{1,3}`).Draw(t, "path"), Text: text}}
	word := rapid.StringN(0, 6, -1)
	argument := func(label string) schema.Argument {
		name := rapid.StringMatching(`(stmt:|doc:)?[A-Z_é%"<:/.-]{1,6}`).Draw(t, label)
		return schema.Argument{ID: "E" + schema.EntityID(name), Name: name, Class: rapid.SampledFrom(schema.Classes).Draw(t, label+" class"), Text: word.Draw(t, label+" text"), Value: word.Draw(t, label+" value")}
	}
	seen := map[string]bool{}
	for range rapid.IntRange(1, 4).Draw(t, "statements") {
		start := rapid.IntRange(0, len(text)-1).Draw(t, "start")
		end := rapid.IntRange(start, len(text)).Draw(t, "end")
		if strings.ToValidUTF8(text[start:end], "") != text[start:end] {
			start, end = 0, len(text)
		}
		s := schema.Statement{
			Subject:    argument("subject"),
			Relation:   schema.Relation{ID: "r" + schema.RelationID(word.Draw(t, "relation")), Name: word.Draw(t, "name"), Text: word.Draw(t, "words"), Cue: word.Draw(t, "word of saying"), Kind: schema.Claim},
			Polarity:   rapid.SampledFrom([]schema.Polarity{schema.Affirmed, schema.Negated}).Draw(t, "polarity"),
			Modality:   rapid.SampledFrom([]schema.Modality{schema.Actual, schema.Future, schema.Possible, schema.Obligation, schema.Desired, schema.Conditional}).Draw(t, "modality"),
			Evidence:   schema.Evidence{Document: a.Document.Path, Sentence: 1, Start: start, End: end, Quote: text[start:end]},
			Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"),
			Rules:      rapid.SliceOfN(word, 0, 3).Draw(t, "rules"),
		}
		if len(s.Rules) == 0 {
			s.Rules = nil
		}
		if rapid.Bool().Draw(t, "transitive") {
			o := argument("object")
			s.Object = &o
		}
		for range rapid.IntRange(0, 2).Draw(t, "sources") {
			s.Attribution = append(s.Attribution, schema.Attribution{Source: argument("source"), Cue: word.Draw(t, "cue"), Kind: schema.Claim, Start: start, End: start + 3})
		}
		for range rapid.IntRange(0, 12).Draw(t, "roles") {
			s.Roles = append(s.Roles, schema.Role{Role: schema.RoleOther, Text: word.Draw(t, "role"), Value: word.Draw(t, "value")})
		}
		s.Identify()
		if !seen[s.ID] {
			seen[s.ID] = true
			a.Statements = append(a.Statements, s)
		}
	}
	return a
}

// history puts, replaces and removes at random; the graph must be the one that
// the documents left would make by themselves.
func history(t *testing.T, open Opener) {
	rapid.Check(t, func(t *rapid.T) {
		s, err := open()
		if err != nil {
			t.Fatal(err)
		}
		defer closeStore(t, s)
		ctx := context.Background()
		held := map[string]Article{}
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			path := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "path")
			if _, ok := held[path]; ok && rapid.Bool().Draw(t, "remove") {
				if err := s.Remove(ctx, path); err != nil {
					t.Fatal(err)
				}
				delete(held, path)
				continue
			}
			a := retarget(Synthetic(rapid.IntRange(1, 4).Draw(t, "article"), 6), path)
			varyEntities(a, rapid.IntRange(0, 3).Draw(t, "variation"))
			if _, err := s.Put(ctx, a.Document, a.Statements, a.Entities, a.Stances); err != nil {
				t.Fatal(err)
			}
			held[path] = a
		}
		fresh, err := open()
		if err != nil {
			t.Fatal(err)
		}
		defer closeStore(t, fresh)
		for _, path := range []string{"c", "a", "b"} {
			if a, ok := held[path]; ok {
				Put(t, fresh, a, graph.Added)
			}
		}
		if diff := cmp.Diff(Lines(t, fresh), Lines(t, s)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// varyEntities lets documents disagree on what entities are.
func varyEntities(a Article, variation int) {
	for i := range a.Entities {
		e := &a.Entities[i]
		switch {
		case variation == 0 || e.Class == schema.Position:
		case variation == 1:
			e.Aliases = append(e.Aliases, "known as "+e.Name)
		case variation == 2:
			e.Class = schema.Organization
		default:
			e.Aliases = nil
		}
	}
	for i := range a.Stances {
		a.Stances[i].Strength = float64(variation) / 4
	}
}

func closeStore(t fataler, s *graph.Store) {
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
