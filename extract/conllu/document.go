package conllu

import (
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"parley/extract"
	"parley/schema"
)

// Documents yields the documents of a CoNLL-U file, divided at "# newdoc",
// with the layers blocks, tokens, syntax and names filled from the file. The
// text is rebuilt from the surface words and SpaceAfter; "# newpar" begins a
// block, after an empty line. A document's Path is its id, or name for a
// document that has none.
func Documents(r io.Reader, name string) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		var b *builder
		for sentence, err := range Read(r) {
			if err != nil {
				yield(nil, err)
				return
			}
			if id, ok := sentence.Meta("newdoc"); ok || b == nil {
				if b != nil && !yield(b.finish(), nil) {
					return
				}
				b = &builder{}
				b.doc.Path = id
				if id == "" {
					b.doc.Path = name
				}
			}
			b.add(sentence)
		}
		if b != nil {
			yield(b.finish(), nil)
		}
	}
}

// Document is one document of the given sentences, as [Documents] makes it.
func Document(path string, sentences []*Sentence) *extract.Document {
	b := &builder{}
	b.doc.Path = path
	for _, s := range sentences {
		b.add(s)
	}
	return b.finish()
}

type builder struct {
	doc   extract.Document
	text  strings.Builder
	blank bool // a blank is due before the next word
}

func (b *builder) add(s *Sentence) {
	if _, ok := s.Meta("newpar"); ok || len(b.doc.Blocks) == 0 {
		b.closeBlock()
		if b.text.Len() > 0 {
			b.text.WriteString("\n\n")
		}
		b.blank = false
		b.doc.Blocks = append(b.doc.Blocks, extract.Block{Span: schema.Span{Start: b.text.Len()}, Kind: extract.Paragraph})
	}
	b.space()
	sentence := extract.Sentence{Block: len(b.doc.Blocks) - 1, Tokens: make([]extract.Token, 0, len(s.Words))}
	sentence.Start = b.text.Len()
	for surface := range s.surfaces() {
		b.space()
		start := b.text.Len()
		b.text.WriteString(surface.form)
		words := s.Words[surface.first : surface.last+1]
		for i, end := range cut(surface.form, words) {
			sentence.Tokens = append(sentence.Tokens, token(&words[i], schema.Span{Start: start, End: b.text.Len() - len(surface.form) + end}))
			start = sentence.Tokens[len(sentence.Tokens)-1].End
		}
		b.blank = surface.blank
	}
	sentence.End = b.text.Len()
	b.doc.Sentences = append(b.doc.Sentences, sentence)
	b.names(s)
}

func (b *builder) space() {
	if b.blank {
		b.text.WriteByte(' ')
		b.blank = false
	}
}

func token(w *Word, span schema.Span) extract.Token {
	head := -1
	if w.Head > 0 {
		head = w.Head - 1
	}
	return extract.Token{Span: span, Lemma: w.Lemma, UPOS: w.UPOS, XPOS: w.XPOS, Feats: w.Feats, Head: head, Deprel: w.Deprel}
}

// cut is where each word ends in the surface form. Where the words do not
// spell the form, they share its runes in proportion to their lengths.
func cut(form string, words []Word) []int {
	ends := make([]int, len(words))
	var spelt strings.Builder
	for i := range words {
		spelt.WriteString(words[i].Form)
		ends[i] = spelt.Len()
	}
	if spelt.String() == form {
		return ends
	}
	total, sum := spelt.Len(), 0
	for i := range words {
		sum += len(words[i].Form)
		ends[i] = len(form) * sum / total
		for ends[i] < len(form) && !utf8.RuneStart(form[ends[i]]) {
			ends[i]++
		}
	}
	return ends
}

// names reads the attributes NER=B-class and NER=I-class.
func (b *builder) names(s *Sentence) {
	for i := range s.Words {
		tag, _ := Misc(s.Words[i].Misc, "NER")
		begin, class, ok := strings.Cut(tag, "-")
		if !ok {
			continue
		}
		last := len(b.doc.Names) - 1
		if begin == "I" && last >= 0 && b.doc.Names[last].Sentence == len(b.doc.Sentences)-1 &&
			b.doc.Names[last].End == i && string(b.doc.Names[last].Class) == class {
			b.doc.Names[last].End++
			continue
		}
		b.doc.Names = append(b.doc.Names, extract.Name{
			Sentence: len(b.doc.Sentences) - 1, First: i, End: i + 1, Class: schema.Class(class),
		})
	}
}

func (b *builder) closeBlock() {
	if n := len(b.doc.Blocks); n > 0 {
		b.doc.Blocks[n-1].End = b.text.Len()
	}
}

func (b *builder) finish() *extract.Document {
	b.closeBlock()
	b.doc.Text = b.text.String()
	return &b.doc
}
