package conllu

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"parley/extract"
	"parley/schema"
)

// generator is how the comment "# generator" of our own files begins. They
// tell all blanks and the kinds of all blocks.
const generator = "parley"

// Documents yields the documents of a CoNLL-U file, divided at "# newdoc",
// with the layers blocks, tokens, syntax and names as far as the file has
// them. The text is rebuilt from the surface words and the blanks that the
// file tells of (SpacesAfter, SpaceAfter, "# text", or Stanza's offsets);
// "# newpar" begins a block, after an empty line where no other blanks are
// told, and every block is a paragraph. Names is nil where no word has a tag
// for them. A document's Path is its id, or name for one that has none.
func Documents(r io.Reader, name string) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		for doc, err := range documents(r, name, func(*Sentence) error { return nil }) {
			if !yield(paragraphs(doc), err) {
				return
			}
		}
	}
}

// Analyses is Documents for files that other programs have made. A sentence
// that check refuses, such as [Sentence.MendTree], makes its document an error,
// which the next documents follow. A document without an id that is not the
// first goes by name and line, "FILE:12", and no two may have one id. Blocks
// have the kinds of the comments "# newpar_block", those of a document without
// such comments none.
func Analyses(r io.Reader, name string, check func(*Sentence) error) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		seen := make(map[string]bool)
		for doc, err := range documents(r, name, check) {
			if doc != nil && err == nil && seen[doc.Path] {
				err = fmt.Errorf("two documents of the file have the id %q; give each its own", doc.Path)
			}
			if doc != nil {
				seen[doc.Path] = true
			}
			if !yield(doc, err) {
				return
			}
		}
	}
}

func documents(r io.Reader, name string, check func(*Sentence) error) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		var b *builder
		for sentence, err := range Read(r) {
			if err != nil {
				yield(nil, err)
				return
			}
			if id, ok := sentence.Meta("newdoc"); ok || b == nil {
				if b != nil && !yield(b.finish()) {
					return
				}
				b = begin(id, name, b == nil, sentence)
			}
			if b.err == nil {
				b.err = check(sentence)
			}
			if b.err == nil {
				b.add(sentence)
			}
		}
		if b != nil {
			yield(b.finish())
		}
	}
}

// begin is the builder of a document with the given id.
func begin(id, name string, first bool, s *Sentence) *builder {
	b := &builder{}
	made, _ := s.Meta("generator")
	b.exact = strings.HasPrefix(made, generator)
	b.kinds = b.exact
	switch {
	case id != "":
		b.doc.Path = id
	case first:
		b.doc.Path = name
	default:
		b.doc.Path = fmt.Sprintf("%s:%d", name, s.Line)
	}
	describe(&b.doc, s)
	return b
}

// Document is one document of the given sentences, as [Documents] makes it.
func Document(path string, sentences []*Sentence) *extract.Document {
	b := &builder{}
	b.doc.Path = path
	for _, s := range sentences {
		b.add(s)
	}
	doc, _ := b.finish() // nothing was checked
	return paragraphs(doc)
}

// paragraphs makes all blocks of a document paragraphs.
func paragraphs(doc *extract.Document) *extract.Document {
	if doc != nil {
		for i := range doc.Blocks {
			doc.Blocks[i].Kind = extract.Paragraph
		}
	}
	return doc
}

type builder struct {
	doc   extract.Document
	err   error
	text  strings.Builder
	due   blanks // before the next word
	last  string // attributes of the last surface word
	exact bool   // the file is our own
	kinds bool   // the file tells the kinds of blocks
}

func (b *builder) add(s *Sentence) {
	surfaces := slices.Collect(s.surfaces())
	b.between(s, surfaces[0].misc)
	sentence := extract.Sentence{Block: len(b.doc.Blocks) - 1, Tokens: make([]extract.Token, 0, len(s.Words))}
	sentence.Start = b.text.Len()
	after := blanksAfter(s, surfaces)
	for i := range surfaces {
		b.surface(&surfaces[i], s, &sentence)
		if i+1 < len(surfaces) {
			b.text.WriteString(after[i].text)
		}
	}
	b.due, b.last = after[len(after)-1], surfaces[len(surfaces)-1].misc
	sentence.End = b.text.Len()
	b.doc.Sentences = append(b.doc.Sentences, sentence)
	b.names(s)
}

// between writes the blanks before a sentence, whose first word has the given
// attributes, and begins its block if it is the first of one.
func (b *builder) between(s *Sentence, misc string) {
	due := b.due
	if n, ok := offsetGap(b.last, misc); ok && !due.told {
		due = blanks{strings.Repeat("\n", n), true}
		if n < 2 {
			due.text = " "[:n]
		}
	}
	first := len(b.doc.Blocks) == 0
	_, paragraph := s.Meta("newpar")
	kind, ok := s.Meta("newpar_block")
	switch {
	case first:
		due.text = leading(misc)
	case paragraph || ok:
		if !due.told || !b.exact && !strings.Contains(due.text, "\n") {
			due.text = "\n\n"
		}
	case due.told && strings.Count(due.text, "\n") > 1: // of Stanza, which knows no paragraphs
	default:
		b.text.WriteString(due.text)
		return
	}
	b.closeBlock()
	b.kinds = b.kinds || ok
	b.text.WriteString(due.text)
	b.doc.Blocks = append(b.doc.Blocks, extract.Block{Span: schema.Span{Start: b.text.Len()}, Kind: blockKind(kind)})
}

// leading are the blanks before the first word of a document.
func leading(misc string) string {
	if value, ok := Misc(misc, "SpacesBefore"); ok {
		return unescape(value)
	}
	if start, ok := offset(misc, "start_char"); ok && start <= farthest {
		return strings.Repeat("\n", start)
	}
	return ""
}

// surface adds the words of a surface word.
func (b *builder) surface(word *surface, s *Sentence, sentence *extract.Sentence) {
	start := b.text.Len()
	b.text.WriteString(word.form)
	words := s.Words[word.first : word.last+1]
	for i, end := range cut(word.form, words) {
		sentence.Tokens = append(sentence.Tokens, token(&words[i], schema.Span{Start: start, End: b.text.Len() - len(word.form) + end}))
		start = sentence.Tokens[len(sentence.Tokens)-1].End
	}
}

func token(w *Word, span schema.Span) extract.Token {
	head := -1
	if w.Head > 0 {
		head = w.Head - 1
	}
	t := extract.Token{Span: span, Lemma: w.Lemma, UPOS: w.UPOS, XPOS: w.XPOS, Feats: w.Feats, Head: head, Deprel: w.Deprel}
	if value, ok := Misc(w.Misc, "Doubt"); ok {
		if d, err := strconv.ParseFloat(value, 32); err == nil && d >= 0 && d <= 1 {
			t.Doubt = float32(d)
		}
	}
	return t
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

func (b *builder) closeBlock() {
	if n := len(b.doc.Blocks); n > 0 {
		b.doc.Blocks[n-1].End = b.doc.Sentences[len(b.doc.Sentences)-1].End
	}
}

// finish is the document, or the path of one that is broken with its error.
func (b *builder) finish() (*extract.Document, error) {
	if b.err != nil {
		return &extract.Document{Path: b.doc.Path}, b.err
	}
	b.closeBlock()
	if b.due.told {
		b.text.WriteString(b.due.text)
	}
	b.doc.Text = b.text.String()
	for i := range b.doc.Blocks {
		if !b.kinds {
			b.doc.Blocks[i].Kind = ""
		}
	}
	return &b.doc, nil
}
