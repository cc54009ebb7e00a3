package coref

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// linkNames merges mentions that bear the same name, in full or in part.
func (r *resolver) linkNames() {
	r.harmonise()
	exact := map[string][]int{}
	for _, i := range r.named {
		if m := &r.mentions[i]; len(m.words) > 1 || m.Class != schema.Person {
			r.linkExact(exact, i)
		}
	}
	full := r.fullNames()
	for _, i := range r.named {
		m := &r.mentions[i]
		if m.Class == schema.Person && !r.linkPart(full, i) && len(m.words) == 1 {
			if c := r.cluster(i); c.gender == 0 { // a given name alone, for all that the text says
				c.gender = byte(vocab.GenderOfGiven(m.words[0]))
			}
			r.linkExact(exact, i)
		}
	}
	r.linkBodies()
	r.linkHalves()
}

// linkHalves merges "the North" with the only country of a name like "North
// Korea" in the document.
func (r *resolver) linkHalves() {
	halves := map[string]int{}
	for _, i := range r.named {
		m := &r.mentions[i]
		if len(m.words) != 1 || m.words[0] != "North" && m.words[0] != "South" {
			continue
		}
		found, known := halves[m.words[0]]
		if !known {
			found = r.onlyHalf(m.words[0] + " ")
		}
		if found >= 0 {
			c := r.cluster(i)
			c.class, c.key, m.Class = schema.Country, r.cluster(found).key, schema.Country
			if !r.merge(found, i) {
				found = -1 // now there are two
			}
		}
		halves[m.words[0]] = found
	}
}

// onlyHalf is a mention of the only country whose name begins so, -1 for none
// or several.
func (r *resolver) onlyHalf(prefix string) int {
	found := -1
	for _, k := range r.named {
		c := r.cluster(k)
		if c.class != schema.Country || !strings.HasPrefix(c.key, prefix) {
			continue
		}
		if found >= 0 && r.find(found) != r.find(k) {
			return -1
		}
		found = k
	}
	return found
}

// harmonise gives a name one class throughout the document where the
// recogniser wavered: that of a country if the document has an adjective of
// it ("Norland", "Norlandic"), else the most frequent one; but what is taken for
// a person anywhere is one there, for persons are named in passing.
func (r *resolver) harmonise() {
	counts := map[string]map[schema.Class]int{}
	for _, i := range r.named {
		name := r.mentions[i].folded()
		if counts[name] == nil {
			counts[name] = map[schema.Class]int{}
		}
		counts[name][r.mentions[i].Class]++
	}
	adjectives := r.adjectives()
	for _, i := range r.named {
		m, c := &r.mentions[i], r.cluster(i)
		if c.key != "" {
			continue
		}
		class := mostFrequent(counts[m.folded()])
		if _, titled := vocab.TitleNamed(m.title); len(m.words) == 1 && !titled && hasAdjective(adjectives, m.words[0]) {
			class, m.number, c.number = schema.Country, 's', 's'
		}
		if class != m.Class && (m.Class != schema.Person || class == schema.Country) {
			m.Class, c.class, m.gender, c.gender = class, class, 0, 0
			m.gender = genderOf(m)
			c.gender = m.gender
		}
	}
}

// folded is the name in lower case.
func (m *mention) folded() string { return strings.ToLower(strings.Join(m.words, " ")) }

// mostFrequent is the class counted most; a person's wins a tie, then the
// order of the classes decides.
func mostFrequent(counts map[schema.Class]int) schema.Class {
	best, most := schema.Class(""), 0
	for _, class := range schema.Classes {
		if counts[class] > most {
			best, most = class, counts[class]
		}
	}
	return best
}

// adjectives are the capitalised adjectives of the running text.
func (r *resolver) adjectives() map[string]bool {
	found := map[string]bool{}
	for s := range r.doc.Sentences {
		for t := range r.doc.Sentences[s].Tokens {
			token := &r.doc.Sentences[s].Tokens[t]
			if form := r.doc.Form(token); token.UPOS == "ADJ" && form[0] >= 'A' && form[0] <= 'Z' {
				found[form] = true
			}
		}
	}
	return found
}

