package eval

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"parley/extract/conllu"
	"parley/extract/syntax"
)

// syntaxFigures scores tags and trees on the gold tokens of both treebanks.
func syntaxFigures(ctx context.Context, data, models fs.FS) ([]Figure, error) {
	model, err := loadModel(models, "syntax.bin", syntax.Load)
	if err != nil {
		return nil, err
	}
	lemmas, err := loadModel(models, "lemmas.bin", syntax.LoadLemmas)
	if err != nil {
		return nil, err
	}
	var figures []Figure
	for _, bank := range treebanks {
		sentences, err := readSentences(data, bank.file)
		if err != nil {
			return nil, err
		}
		forms, analyses, err := analyse(ctx, model, sentences)
		if err != nil {
			return nil, err
		}
		var score SyntaxScore
		for i, s := range sentences {
			score.add(s.Words, analyses[i])
		}
		for _, f := range append(score.figures(), lemmaFigure(lemmas, sentences, forms, analyses)) {
			f.Set, f.Input = bank.name, "gold tokens"
			figures = append(figures, f)
		}
	}
	return figures, nil
}

// SyntaxScore counts right answers on gold tokens. Features count if all the
// universal ones are right; labels of dependencies without their subtypes.
type SyntaxScore struct {
	Words, UPOS, XPOS, Feats, UAS, LAS int
}

// Syntax scores a model on annotated sentences.
func Syntax(ctx context.Context, model *syntax.Model, sentences []*conllu.Sentence) (SyntaxScore, error) {
	var score SyntaxScore
	_, analyses, err := analyse(ctx, model, sentences)
	if err != nil {
		return score, err
	}
	for i, s := range sentences {
		score.add(s.Words, analyses[i])
	}
	return score, nil
}

// analyse tags and parses the gold words of sentences.
func analyse(ctx context.Context, model *syntax.Model, sentences []*conllu.Sentence) (forms [][]string, analyses [][]syntax.Analysis, err error) {
	forms = make([][]string, len(sentences))
	for i, s := range sentences {
		for _, w := range s.Words {
			forms[i] = append(forms[i], w.Form)
		}
	}
	analyses, err = model.Analyse(ctx, forms)
	return forms, analyses, err
}

// lemmaFigure is how many lemmas are right on gold words with predicted tags.
func lemmaFigure(lemmas *syntax.Lemmatizer, sentences []*conllu.Sentence, forms [][]string, analyses [][]syntax.Analysis) Figure {
	right, all := 0, 0
	for i, s := range sentences {
		for j, lemma := range lemmas.Lemmas(forms[i], analyses[i]) {
			right += one(lemma == s.Words[j].Lemma)
			all++
		}
	}
	return Figure{Name: "lemmas", Percent: 100 * float64(right) / float64(max(1, all))}
}

// add compares the analysis of one sentence with the gold one.
func (s *SyntaxScore) add(gold []conllu.Word, got []syntax.Analysis) {
	for i, word := range gold {
		a := got[i]
		s.Words++
		s.UPOS += one(a.UPOS == word.UPOS)
		s.XPOS += one(a.XPOS == word.XPOS)
		s.Feats += one(slices.Equal(universal(a.Feats), universal(word.Feats)))
		attached := a.Head == word.Head-1
		s.UAS += one(attached)
		s.LAS += one(attached && relation(a.Deprel) == relation(word.Deprel))
	}
}

func (s *SyntaxScore) figures() []Figure {
	percent := func(n int) float64 { return 100 * float64(n) / float64(max(1, s.Words)) }
	return []Figure{
		{Name: "UPOS", Percent: percent(s.UPOS)},
		{Name: "XPOS", Percent: percent(s.XPOS)},
		{Name: "FEATS", Percent: percent(s.Feats)},
		{Name: "UAS", Percent: percent(s.UAS)},
		{Name: "LAS", Percent: percent(s.LAS)},
	}
}

// String gives all figures on one line.
func (s SyntaxScore) String() string {
	var parts []string
	for _, f := range s.figures() {
		parts = append(parts, f.short())
	}
	return strings.Join(parts, " ")
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// relation is a dependency label without its subtype.
func relation(deprel string) string {
	base, _, _ := strings.Cut(deprel, ":")
	return base
}

// universalFeatures are those that CoNLL 2018 compares.
var universalFeatures = []string{
	"PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite",
	"Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite",
}

// universal lists the universal features among those of a word, sorted.
func universal(feats string) []string {
	var kept []string
	for feature := range strings.SplitSeq(feats, "|") {
		if name, _, _ := strings.Cut(feature, "="); slices.Contains(universalFeatures, name) {
			kept = append(kept, feature)
		}
	}
	slices.Sort(kept)
	return kept
}
