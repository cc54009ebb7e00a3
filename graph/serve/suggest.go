package serve

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"

	"parley/schema"
)

// known is a name under which something can be found.
type known struct {
	folded string // see fold
	lower  string // in lower case
	name   string // as it is written
	entity *EntityCount
	source *Source // a document, where it is no entity
}

// suggestion is what somebody who types a name may mean.
type suggestion struct {
	Kind       string       `json:"kind" enum:"entity,document"`
	ID         string       `json:"id"`
	Name       string       `json:"name"`
	Match      string       `json:"match" doc:"the name that matches: an alias, perhaps"`
	Class      schema.Class `json:"class,omitempty"`
	Statements int          `json:"statements"`
}

// fold writes a name so that neither case nor accents nor the writing keep it
// from being found.
func fold(name string) string {
	return strings.ToLower(unidecode.Unidecode(strings.ReplaceAll(name, "_", " ")))
}

type suggestionList struct {
	Suggestions []suggestion `json:"suggestions"`
	Extent
}

// suggest answers while somebody types: names of entities, other names of
// theirs, and titles of documents, from memory.
func (s *Server) suggest(ctx context.Context, in *struct {
	Query string `query:"q" doc:"the beginning of a name, or of a word of one"`
	Paging
}) (list suggestionList, err error) {
	c, err := s.glance(ctx)
	if err != nil {
		return list, err
	}
	list.Suggestions, list.Extent = part(s, c.suggest(fold(strings.TrimSpace(in.Query))), in.Paging)
	return list, nil
}

// How well a name fits what was typed.
const (
	unfit  = iota
	within // somewhere in it
	word   // a word of it begins so
	begins
	whole
)

func fit(folded, typed string) int {
	at := strings.Index(folded, typed)
	switch {
	case at < 0:
		return unfit
	case folded == typed:
		return whole
	case at == 0:
		return begins
	}
	for from := 0; at >= 0; {
		from += at
		if before := rune(folded[from-1]); !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return word
		}
		if at = strings.Index(folded[from+1:], typed); at >= 0 {
			from++
		}
	}
	return within
}

// suggest lists what fits, each thing once under its best name: what is said of
// most comes first among those that fit as well.
func (c *catalogue) suggest(typed string) []suggestion {
	if typed == "" {
		return nil
	}
	best, fits := map[string]suggestion{}, map[string]int{}
	for i := range c.names {
		n := &c.names[i]
		how := fit(n.folded, typed)
		if how == unfit {
			continue
		}
		s := n.suggestion()
		if key := s.Kind + " " + s.ID; how > fits[key] {
			best[key], fits[key] = s, how
		}
	}
	list := make([]suggestion, 0, len(best))
	for _, s := range best {
		list = append(list, s)
	}
	score := func(s suggestion) int {
		score := fits[s.Kind+" "+s.ID] * 2
		if s.Class.Actor() {
			score++
		}
		return score
	}
	slices.SortFunc(list, func(a, b suggestion) int {
		return cmp.Or(cmp.Compare(b.Kind, a.Kind), score(b)-score(a), b.Statements-a.Statements, cmp.Compare(a.ID, b.ID))
	})
	return list
}

func (n *known) suggestion() suggestion {
	if n.source != nil {
		return suggestion{Kind: "document", ID: n.source.Path, Name: cmp.Or(n.source.Title, n.source.Path), Match: n.name}
	}
	e := n.entity
	return suggestion{Kind: "entity", ID: e.ID, Name: e.Name, Match: n.name, Class: e.Class, Statements: e.Statements}
}

// knownAs is a name as it is looked for.
func knownAs(text, name string, entity *EntityCount, source *Source) known {
	k := known{folded: fold(text), lower: strings.ToLower(text), name: name, entity: entity, source: source}
	if k.folded == k.lower {
		k.lower = k.folded // once is enough
	}
	return k
}
