package schema

import "strings"

// EntityID is the local part of an entity's IRI: its name with underscores, as
// an encyclopaedia would title it. Characters that an IRI cannot hold are
// percent-encoded.
func EntityID(name string) string { return escape(strings.Join(strings.Fields(name), "_")) }

// RelationID is the local part of a relation's IRI: the normalised phrase with
// its verb in the third person ("insist on" becomes "insists_on").
func RelationID(phrase string) string {
	words := strings.Fields(phrase)
	if len(words) == 0 {
		return ""
	}
	words[0] = thirdPerson(words[0])
	return escape(strings.Join(words, "_"))
}

func thirdPerson(verb string) string {
	switch verb {
	case "be":
		return "is"
	case "have":
		return "has"
	}
	if strings.HasSuffix(verb, "y") && len(verb) > 1 && !strings.ContainsRune("aeiou", rune(verb[len(verb)-2])) {
		return verb[:len(verb)-1] + "ies"
	}
	for _, ending := range []string{"s", "x", "z", "ch", "sh", "o"} {
		if strings.HasSuffix(verb, ending) {
			return verb + "es"
		}
	}
	return verb + "s"
}

const hexDigits = "0123456789ABCDEF"

// escape percent-encodes what RFC 3987 and N-Quads forbid inside <…>.
func escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c <= ' ' || strings.IndexByte("<>\"{}|^`\\%", c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
