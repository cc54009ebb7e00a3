package eval

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"parley/schema"
)

const benchieText = "sent_id:7\tThe old king signed a treaty in Ostby and left .\n" +
	"7--> Cluster 1:\n[The] [old] king --> signed --> [a] treaty\n[The] [old] king --> signed --> [a] treaty in Ostby\n" +
	"7--> Cluster 2:\n[The] [old] king --> signed [a] treaty in --> Ostby\n[The] [old] king --> signed [a] treaty --> in Ostby\n\n"

func benchie(t *testing.T, text string) ([]BenchieSentence, error) {
	t.Helper()
	return BenchieSentences(fstest.MapFS{"b.txt": {Data: []byte(text)}}, "b.txt")
}

func triple(subject, relation, object string) Tuple {
	return Tuple{Relation: relation, Arguments: []string{subject, object}}
}

func TestBenchieScore(t *testing.T) {
	gold, err := benchie(t, benchieText)
	if err != nil || len(gold) != 1 || len(gold[0].Facts) != 2 {
		t.Fatalf("%+v, %v", gold, err)
	}
	found := extractions{plainWords(gold[0].Text): {
		triple("the king", "signed", "a treaty"),              // the first fact, a word left out
		triple("the old king", "signed", "treaty in ostby"),   // the same fact again
		triple("the old king", "signed", "a"),                 // no fact
		triple("the old king", "signed a treaty", "in ostby"), // the second
		triple("old the king", "signed", "a treaty"),          // words in no order
	}}
	if got, want := benchieScore(gold, found), (f1{found: 4, gold: 2, both: 2}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestBenchieNamesTheLine(t *testing.T) {
	for text, want := range map[string]string{
		"1--> Cluster 1:\n":                          "b.txt:1",
		"sent_id:x\tA .\n":                           "b.txt:1",
		"sent_id:1\tA .\n1--> Cluster 1:\nA --> b\n": "b.txt:3",
	} {
		if _, err := benchie(t, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

func TestStatementsAsTuples(t *testing.T) {
	s := schema.Statement{
		Subject: schema.Argument{Text: "The old\nking"}, Relation: schema.Relation{Text: "signed"}, Object: &schema.Argument{Text: "a Treaty"},
		Roles: []schema.Role{{Text: "in Ostby"}, {Text: "on Friday"}},
	}
	var got []string
	for _, tuple := range triplesOf(&s) {
		got = append(got, tuple.Arguments[0]+"|"+tuple.Relation+"|"+tuple.Arguments[1])
	}
	want := "the old king|signed|a treaty the old king|signed a treaty|in ostby the old king|signed a treaty|on friday"
	if strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := len(wholeTuple(&s)[0].Arguments); n != 4 {
		t.Errorf("%d arguments, want 4", n)
	}
	s.Object, s.Roles = nil, nil
	if len(triplesOf(&s)) != 0 || wholeTuple(&s) != nil {
		t.Error("a statement of one argument made a tuple")
	}
}

func TestCarbScore(t *testing.T) {
	gold, err := readCarb(fstest.MapFS{"c.tsv": {Data: []byte("The king signed it .\tsigned\tThe king\tit\tin Ostby\n")}}, "c.tsv")
	if err != nil {
		t.Fatal(err)
	}
	found := extractions{"the king signed it .": {
		{Relation: "signed", Arguments: []string{"the old king", "it"}, Confidence: 0.9},
		{Relation: "was", Arguments: []string{"the king", "old"}, Confidence: 0.5},
	}}
	all := carbScore(gold, found, 0)
	want := carbCounts{precision: 4.0 / 5, recall: 4.0 / 6, found: 2, gold: 1}
	if math.Abs(all.precision-want.precision) > 1e-9 || math.Abs(all.recall-want.recall) > 1e-9 || all.found != want.found || all.gold != want.gold {
		t.Errorf("got %+v, want %+v", all, want)
	}
	if sure := carbScore(gold, found, 0.8); sure.found != 1 {
		t.Errorf("%d tuples of a confidence of 0.8, want 1", sure.found)
	}
}

// TestReportsCompareBothWays: a source and what it says may change places.
func TestReportsCompareBothWays(t *testing.T) {
	gold := triple("they left", "said", "the king")
	if o := compareTuples(gold, triple("the king", "said", "they left")); o.precision != 1 || o.recall != 1 {
		t.Errorf("got %+v", o)
	}
	if o := compareTuples(triple("they left", "met", "the king"), triple("the king", "met", "they left")); o != (overlap{}) {
		t.Errorf("got %+v for another verb", o)
	}
}
