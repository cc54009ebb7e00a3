package conllu

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/extract"
)

// Writer prints documents as CoNLL-U.
type Writer struct {
	// Generator names the program in a comment of every document. A name that
	// begins with "parley" promises that the file tells all blanks and blocks.
	Generator string

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
		w.header(doc)
	}
	p := &printer{out: w.out, doc: doc, misc: annotations(doc, w.chains), first: w.sentences}
	block := -1
	for i := range doc.Sentences {
		if doc.Sentences[i].Block != block || i == 0 {
			block = doc.Sentences[i].Block
			w.paragraph(doc.Blocks[block].Kind)
		}
		p.sentence(i)
	}
	w.sentences += len(doc.Sentences)
	w.chains += len(doc.Chains)
}

// header prints what is known of a document as a whole.
func (w *Writer) header(doc *extract.Document) {
	facts := []struct{ key, value string }{
		{"generator", w.Generator}, {titleKeys[0], doc.Title}, {sourceKeys[0], doc.Source}, {dateKeys[0], doc.Date},
	}
	if len(doc.Chains) > 0 {
		facts = append(facts, struct{ key, value string }{"global.Entity", "eid-etype-identity"})
	}
	for _, fact := range facts {
		if fact.value != "" {
			fmt.Fprintf(w.out, "# %s = %s\n", fact.key, line(fact.value))
		}
	}
}

// paragraph prints that a block begins, and its kind if that is a special one.
func (w *Writer) paragraph(kind extract.BlockKind) {
	fmt.Fprintln(w.out, "# newpar")
	if kind != extract.Paragraph && kind != "" {
		fmt.Fprintf(w.out, "# newpar_block = %s\n", kind)
	}
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
	before := ""
	if n == 0 && s.Start > 0 {
		before = "SpacesBefore=" + escape(p.doc.Text[:s.Start])
	}
	for i := 0; i < len(s.Tokens); {
		end := i + 1
		for end < len(s.Tokens) && Joined(p.doc, s, end) {
			end++
		}
		blanks := p.blanks(n, end)
		if end-i > 1 {
			form := line(p.doc.Text[s.Tokens[i].Start:s.Tokens[end-1].End])
			fmt.Fprintf(p.out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, end, form, misc(before, blanks))
			before, blanks = "", ""
		}
		for k := i; k < end; k++ {
			p.word(n, k, before, blanks)
			before = ""
		}
		i = end
	}
	fmt.Fprintln(p.out)
}

// blanks is the attribute for the blanks between the token before the one with
// index end in sentence n and what follows; none for the usual: a single blank,
// an empty line between blocks, nothing at the end.
func (p *printer) blanks(n, end int) string {
	s := &p.doc.Sentences[n]
	from, to, usual := s.Tokens[end-1].End, len(p.doc.Text), " "
	switch {
	case end < len(s.Tokens):
		to = s.Tokens[end].Start
	case n+1 < len(p.doc.Sentences):
		to = p.doc.Sentences[n+1].Start
		if p.doc.Sentences[n+1].Block != s.Block {
			usual = "\n\n"
		}
	default:
		usual = ""
	}
	switch between := p.doc.Text[from:to]; between {
	case usual:
		return ""
	case "":
		return "SpaceAfter=No"
	default:
		return "SpacesAfter=" + escape(between)
	}
}

func (p *printer) word(n, k int, before, after string) {
	t := &p.doc.Sentences[n].Tokens[k]
	head := "_"
	if t.Deprel != "" {
		head = strconv.Itoa(t.Head + 1)
	}
	attributes := slices.Concat(p.misc[place{n, k}], []string{doubt(t.Doubt), before, after})
	fmt.Fprintf(p.out, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t_\t%s\n", k+1, line(p.doc.Form(t)), column(t.Lemma), column(t.UPOS),
		column(t.XPOS), column(t.Feats), head, column(t.Deprel), misc(attributes...))
}

// doubt is the attribute for how much the parser doubts the head of a word.
func doubt(d float32) string {
	if d == 0 {
		return ""
	}
	return "Doubt=" + strconv.FormatFloat(float64(d), 'f', -1, 32)
}

// misc is the tenth column: the attributes that are not empty.
func misc(attributes ...string) string {
	attributes = slices.DeleteFunc(attributes, func(a string) bool { return a == "" })
	if len(attributes) == 0 {
		return "_"
	}
	return strings.Join(attributes, "|")
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
