package vocab

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"parley/schema"
)

//go:embed relations.tsv
var relationTable string

// CanonicalRelation is a relation of the closed vocabulary: what can be between two,
// whatever the words that say so.
type CanonicalRelation struct {
	Phrase   string           // verb as lemma: "speak with"; see [CanonicalRelation.Family]
	Inverse  string           // how it reads from the object: "is demanded by"
	Domain   []schema.Class   // of subjects, as a rule; nil for any
	Range    []schema.Class   // of objects, as a rule; nil for any
	Event    schema.EventType // of its plain sense; senses may have others
	Triggers []string         // the phrases of all senses, in order, without their gates
	Examples []Example
}

// Example is a sentence that means a relation.
type Example struct {
	Sentence        string
	Subject, Object string           // names; Object is "" for none
	Event           schema.EventType // PLOVER type of the sense
}

// office stands for every office in the phrase of a family.
const office = "OFFICE"

// ID is the local part of the relation's IRI.
func (c CanonicalRelation) ID() string { return schema.RelationID(c.Phrase) }

// Label is how the relation reads from its subject: "speaks with".
func (c CanonicalRelation) Label() string { return strings.ReplaceAll(c.ID(), "_", " ") }

// Family reports whether c stands for a relation for every office, each of
// which has an id of its own: "is_president_of", "is_mayor_of".
func (c CanonicalRelation) Family() bool { return strings.Contains(c.Phrase, office) }

// CanonicalRelations lists the closed vocabulary in the order of the table.
func CanonicalRelations() []CanonicalRelation { return slices.Clone(relations().canonical) }

// HomeOf finds the canonical relation of an id: its own, that of its family, or,
// of what somebody vows, refuses or tries to do, that of the deed
// ("vows_to_attack"). It is false for a relation that the vocabulary does not
// have, which stands for its own words alone.
func HomeOf(id string) (CanonicalRelation, bool) {
	table := relations()
	if i, ok := table.byID[id]; ok {
		return table.canonical[i], true
	}
	if title, ok := strings.CutPrefix(id, "is_"); ok && strings.HasSuffix(title, "_of") {
		words := strings.Split(strings.TrimSuffix(title, "_of"), "_")
		if _, ok := TitleNamed(words[len(words)-1]); ok {
			return table.canonical[table.byID[schema.RelationID("be "+office+" of")]], true
		}
	}
	for from := 0; ; {
		i := strings.Index(id[from:], "_to_")
		if i < 0 {
			return CanonicalRelation{}, false
		}
		outer, inner := id[:from+i], id[from+i+len("_to_"):]
		_, governed := table.byID[outer]
		if deed, ok := table.byID[schema.RelationID(strings.ReplaceAll(inner, "_", " "))]; governed && ok {
			return table.canonical[deed], true
		}
		from += i + 1
	}
}

// PhraseOf finds the phrase of a canonical relation by its id: "speak with" of
// "speaks_with".
func PhraseOf(id string) (string, bool) {
	table := relations()
	i, ok := table.byID[id]
	if !ok || table.canonical[i].Family() {
		return "", false
	}
	return table.canonical[i].Phrase, true
}

// Nearest suggests the canonical relation for a phrase that has none: the one
// whose phrases begin with the same verb and go on most alike.
func Nearest(phrase string) (CanonicalRelation, bool) {
	table := relations()
	best, most := -1, 0
	for i := range table.canonical {
		for _, trigger := range table.canonical[i].Triggers {
			if like := likeness(trigger, phrase); like > most {
				best, most = i, like
			}
		}
	}
	if best < 0 {
		return CanonicalRelation{}, false
	}
	return table.canonical[best], true
}

// likeness counts how alike two phrases of one verb are: words that both have
// count for them, words that only the first has against; 0 is not at all.
func likeness(trigger, phrase string) int {
	words, others := strings.Fields(trigger), strings.Fields(phrase)
	if len(others) == 0 || words[0] != others[0] || words[0] == "be" {
		return 0
	}
	like := 10
	for _, word := range words[1:] {
		if slices.Contains(others, word) {
			like += 2
		} else {
			like--
		}
	}
	return like
}

// closed is the table, read.
type closed struct {
	canonical []CanonicalRelation
	byID      map[string]int // of canonical relations and of members of the family
	senses    map[string][]sense
}

var relations = sync.OnceValue(func() *closed {
	table := &closed{byID: make(map[string]int), senses: make(map[string][]sense)}
	for fields := range rows(relationTable) {
		if phrase, ok := strings.CutPrefix(fields[0], "= "); ok {
			table.open(phrase, fields)
			continue
		}
		last := &table.canonical[len(table.canonical)-1]
		if sentence, ok := strings.CutPrefix(fields[0], "+ "); ok {
			last.Examples = append(last.Examples, exampleOf(sentence, fields, last.Event))
			continue
		}
		table.add(last, fields)
	}
	return table
})

// open begins the block of a canonical relation.
func (t *closed) open(phrase string, fields []string) {
	c := CanonicalRelation{Phrase: phrase, Inverse: fields[1], Domain: classesOf(fields[2]), Range: classesOf(fields[3]), Event: eventOf(fields[4])}
	t.byID[c.ID()] = len(t.canonical)
	t.canonical = append(t.canonical, c)
}

// add enters a sense of c.
func (t *closed) add(c *CanonicalRelation, fields []string) {
	r := relationOf(fields)
	r.Canonical = c.Phrase
	if c.Family() {
		r.Canonical = r.Phrase
		t.byID[r.ID()] = len(t.canonical) - 1
	}
	for written := range strings.SplitSeq(fields[0]+"|"+fields[2], "|") {
		if phrase, gates := split(written); phrase != "-" {
			t.senses[phrase] = append(t.senses[phrase], sense{r, gates})
			c.Triggers = append(c.Triggers, phrase)
		}
	}
}

func relationOf(fields []string) Relation {
	r := Relation{Kind: Kind(fields[4]), Event: eventOf(fields[1])}
	r.Phrase, _ = split(fields[0])
	switch fields[3] {
	case "+":
		r.Effect = 1
	case "-":
		r.Effect = -1
	}
	return r
}

func exampleOf(sentence string, fields []string, event schema.EventType) Example {
	e := Example{Sentence: sentence, Subject: fields[1], Object: fields[2], Event: event}
	if e.Object == "-" {
		e.Object = ""
	}
	if len(fields) > 3 {
		e.Event = eventOf(fields[3])
	}
	return e
}

func eventOf(field string) schema.EventType {
	if field == "-" {
		return ""
	}
	return schema.EventType(field)
}

// classesOf reads the classes of a domain or range.
func classesOf(field string) []schema.Class {
	var classes []schema.Class
	for class := range strings.SplitSeq(field, ",") {
		switch class {
		case "any":
			return nil
		case "actor":
			classes = append(classes, schema.Person, schema.Organization, schema.Country, schema.Group)
		default:
			classes = append(classes, schema.Class(class))
		}
	}
	return classes
}
