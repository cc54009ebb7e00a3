package train

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/extract"
	"parley/extract/entity"
	"parley/extract/token"
	"parley/schema"
	"parley/schema/vocab"
)

// labelled is a document of annotated words.
type labelled struct {
	name      string
	sentences []labelledSentence
}

type labelledSentence struct {
	forms []string
	names []entity.GoldName
	free  []bool // words of whose tags the annotation says nothing; nil for none
}

// open says that the annotation leaves one of the words open.
func (s *labelledSentence) open(first, end int) bool {
	return s.free != nil && slices.Contains(s.free[first:end], true)
}

// newswireClasses maps the classes of the newswire; dates and sums are no names.
var newswireClasses = map[string]schema.Class{
	"Person": schema.Person, "Organization": schema.Organization, "Location": schema.Place, "Facility": schema.Place,
	"NORP": schema.Group, "Misc": schema.Event, "Product": schema.Event,
}

// readNewswire reads words and tags, divided by a tab, with "# document" lines
// and an empty line after each sentence.
func readNewswire(path string) ([]labelled, error) {
	var r labelReader
	err := lines(path, func(line string) error {
		if strings.HasPrefix(line, "# document") {
			r.document(line)
			return nil
		}
		if line == "" {
			r.sentence()
			return nil
		}
		fields := strings.Fields(line) // a few lines have blanks for the tab
		if len(fields) < 2 {
			return fmt.Errorf("no tag in %q", line)
		}
		form, tag := fields[0], fields[len(fields)-1]
		part, class, _ := strings.Cut(tag, "-")
		r.word(form, part, newswireClasses[class], false)
		return nil
	})
	r.document("")
	return r.docs, err
}

// readUner reads the names of EWT. What it calls other is left open, but that
// adjectives of origin are learnt from the table of places.
func readUner(path string) ([]labelled, error) {
	classes := map[string]schema.Class{"PER": schema.Person, "ORG": schema.Organization, "LOC": schema.Place}
	var r labelReader
	err := lines(path, func(line string) error {
		columns := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			r.document(line)
		case line == "":
			r.sentence()
		case line[0] != '#' && len(columns) >= 3:
			part, class, _ := strings.Cut(columns[2], "-")
			switch {
			case class != "OTH":
				r.word(columns[1], part, classes[class], false)
			case vocab.Demonym(columns[1]) != nil:
				r.word(columns[1], "B", schema.Group, false)
			default:
				r.word(columns[1], "O", "", true)
			}
		}
		return nil
	})
	r.document("")
	return r.docs, err
}

// labelReader builds documents from words and their tags.
type labelReader struct {
	docs []labelled
	doc  labelled
	now  labelledSentence
}

func (r *labelReader) word(form, part string, class schema.Class, free bool) {
	if form = strings.Join(strings.Fields(form), ""); form == "" || !utf8.ValidString(form) {
		return
	}
	i := len(r.now.forms)
	r.now.forms = append(r.now.forms, form)
	r.now.free = append(r.now.free, free)
	if class == "" {
		return
	}
	if n := len(r.now.names); part == "I" && n > 0 && r.now.names[n-1].End == i && r.now.names[n-1].Class == class {
		r.now.names[n-1].End++
		return
	}
	r.now.names = append(r.now.names, entity.GoldName{First: i, End: i + 1, Class: class})
}

func (r *labelReader) sentence() {
	if len(r.now.forms) > 0 {
		if !slices.Contains(r.now.free, true) {
			r.now.free = nil
		}
		r.doc.sentences = append(r.doc.sentences, r.now)
	}
	r.now = labelledSentence{}
}

func (r *labelReader) document(name string) {
	r.sentence()
	if len(r.doc.sentences) > 0 {
		r.docs = append(r.docs, r.doc)
	}
	r.doc = labelled{name: name}
}

