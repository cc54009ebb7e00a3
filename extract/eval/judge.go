package eval

import (
	"encoding/json"
	"io/fs"
	"slices"

	"parley/schema"
)

// Judgement is what a reader, or a key, says of one statement: whether it is what
// the text says. Statements are known again by their words.
type Judgement struct {
	Document string `json:"document"`
	Sentence int    `json:"sentence"` // from 1
	Subject  string `json:"subject"`  // the words in the text, as Relation and Object
	Relation string `json:"relation"`
	Object   string `json:"object,omitempty"`
	Right    bool   `json:"right"`
}

// judged is what a judgement is about.
type judged struct {
	document                  string
	sentence                  int
	subject, relation, object string
}

// Judgements are those of a reader, by what they are about.
type Judgements map[judged]bool

// ReadJudgements reads a file of judgements, a JSON object a line.
func ReadJudgements(files fs.FS, name string) (Judgements, error) {
	all := make(Judgements)
	err := eachLine(files, name, func(line string) error {
		var j Judgement
		if err := json.Unmarshal([]byte(line), &j); err != nil {
			return err
		}
		all[judged{j.Document, j.Sentence, j.Subject, j.Relation, j.Object}] = j.Right
		return nil
	})
	return all, err
}

// Of is the judgement of a statement; it is false for one that was not judged.
func (all Judgements) Of(s *schema.Statement) (right, known bool) {
	key := judged{s.Evidence.Document, s.Evidence.Sentence, s.Subject.Text, s.Relation.Text, ""}
	if s.Object != nil {
		key.object = s.Object.Text
	}
	right, known = all[key]
	return right, known
}

// KeyedSentence is a sentence and a judge of what is extracted from it.
type KeyedSentence struct {
	Text  string
	Right func(*schema.Statement) bool
}

// A statement is right by CaRB if a tuple of the key has so much of it, and it so
// much of the tuple.
const (
	carbPrecision = 0.75
	carbRecall    = 0.3
)

// BenchieKeys are the sentences of BenchIE: right is what tells one of the facts.
func BenchieKeys(data fs.FS) ([]KeyedSentence, error) {
	gold, err := BenchieSentences(data, "openie/benchie-dev.txt")
	keys := make([]KeyedSentence, len(gold))
	for i := range gold {
		s := &gold[i]
		keys[i] = KeyedSentence{s.Text, func(st *schema.Statement) bool {
			for _, t := range triplesOf(st) {
				if s.fact(t) >= 0 {
					return true
				}
			}
			return false
		}}
	}
	return keys, err
}

// CarbKeys are the sentences of CaRB.
func CarbKeys(data fs.FS) ([]KeyedSentence, error) {
	gold, err := readCarb(data, "openie/carb-dev.tsv")
	if err != nil {
		return nil, err
	}
	keys := make([]KeyedSentence, len(gold.texts))
	for i, text := range gold.texts {
		facts := gold.facts[plainWords(text)]
		keys[i] = KeyedSentence{text, func(st *schema.Statement) bool {
			found := tupleOf(st)
			for _, fact := range facts {
				if o := compareTuples(fact, found); o.precision >= carbPrecision && o.recall >= carbRecall {
					return true
				}
			}
			return false
		}}
	}
	return keys, nil
}

// Documents lists the documents that judgements are about, sorted.
func (all Judgements) Documents() []string {
	var paths []string
	for key := range all {
		paths = append(paths, key.document)
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}
