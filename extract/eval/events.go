package eval

import (
	"cmp"
	"slices"
	"strings"

	"parley/schema"
)

// EventRow is a sentence of which the PLOVER type of what one does to another
// is known.
type EventRow struct {
	ID             int
	Sentence       string
	Source, Target string // words of the sentence: who does it, to whom
	Event          schema.EventType
}

// yielding is the type of rows whose annotators did not tell CONCEDE from
// RETREAT.
const yielding schema.EventType = "YIELD"

// EventScore compares event types. The type found for a row is that of the
// statement with an event that links source and target best:
//
//  1. its subject is the source and its object the target;
//  2. its subject is the source and the target stands in a role;
//  3. its subject is the source and its quote holds the target;
//  4. the source says it, of the target;
//  5. its subject is the target, and object or role the source;
//  6. the source says it, and the target stands in a role;
//  7. its subject is the source, or
//  8. the target.
//
// An argument is a phrase whose words, articles aside, stand in its text or
// name, or the other way round. Of equals the surest counts, then the first. A
// row without such a statement counts as missed.
type EventScore struct {
	Linked            bool // the first two ways alone
	rows, right       int
	gold, found, both map[schema.EventType]int
}

// Add scores the statements of a row's sentence.
func (s *EventScore) Add(row EventRow, statements []schema.Statement) {
	if s.gold == nil {
		s.gold, s.found, s.both = map[schema.EventType]int{}, map[schema.EventType]int{}, map[schema.EventType]int{}
	}
	event := s.eventOf(row, statements)
	if row.Event == yielding && (event == schema.Concede || event == schema.Retreat) {
		event = yielding
	}
	s.rows++
	s.gold[row.Event]++
	if event != "" {
		s.found[event]++
	}
	if event == row.Event {
		s.right++
		s.both[event]++
	}
}

func (s *EventScore) eventOf(row EventRow, statements []schema.Statement) schema.EventType {
	worst := 8
	if s.Linked {
		worst = 2
	}
	var best *schema.Statement
	for i := range statements {
		st := &statements[i]
		link := row.link(st)
		if st.Relation.Event == "" || link > worst || best != nil && cmp.Or(cmp.Compare(link, row.link(best)), cmp.Compare(best.Confidence, st.Confidence)) >= 0 {
			continue
		}
		best = st
	}
	if best == nil {
		return ""
	}
	return best.Relation.Event
}

// Accuracy and MacroF1 are percentages; MacroF1 is the mean over the types of
// the rows.
func (s *EventScore) Accuracy() float64 { return 100 * float64(s.right) / float64(max(1, s.rows)) }

// MacroF1 is the mean of the types' F1.
func (s *EventScore) MacroF1() float64 {
	sum := 0.0
	for event := range s.gold {
		sum += f1{both: s.both[event], found: s.found[event], gold: s.gold[event]}.percent()
	}
	return sum / float64(max(1, len(s.gold)))
}

// link is the number of the way in which a statement links source and target, 9
// for none.
func (r EventRow) link(s *schema.Statement) int {
	subject := called(&s.Subject, r.Source)
	object := s.Object != nil && called(s.Object, r.Target)
	told := slices.ContainsFunc(s.Attribution, func(a schema.Attribution) bool { return called(&a.Source, r.Source) })
	patient := called(&s.Subject, r.Target)
	switch {
	case subject && object:
		return 1
	case subject && inRoles(s, r.Target):
		return 2
	case subject && holds(s.Evidence.Quote, r.Target):
		return 3
	case told && (object || patient):
		return 4
	case patient && (s.Object != nil && called(s.Object, r.Source) || inRoles(s, r.Source)):
		return 5
	case told && inRoles(s, r.Target):
		return 6
	case subject:
		return 7
	case patient:
		return 8
	}
	return 9
}

// called reports whether an argument and a phrase are the same, or one is part
// of the other.
func called(a *schema.Argument, phrase string) bool {
	return slices.ContainsFunc([]string{a.Text, a.Name}, func(text string) bool { return holds(text, phrase) || holds(phrase, text) })
}

func inRoles(s *schema.Statement, phrase string) bool {
	return slices.ContainsFunc(s.Roles, func(role schema.Role) bool { return holds(role.Text, phrase) })
}

// holds reports whether the words of a phrase, articles aside, stand in a text
// one after the other.
func holds(text, phrase string) bool {
	in, words := withoutArticles(text), withoutArticles(phrase)
	return words != "" && strings.Contains(" "+in+" ", " "+words+" ")
}

func withoutArticles(text string) string {
	words := slices.DeleteFunc(wordsOf(text), func(w string) bool { return w == "the" || w == "a" || w == "an" })
	return strings.Join(words, " ")
}