func hasAdjective(adjectives map[string]bool, name string) bool {
	if len(name) < 4 {
		return false
	}
	stem := name[:len(name)-1]
	for _, form := range []string{name + "n", name + "an", name + "ian", name + "ic", name + "ese", name + "i", stem + "ian", stem + "ish", stem + "ese"} {
		if adjectives[form] {
			return true
		}
	}
	return false
}

// linkExact merges a name with an earlier one of the same words, or of the
// same canonical name.
func (r *resolver) linkExact(exact map[string][]int, i int) {
	c := r.cluster(i)
	name, initial := strings.ToLower(c.name), ""
	if c.class == schema.Person {
		name, initial = spelledAlike(r.mentions[i].words)
	}
	if c.class == schema.Organization && c.side == "" && r.severalSides(exact[name]) {
		return
	}
	for _, other := range exact[name] {
		if _, theirs := spelledAlike(r.mentions[other].words); initial != "" && theirs != "" && initial != theirs {
			continue
		}
		if r.merge(other, i) {
			return
		}
	}
	if len(exact[name]) < namesakes {
		exact[name] = append(exact[name], i)
	}
}

// spelledAlike is a person's name as its variants share it, without case,
// hyphens and middle initials, which come apart: "Suk-yeol" is "Suk Yeol", and
// "Anna B. Lind" may be "Anna Lind" but is not "Anna K. Lind".
func spelledAlike(name []string) (alike, initial string) {
	var kept []string
	for k, word := range name {
		word = strings.ToLower(word)
		if k > 0 && k+1 < len(name) && (len(word) == 1 || strings.HasSuffix(word, ".") && len(word) < 5) {
			initial += strings.ReplaceAll(word, ".", "")
			continue
		}
		kept = append(kept, strings.ReplaceAll(word, "-", " "))
	}
	return strings.Join(kept, " "), initial
}

// severalSides reports whether bodies of one name belong to several countries,
// like two foreign ministries.
func (r *resolver) severalSides(bodies []int) bool {
	first := ""
	for _, i := range bodies {
		side := r.cluster(i).side
		if first != "" && side != "" && side != first {
			return true
		}
		first = firstString(first, side)
	}
	return false
}

// fullNames are persons of several words by each of these, one mention for
// each cluster.
func (r *resolver) fullNames() map[string][]int {
	full := map[string][]int{}
	seen := map[int]bool{}
	for _, i := range r.named {
		if m := &r.mentions[i]; m.Class == schema.Person && len(m.words) > 1 && !seen[r.find(i)] {
			seen[r.find(i)] = true
			for k, word := range m.words {
				if !slices.Contains(m.words[:k], word) && len(full[plain(word)]) < namesakes {
					full[plain(word)] = append(full[plain(word)], i)
				}
			}
		}
	}
	return full
}

// linkPart merges a person's name with the full name that ends with it, or
// begins with it if no other does. Where several persons share the name, it
// is that of the one named most before.
func (r *resolver) linkPart(full map[string][]int, i int) bool {
	m := &r.mentions[i]
	var ending, beginning, inside []int
	for _, k := range full[plain(m.words[0])] {
		other := &r.mentions[k]
		if len(other.words) <= len(m.words) || r.find(k) == r.find(i) || !agree(r.cluster(k), r.cluster(i)) {
			continue
		}
		switch {
		case endsWith(other.words, m.words):
			ending = append(ending, k)
		case beginsWith(other.words, m.words):
			beginning = append(beginning, k)
		case len(m.words) == 1:
			inside = append(inside, k) // "García" of "Inés García Duarte"
		}
	}
	candidates := ending
	for _, weaker := range [][]int{beginning, inside} {
		if len(candidates) == 0 {
			candidates = weaker
			if len(candidates) > 1 {
				return false
			}
		}
	}
	if len(candidates) == 0 || len(m.words) > 1 && len(candidates) > 1 {
		return false
	}
	return r.merge(r.foremost(candidates, i), i)
}

