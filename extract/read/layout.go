package read

import (
	"cmp"
	"strings"

	"parley/extract"
	"parley/schema"
)

// group is a run of lines that make one block.
type group struct {
	lines []line
	holes []schema.Span // page numbers between the lines
	kind  extract.BlockKind
	item  bool // of a list
}

func (g *group) last() line { return g.lines[len(g.lines)-1] }

// layOut recognises the blocks of a document and what they say of its title,
// source and date.
func layOut(doc *extract.Document) {
	groups := gather(splitLines(doc.Text))
	var before []string // headings before the first paragraph
	var list listing
	paragraphs, spoken := 0, transcript(groups)
	for i := range groups {
		g := &groups[i]
		span := schema.Span{Start: g.lines[0].Start, End: g.last().End}
		text := span.In(doc.Text)
		if g.kind == extract.Paragraph && credited(text) {
			g.kind = extract.Caption
		}
		if i > 0 && groups[i-1].kind == extract.Byline && isPost(text) {
			g.kind = extract.Byline
		}
		switch {
		case list.takes(g, text):
			g.kind = extract.Related
		case g.kind == extract.Byline:
			noteByline(doc, text)
		case g.kind == extract.Furniture && paragraphs == 0:
			doc.Date = cmp.Or(doc.Date, cellDate(text))
		case g.kind == extract.Paragraph && !g.item:
			body := layDateline(doc, span, paragraphs == 0 && !spoken)
			if body.Start == span.Start && len(groups) > 1 && isHeading(g, paragraphs == 0) {
				g.kind = extract.Heading
			}
			span = body
		}
		if span.Len() == 0 {
			continue
		}
		switch {
		case g.kind == extract.Paragraph:
			paragraphs++
		case g.kind == extract.Heading && paragraphs == 0:
			before = append(before, strings.Join(strings.Fields(text), " "))
		}
		doc.Blocks = append(doc.Blocks, extract.Block{Span: span, Kind: g.kind, Holes: g.holes})
	}
	doc.Title = cmp.Or(doc.Title, title(before))
	doc.Blocks = furnish(doc.Text, doc.Blocks)
}

// furnish makes blocks of what lies between blocks, so that no letter of the
// text is lost.
func furnish(text string, blocks []extract.Block) []extract.Block {
	var all []extract.Block
	at := 0
	between := func(end int) {
		rest := strings.TrimRightFunc(text[at:end], blank)
		words := strings.TrimLeftFunc(rest, blank)
		if words != "" {
			span := schema.Span{Start: at + len(rest) - len(words), End: at + len(rest)}
			all = append(all, extract.Block{Span: span, Kind: extract.Furniture})
		}
	}
	for _, b := range blocks {
		between(b.Start)
		all = append(all, b)
		at = b.End
	}
	between(len(text))
	return all
}

// title chooses among the headings above the first paragraph: a headline has
// a few words, a section name ("WORLD") one or two.
func title(headings []string) string {
	for _, h := range headings {
		if strings.Count(h, " ") >= 3 {
			return h
		}
	}
	if len(headings) > 0 {
		return headings[0]
	}
	return ""
}

// gather joins the lines that belong together.
func gather(all []line) []group {
	var lines []line
	var holes []schema.Span
	running := runningHeads(all)
	for i, l := range all {
		if at, ok := running[l.text]; ok && at < i || isFurniture(l.text) {
			holes = append(holes, l.Span)
			continue
		}
		lines = append(lines, l)
	}
	p := measure(proseOf(lines))
	head := mailHead(lines)
	var groups []group
	for i, l := range lines {
		var between []schema.Span
		for len(holes) > 0 && holes[0].Start < l.Start {
			between, holes = append(between, holes[0]), holes[1:]
		}
		if len(between) > 0 {
			l.gap += 2
		}
		between = joined(between)
		if n := len(groups); n > 0 && i > head && len(groups[n-1].holes) < mostHoles && !p.breaks(&groups[n-1], l) {
			if l.quoting > 0 {
				between = append(between, schema.Span{Start: l.Start - l.quoting, End: l.Start})
			}
			groups[n-1].lines = append(groups[n-1].lines, l)
			groups[n-1].holes = append(groups[n-1].holes, between...)
			continue
		}
		g := newGroup(l)
		switch {
		case i < head:
			g.kind = extract.Byline
		case g.kind == extract.Furniture && len(lines) == 1: // a word alone is what there is to read
			g.kind = extract.Paragraph
		}
		groups = append(groups, g)
	}
	return groups
}

