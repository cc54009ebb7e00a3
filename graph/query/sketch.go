package query

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
)

// sketch is a sample of the word sequences of a text by which it is told how
// much of one text is in another: the smallest hashes of all runs of five words
// (A. Broder, On the resemblance and containment of documents, 1997; E. Cohen
// and H. Kaplan, Summarizing data using bottom-k sketches, 2007). It takes a
// kilobyte at most, however long the text.
type sketch struct {
	hashes []uint64 // sorted, without doubles
	whole  bool     // the text has no other runs
}

const (
	shingleWords = 5
	sketchSize   = 128
)

// sketchOf samples a text. Case, punctuation and line breaks do not matter.
func sketchOf(text string) sketch {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return sketch{whole: true}
	}
	size := min(shingleWords, len(words))
	hashes := make([]uint64, 0, len(words))
	for i := 0; i+size <= len(words); i++ {
		hashes = append(hashes, hashWords(words[i:i+size]))
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	if len(hashes) <= sketchSize {
		return sketch{hashes: hashes, whole: true}
	}
	return sketch{hashes: slices.Clone(hashes[:sketchSize])}
}

func hashWords(words []string) uint64 {
	h := fnv.New64a()
	for _, word := range words {
		h.Write([]byte(word))
		h.Write([]byte{0})
	}
	// The last steps of SplitMix64 spread what FNV leaves close together.
	x := h.Sum64()
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// enough is the part of the shorter text from which on two texts are one, but
// for a headline and some cuts; and, of what is only a sample, the least number
// of runs that must agree.
const (
	enough     = 0.6
	leastAgree = 3
)

// sameText reports whether most of the shorter of two texts is in the other.
func sameText(a, b *sketch) bool {
	if a.whole && b.whole {
		return agree(a.hashes, b.hashes, 1)
	}
	// Up to the lower of the two highest hashes both are fair samples.
	limit := ^uint64(0)
	for _, s := range []*sketch{a, b} {
		if !s.whole {
			limit = min(limit, s.hashes[len(s.hashes)-1])
		}
	}
	return agree(upTo(a.hashes, limit), upTo(b.hashes, limit), leastAgree)
}

func upTo(hashes []uint64, limit uint64) []uint64 {
	n, found := slices.BinarySearch(hashes, limit)
	if found {
		n++
	}
	return hashes[:n]
}

func agree(a, b []uint64, least int) bool {
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := cmp.Compare(a[i], b[j]); {
		case c == 0:
			common++
			i++
			j++
		case c < 0:
			i++
		default:
			j++
		}
	}
	return common >= least && float64(common) >= enough*float64(min(len(a), len(b)))
}

// mostHolders is the number of texts from which on a run of words is no hint
// that two are one: it belongs to the furniture of an outlet.
const mostHolders = 50

// sameTexts finds texts that are one, but for a headline and some cuts: for each its
// number, by name; those that are one have the same. It compares each text with
// longer ones that are unlike each other and share words with it.
func sameTexts(sketches map[string]sketch) map[string]int {
	names := make([]string, 0, len(sketches))
	for name := range sketches {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(longer(sketches[a], sketches[b]), strings.Compare(a, b))
	})
	numbers := make(map[string]int, len(names))
	holders := map[uint64][]string{} // first texts, by what they have
	for _, name := range names {
		own := sketches[name]
		first := firstLike(&own, sketches, holders)
		if first != "" {
			numbers[name] = numbers[first]
			continue
		}
		numbers[name] = len(numbers)
		for _, hash := range own.hashes {
			holders[hash] = append(holders[hash], name)
		}
	}
	return numbers
}

// longer puts the longer text first: of samples that with the smaller highest
// hash.
func longer(a, b sketch) int {
	switch {
	case a.whole && b.whole:
		return len(b.hashes) - len(a.hashes)
	case a.whole:
		return 1
	case b.whole:
		return -1
	}
	return cmp.Compare(a.hashes[sketchSize-1], b.hashes[sketchSize-1])
}

// firstLike is the first text that is the same as one, of those that share the
// most with it.
func firstLike(own *sketch, sketches map[string]sketch, holders map[uint64][]string) string {
	shared := map[string]int{}
	for _, hash := range own.hashes {
		if list := holders[hash]; len(list) <= mostHolders {
			for _, name := range list {
				shared[name]++
			}
		}
	}
	likely := make([]string, 0, len(shared))
	for name := range shared {
		likely = append(likely, name)
	}
	slices.SortFunc(likely, func(a, b string) int { return cmp.Or(shared[b]-shared[a], strings.Compare(a, b)) })
	for _, name := range likely {
		if other := sketches[name]; sameText(own, &other) {
			return name
		}
	}
	return ""
}
