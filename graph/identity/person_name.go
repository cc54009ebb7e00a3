package identity

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"parley/schema/vocab"
)

// personName is the name of a person, taken apart. Words are skeletons; an
// initial is one letter.
type personName struct {
	given   []string
	letters []string // the first of each given name, as it is written
	surname string
	rank    string // "jr", "ii": which of those of one name
	plain   []string
}

//go:embed given.tsv
var givenTable string

// givenNames maps the skeleton of a given name to that of its set.
var givenNames = sync.OnceValue(func() map[string]string {
	sets := map[string]string{}
	for line := range strings.Lines(givenTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		names := strings.Fields(line)
		for _, name := range names {
			if _, known := sets[skeleton(name)]; !known {
				sets[skeleton(name)] = skeleton(names[0])
			}
		}
	}
	return sets
})

// given is the skeleton of a given name, one for all its forms.
func given(word string) string {
	s := skeleton(word)
	if len(word) == 1 {
		return word
	}
	if set, ok := givenNames()[s]; ok {
		return set
	}
	return s
}

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

var (
	// Articles and prepositions within surnames, which the same bearer has or not.
	particles = wordSet("von van der den de del della di da dos du la le ten ter zu el al y e")
	// Before the father's name, which is no surname of the son.
	sonOf = wordSet("bin ibn bint ben")
	ranks = wordSet("jr sr junior senior ii iii iv v vi vii viii ix xiv xvi")
	// Family names that stand first in Chinese, Korean and Vietnamese.
	familyFirst = wordSet(`kim lee park choi choe jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song hong moon yang
		ri pak ro no roh kwak an tae chang chong so hyon
		wang li zhang liu chen huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang cao deng xiao han cai peng
		pan yuan dong yu su ye lu wei jiang xi mao hua bo wen qin geng hun lei tsai
		nguyen tran pham le vo vu dang bui do ngo duong ly truong dinh`)
	article = wordSet("al el ash as ad ar an at")
	// Words before a title that belong to it.
	beforeTitle = wordSet("prime foreign deputy vice first former acting interim defense defence finance interior new late then ex chief senior lieutenant major brigadier his her its the state crown")
)

// parsePerson takes a name apart; false for what is no name of a person.
func parsePerson(name string) (personName, bool) {
	name = strings.TrimSuffix(name, " (person)")
	for _, apostrophe := range []string{"'s", "’s"} {
		name = strings.TrimSuffix(name, apostrophe)
	}
	bearing := untitled(strings.Fields(articles(name)))
	if !properName(bearing) {
		return personName{}, false
	}
	p, list := personName{}, joinNames(spellOut(bearing))
	for len(list) > 1 && ranks[list[len(list)-1]] {
		p.rank = strings.NewReplacer("junior", "jr", "senior", "sr").Replace(list[len(list)-1])
		list = list[:len(list)-1]
	}
	if len(list) == 0 || len(list) > 6 {
		return p, false
	}
	p.plain = list
	k := len(list) - 1
	if len(list) > 1 && len(list) <= 3 && familyFirst[list[0]] && len(list[len(list)-1]) > 1 {
		k = 0
	}
	if len(list[k]) < 2 {
		return p, false
	}
	p.surname = skeleton(list[k])
	for i, word := range list {
		if i != k {
			p.given, p.letters = append(p.given, given(word)), append(p.letters, word[:1])
		}
	}
	return p, true
}

// properName reports whether words are the name of a person and no description:
// "Wendy Sherman", not "the Kenyan minister" nor "Special Rapporteur".
func properName(list []string) bool {
	nouns := 0
	for i, word := range list {
		bare := strings.Trim(word, ".,")
		first, _ := utf8.DecodeRuneInString(bare)
		switch low := strings.ToLower(bare); {
		case strings.ContainsAny(word, "0123456789&/()\"") || strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") || strings.HasSuffix(word, "s'"):
			return false
		case !unicode.IsUpper(first) && !particles[low] && !sonOf[low]:
			return false
		case len(bare) > 2 && len(list) > 1 && strings.ToUpper(bare) == bare && !strings.Contains(bare, ".") && !ranks[low]:
			return false
		case i == 0 && (vocab.Demonym(word) != nil || len(list) > 1 && vocab.CountryOf(word) != "" && !isGiven(word)):
			return false
		case commonNoun(low):
			nouns++
		}
	}
	return nouns < len(list)
}

