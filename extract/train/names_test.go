package train

import (
	"math/rand/v2"
	"strings"
	"testing"

	"parley/extract/entity"
	"parley/extract/eval"
	"parley/schema"
)

func TestWritten(t *testing.T) {
	for _, test := range []struct{ words, want string }{
		{"The U . S . said , “ No ” .", " The U.S. said, “No”."},
		{"Covid - 19 cost $ 1.5 billion ( net ) .", " Covid-19 cost $1.5 billion (net)."},
		{"the minister ’ s plan", " the minister’s plan"},
		{`he said " no " twice`, ` he said "no" twice`},
	} {
		text, spans := written(strings.Fields(test.words))
		if got := " " + strings.TrimSpace(text); got != test.want {
			t.Errorf("written %q, want %q", got, test.want)
		}
		for i, form := range strings.Fields(test.words) {
			if spans[i].In(text) != form {
				t.Errorf("the word %q stands at %q", form, spans[i].In(text))
			}
		}
	}
}

// TestNetLearns lets the network learn a few sentences by heart.
func TestNetLearns(t *testing.T) {
	var texts []*namedText
	for _, words := range []string{"Ana Lopez left Paris .", "He left Paris and Ana Lopez stayed .", "Paris is far ."} {
		forms := strings.Fields(words)
		sentence := eval.NamedSentence{Forms: forms}
		for i, form := range forms {
			switch form {
			case "Ana":
				sentence.Names = append(sentence.Names, entity.GoldName{First: i, End: i + 2, Class: schema.Person})
			case "Paris":
				sentence.Names = append(sentence.Names, entity.GoldName{First: i, End: i + 1, Class: schema.Place})
			}
		}
		l := labelled{eval.NamedText{Sentences: []eval.NamedSentence{sentence}}}
		text := &namedText{text: entity.ReadNameText(l.Document()), gold: [][]uint8{l.tags(0)}}
		text.text.Remember(0, make([]uint8, len(forms)))
		texts = append(texts, text)
	}
	trainer := newNetTrainer(texts, rand.New(rand.NewPCG(1, 2)))
	if _, known := trainer.known[texts[0].text.NetWords(0)[3].Hash]; !known || len(trainer.known) != 5 {
		t.Errorf("%d words are known, Paris: %v", len(trainer.known), known)
	}
	const steps = 120
	trainer.adam.total = steps
	first, last := 0.0, 0.0
	for i := range steps {
		for _, batch := range trainer.batches() {
			_, loss := trainer.step(batch)
			if i == 0 {
				first = loss
			}
			last = loss
		}
	}
	if last > first/2 {
		t.Errorf("a loss of %.3f at first, of %.3f after %d steps", first, last, steps)
	}
}
