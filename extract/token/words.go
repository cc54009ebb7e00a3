package token

// chunkLimit is the length in characters at which a run without blanks is cut:
// no word of any language is longer.
const chunkLimit = 256

// word is a token of a block: chars[start:end].
type word struct{ start, end int32 }

// decide says whether a boundary lies at byte offset at, given the features of
// the place.
type decide func(at int, features []uint32) bool

// words divides the characters of a block into tokens.
type words struct {
	chars    []char
	split    decide
	lexicon  Lexicon
	out      []word
	atoms    []word // of the chunk: addresses and emoticons, which nothing splits
	features []uint32
}

func (w *words) run() {
	w.out = w.out[:0]
	for i := 0; i < len(w.chars); {
		if w.chars[i].class == space {
			i++
			continue
		}
		end, onlyLetters := i, true
		for end < len(w.chars) && end-i < chunkLimit && w.chars[end].class != space {
			onlyLetters = onlyLetters && isLetter(w.chars[end].class)
			end++
		}
		if onlyLetters {
			w.add(i, end, end)
		} else {
			w.chunk(i, end)
		}
		i = end
	}
}

// add makes a token of chars[start:end], in a chunk that ends at limit, or
// several if the lexicon has the run and its surroundings agree.
func (w *words) add(start, end, limit int) {
	if entry, ok := w.entry(start, end); ok && !w.owning(start, end, limit) {
		first := start
		for _, at := range entry.Places {
			here := first + int(at)
			if !entry.Sure {
				w.features = w.describeRun(w.features[:0], first, end, limit, here)
				if !w.split(int(w.chars[here].at), w.features) {
					continue
				}
			}
			w.out = append(w.out, word{int32(start), int32(here)})
			start = here
		}
	}
	w.out = append(w.out, word{int32(start), int32(end)})
}

// owning reports whether "its" owns the word after it. The web writes "it's"
// that way too, but then an article, an adverb or the like follows.
func (w *words) owning(start, end, limit int) bool {
	if w.hash(start, end) != itsHash {
		return false
	}
	from := w.after(limit)
	to := from
	for to < len(w.chars) && isLetter(w.chars[to].class) {
		to++
	}
	return !afterIts[w.hash(from, to)]
}

// itsHash is the hash of "its", afterIts lists what follows "it's" alone.
var (
	itsHash  = hashOf("its")
	afterIts = hashSet("a an the not been so too just all my your our this that these because like going gonna really pretty no never always")
)

// entry looks a run of letters up in the lexicon.
func (w *words) entry(start, end int) (Split, bool) {
	n := end - start
	if n < 2 || n > longestSplit || len(w.lexicon) == 0 {
		return Split{}, false
	}
	var key [longestSplit]byte
	for i, c := range w.chars[start:end] {
		if c.code >= 0x80 {
			return Split{}, false
		}
		key[i] = byte(c.code)
	}
	entry, ok := w.lexicon[string(key[:n])]
	return entry, ok
}

// chunk divides a run without blanks that is not of letters alone.
func (w *words) chunk(start, end int) {
	shape := w.describe(start, end)
	w.findAtoms(&shape)
	from, atom := start, 0
	for i := start + 1; i < end; i++ {
		for atom < len(w.atoms) && int(w.atoms[atom].end) < i {
			atom++
		}
		if atom < len(w.atoms) && int(w.atoms[atom].start) < i && i < int(w.atoms[atom].end) {
			continue
		}
		if w.cutAt(&shape, atom, from, i) {
			w.add(from, i, end)
			from = i
		}
	}
	w.add(from, end, end)
}

// cutAt decides on the boundary before chars[i], where the token that it would
// end begins at from: first by what is sure, then by the weights.
func (w *words) cutAt(shape *chunkShape, atom, from, i int) bool {
	if atom < len(w.atoms) && (int(w.atoms[atom].start) == i || int(w.atoms[atom].end) == i) {
		return true
	}
	switch {
	case !w.candidate(i, shape.end), w.titleStop(from, i, shape.end), w.dottedStop(from, i, shape.end), w.tag(shape.start, from, i, shape.end), w.number(i, shape.end):
		return false
	case pictograph(w.chars[i-1].code) || pictograph(w.chars[i].code):
		return !pictograph(w.chars[i-1].code) || !pictograph(w.chars[i].code)
	case w.possessive(i, shape.end), w.ellipsis(from, i), w.listed(from, i, shape.end), w.reference(i, shape.end), w.amount(i):
		return true
	}
	w.features = w.describeBoundary(w.features[:0], shape, from, i)
	return w.split(int(w.chars[i].at), w.features)
}

