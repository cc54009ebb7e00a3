package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
)

// Entry is one moment on a timeline: a claim at a time, with all that is said
// of it.
type Entry struct {
	Date        string           `json:"date"`           // ISO 8601, as exact as the text; see schema.Role
	From        string           `json:"from,omitempty"` // the first day of that, empty where it is open
	To          string           `json:"to,omitempty"`   // the last day
	Dated       Dated            `json:"dated,omitempty"`
	Subject     string           `json:"subject"`
	SubjectName string           `json:"subject_name"`
	Relation    string           `json:"relation"`
	Object      string           `json:"object,omitempty"`
	ObjectName  string           `json:"object_name,omitempty"`
	Polarity    schema.Polarity  `json:"polarity"`
	Modality    schema.Modality  `json:"modality"`
	Factual     bool             `json:"factual"` // at least one statement carries the plain relation
	Event       schema.EventType `json:"event,omitempty"`
	Sources     []string         `json:"sources,omitempty"` // names of who says so, sorted
	Count       int              `json:"count"`             // pieces of evidence
	Documents   int              `json:"documents"`         // different documents
	Document    string           `json:"document"`          // of the surest evidence, as the next three are
	Quote       string           `json:"quote"`
	Confidence  float64          `json:"confidence"`
	Statement   string           `json:"statement"`
	Statements  []string         `json:"statements"` // ids, sorted
}

// Dated says how the time of an entry is known.
type Dated string

// The ways.
const (
	ByText     Dated = "text"     // the statement names it
	ByDocument Dated = "document" // it is the day of the document
)

// TimelineOptions choose what a timeline shows. Fields left empty do not restrict.
type TimelineOptions struct {
	Actor  string // name
	From   string // YYYY-MM-DD: only what may have been so on that day or later
	To     string // YYYY-MM-DD: or earlier
	Events bool   // only what PLOVER counts as an event
	Filter graph.Filter
}

// Timeline lists what is said in the order of time: of the time that a
// statement names where it is normalised, else of its document. What begins on
// the same day comes the longest first; what has no time comes last. Statements
// that agree in time, subject, relation, object, polarity and modality are one
// entry.
func Timeline(ctx context.Context, s *graph.Store, opts TimelineOptions) ([]Entry, error) {
	f := opts.Filter
	if opts.Actor != "" {
		e, err := Find(ctx, s, opts.Actor)
		if err != nil {
			return nil, err
		}
		f.Actor = e.ID
	}
	line := timeline{at: map[entryKey]int{}}
	path, published := "", "" // they come document by document
	for st, err := range s.Statements(ctx, f) {
		if err != nil {
			return nil, err
		}
		if opts.Events && st.Relation.Event == "" {
			continue
		}
		if st.Evidence.Document != path {
			path = st.Evidence.Document
			dates, err := s.Dates(ctx, slices.Values([]string{path}))
			if err != nil {
				return nil, err
			}
			published = dates[path]
		}
		e := entryOf(&st, published)
		if opts.From == "" && opts.To == "" || e.Date != "" && (period{e.From, e.To}).meets(period{opts.From, opts.To}) {
			line.add(e, &st)
		}
	}
	return line.sorted(), nil
}

func entryOf(s *schema.Statement, published string) Entry {
	e := Entry{
		Date: published, From: published, To: published, Dated: ByDocument,
		Subject: s.Subject.ID, SubjectName: s.Subject.Name, Relation: s.Relation.ID, Event: s.Relation.Event,
		Polarity: s.Polarity, Modality: s.Modality, Factual: s.Factual(),
	}
	if published == "" {
		e.Dated = ""
	}
	if s.Object != nil {
		e.Object, e.ObjectName = s.Object.ID, s.Object.Name
	}
	for _, role := range s.Roles {
		if p, ok := periodOf(role.Value); ok && role.Role == schema.RoleTime {
			e.Date, e.From, e.To, e.Dated = role.Value, p.from, p.to, ByText
			break
		}
	}
	return e
}

// timeline gathers entries of statements that come document by document.
type timeline struct {
	entries []Entry
	latest  []string // document of the last statement of each entry
	at      map[entryKey]int
}

// entryKey is what one entry stands for.
type entryKey struct {
	date, subject, relation, object string
	polarity                        schema.Polarity
	modality                        schema.Modality
}

// add counts a statement to its entry, which e is the beginning of if there is
// none yet.
func (t *timeline) add(e Entry, s *schema.Statement) {
	key := entryKey{e.Date, e.Subject, e.Relation, e.Object, e.Polarity, e.Modality}
	i, known := t.at[key]
	if !known {
		i = len(t.entries)
		t.at[key] = i
		t.entries = append(t.entries, e)
		t.latest = append(t.latest, "")
	}
	to := &t.entries[i]
	to.Factual = to.Factual || e.Factual
	to.Event = cmp.Or(to.Event, e.Event)
	if to.Count == 0 || s.Confidence > to.Confidence {
		to.Document, to.Quote, to.Confidence, to.Statement = s.Evidence.Document, s.Evidence.Quote, s.Confidence, s.ID
	}
	to.Count++
	if t.latest[i] != s.Evidence.Document {
		t.latest[i] = s.Evidence.Document
		to.Documents++
	}
	to.Statements = insert(to.Statements, s.ID)
	if n := len(s.Attribution); n > 0 {
		to.Sources = insert(to.Sources, s.Attribution[n-1].Source.Name)
	}
}

// insert puts a word into a sorted list, once.
func insert(list []string, word string) []string {
	if i, found := slices.BinarySearch(list, word); !found {
		return slices.Insert(list, i, word)
	}
	return list
}

func (t *timeline) sorted() []Entry {
	slices.SortStableFunc(t.entries, func(a, b Entry) int {
		if (a.Date == "") != (b.Date == "") {
			return strings.Compare(b.Date, a.Date)
		}
		return cmp.Or(strings.Compare(begin(&a), begin(&b)), strings.Compare(end(&b), end(&a)))
	})
	return t.entries
}

// begin is the day by which an entry is sorted: its first, or the last of what
// has no beginning.
func begin(e *Entry) string { return cmp.Or(e.From, e.To) }

// end is the last day; what has no end lasts longer than anything.
func end(e *Entry) string { return cmp.Or(e.To, "9999-12-31") }
