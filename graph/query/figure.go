package query

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"parley/graph"
	"parley/schema"
	"parley/schema/vocab"
)

// figure is a number that a statement tells: an interval, and of what.
type figure struct {
	statement *schema.Statement
	about     subjectMatter
	value     string // as schema.Role has it
	low, high float64
}

// subjectMatter is what a number counts. Two numbers of the same are told by
// statements that have a named actor, relation, object and unit in common; or,
// of what befell some ("19 people were killed"), relation, unit, place and day.
type subjectMatter struct {
	actor, relation, object, unit string
	place                         string
	time                          period
}

// figuresOf are the numbers that a statement tells as facts, as far as it tells
// what they count so that others may tell it too.
func figuresOf(s *schema.Statement) []figure {
	if s.Polarity != schema.Affirmed || s.Modality != schema.Actual {
		return nil
	}
	var list []figure
	add := func(about subjectMatter, value string) {
		f := figure{statement: s, about: about, value: value}
		var ok bool
		if f.low, f.high, f.about.unit, ok = numberOf(value); ok {
			list = append(list, f)
		}
	}
	place, time, placed := placeAndTime(s)
	if s.Subject.Value != "" && placed {
		add(subjectMatter{relation: s.Relation.ID, place: place, time: time}, s.Subject.Value)
	}
	if s.Object != nil && s.Object.Value != "" {
		if passive := passiveOf(s.Relation.ID); passive != "" && placed {
			add(subjectMatter{relation: passive, place: place, time: time}, s.Object.Value)
		} else if ownName(&s.Subject) {
			add(subjectMatter{actor: s.Subject.ID, relation: s.Relation.ID}, s.Object.Value)
		}
	}
	for _, role := range s.Roles {
		if role.Role != schema.RoleAmount || !ownName(&s.Subject) {
			continue
		}
		about := subjectMatter{actor: s.Subject.ID, relation: s.Relation.ID}
		if s.Object != nil {
			about.object = s.Object.ID
		}
		add(about, role.Value)
	}
	return list
}

// placeAndTime are the place with a name of its own and the time that a
// statement tells.
func placeAndTime(s *schema.Statement) (place string, time period, ok bool) {
	for _, role := range s.Roles {
		if role.Role == schema.RolePlace && role.ID != "" && ownName(&schema.Argument{Name: role.ID}) {
			place = role.ID
		}
	}
	time, told := timeOf(s)
	return place, time, told && place != ""
}

// passiveOf is the relation of what the object of another undergoes: of "kills"
// it is "is_killed".
func passiveOf(relation string) string {
	c, ok := vocab.HomeOf(relation)
	if !ok || c.ID() != relation {
		return ""
	}
	passive, ok := strings.CutSuffix(c.Inverse, " by")
	if !ok {
		return ""
	}
	return strings.ReplaceAll(passive, " ", "_")
}

// numberOf reads the value of an amount: "19/.. people" is 19 or more. Spans of
// time are no numbers.
func numberOf(value string) (low, high float64, unit string, ok bool) {
	bounds, unit, _ := strings.Cut(value, " ")
	from, to, interval := strings.Cut(bounds, "/")
	if !interval {
		to = from
	}
	low, errLow := bound(from, math.Inf(-1))
	high, errHigh := bound(to, math.Inf(1))
	return low, high, unit, errLow == nil && errHigh == nil
}

func bound(text string, open float64) (float64, error) {
	if text == ".." {
		return open, nil
	}
	return strconv.ParseFloat(text, 64)
}

// readFigures are the numbers about which there are several, by what they count.
func readFigures(ctx context.Context, s *graph.Store, f graph.Filter) ([][]figure, error) {
	ids, err := s.Counted(ctx)
	if err != nil {
		return nil, err
	}
	tellers := map[subjectMatter][]string{} // ids
	for st, err := range s.Among(ctx, f, ids) {
		if err != nil {
			return nil, err
		}
		for _, figure := range figuresOf(&st) {
			tellers[figure.about] = append(tellers[figure.about], st.ID)
		}
	}
	several := map[subjectMatter][]figure{}
	var again []string
	for about, ids := range tellers {
		if len(ids) > 1 {
			several[about] = nil
			again = append(again, ids...)
		}
	}
	slices.Sort(again)
	for st, err := range s.Among(ctx, f, slices.Compact(again)) {
		if err != nil {
			return nil, err
		}
		for _, figure := range figuresOf(&st) {
			if _, wanted := several[figure.about]; wanted {
				several[figure.about] = append(several[figure.about], figure)
			}
		}
	}
	groups := make([][]figure, 0, len(several))
	for _, group := range several {
		groups = append(groups, group)
	}
	return groups, nil
}

const (
	// rounding is the part by which numbers may differ that are one: "nearly
	// 40,000" and 40,300.
	rounding = 0.05
	// nearDays is how many days may lie between documents that count the same
	// at the same time, where they do not tell the time.
	nearDays = 1
)

// differ reports whether two numbers of the same cannot both be right, and how
// many days lie between them.
func (c *court) differ(a, b *figure) (days int, ok bool) {
	low, high := a, b
	if b.low < a.low {
		low, high = b, a
	}
	if low.high*(1+rounding) >= high.low || c.archive.same(a.statement.Evidence.Document, b.statement.Evidence.Document) && len(a.statement.Attribution)+len(b.statement.Attribution) == 0 {
		return 0, false
	}
	if sameVoice(a.statement, b.statement) || !covers(a.statement, b.statement, schema.RoleAmount) || !covers(b.statement, a.statement, schema.RoleAmount) {
		return 0, false
	}
	days, told := c.apart(a.statement, b.statement)
	return days, days == 0 || !told && days <= nearDays
}

// counts is the dispute about what some numbers count, if there is one: an
// account for each number that differs from another.
func (c *court) counts(group []figure) (Dispute, bool) {
	values := map[string][]*schema.Statement{}
	bounds := map[string]figure{}
	days := -1
	for i := range group {
		for k := range group {
			gap, ok := c.differ(&group[i], &group[k])
			if !ok {
				continue
			}
			if days < 0 || gap < days {
				days = gap
			}
			values[group[i].value] = append(values[group[i].value], group[i].statement)
			bounds[group[i].value] = group[i]
			break
		}
	}
	if days < 0 {
		return Dispute{}, false
	}
	order := make([]string, 0, len(values))
	for value := range values {
		order = append(order, value)
	}
	slices.SortFunc(order, func(a, b string) int {
		return cmp.Or(cmp.Compare(bounds[a].low, bounds[b].low), cmp.Compare(bounds[a].high, bounds[b].high), strings.Compare(a, b))
	})
	row := Dispute{Kind: Number, Modality: schema.Actual, Days: days}
	for _, value := range order {
		account := c.account(values[value], nil)
		account.Claim += " (" + value + ")"
		row.Accounts = append(row.Accounts, account)
	}
	s := values[order[0]][0]
	row.Subject, row.SubjectName = s.Subject.ID, s.Subject.Name
	if s.Object != nil {
		row.Object, row.ObjectName = s.Object.ID, s.Object.Name
	}
	return row, true
}
