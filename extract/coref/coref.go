// Package coref finds which mentions of a document speak of the same entity.
//
// It is a sieve of rules in the manner of Lee et al. 2013 ("Deterministic
// Coreference Resolution Based on Entity-Centric, Precision-Ranked Rules"):
// names first, then what the grammar equates (appositions, relative pronouns,
// definite predicates), then definite nominals, each pass seeing the chains that
// those before it have built. What they leave open, pronouns above all, a
// [Ranker] decides, among the candidates that the rules allow; every mention
// keeps the name of the pass that linked it. A wrong merge costs more
// than a missed one, for it puts words into the wrong mouth: a pronoun
// without a clear antecedent stays in a chain of its own, without a name.
//
// In "Putin said he is convinced that 'we can move forward', and his spokesman
// Dmitry Peskov agreed", "he" and "his" join Putin as the subject of saying
// and the nearest man; "we" is said by Putin and joins the chain of the side
// that he speaks for, if the document says which it is.
package coref

import (
	"context"
	"slices"
	"sort"
	"strings"

	"parley/extract"
	"parley/schema"
)

// Stage gathers mentions into chains. Every mention gets a chain, be it alone
// in it. Chain.Name is the fullest name in the chain, canonical for countries
// and international bodies, and empty for a chain without any name;
// Chain.Class is the class of the entity, empty if nothing tells.
func (k *Ranker) Stage() extract.Stage {
	return extract.Stage{
		Name:  "coref",
		Needs: []extract.Layer{extract.LayerMentions},
		Adds:  []extract.Layer{extract.LayerChains},
		Run: func(ctx context.Context, doc *extract.Document) error {
			return resolve(ctx, doc, k.selection, k.choose)
		},
	}
}

// chooser picks the antecedent of mention i: the place of one of the
// candidates, -1 for none.
type chooser func(r *resolver, i int, candidates []int) int

// resolve runs the passes in the order of how sure they are.
func resolve(ctx context.Context, doc *extract.Document, selection *Selection, choose chooser) error {
	r := newResolver(doc)
	r.selection, r.choose = selection, choose
	for _, pass := range []struct {
		rule string
		link func()
	}{
		{"same-name", r.linkNames}, {"grammar", r.linkGrammar}, {"acronym", r.linkAcronyms}, {"office", r.linkRoles},
		{"noun", r.linkNominals}, {"speaker", r.linkSpeakers}, {"ranked", r.linkRanked}, {"own-country", r.linkOwnCountries},
		{"own-body", r.linkOwnBodies}, {"noun", r.linkNominals}, {"side", r.linkSides}, {"pair", r.linkPairs},
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		r.rule = pass.rule
		pass.link()
	}
	r.write()
	return nil
}

// resolver holds the state of one document's resolution.
type resolver struct {
	doc        *extract.Document
	mentions   []mention
	bySentence [][]int // indices of mentions, by sentence
	headed     [][]int // by sentence and token: index of the mention that the token heads, -1 for none
	index      []index // by sentence
	quotes     []quote
	clusters   []cluster      // by root; merged ones are empty
	parent     []int          // union-find over mentions
	named      []int          // mentions with a name, in order
	acronyms   map[string]int // mention of the name that a word of capitals abbreviates
	choose     chooser
	selection  *Selection
	rule       string           // why mentions are merged now
	traits     []traits         // by mention
	byLemma    map[string][]int // nouns and names by the lemma of their head
	prose      []int            // by sentence: how many sentences of running text stand before it; -1 for any other
	asked      []int            // by root: the question that was put to the cluster last
	question   int
}

// cluster is what is known of a set of mentions. The zero gender, number and
// class mean that nothing tells.
type cluster struct {
	mentions []int // ascending
	noun     bool  // one of them is no pronoun
	class    schema.Class
	gender   byte // 'm', 'f'
	number   byte // 's', 'p'
	name     string
	key      string // canonical name of a country, a place or a body
	side     string // country or body that a person or an organization belongs to
}

func newResolver(doc *extract.Document) *resolver {
	r := &resolver{doc: doc}
	r.describe()
	r.quotes = findQuotes(r)
	r.describeTraits()
	return r
}