// foremost is the candidate that the text has named most often before i, the
// first of several: a surname alone means the person whom the text is about,
// not a relative named in passing.
func (r *resolver) foremost(candidates []int, i int) int {
	best, most := candidates[0], 0
	for _, k := range candidates {
		n := 0
		for _, at := range r.cluster(k).some() {
			if at < i && len(r.mentions[at].words) > 0 {
				n++
			}
		}
		if n > most {
			best, most = k, n
		}
	}
	return best
}

// usualName is the full name that the running text gives a person most often,
// the first of several: no heading and no single use of a middle name renames
// him. Anything else keeps its fullest name.
func (r *resolver) usualName(c *cluster) string {
	if c.class != schema.Person || c.key != "" {
		return c.name
	}
	counts := map[string]int{}
	var forms []string
	for _, k := range c.mentions {
		m := &r.mentions[k]
		if len(m.words) < 2 || m.Kind != extract.NamedMention || r.prose[m.Sentence] < 0 {
			continue
		}
		if counts[m.full]++; counts[m.full] == 1 {
			forms = append(forms, m.full)
		}
	}
	best := ""
	for _, form := range forms {
		surname := slices.ContainsFunc(forms, func(other string) bool { return strings.HasSuffix(other, " "+form) })
		if !surname && (best == "" || counts[form] > counts[best]) {
			best = form
		}
	}
	return firstString(best, c.name)
}

func endsWith(name, part []string) bool { return sameWords(name[len(name)-len(part):], part) }

func beginsWith(name, part []string) bool { return sameWords(name[:len(part)], part) }

func sameWords(a, b []string) bool {
	for i := range a {
		if bare, other := plain(a[i]), plain(b[i]); bare != other {
			return false
		}
	}
	return true
}

// plain is a word of a name without case and without an Arabic article.
func plain(word string) string {
	word = strings.ReplaceAll(strings.ToLower(word), "’", "'")
	for _, article := range []string{"al-", "el-", "ad-", "as-"} {
		word = strings.TrimPrefix(word, article)
	}
	return word
}

// linkBodies merges an organization with the only one whose name ends with
// its own: "Security Council" with "U.N. Security Council".
func (r *resolver) linkBodies() {
	byLast := map[string][]int{}
	seen := map[string]bool{}
	for _, i := range r.named {
		if m := &r.mentions[i]; m.Class == schema.Organization && len(m.words) > 1 && !seen[m.folded()] {
			seen[m.folded()] = true
			last := plain(m.words[len(m.words)-1])
			byLast[last] = append(byLast[last][:min(len(byLast[last]), namesakes)], i)
		}
	}
	for _, i := range r.named {
		m := &r.mentions[i]
		if m.Class != schema.Organization || len(m.words) < 2 {
			continue
		}
		found := -1
		for _, k := range byLast[plain(m.words[len(m.words)-1])] {
			other := &r.mentions[k]
			if len(other.words) <= len(m.words) || !endsWith(other.words, m.words) || whole(m.words, other.words) {
				continue
			}
			if found >= 0 && r.find(found) != r.find(k) {
				found = -1
				break
			}
			found = k
		}
		if found >= 0 {
			r.merge(found, i)
		}
	}
}

// whole reports whether the name of a body says with "of" whose or where it is,
// so that words before it name another one: the Farm Bank of Norland is not the
// Bank of Norland. Its state before it is no such word.
func whole(name, longer []string) bool {
	before := longer[:len(longer)-len(name)]
	return slices.Contains(name, "of") && vocab.CountryOf(strings.Join(before, " ")) == "" && vocab.BodyNamed(strings.Join(before, " ")) == nil
}