// isGiven reports whether a word is known as a given name.
func isGiven(word string) bool {
	_, known := givenNames()[skeleton(strings.ToLower(word))]
	return known
}

// commonNoun reports whether a word in small letters is a title or names a kind
// of persons, groups or things.
func commonNoun(word string) bool {
	if _, title := vocab.TitleNamed(word); title || beforeTitle[word] || vocab.CountryOf(strings.ToUpper(word[:min(1, len(word))])+word[min(1, len(word)):]) != "" {
		return true
	}
	_, noun := vocab.NounNamed(word)
	return noun
}

// articles is a name without the Arabic article before its parts: "al-Sisi".
func articles(name string) string {
	list := strings.Fields(name)
	for i, word := range list {
		if before, rest, ok := strings.Cut(word, "-"); ok && rest != "" && article[strings.ToLower(before)] {
			list[i] = rest
		}
	}
	return strings.Join(list, " ")
}

// untitled is a name without the titles before it.
func untitled(list []string) []string {
	cut := 0
	for i := 0; i < len(list)-1; i++ {
		word := strings.ToLower(strings.TrimSuffix(list[i], ","))
		_, title := vocab.TitleNamed(strings.TrimSuffix(word, "."))
		switch {
		case title, vocab.CountryOf(list[i]) != "" && i == cut:
			cut = i + 1
		case !beforeTitle[word]:
			return list[cut:]
		}
	}
	return list[cut:]
}

// spellOut are the words of a name as skeletons read them, its initials each
// for itself, without particles.
func spellOut(list []string) []string {
	var out []string
	for i, word := range list {
		if isInitial(word) && !ranks[strings.ToLower(strings.Trim(word, ".,"))] {
			for _, r := range strings.ToLower(strings.ReplaceAll(word, ".", "")) {
				out = append(out, string(r))
			}
			continue
		}
		for _, part := range words(word) {
			if particles[part] && (i > 0 || len(list) > 1 && len(list) < 4) && i+1 < len(list) {
				continue
			}
			out = append(out, part)
		}
	}
	return out
}

// joinNames makes one word of what is one name: "Abdul Hamid", "bin Salman".
func joinNames(list []string) []string {
	var out []string
	for i := 0; i < len(list); i++ {
		word := list[i]
		switch {
		case (word == "abdul" || word == "abdel" || word == "abd" || word == "abdal" || word == "abdoul") && i+1 < len(list):
			i++
			word = "abd" + list[i]
		case len(word) > 7 && (strings.HasPrefix(word, "abdul") || strings.HasPrefix(word, "abdel") || strings.HasPrefix(word, "abdal")):
			word = "abd" + word[len("abdul"):]
		case sonOf[word] && i > 0 && i+1 < len(list):
			i++
			word += list[i]
		}
		out = append(out, word)
	}
	return out
}

// containment says how a name tells all that another one does and more.
type containment int

const (
	notContained    containment = iota
	bySurname                   // the other is the surname alone
	byInitials                  // the other's given names are initials
	byMiddleName                // the other lacks a middle name
	byMiddleInitial             // the other lacks the initial of one
	byLaterName                 // the other lacks the first given name
	sameGivenName               // the given names say the same
)

// begins reports whether a word is the given name at a place, or its initial.
func (p *personName) begins(k int, word string) bool {
	return p.given[k] == word || len(word) == 1 && (p.letters[k] == word || p.given[k][:1] == word)
}

// within says how a name is contained in another one of the same surname.
func (p *personName) within(q *personName) containment {
	if p.rank != q.rank && p.rank != "" {
		return notContained
	}
	if len(p.given) == 0 {
		if len(q.given) == 0 {
			return sameGivenName
		}
		return bySurname
	}
	first := 0
	for first < len(q.given) && !q.begins(first, p.given[0]) {
		first++
	}
	if len(p.given) > len(q.given)-first {
		return notContained
	}
	initials := 0
	for k, word := range p.given {
		if !q.begins(first+k, word) {
			return notContained // "George W." is not "George H.W."
		}
		if word != q.given[first+k] {
			initials++
		}
	}
	switch {
	case first > 0:
		return byLaterName
	case initials > 0 || len(p.given[0]) == 1 && len(q.given) > len(p.given):
		return byInitials
	case len(q.given) > len(p.given) && slices.ContainsFunc(q.given[len(p.given):], func(word string) bool { return len(word) > 1 }):
		return byMiddleName
	case len(q.given) > len(p.given):
		return byMiddleInitial
	}
	return sameGivenName
}
