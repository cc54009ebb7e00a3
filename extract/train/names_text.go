package train

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/extract"
	"parley/extract/entity"
	"parley/extract/eval"
	"parley/extract/token"
	"parley/schema"
)

// labelled is a text with annotated names that takes other spellings.
type labelled struct{ eval.NamedText }

// tags are the gold tags of a sentence.
func (l labelled) tags(sentence int) []uint8 {
	s := &l.Sentences[sentence]
	tags := entity.TagsOf(len(s.Forms), s.Names)
	for i := range s.Free {
		if s.Free[i] {
			tags[i] = entity.AnyTag
		}
	}
	return tags
}

// respelt is the document as the tokeniser would divide it, had it been
// written without blanks around its marks: "U", ".", "S", "." becomes "U.S.".
func (l labelled) respelt(model *token.Model) labelled {
	out := labelled{eval.NamedText{Path: l.Path}}
	for _, s := range l.Sentences {
		text, spans := written(s.Forms)
		doc := &extract.Document{Text: text, Blocks: []extract.Block{{Span: schema.Span{End: len(text)}, Kind: extract.Heading}}}
		if err := model.Stage().Run(context.Background(), doc); err != nil {
			continue
		}
		for i := range doc.Sentences {
			out.Sentences = append(out.Sentences, moved(s, doc, &doc.Sentences[i], spans))
		}
	}
	return out
}

// same says that two spellings have the same words.
func (l labelled) same(other labelled) bool {
	return slices.EqualFunc(l.Sentences, other.Sentences, func(a, b eval.NamedSentence) bool { return slices.Equal(a.Forms, b.Forms) })
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
func moved(s eval.NamedSentence, doc *extract.Document, to *extract.Sentence, spans []schema.Span) eval.NamedSentence {
	var out eval.NamedSentence
	for i := range to.Tokens {
		out.Forms = append(out.Forms, doc.Form(&to.Tokens[i]))
		free := false
		for k, span := range spans {
			free = free || s.Free != nil && s.Free[k] && span.Overlaps(to.Tokens[i].Span)
		}
		out.Free = append(out.Free, free)
	}
	for _, name := range s.Names {
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
		if last := end - 1; last > first && (out.Forms[last] == "'s" || out.Forms[last] == "’s") {
			end = last
		}
		n := len(out.Names)
		if first >= 0 && (n == 0 || out.Names[n-1].End <= first) {
			out.Names = append(out.Names, entity.GoldName{First: first, End: end, Class: name.Class})
		}
	}
	return out
}

// headlines is the document in capitals, or in the capitals of a headline.
func (l labelled) headlines(n int) labelled {
	out := labelled{eval.NamedText{Path: l.Path, Sentences: slices.Clone(l.Sentences)}}
	for i := range out.Sentences {
		s := &out.Sentences[i]
		s.Forms = slices.Clone(s.Forms)
		for k, form := range s.Forms {
			if (n/headlineEvery+i)%3 == 0 {
				s.Forms[k] = strings.ToUpper(form)
				continue
			}
			if r, size := utf8.DecodeRuneInString(form); len(form) > 3 || k == 0 {
				s.Forms[k] = string(unicode.ToUpper(r)) + form[size:]
			}
		}
	}
	return out
}
