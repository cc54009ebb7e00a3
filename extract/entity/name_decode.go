package entity

// The kinds of names that the model tells apart. Facilities are places.
const (
	kindPerson = iota
	kindOrganization
	kindPlace
	kindGroup // peoples, religions, political leanings, with their adjectives
	kindMisc  // events and whatever else has a name
	nameKinds
)

// The places of a token in a name.
const (
	partFirst = iota
	partInside
	partLast
	partUnit // the name has one token
	nameParts
)

// A tag is noName, or 1 + kind * nameParts + part.
const (
	noName       = 0
	nameTagCount = 1 + nameKinds*nameParts
)

func kindOf(tag uint8) int { return int(tag-1) / nameParts }

func partOf(tag uint8) int { return int(tag-1) % nameParts }

// opens says that a tag leaves its name unfinished.
func opens(tag uint8) bool {
	return tag != noName && (partOf(tag) == partFirst || partOf(tag) == partInside)
}

// follows says that a name may go on, or end and another begin, from tag a to tag b.
func follows(a, b uint8) bool {
	continues := b != noName && (partOf(b) == partInside || partOf(b) == partLast)
	if opens(a) != continues {
		return false
	}
	return !continues || kindOf(a) == kindOf(b)
}

// predecessors lists for each tag those that may stand before it.
var predecessors = func() (table [nameTagCount][]uint8) {
	for b := range uint8(nameTagCount) {
		for a := range uint8(nameTagCount) {
			if follows(a, b) {
				table[b] = append(table[b], a)
			}
		}
	}
	return table
}()

// lattice finds the best sequence of tags (Viterbi).
type lattice struct {
	scores []float32 // token by tag
	back   []uint8
}

// noMoves score no tag after another.
var noMoves [nameTagCount][nameTagCount]float32

// impossible is the score of a tag that may not stand in a place.
const impossible = -1e9

// reset makes room for n tokens.
func (l *lattice) reset(n int) {
	if cap(l.scores) < n*nameTagCount {
		l.scores = make([]float32, n*nameTagCount)
		l.back = make([]uint8, n*nameTagCount)
	}
	l.scores = l.scores[:n*nameTagCount]
	l.back = l.back[:n*nameTagCount]
}

// row is the scores of the tags of token i.
func (l *lattice) row(i int) []float32 { return l.scores[i*nameTagCount : (i+1)*nameTagCount] }

// best overwrites the scores and fills tags with the best sequence.
// Moves adds the score of each tag after another.
func (l *lattice) best(tags []uint8, moves *[nameTagCount][nameTagCount]float32) {
	if len(tags) == 0 {
		return
	}
	first := l.row(0)
	for b := range first {
		first[b] += moves[noName][b]
		if !follows(noName, uint8(b)) {
			first[b] = impossible
		}
	}
	for i := 1; i < len(tags); i++ {
		before, here := l.row(i-1), l.row(i)
		for b := range here {
			top, from := float32(2*impossible), uint8(0)
			for _, a := range predecessors[b] {
				if score := before[a] + moves[a][b]; score > top {
					top, from = score, a
				}
			}
			here[b] += top
			l.back[i*nameTagCount+b] = from
		}
	}
	last := len(tags) - 1
	top, tag := float32(2*impossible), uint8(0)
	for b, score := range l.row(last) {
		if score += moves[b][noName]; !opens(uint8(b)) && score > top {
			top, tag = score, uint8(b)
		}
	}
	for i := last; i >= 0; i-- {
		tags[i] = tag
		tag = l.back[i*nameTagCount+int(tag)]
	}
}
