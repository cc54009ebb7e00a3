package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/extract"
)

// Writer prints documents as CoNLL-U.
type Writer struct {
	out       *bufio.Writer
	id        string // of the document begun last
	begun     bool
	sentences int // printed under this id, so that numbers go on
	chains    int
}

// NewWriter is a writer to w. Flush ends its work.
func NewWriter(w io.Writer) *Writer { return &Writer{out: bufio.NewWriter(w)} }

// Flush writes what is buffered and returns the first error of writing.
func (w *Writer) Flush() error { return w.out.Flush() }

// Write prints every layer of a document that CoNLL-U can hold: sentences,
// syntactic words with surface words as ranges, tags, trees, names (NER=) and
// chains (Entity=). A "# newdoc" with the id comes first, unless the document
// before it had the same one: the numbers of sentences and chains then go on.
func (w *Writer) Write(doc *extract.Document, id string) {
	if !w.begun || id != w.id {
		w.id, w.begun, w.sentences, w.chains = id, true, 0, 0
		fmt.Fprintf(w.out, "# newdoc id = %s\n", line(id))
		if len(doc.Chains) > 0 {
			fmt.Fprintln(w.out, "# global.Entity = eid-etype-identity")
		}
	}
	p := &printer{out: w.out, doc: doc, misc: annotations(doc, w.chains), first: w.sentences}
	block := -1
	for i := range doc.Sentences {
		if doc.Sentences[i].Block != block || i == 0 {
			block = doc.Sentences[i].Block
			fmt.Fprintln(w.out, "# newpar")
		}
		p.sentence(i)
	}
	w.sentences += len(doc.Sentences)
	w.chains += len(doc.Chains)
}

type printer struct {
	out   *bufio.Writer
	doc   *extract.Document
	misc  map[place][]string
	first int // sentences printed before
}

// place is a token of a document.
type place struct{ sentence, token int }

func (p *printer) sentence(n int) {
	s := &p.doc.Sentences[n]
	fmt.Fprintf(p.out, "# sent_id = %d\n# text = %s\n", p.first+n+1, line(s.In(p.doc.Text)))
	for i := 0; i < len(s.Tokens); {
		end := i + 1
		for end < len(s.Tokens) && Joined(p.doc, s, end) {
			end++
		}
		glued := end < len(s.Tokens) && s.Tokens[end].Start == s.Tokens[end-1].End || end == len(s.Tokens) && p.gluedAfter(n)
		if end-i > 1 {
			form := line(p.doc.Text[s.Tokens[i].Start:s.Tokens[end-1].End])
			fmt.Fprintf(p.out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, end, form, spacing(nil, glued))
		}
		for k := i; k < end; k++ {
			p.word(n, k, glued && end-i == 1)
		}
		i = end
	}
	fmt.Fprintln(p.out)
}

// gluedAfter says that the next sentence follows in the same block without a blank.
func (p *printer) gluedAfter(n int) bool {
	return n+1 < len(p.doc.Sentences) && p.doc.Sentences[n+1].Start == p.doc.Sentences[n].End
}

func (p *printer) word(n, k int, glued bool) {
	t := &p.doc.Sentences[n].Tokens[k]
	head := "_"
	if t.Deprel != "" {
		head = strconv.Itoa(t.Head + 1)
	}
	fmt.Fprintf(p.out, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t_\t%s\n", k+1, line(p.doc.Form(t)), column(t.Lemma), column(t.UPOS),
		column(t.XPOS), column(t.Feats), head, column(t.Deprel), spacing(p.misc[place{n, k}], glued))
}

// spacing is the tenth column.
func spacing(attributes []string, glued bool) string {
	if glued {
		attributes = append(attributes, "SpaceAfter=No")
	}
	return column(strings.Join(attributes, "|"))
}

// line replaces every run of blanks and line ends by one blank.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

func column(s string) string {
	if s = line(s); s == "" {
		return "_"
	}
	return s
}

// Joined says that the token with index i belongs to the same surface word as
// the token before it: "do" and "n't", "gon" and "na", "Biden" and "'s", but
// not "5" and "km".
func Joined(doc *extract.Document, s *extract.Sentence, i int) bool {
	before, t := &s.Tokens[i-1], &s.Tokens[i]
	if before.End != t.Start || t.Len() == 0 {
		return false
	}
	form := doc.Form(t)
	first, size := utf8.DecodeRuneInString(form)
	last, _ := utf8.DecodeLastRuneInString(doc.Form(before))
	if strings.ContainsRune("'’ʼ`", first) {
		if size == len(form) {
			return t.XPOS == "POS"
		}
		next, _ := utf8.DecodeRuneInString(form[size:])
		return unicode.IsLetter(next) && len(form) <= size+2 && (unicode.IsLetter(last) || unicode.IsDigit(last) || last == '.')
	}
	return unicode.IsLetter(first) && unicode.IsLetter(last)
}
