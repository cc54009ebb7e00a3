package conllu

import (
	"strings"
	"time"

	"parley/extract"
)

// The comments that tell title, source and date of a document; the first of
// each is ours, "meta::dateCreated" is the GUM corpus's.
var (
	titleKeys  = []string{"meta::title", "title", "doc_title"}
	sourceKeys = []string{"meta::source", "source"}
	dateKeys   = []string{"meta::date", "date", "meta::dateCreated", "doc_date"}
)

// dateLayouts are the ways in which dates are read.
var dateLayouts = []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", time.DateTime, "2006/01/02", "20060102", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006"}

// describe fills in what the comments of the first sentence tell of a document.
func describe(doc *extract.Document, s *Sentence) {
	doc.Title, doc.Source = firstMeta(s, titleKeys), firstMeta(s, sourceKeys)
	date := firstMeta(s, dateKeys)
	for _, layout := range dateLayouts {
		if day, err := time.Parse(layout, date); err == nil {
			doc.Date = day.Format(time.DateOnly)
			return
		}
	}
}

func firstMeta(s *Sentence, keys []string) string {
	for _, key := range keys {
		if value, ok := s.Meta(key); ok && value != "" {
			return value
		}
	}
	return ""
}

// blockKinds maps the first word of "# newpar_block" to the kinds of blocks:
// ours, and those of the GUM corpus that are no running text.
var blockKinds = map[string]extract.BlockKind{
	"heading": extract.Heading, "dateline": extract.Dateline, "caption": extract.Caption, "related": extract.Related,
	"byline": extract.Byline, "furniture": extract.Furniture, "head": extract.Heading, "figure": extract.Caption,
}

// blockKind is a paragraph, unless the comment names another kind.
func blockKind(comment string) extract.BlockKind {
	word, _, _ := strings.Cut(comment, " ")
	if kind, ok := blockKinds[word]; ok {
		return kind
	}
	return extract.Paragraph
}
