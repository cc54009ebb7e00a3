package conllu

import (
	"fmt"
	"slices"
	"strings"

	"parley/extract"
)

// annotations are the attributes Entity= and NER= of every token that has any;
// chains are numbered from first on.
func annotations(doc *extract.Document, first int) map[place][]string {
	misc := make(map[place][]string)
	for at, brackets := range brackets(doc, first) {
		misc[at] = append(misc[at], "Entity="+brackets)
	}
	for _, name := range doc.Names {
		tag := "NER=B-"
		for i := name.First; i < name.End; i++ {
			at := place{name.Sentence, i}
			misc[at] = append(misc[at], tag+string(name.Class))
			tag = "NER=I-"
		}
	}
	return misc
}

// brackets are the values of Entity=: at each token the mentions that end
// there, innermost first, then those of this token alone, then those that
// begin there, outermost first.
func brackets(doc *extract.Document, firstChain int) map[place]string {
	var mentions []extract.Mention
	for _, m := range doc.Mentions {
		m.First, m.End = m.Full[0], m.Full[1]
		if m.Chain >= 0 && m.Chain < len(doc.Chains) && m.First < m.End {
			mentions = append(mentions, m)
		}
	}
	slices.SortStableFunc(mentions, func(a, b extract.Mention) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.End - a.End
	})
	opened := make(map[place]string)
	single := make(map[place]string)
	closed := make(map[place]string)
	for _, m := range mentions {
		first, last := place{m.Sentence, m.First}, place{m.Sentence, m.End - 1}
		if first == last {
			single[first] += "(" + label(doc, m.Chain, firstChain) + ")"
			continue
		}
		opened[first] += "(" + label(doc, m.Chain, firstChain)
		closed[last] = fmt.Sprintf("e%d)", firstChain+m.Chain+1) + closed[last]
	}
	all := closed
	for _, more := range []map[place]string{single, opened} {
		for at, text := range more {
			all[at] += text
		}
	}
	return all
}

// label is the opening of a bracket: chain, class and name.
func label(doc *extract.Document, chain, first int) string {
	c := &doc.Chains[chain]
	class := string(c.Class)
	if class == "" {
		class = "concept"
	}
	return fmt.Sprintf("e%d-%s-%s", first+chain+1, class, identity(c.Name))
}

// identity writes a name so that none of its characters reads as syntax:
// percent-encoding, as in the Wikipedia titles of the GUM corpus.
func identity(name string) string {
	return escapes.Replace(strings.Join(strings.Fields(name), "_"))
}

var escapes = strings.NewReplacer("%", "%25", "(", "%28", ")", "%29", "|", "%7C", ",", "%2C", "-", "%2D", "=", "%3D")
