package vocab

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"parley/schema"
)

var plover = []schema.EventType{
	schema.Agree, schema.Consult, schema.Support, schema.Cooperate, schema.Aid, schema.Concede, schema.Retreat, schema.Request,
	schema.Accuse, schema.Reject, schema.Threaten, schema.Protest, schema.Sanction, schema.Mobilize, schema.Coerce, schema.Assault,
}

func TestRelationTableIsSound(t *testing.T) {
	kinds := []Kind{
		Act, Report, Stress, Claim, Believe, Doubt, Deny, Accuse, Demand, Propose, Want, Intend, Weigh, Vow, Agree, Refuse, Fear,
		Warn, Threat, Stop, Stoke, Allow, Making, Judge, Abstain, Holding, Being,
	}
	seen := map[string]string{}
	used := map[schema.EventType]bool{}
	for fields := range rows(relationTable) {
		if mark := fields[0][:2]; mark == "= " || mark == "+ " {
			continue
		}
		if len(fields) != 5 {
			t.Fatalf("%q has %d columns, want 5", fields[0], len(fields))
		}
		r := relationOf(fields)
		used[r.Event] = true
		if r.Event != "" && !slices.Contains(plover, r.Event) {
			t.Errorf("%s: %s is no PLOVER event", r.Phrase, r.Event)
		}
		if !slices.Contains(kinds, r.Kind) {
			t.Errorf("%s: unknown kind %q", r.Phrase, r.Kind)
		}
		if !slices.Contains([]string{"+", "-", "0"}, fields[3]) {
			t.Errorf("%s: effect %q", r.Phrase, fields[3])
		}
		for phrase := range strings.SplitSeq(fields[0]+"|"+fields[2], "|") {
			if phrase == "-" {
				continue
			}
			phrase, gates := split(phrase)
			if gates != "" {
				continue
			}
			if other, twice := seen[phrase]; twice {
				t.Errorf("%q stands for %q and for %q", phrase, other, r.Phrase)
			}
			seen[phrase] = r.Phrase
		}
	}
	for _, event := range plover {
		if !used[event] {
			t.Errorf("no relation for %s", event)
		}
	}
}

func TestClosedVocabularyIsSound(t *testing.T) {
	ids := map[string]bool{}
	for _, c := range CanonicalRelations() {
		if ids[c.ID()] {
			t.Errorf("%s is there twice", c.ID())
		}
		ids[c.ID()] = true
		if c.Inverse == "" || len(c.Triggers) == 0 || c.Event != "" && !slices.Contains(plover, c.Event) {
			t.Errorf("%s is not whole: %+v", c.ID(), c)
		}
		if len(c.Examples) < 3 {
			t.Errorf("%s has %d examples, want 3 or more", c.ID(), len(c.Examples))
		}
		for _, class := range slices.Concat(c.Domain, c.Range) {
			if !slices.Contains(schema.Classes, class) {
				t.Errorf("%s: %q is no class", c.ID(), class)
			}
		}
		if home, ok := HomeOf(c.ID()); !ok || home.ID() != c.ID() {
			t.Errorf("%s is not at home in itself, but in %s", c.ID(), home.ID())
		}
	}
	if n := len(ids); n < 60 || n > 120 {
		t.Errorf("%d canonical relations", n)
	}
}

func TestHomeOf(t *testing.T) {
	for id, want := range map[string]string{
		"demands": "demands", "is_president_of": "is_OFFICE_of", "is_deputy_mayor_of": "is_OFFICE_of", "vows_to_attack": "attacks",
		"refuses_to_speak_with": "speaks_with", "is_cause_of": "", "photosynthesizes": "", "refuses_to_photosynthesize": "",
	} {
		home, ok := HomeOf(id)
		if ok != (want != "") || ok && home.ID() != want {
			t.Errorf("%s: at home in %q, want %q", id, home.ID(), want)
		}
	}
}

