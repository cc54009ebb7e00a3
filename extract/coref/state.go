package coref

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// stateOf is a mention of the named country or body for which a person speaks:
// the one that his side is, the one that a title in his chain belongs to, or the
// one that the text was speaking of when it introduced him by his office alone.
// It is -1 for none.
func (r *resolver) stateOf(speaker int, bySide map[string]int) int {
	if k, ok := bySide[r.sideOf(speaker, 0)]; ok {
		return k
	}
	for _, k := range r.cluster(speaker).some() {
		if left(&r.mentions[k]) {
			continue
		}
		if state := r.servedState(k); state >= 0 {
			return state
		}
	}
	return r.homeOf(speaker)
}

// left reports whether a phrase says that somebody no longer holds the office.
func left(m *mention) bool {
	for _, mod := range m.mods {
		if mod == "former" || mod == "ex" || mod == "ousted" || mod == "late" {
			return true
		}
	}
	return false
}

// servedState is the named country or body that a phrase with a title names: its
// owner, or what stands in it.
func (r *resolver) servedState(k int) int {
	m := &r.mentions[k]
	if m.title == "" {
		return -1
	}
	held := r.served(m)
	if m.owner >= 0 {
		held = append(held, m.owner)
	}
	for _, state := range held {
		c := r.cluster(state)
		if c.name != "" && (c.class == schema.Country || c.class == schema.Organization) {
			return state
		}
	}
	return -1
}

// homeOf is the country that the text was speaking of when it introduced an
// official by his office alone: the subject of the sentence before, in the same
// paragraph, else the country from which the report comes: "Norland reacted with
// fury. Prime Minister Ada Dahl said". It is -1 for none.
func (r *resolver) homeOf(speaker int) int {
	first := -1
	for _, k := range r.cluster(speaker).some() {
		if m := &r.mentions[k]; m.Kind == extract.NamedMention && r.prose[m.Sentence] >= 0 {
			first = k
			break
		}
	}
	if first < 0 || !national(&r.mentions[first]) {
		return -1
	}
	m := &r.mentions[first]
	if m.Sentence > 0 && r.doc.Sentences[m.Sentence-1].Block == r.doc.Sentences[m.Sentence].Block {
		for _, k := range r.bySentence[m.Sentence-1] {
			if c := r.cluster(k); c.class == schema.Country && c.name != "" && r.mainSubject(&r.mentions[k]) {
				return k
			}
		}
		return -1
	}
	return r.dateline()
}

// national reports whether a name bears the title of an office that every state
// has and nothing that says whose.
func national(m *mention) bool {
	title, known := vocab.TitleNamed(m.title)
	if !known || title.Kind != vocab.Office || left(m) || m.side != "" || m.owner >= 0 {
		return false
	}
	return strings.HasSuffix(m.title, "minister") || m.title == "president" || m.title == "premier" || m.title == "chancellor" || m.title == "king" || m.title == "queen"
}

// dateline is the named country from which the document reports, -1 for none.
func (r *resolver) dateline() int {
	for i := range r.mentions {
		m := &r.mentions[i]
		block := r.doc.Sentences[m.Sentence].Block
		if block < 0 || block >= len(r.doc.Blocks) || r.doc.Blocks[block].Kind != extract.Dateline {
			continue
		}
		if c := r.cluster(i); c.class == schema.Country && c.name != "" {
			return i
		}
	}
	return -1
}

// official reports whether the entity holds an office or speaks for somebody.
func (r *resolver) official(speaker int) bool {
	for _, k := range r.cluster(speaker).some() {
		m := &r.mentions[k]
		if title, known := vocab.TitleNamed(m.title); known && (title.Kind == vocab.Office || title.Kind == vocab.Voice) && !left(m) {
			return true
		}
	}
	return false
}