// proseOf leaves out the rows of tables and menus, which tell nothing of how
// the lines of the text were broken.
func proseOf(lines []line) []line {
	prose := make([]line, 0, len(lines))
	for _, l := range lines {
		if !isRow(l.text) {
			prose = append(prose, l)
		}
	}
	return prose
}

// mostHoles bounds the holes of a block: no sentence has so many pages.
const mostHoles = 50

// joined makes one hole of all that lie between two lines.
func joined(holes []schema.Span) []schema.Span {
	if len(holes) < 2 {
		return holes
	}
	first, last := holes[0].Start, holes[len(holes)-1].End
	return []schema.Span{{Start: first, End: last}}
}

// runningHeads finds the line that a layout repeats at the top of its pages:
// short, never a sentence, three times or more. It maps the line to the
// number of the line where it stands first, which may be the headline.
func runningHeads(lines []line) map[string]int {
	const longest, pages = 80, 3
	seen := make(map[string]int)
	first := make(map[string]int)
	for i, l := range lines {
		if l.runes > longest || l.gap == 0 && i > 0 || endsSentence(l.text) || openEnded(l.text) {
			continue
		}
		if seen[l.text]++; seen[l.text] == 1 {
			first[l.text] = i
		}
	}
	for text, n := range seen {
		if n < pages {
			delete(first, text)
		}
	}
	return first
}

func newGroup(l line) group {
	g := group{kind: mark(l.text)}
	if n := bullet(l.text); n > 0 && g.kind == extract.Paragraph {
		g.item = true
		l.Start += n
		l.text = l.text[n:]
		g.kind = mark(l.text)
	}
	g.lines = []line{l}
	return g
}

// breaks reports whether line b begins a block of its own after g.
func (p page) breaks(g *group, b line) bool {
	if p.apart(b) {
		return !p.continues(g, b)
	}
	a := g.last()
	ended := endsSentence(a.text)
	switch {
	case mark(b.text) != extract.Paragraph || startsDateline(b.text):
		return ended || g.kind != extract.Paragraph || !p.full(a, b) || !openEnded(a.text) && !isByline(b.text)
	case bullet(b.text) > 0:
		return ended || g.item || strings.HasSuffix(a.text, ":") || strings.HasSuffix(a.text, ";") || !p.full(a, b)
	case startsLower(b.text):
		return false
	case g.kind == extract.Byline:
		return true
	case ended:
		return p.flowing || b.indent > a.indent || !p.full(a, b)
	case openEnded(a.text):
		return false
	case p.flowing:
		return true
	case p.full(a, b):
		return false
	}
	return g.kind != extract.Paragraph || 2*a.runes < p.width ||
		len(g.lines) == 1 && 10*a.runes < 8*p.width && headingShape(a.text)
}

// continues reports whether line b goes on with the sentence of g although
// blank lines, or the number of a page, stand between them.
func (p page) continues(g *group, b line) bool {
	a := g.last()
	if g.kind != extract.Paragraph || endsSentence(a.text) || strings.HasSuffix(a.text, ":") ||
		mark(b.text) != extract.Paragraph || bullet(b.text) > 0 || startsDateline(b.text) {
		return false
	}
	substantial := len(g.lines) > 1 || p.long(a)
	switch {
	case startsLower(b.text):
		return substantial || openEnded(a.text)
	case openEnded(a.text):
		return substantial
	}
	// A paragraph without a stop whose last line goes up to the edge: the next
	// word is a name.
	return len(g.lines) > 1 && p.full(a, b) && (p.long(b) || endsSentence(b.text)) && 2*a.End > 2*g.lines[0].Start+3*p.width
}
