package schema_test

import (
	"encoding/json"
	"strings"
	"testing"

	"parley/schema"
)

func statement() schema.Statement {
	return schema.Statement{
		Subject:  schema.Argument{ID: "Ghana", Name: "Ghana", Class: schema.Country, Text: "Ghana"},
		Relation: schema.Relation{ID: "attacks", Name: "attack", Text: "attacked"},
		Object:   &schema.Argument{ID: "Togo", Name: "Togo", Class: schema.Country, Text: "Togo"},
		Polarity: schema.Affirmed, Modality: schema.Actual,
		Evidence: schema.Evidence{Document: "a.txt", Sentence: 1, Start: 0, End: 19, Quote: "Ghana attacked Togo"},
	}
}

func TestFactual(t *testing.T) {
	source := schema.Argument{ID: "Benin", Name: "Benin", Class: schema.Country}
	tests := []struct {
		name   string
		change func(*schema.Statement)
		want   bool
	}{
		{"plain", func(*schema.Statement) {}, true},
		{"future", func(s *schema.Statement) { s.Modality = schema.Future }, true},
		{"reported", func(s *schema.Statement) {
			s.Attribution = []schema.Attribution{{Source: source, Cue: "say", Kind: schema.Report}}
		}, true},
		{"claimed", func(s *schema.Statement) {
			s.Attribution = []schema.Attribution{{Source: source, Cue: "say", Kind: schema.Report}, {Source: source, Cue: "allege", Kind: schema.Claim}}
		}, false},
		{"denied", func(s *schema.Statement) { s.Polarity = schema.Negated }, false},
		{"possible", func(s *schema.Statement) { s.Modality = schema.Possible }, false},
		{"wished", func(s *schema.Statement) { s.Modality = schema.Desired }, false},
	}
	for _, test := range tests {
		s := statement()
		test.change(&s)
		if s.Factual() != test.want {
			t.Errorf("%s: factual is %v", test.name, !test.want)
		}
	}
}

func TestSameClaimFromSameWordsHasSameID(t *testing.T) {
	one := statement()
	one.Identify()
	moved := statement()
	moved.Evidence.Document, moved.Evidence.Start, moved.Evidence.End = "b.txt", 40, 59
	moved.Evidence.Quote = "Ghana\nattacked Togo" // the same words over two lines
	moved.Identify()
	if one.ID != moved.ID || !strings.HasPrefix(one.ID, "stmt:") {
		t.Errorf("ids %s and %s", one.ID, moved.ID)
	}
	denied := statement()
	denied.Polarity = schema.Negated
	denied.Identify()
	if denied.ID == one.ID {
		t.Error("a denial has the id of the claim")
	}
}

func TestStanceIDTellsSidesApart(t *testing.T) {
	a := schema.Stance{Holder: schema.Argument{ID: "Ghana"}, Target: schema.Argument{ID: "Togo"}, Stance: schema.Supports, Stated: schema.BySelf}
	b := a
	b.Stance = schema.Opposes
	a.Identify()
	b.Identify()
	if a.ID == b.ID || !strings.HasPrefix(a.ID, "stance:") {
		t.Errorf("ids %s and %s", a.ID, b.ID)
	}
}

func TestIRIs(t *testing.T) {
	for name, want := range map[string]string{
		"Wendy Sherman":     "Wendy_Sherman",
		" U.S.  delegation": "U.S._delegation",
		"a<b>{c}\"d\"\\%":   "a%3Cb%3E%7Bc%7D%22d%22%5C%25",
		"Recep Erdoğan":     "Recep_Erdoğan",
	} {
		if got := schema.EntityID(name); got != want {
			t.Errorf("%q: got %s, want %s", name, got, want)
		}
	}
	for phrase, want := range map[string]string{
		"lead": "leads", "insist on": "insists_on", "be president of": "is_president_of", "have": "has",
		"carry out": "carries_out", "deploy": "deploys", "reach": "reaches", "pass": "passes", "go to": "goes_to", "": "",
	} {
		if got := schema.RelationID(phrase); got != want {
			t.Errorf("%q: got %s, want %s", phrase, got, want)
		}
	}
}

func TestSpans(t *testing.T) {
	s := schema.Span{Start: 2, End: 5}
	if s.Len() != 3 || s.In("abcdefg") != "cde" || !s.Contains(schema.Span{Start: 3, End: 5}) || s.Contains(schema.Span{Start: 3, End: 6}) {
		t.Error("a span does not measure right")
	}
	if !s.Overlaps(schema.Span{Start: 4, End: 9}) || s.Overlaps(schema.Span{Start: 5, End: 9}) {
		t.Error("half-open spans that touch do not overlap")
	}
}

func TestFieldsWithoutValueAreLeftOut(t *testing.T) {
	s := statement()
	s.Object = nil
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"object", "roles", "attribution", "rules", "event"} {
		if strings.Contains(string(data), `"`+field+`"`) {
			t.Errorf("%s has no value and is written: %s", field, data)
		}
	}
}
