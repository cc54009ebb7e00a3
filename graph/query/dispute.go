package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
	"parley/schema/vocab"
)

// DisputeKind says how two accounts contradict each other.
type DisputeKind string

// The kinds of disputes.
const (
	Denial DisputeKind = "denial"   // what one affirms the other denies
	Clash  DisputeKind = "opposite" // their relations exclude each other
	Number DisputeKind = "number"   // they count the same and come to other numbers
)

// DisputeKinds lists them.
var DisputeKinds = []DisputeKind{Denial, Clash, Number}

// Dispute is a pair of accounts that cannot both be right; of numbers it may be
// more than a pair.
type Dispute struct {
	Kind        DisputeKind     `json:"kind"`
	Subject     string          `json:"subject"`
	SubjectName string          `json:"subject_name"`
	Object      string          `json:"object,omitempty"`
	ObjectName  string          `json:"object_name,omitempty"`
	Modality    schema.Modality `json:"modality"`
	// Days is how far apart the nearest two statements of the accounts are in
	// time, 0 where that is not known.
	Days     int       `json:"days"`
	Accounts []Account `json:"accounts"` // of a denial what is affirmed first, of numbers the lowest
}

// Account is one side of a dispute: what some say.
type Account struct {
	Claim      string          `json:"claim"` // in short: "Ghana not:attacks Togo", "people is killed (19 people)"
	Relation   string          `json:"relation"`
	Polarity   schema.Polarity `json:"polarity"`
	Sources    []string        `json:"sources"`   // names of who says so, outlets where the article itself does; sorted
	Documents  []string        `json:"documents"` // paths, sorted
	Origins    int             `json:"origins"`   // sources that are independent of each other, see Disputes
	Confidence float64         `json:"confidence"`
	First      string          `json:"first,omitempty"` // date of the earliest dated document
	Last       string          `json:"last,omitempty"`
	Statements []string        `json:"statements"` // ids, sorted
}

// DisputeOptions choose which disputes are found.
type DisputeOptions struct {
	Actor  string // name: who is subject, object or source of one of the accounts
	Kind   DisputeKind
	Within int          // most days between the two accounts; 0 for any
	Filter graph.Filter // of the statements of both accounts, but for Actor, which one of them must pass
}

// Disputes are the pairs of accounts that contradict each other, those with the
// most independent origins on both sides first.
//
// Two statements contradict each other if they agree in subject, object and
// modality, and in relation but not in polarity, or have relations that exclude
// each other. They must be about the same: what only the readers of an article
// can tell ("police", "the bill") is compared within one article and its
// reprints; what is denied for a place, a topic or the like must be affirmed for
// the same; times that the sentences name must meet, and where they name none
// the documents must not lie too far apart. A wish is compared with a wish and a
// duty with a duty; what may be contradicts nothing, nor does an article that
// says both in its own words.
//
// Numbers contradict each other if they count the same and do not overlap, also
// if one allows for rounding: what an actor with a name does to so many, or how
// many something befell in one place at one time. Documents that do not tell the
// time must be of the same day or the next.
//
// Origins are counted after folding: a source that several documents quote is
// one; an outlet is one; and so are documents of which one is the other but for
// a headline and some cuts.
func Disputes(ctx context.Context, s *graph.Store, opts DisputeOptions) ([]Dispute, error) {
	actor, err := idOf(ctx, s, "actor", cmp.Or(opts.Actor, opts.Filter.Actor))
	if err != nil {
		return nil, err
	}
	opts.Filter.Actor = ""
	contests, err := readContests(ctx, s, opts.Kind)
	if err != nil {
		return nil, err
	}
	var figures [][]figure
	if opts.Kind == Number || opts.Kind == "" {
		if figures, err = readFigures(ctx, s, opts.Filter); err != nil {
			return nil, err
		}
	}
	court := court{within: opts.Within, statements: map[string][]schema.Statement{}}
	if err := court.read(ctx, s, opts.Filter, contests, figures); err != nil {
		return nil, err
	}
	var rows []Dispute
	for _, c := range contests {
		rows = append(rows, court.disputes(c)...)
	}
	for _, group := range figures {
		if row, ok := court.counts(group); ok {
			rows = append(rows, row)
		}
	}
	if actor != "" {
		rows = slices.DeleteFunc(rows, func(d Dispute) bool { return !court.concerns(&d, actor) })
	}
	slices.SortStableFunc(rows, func(a, b Dispute) int {
		return cmp.Or(b.weaker()-a.weaker(), b.origins()-a.origins(), strings.Compare(b.last(), a.last()),
			strings.Compare(a.Accounts[0].Statements[0], b.Accounts[0].Statements[0]))
	})
	return rows, nil
}

// weaker are the independent origins of the account with the second most: of two
// those of the other.
func (d *Dispute) weaker() int {
	most, second := 0, 0
	for i := range d.Accounts {
		if n := d.Accounts[i].Origins; n > most {
			most, second = n, most
		} else {
			second = max(second, n)
		}
	}
	return second
}

func (d *Dispute) origins() int {
	n := 0
	for i := range d.Accounts {
		n += d.Accounts[i].Origins
	}
	return n
}