func TestNearest(t *testing.T) {
	for phrase, want := range map[string]string{"attack in": "attacks", "speak out with": "speaks_with", "photosynthesize": ""} {
		if near, ok := Nearest(phrase); ok != (want != "") || ok && near.ID() != want {
			t.Errorf("%s: nearest is %q, want %q", phrase, near.ID(), want)
		}
	}
}

func TestRelationNamed(t *testing.T) {
	tests := []struct{ phrase, id string }{
		{"head", "leads"}, {"lead", "leads"}, {"insist that", "demands"}, {"demand", "demands"}, {"speak to", "speaks_with"},
		{"be spokeswoman of", "is_spokesperson_of"}, {"pledge", "vows"}, {"condemn", "criticizes"},
	}
	for _, test := range tests {
		r, ok := RelationNamed(test.phrase)
		if !ok || r.ID() != test.id {
			t.Errorf("%s: got %s, want %s", test.phrase, r.ID(), test.id)
		}
	}
	if r, ok := RelationNamed("photosynthesize"); ok {
		t.Errorf("unknown phrase became %v", r)
	}
}

func TestRelationWith(t *testing.T) {
	tests := []struct {
		phrase string
		object Object
		id     string // "" where the vocabulary knows no such sense
	}{
		{"meet", Object{Class: schema.Person, Noun: "minister"}, "meets_with"},
		{"meet", Object{}, "meets_with"},
		{"meet", Object{Class: schema.Concept, Noun: "demand"}, "concedes"},
		{"meet", Object{Class: schema.Concept, Noun: "deadline"}, ""},
		{"accept", Object{Class: schema.Concept, Noun: "demand"}, "concedes"},
		{"accept", Object{Class: schema.Concept, Noun: "offer"}, "agrees"},
		{"capture", Object{Class: schema.Group, Noun: "rebel"}, "arrests"},
		{"capture", Object{Class: schema.Place, Noun: "town"}, "seizes"},
		{"capture", Object{Class: schema.Concept, Noun: "attention"}, ""},
		{"suggest", Object{Clause: true, Noun: "be"}, "claims"},
		{"suggest", Object{Class: schema.Event, Noun: "ceasefire"}, "proposes"},
		{"stage", Object{Class: schema.Event, Noun: "talk"}, "holds"},
		{"stage", Object{Class: schema.Event, Noun: "coup"}, ""},
		{"deliver", Object{Class: schema.Concept, Noun: "weapon"}, "supplies"},
		{"deliver", Object{Class: schema.Event, Noun: "speech"}, ""},
		{"accuse", Object{Class: schema.Country, Noun: "Iran"}, "accuses"},
	}
	for _, test := range tests {
		r, ok := RelationWith(test.phrase, test.object)
		if ok != (test.id != "") || ok && r.ID() != test.id {
			t.Errorf("%s %+v: got %q, want %q", test.phrase, test.object, r.ID(), test.id)
		}
	}
}

func TestGerund(t *testing.T) {
	for verb, want := range map[string]string{
		"admit": "admitting", "take over": "taking over", "lie": "lying", "agree": "agreeing", "stop": "stopping", "open": "opening",
		"panic": "panicking", "set up": "setting up", "visit": "visiting", "be": "being", "deploy": "deploying", "fix": "fixing", "load": "loading", "use": "using",
	} {
		if got := Gerund(verb); got != want {
			t.Errorf("%s: got %s, want %s", verb, got, want)
		}
	}
}

func TestNominalsAndJudgements(t *testing.T) {
	if n, ok := NominalOf("invade"); !ok || !reflect.DeepEqual(n, Nominal{Noun: "invasion", Prep: "of"}) {
		t.Errorf("invade: %+v", n)
	}
	if n, ok := NominalOf("join"); !ok || !n.Before {
		t.Errorf("join: %+v", n)
	}
	if n, ok := NominalOf("open"); !ok || n.Noun != "" || !n.Before {
		t.Errorf("open: %+v", n)
	}
	if JudgementOf("Non-starter") != -1 || JudgementOf("ally") != 1 || JudgementOf("table") != 0 {
		t.Error("judgements are off")
	}
}
