package train

import (
	"strings"

	"parley/extract/token"
)

// contracted lists what is written without its apostrophe or in one word, and
// hardly ever means anything else, divided by strokes.
const contracted = `ai|nt are|nt ca|nt can|not could|nt did|nt does|nt do|nt du|n|no gim|me gon|na got|ta had|nt has|nt have|nt
he|s i|m is|nt i|ve lem|me might|nt must|nt need|nt she|s should|nt that|s there|s they|d they|ll they|re they|ve wan|na was|nt
we|ve were|nt what|s wo|nt would|nt you|d you|ll you|re you|ve`

// contractions is the list as entries of a lexicon. "Wont" and "hes" are words
// of their own, too, but rare ones.
func contractions() token.Lexicon {
	lexicon := token.Lexicon{}
	for word := range strings.FieldsSeq(contracted) {
		parts := strings.Split(word, "|")
		split := token.Split{Sure: true}
		at := 0
		for _, part := range parts[:len(parts)-1] {
			at += len(part)
			split.Places = append(split.Places, uint8(at))
		}
		lexicon[strings.Join(parts, "")] = split
	}
	return lexicon
}