// find is the root of a mention's cluster.
func (r *resolver) find(m int) int {
	for r.parent[m] != m {
		r.parent[m] = r.parent[r.parent[m]]
		m = r.parent[m]
	}
	return m
}

// cluster is the cluster of a mention.
func (r *resolver) cluster(m int) *cluster { return &r.clusters[r.find(m)] }

// merge joins the clusters of two mentions, if what is known of them agrees.
func (r *resolver) merge(a, b int) bool {
	rootA, rootB := r.find(a), r.find(b)
	if rootA == rootB {
		return true
	}
	if rootB < rootA {
		rootA, rootB = rootB, rootA
	}
	x, y := &r.clusters[rootA], &r.clusters[rootB]
	if !agree(x, y) {
		return false
	}
	x.mentions, x.noun = mergeSorted(x.mentions, y.mentions), x.noun || y.noun
	x.class = moreTelling(x.class, y.class)
	x.gender = firstByte(x.gender, y.gender)
	x.number = firstByte(x.number, y.number)
	x.key = firstString(x.key, y.key)
	x.side = firstString(x.side, y.side)
	x.name = fuller(x.name, y.name)
	if x.key != "" {
		x.name = x.key
	}
	r.clusters[rootB] = cluster{}
	r.parent[rootB] = rootA
	r.mentions[rootB].Link, r.mentions[rootB].Pair = r.rule, [2]int{a, b}
	return true
}

// agree reports whether two clusters may be one entity.
func agree(x, y *cluster) bool {
	return (x.gender == 0 || y.gender == 0 || x.gender == y.gender) &&
		(x.key == "" || y.key == "" || x.key == y.key) &&
		(x.side == "" || y.side == "" || x.side == y.side) &&
		compatible(x.class, y.class) &&
		(x.class != schema.Person || y.class != schema.Person || x.name == "" || y.name == "" || shareName(x.name, y.name))
}

// shareName reports whether two names of persons have a word in common. An
// office that one held and the other holds makes them no one person.
func shareName(a, b string) bool {
	if a == b {
		return true
	}
	words := nameWords(b)
	return slices.ContainsFunc(nameWords(a), func(word string) bool { return slices.Contains(words, word) })
}

// nameWords are the words of a name, without case and joined by no hyphen.
func nameWords(name string) []string {
	words := strings.FieldsFunc(name, func(c rune) bool { return c == ' ' || c == '-' || c == '–' })
	for i := range words {
		words[i] = plain(words[i])
	}
	return words
}

// compatible reports whether two classes may describe one entity: any class
// and none, and the ways in which a text speaks of states and bodies.
func compatible(a, b schema.Class) bool {
	if a == b || a == "" || b == "" {
		return true
	}
	pair := func(x, y schema.Class) bool { return a == x && b == y || a == y && b == x }
	return pair(schema.Organization, schema.Group) || pair(schema.Event, schema.Concept) || pair(schema.Organization, schema.Concept)
}

func moreTelling(a, b schema.Class) schema.Class {
	if a == "" || a == schema.Concept && b != "" || a == schema.Group && b == schema.Organization {
		return b
	}
	return a
}

func firstByte(a, b byte) byte {
	if a != 0 {
		return a
	}
	return b
}

func firstString(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// fuller is the longer of two names, and of two spellings the one with small letters.
func fuller(a, b string) string {
	if len(b) > len(a) || strings.EqualFold(a, b) && strings.ToUpper(a) == a {
		return b
	}
	return a
}

// mergeSorted adds b to a, in place where that costs least.
func mergeSorted(a, b []int) []int {
	if len(b) == 1 {
		return slices.Insert(a, sort.SearchInts(a, b[0]), b[0])
	}
	out := make([]int, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// write stores the clusters as the document's chains, in the order of their
// first mentions.
func (r *resolver) write() {
	r.doc.Chains = r.doc.Chains[:0]
	for m := range r.mentions {
		if r.find(m) != m {
			continue
		}
		c := &r.clusters[m]
		c.name = r.usualName(c)
		for _, member := range c.mentions {
			r.doc.Mentions[member].Chain = len(r.doc.Chains)
		}
		r.doc.Chains = append(r.doc.Chains, extract.Chain{Mentions: c.mentions, Name: c.name, Class: c.class})
	}
}