func (d *Dispute) last() string {
	last := ""
	for i := range d.Accounts {
		last = max(last, d.Accounts[i].Last)
	}
	return last
}

// contest is what may be a dispute.
type contest struct {
	kind DisputeKind
	graph.Contest
}

// readContests are the contests of a kind, all if it is empty.
func readContests(ctx context.Context, s *graph.Store, kind DisputeKind) ([]contest, error) {
	var all []contest
	take := func(kind DisputeKind, list []graph.Contest) {
		for _, c := range list {
			all = append(all, contest{kind, c})
		}
	}
	if kind == Denial || kind == "" {
		list, err := s.Denials(ctx, vocab.Inverses())
		if err != nil {
			return nil, err
		}
		take(Denial, list)
	}
	if kind == Denial || kind == Number {
		return all, nil
	}
	for _, pair := range vocab.Opposites() {
		list, err := s.Clashes(ctx, pair[0], pair[1])
		if err != nil {
			return nil, err
		}
		take(Clash, list)
	}
	return all, nil
}

// court decides which contests are disputes, and knows the documents that they
// are about.
type court struct {
	within     int
	statements map[string][]schema.Statement // by id, for each place that passes
	archive    archive
}

// read reads the statements of contests, and samples their documents and those
// of figures.
func (c *court) read(ctx context.Context, s *graph.Store, f graph.Filter, contests []contest, figures [][]figure) error {
	var ids []string
	for _, contest := range contests {
		ids = append(ids, contest.One...)
		ids = append(ids, contest.Other...)
	}
	slices.Sort(ids)
	paths := map[string]bool{}
	for st, err := range s.Among(ctx, f, slices.Compact(ids)) {
		if err != nil {
			return err
		}
		c.statements[st.ID] = append(c.statements[st.ID], st)
		paths[st.Evidence.Document] = true
	}
	for _, group := range figures {
		for _, figure := range group {
			st := figure.statement
			if !slices.ContainsFunc(c.statements[st.ID], func(held schema.Statement) bool { return held.Evidence == st.Evidence }) {
				c.statements[st.ID] = append(c.statements[st.ID], *st)
			}
			paths[st.Evidence.Document] = true
		}
	}
	var err error
	c.archive, err = readArchive(ctx, s, paths)
	return err
}

// disputes are the disputes in a contest: one for each modality in which there
// is one.
func (c *court) disputes(of contest) []Dispute {
	var rows []Dispute
	for _, modality := range []schema.Modality{schema.Actual, schema.Future, schema.Obligation, schema.Desired} {
		one, other := c.places(of.One, modality), c.places(of.Other, modality)
		inOne, inOther := map[int]bool{}, map[int]bool{}
		days := -1
		for i, a := range one {
			for k, b := range other {
				gap, ok := c.contradict(a, b, of.kind)
				if !ok {
					continue
				}
				inOne[i], inOther[k] = true, true
				if days < 0 || gap < days {
					days = gap
				}
			}
		}
		if days < 0 {
			continue
		}
		row := Dispute{Kind: of.kind, Modality: modality, Days: days, Subject: one[0].Subject.ID, SubjectName: one[0].Subject.Name}
		if o := one[0].Object; o != nil {
			row.Object, row.ObjectName = o.ID, o.Name
		}
		row.Accounts = []Account{c.account(one, inOne), c.account(other, inOther)}
		rows = append(rows, row)
	}
	return rows
}

// places are the statements of a modality, one for each place.
func (c *court) places(ids []string, modality schema.Modality) []*schema.Statement {
	var list []*schema.Statement
	for _, id := range ids {
		for i := range c.statements[id] {
			if s := &c.statements[id][i]; s.Modality == modality {
				list = append(list, s)
			}
		}
	}
	return list
}

// account is what some statements say: those of a set, all if it is nil.
func (c *court) account(places []*schema.Statement, in map[int]bool) Account {
	var a Account
	origins := origins{archive: &c.archive, of: map[string]int{}}
	for i, s := range places {
		if in != nil && !in[i] {
			continue
		}
		if a.Claim == "" {
			a.Claim, a.Relation, a.Polarity = Brief(s), s.Relation.ID, s.Polarity
		}
		doc := c.archive.documents[s.Evidence.Document]
		origins.add(s)
		a.Sources = insert(a.Sources, origins.name(s))
		a.Documents = insert(a.Documents, s.Evidence.Document)
		a.Statements = insert(a.Statements, s.ID)
		a.Confidence = max(a.Confidence, s.Confidence)
		if doc.Date != "" && (a.First == "" || doc.Date < a.First) {
			a.First = doc.Date
		}
		a.Last = max(a.Last, doc.Date)
	}
	a.Origins = origins.count()
	return a
}

// concerns reports whether somebody is subject, object or source in a dispute.
func (c *court) concerns(d *Dispute, actor string) bool {
	for _, a := range d.Accounts {
		for _, id := range a.Statements {
			for i := range c.statements[id] {
				s := &c.statements[id][i]
				if _, ok := participants(s)[actor]; ok || s.InRole(actor) {
					return true
				}
			}
		}
	}
	return false
}
