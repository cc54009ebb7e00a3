package token

// verdict is what is known of a boundary without weights.
type verdict byte

const (
	open verdict = iota // the weights decide
	no
	yes
)

// sure says what the words around tell for certain of a boundary after word i.
func (s *sentences) sure(i int) verdict {
	this, next, second := &s.seen[i], &s.seen[i+1], s.around(i+2)
	switch {
	case s.reference(i + 1):
		return no // "said.[1]"
	case s.references(i) && next.blank && next.first == upper:
		return yes
	case next.bullet && next.blank && i > 0:
		return yes
	case this.kind == beforeName && next.first == upper, this.kind == beforeNumber && next.first == digit:
		return no
	case (this.dotted || this.kind == afterName) && next.blank && !next.loud && next.first == upper && starters[next.form] && second.first != digit && second.last != '.':
		return verdict(flag(i > 0)) * yes
	case this.dotted && next.first == upper:
		return s.afterDotted(i)
	}
	return open
}

// afterDotted decides after "U.S." and "p.m." before a capital: "the U.S.
// Senate" and "5 p.m. Monday" go on, "talks with the U.S. Moscow said" and
// "at 5 p.m. Moscow said" do not.
func (s *sentences) afterDotted(i int) verdict {
	this, next, second := &s.seen[i], &s.seen[i+1], s.around(i+2)
	switch {
	case !next.blank:
		return no
	case halfDays[this.form]:
		if dayWords[next.form] || second.form == timeWord || second.form == hoursWord {
			return no
		}
		return yes
	case institutions[next.form] || i == 0:
		return no
	case second.verbal && (nations[next.form] || s.objectOf(i)):
		return yes
	}
	return no
}

// objectOf says that word i ends a phrase such as "with the U.S.".
func (s *sentences) objectOf(i int) bool {
	before := s.around(i - 1)
	if before.form == articleWord {
		before = s.around(i - 2)
	}
	return before.first == lower && prepositions[before.form]
}

// reference says that a mark such as "[1]" begins at word i, without a blank
// before it and after the stop or another mark.
func (s *sentences) reference(i int) bool {
	if i+2 >= len(s.seen) || s.seen[i].blank || s.seen[i].last != '[' || s.seen[i+1].first != digit || s.seen[i+2].last != ']' {
		return false
	}
	before := s.around(i - 1).last
	return stop(before) == 3 || before == '"' || before == ']'
}

// references says that such a mark ends with word i.
func (s *sentences) references(i int) bool {
	return s.seen[i].last == ']' && i >= 3 && s.reference(i-2)
}