// titleStop says that chars[i] is the stop of an abbreviated title ("Rep."),
// which is never a word of its own.
func (w *words) titleStop(from, i, end int) bool {
	return i == end-1 && w.chars[i].code == '.' && w.chars[from].class == upper && abbreviation(w.hash(from, i)) == beforeName
}

// dottedStop says that chars[i] is the last stop of "U.S." or "p.m.", which
// stays with it even at the end of a sentence.
func (w *words) dottedStop(from, i, end int) bool {
	if i != end-1 || w.chars[i].code != '.' || (i-from)%2 == 0 || i-from < 3 {
		return false
	}
	for at := from; at < i; at += 2 {
		if !isLetter(w.chars[at].class) || w.chars[at+1].code != '.' {
			return false
		}
	}
	return true
}

// number says that chars[i] is the comma or stop of a number, or the digit
// behind it.
func (w *words) number(i, end int) bool {
	mark := i
	if w.chars[i].class == digit {
		mark--
	}
	return (w.chars[mark].code == '.' || w.chars[mark].code == ',') && mark > 0 && mark+1 < end &&
		w.chars[mark-1].class == digit && w.chars[mark+1].class == digit
}

// amount says that chars[i] begins the number after a currency, or the percent
// sign after one.
func (w *words) amount(i int) bool {
	before, this := w.chars[i-1], w.chars[i]
	if this.class != digit {
		return this.code == '%' && before.class == digit
	}
	switch before.code {
	case '$', '€', '£', '¥', '₽', '₴', '₹':
		return true
	}
	return false
}

// tag says that chars[i] is the first letter of "#peace" or "@envoy" at the
// beginning of a chunk.
func (w *words) tag(start, from, i, end int) bool {
	return from == start && i == start+1 && i < end && (w.chars[start].code == '#' || w.chars[start].code == '@') && isLetter(w.chars[i].class)
}

// possessive says that the "'s" of "Ghana's" begins at i: after a letter, with
// nothing or no letter behind it.
func (w *words) possessive(i, end int) bool {
	return w.chars[i].code == '\'' && isLetter(w.chars[i-1].class) &&
		i+1 < end && w.chars[i+1].code == 's' && (i+2 == end || !isLetter(w.chars[i+2].class) && w.chars[i+2].class != digit)
}

// ellipsis says that the character … ends or begins before chars[i]; a row of
// them stays together.
func (w *words) ellipsis(from, i int) bool {
	const dots = '…'
	return w.chars[i].code == dots && w.chars[i-1].code != dots || w.chars[i-1].code == dots && w.chars[i].code != dots && w.chars[from].code == dots
}

// listed says that the letter before the stop chars[i] names one of a row
// ("plan B.", "vitamin C.") or a network ("on X."), so that it is no initial.
func (w *words) listed(from, i, end int) bool {
	if w.chars[i].code != '.' || i != end-1 || i != from+1 || w.chars[from].class != upper || len(w.out) == 0 {
		return false
	}
	last := w.out[len(w.out)-1]
	before := w.hash(int(last.start), int(last.end))
	return rows[before] || w.chars[from].code == 'x' && w.chars[last.start].class == lower && onNetwork[before]
}

// reference says that a mark such as "[1]" begins or ends before chars[i], or
// that one of its brackets does.
func (w *words) reference(i, end int) bool {
	for open := i; open >= max(0, i-5); open-- {
		if w.chars[open].code == '[' {
			at := open + 1
			for at < end && w.chars[at].class == digit {
				at++
			}
			return at > open+1 && at < end && w.chars[at].code == ']' && (i == open || i == open+1 || i == at || i == at+1)
		}
	}
	return false
}

// candidate says that a boundary before chars[i] is possible: between
// characters of different classes, between punctuation marks, and before the
// "n't" of "don't".
func (w *words) candidate(i, end int) bool {
	before, after := w.chars[i-1].class, w.chars[i].class
	if isLetter(before) && isLetter(after) {
		return w.chars[i].code == 'n' && i+2 < end && w.chars[i+1].class == '\''
	}
	return before != digit || after != digit
}
