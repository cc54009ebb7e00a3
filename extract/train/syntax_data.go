package train

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/extract/conllu"
	"parley/extract/syntax"
)

// syntaxData holds the sentences to learn from and those to measure by.
type syntaxData struct {
	train []*conllu.Sentence
	gum   int // where GUM's begin in train
	words int // of train
	dev   []devBank
}

type devBank struct {
	name      string
	sentences []*conllu.Sentence
}

func readSyntaxData(data string) (*syntaxData, error) {
	b := new(syntaxData)
	for _, name := range []string{"ewt", "gum"} {
		sentences, err := readSentences(filepath.Join(data, "treebank", "en_"+name+"-ud-train.conllu"))
		if err != nil {
			return nil, err
		}
		b.gum = len(b.train) // at the last
		b.train = append(b.train, sentences...)
		dev, err := readSentences(filepath.Join(data, "treebank", "en_"+name+"-ud-dev.conllu"))
		if err != nil {
			return nil, err
		}
		b.dev = append(b.dev, devBank{strings.ToUpper(name), dev})
	}
	for _, s := range b.train {
		b.words += len(s.Words)
	}
	return b, nil
}

func readSentences(name string) ([]*conllu.Sentence, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("training data: %w; give the folder with --data", err)
	}
	defer func() { _ = file.Close() }() // read only
	return conllu.ReadAll(file, name)
}

// Names that occur less often have no class or row of their own.
const (
	minWord   = 2
	minTaught = 5 // times in the text without trees, for a word that the treebanks have not
	minShape  = 3
	minFeats  = 2
)

// vocabulary lists what the training sentences hold, in order of falling
// frequency, and the further words of the lessons that teachers give.
func (b *syntaxData) vocabulary(taught []*lesson) *syntax.Vocabulary {
	var words, further, shapes, upos, xpos, feats, labels counter
	for _, s := range b.train {
		for _, w := range s.Words {
			word, shape := syntax.Normal(w.Form)
			words.add(word)
			shapes.add(shape)
			upos.add(w.UPOS)
			xpos.add(w.XPOS)
			feats.add(w.Feats)
			labels.add(w.Deprel)
		}
	}
	for _, l := range taught {
		for _, form := range l.forms {
			if word, _ := syntax.Normal(form); words[word] < minWord {
				further.add(word)
			}
		}
	}
	return syntax.NewVocabulary(syntax.Vocabulary{
		Words:   slices.Concat([]string{""}, words.names(minWord), further.names(minTaught)),
		Shapes:  append([]string{""}, shapes.names(minShape)...),
		UPOS:    upos.names(1),
		XPOS:    xpos.names(1),
		Feats:   feats.names(minFeats),
		Labels:  labels.names(1),
		Buckets: gramBuckets,
	})
}

// counter counts names.
type counter map[string]int

func (c *counter) add(name string) {
	if *c == nil {
		*c = make(counter)
	}
	(*c)[name]++
}

// names are those counted at least least times, the most frequent first.
func (c counter) names(least int) []string {
	names := slices.SortedFunc(maps.Keys(c), func(a, b string) int {
		return cmp.Or(c[b]-c[a], strings.Compare(a, b))
	})
	return slices.DeleteFunc(names, func(name string) bool { return c[name] < least })
}
