package extract

import (
	"strings"

	"parley/schema"
)

// Quotation is a stretch between quotation marks, within one block.
type Quotation struct {
	schema.Span        // what stands between the marks
	First, Last [2]int // sentence and token of the marks; the last word where the closing mark is missing
	Open        bool   // no mark closes it: it may go on in the next block
}

// Quotations pairs the quotation marks of every block. A block that ends
// inside a quotation ends it, as the next one opens it anew; marks inside a
// quotation are part of it.
func Quotations(d *Document) []Quotation {
	p := quotePairer{doc: d, block: -1, doubled: !strings.Contains(d.Text, "``")}
	for s := range d.Sentences {
		if d.Sentences[s].Block != p.block {
			p.finish()
			p.block = d.Sentences[s].Block
		}
		for t := range d.Sentences[s].Tokens {
			p.token(s, t)
		}
	}
	p.finish()
	return p.found
}

// quotePairer walks over the tokens of a document.
type quotePairer struct {
	doc     *Document
	doubled bool // two apostrophes serve for both marks: no text has them beside opening marks of its own
	found   []Quotation
	block   int
	mark    string // that opened the quotation, empty outside of one
	first   [2]int
	start   int
	last    [2]int // token seen last
	end     int    // of it
}

func (p *quotePairer) token(s, t int) {
	tokens := p.doc.Sentences[s].Tokens
	form := p.doc.Form(&tokens[t])
	glued := t+1 < len(tokens) && tokens[t+1].Start == tokens[t].End
	switch {
	case p.mark == "" && (opensQuotation(form) || form == "''" && glued && p.doubled || form == "”" && glued && p.apart(tokens[t].Start)):
		p.mark, p.first, p.start = form, [2]int{s, t}, tokens[t].End
	case p.mark == "''" && form == "''" && t > 0 && tokens[t-1].UPOS != "PUNCT": // so some texts set titles
		p.mark = ""
	case p.mark != "" && closesQuotation(p.mark, form, glued):
		p.close([2]int{s, t}, tokens[t].Start)
	}
	p.last, p.end = [2]int{s, t}, tokens[t].End
}

// apart reports whether nothing touches the mark that begins at start from
// before: then it opens a quotation even if it is the wrong one.
func (p *quotePairer) apart(start int) bool { return p.end == 0 || start > p.end }

// close ends the quotation that is open, if there is one.
func (p *quotePairer) close(last [2]int, end int) {
	if p.mark != "" && end > p.start {
		p.found = append(p.found, Quotation{Span: schema.Span{Start: p.start, End: end}, First: p.first, Last: last})
	}
	p.mark = ""
}

// finish ends the quotation that is open at the end of a block. Apostrophes
// alone are too faint a mark for one that is never closed.
func (p *quotePairer) finish() {
	if n := len(p.found); p.mark != "''" {
		p.close(p.last, p.end)
		if len(p.found) > n {
			p.found[n].Open = true
		}
	}
	p.mark = ""
}

// opensQuotation reports whether a token is an opening mark.
func opensQuotation(form string) bool {
	switch form {
	case "“", "``", "«", "„", `"`, "‘":
		return true
	}
	return false
}

// closesQuotation reports whether a token closes what the mark opened. A single
// mark before a letter is an apostrophe.
func closesQuotation(mark, form string, glued bool) bool {
	if mark == "‘" {
		return form == "’" && !glued
	}
	switch form {
	case "”", "''", "»", `"`:
		return true
	case "“":
		return mark == "„"
	}
	return false
}