// document makes the words a text, with a blank between any two.
func (l labelled) document() *extract.Document {
	doc := &extract.Document{Path: l.name}
	var text strings.Builder
	for i, s := range l.sentences {
		var sentence extract.Sentence
		sentence.Block = i
		for k, form := range s.forms {
			if k > 0 {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(form)
			sentence.Tokens = append(sentence.Tokens, extract.Token{Span: schema.Span{Start: start, End: text.Len()}, Head: -1})
		}
		sentence.Start, sentence.End = sentence.Tokens[0].Start, text.Len()
		doc.Sentences = append(doc.Sentences, sentence)
		doc.Blocks = append(doc.Blocks, extract.Block{Span: sentence.Span, Kind: extract.Paragraph})
		text.WriteByte('\n')
	}
	doc.Text = text.String()
	return doc
}

// tags are the gold tags of a sentence.
func (l labelled) tags(sentence int) []uint8 {
	s := &l.sentences[sentence]
	tags := entity.TagsOf(len(s.forms), s.names)
	for i := range s.free {
		if s.free[i] {
			tags[i] = entity.AnyTag
		}
	}
	return tags
}

// respelt is the document as the tokeniser would divide it, had it been
// written without blanks around its marks: "U", ".", "S", "." becomes "U.S.".
func (l labelled) respelt(model *token.Model) labelled {
	out := labelled{name: l.name}
	for _, s := range l.sentences {
		text, spans := written(s.forms)
		doc := &extract.Document{Text: text, Blocks: []extract.Block{{Span: schema.Span{End: len(text)}, Kind: extract.Heading}}}
		if err := model.Stage().Run(context.Background(), doc); err != nil {
			continue
		}
		for i := range doc.Sentences {
			out.sentences = append(out.sentences, s.moved(doc, &doc.Sentences[i], spans))
		}
	}
	return out
}

// same says that two spellings have the same words.
func (l labelled) same(other labelled) bool {
	return slices.EqualFunc(l.sentences, other.sentences, func(a, b labelledSentence) bool { return slices.Equal(a.forms, b.forms) })
}

// written writes words as a text would have them, and where each stands.
func written(forms []string) (string, []schema.Span) {
	var text strings.Builder
	spans := make([]schema.Span, len(forms))
	quoted := false
	glue := true // no blank before the next word
	for i, form := range forms {
		next := ""
		if i+1 < len(forms) {
			next = forms[i+1]
		}
		before := ""
		if i > 0 {
			before = forms[i-1]
		}
		left := glue
		glue = false
		switch form {
		case ".", ",", ";", ":", "?", "!", ")", "]", "%", "”", "’s", "'s":
			left = true
			glue = form == "." && len(before) == 1 && len(next) == 1 || (form == "." || form == ",") && startsDigit(before) && startsDigit(next)
		case "(", "[", "“", "$", "£", "€", "#", "@":
			glue = true
		case "\"":
			if quoted {
				left = true
			} else {
				glue = true
			}
			quoted = !quoted
		case "’", "'", "/":
			left, glue = true, form == "/" || next == "s" || next == "t" || next == "re" || next == "ll" || next == "ve" || next == "d" || next == "m"
		case "-":
			r, _ := utf8.DecodeRuneInString(next)
			if unicode.IsLower(r) || unicode.IsDigit(r) || len(before) <= 3 {
				left, glue = true, true
			}
		}
		if !left {
			text.WriteByte(' ')
		}
		spans[i].Start = text.Len()
		text.WriteString(form)
		spans[i].End = text.Len()
	}
	return text.String(), spans
}

func startsDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// moved carries the names of a sentence over to other tokens of its text.
func (s *labelledSentence) moved(doc *extract.Document, to *extract.Sentence, spans []schema.Span) labelledSentence {
	var out labelledSentence
	for i := range to.Tokens {
		out.forms = append(out.forms, doc.Form(&to.Tokens[i]))
		free := false
		for k, span := range spans {
			free = free || s.free != nil && s.free[k] && span.Overlaps(to.Tokens[i].Span)
		}
		out.free = append(out.free, free)
	}
	for _, name := range s.names {
		span := schema.Span{Start: spans[name.First].Start, End: spans[name.End-1].End}
		first, end := -1, -1
		for i := range to.Tokens {
			if to.Tokens[i].Overlaps(span) {
				if first < 0 {
					first = i
				}
				end = i + 1
			}
		}
		n := len(out.names)
		if first >= 0 && (n == 0 || out.names[n-1].End <= first) {
			out.names = append(out.names, entity.GoldName{First: first, End: end, Class: name.Class})
		}
	}
	return out
}

// headlines is the document in capitals, or in the capitals of a headline.
func (l labelled) headlines(n int) labelled {
	out := labelled{name: l.name, sentences: slices.Clone(l.sentences)}
	for i := range out.sentences {
		s := &out.sentences[i]
		s.forms = slices.Clone(s.forms)
		for k, form := range s.forms {
			if (n/headlineEvery+i)%3 == 0 {
				s.forms[k] = strings.ToUpper(form)
				continue
			}
			if r, size := utf8.DecodeRuneInString(form); len(form) > 3 || k == 0 {
				s.forms[k] = string(unicode.ToUpper(r)) + form[size:]
			}
		}
	}
	return out
}
