package vocab

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed judgements.tsv
var judgementTable string

// JudgementOf says whether a word praises (1) or blames (-1) what it is said
// of, or does neither (0). The word is a lemma in lower case.
func JudgementOf(lemma string) int { return judgements()[strings.ToLower(lemma)] }

var judgements = sync.OnceValue(func() map[string]int {
	table := make(map[string]int)
	for fields := range rows(judgementTable) {
		value := 1
		if fields[0] == "-" {
			value = -1
		}
		for _, lemma := range strings.Fields(fields[1]) {
			table[lemma] = value
		}
	}
	return table
})
