package syntax

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parley/extract/nn/linear"
)

// lemmaMagic begins every file of a lemmatiser of this version.
const lemmaMagic = "parley lemmas 2\n"

// LoadLemmas reads a lemmatiser that WriteTo has written.
func LoadLemmas(data []byte) (*Lemmatizer, error) {
	packed, ok := bytes.CutPrefix(data, []byte(lemmaMagic))
	if !ok {
		return nil, errors.New("lemmatiser: not a model of this version; train it again")
	}
	in := flate.NewReader(bytes.NewReader(packed))
	l := &Lemmatizer{edits: map[ending]Edit{}, known: map[string]bool{}, tries: map[string][]Swap{}, words: map[uint32]WordHabit{}}
	var err error
	if l.cases, err = linear.Read(in); err != nil {
		return nil, fmt.Errorf("lemmatiser: %w", err)
	}
	if l.cases.Classes != int(CaseRules) {
		return nil, fmt.Errorf("lemmatiser: %d rules of case", l.cases.Classes)
	}
	text, err := io.ReadAll(io.LimitReader(in, 16<<20))
	if err != nil {
		return nil, fmt.Errorf("lemmatiser: %w", err)
	}
	for line := range strings.Lines(string(text)) {
		if err := l.parse(strings.Split(strings.TrimSuffix(line, "\n"), "\t")); err != nil {
			return nil, fmt.Errorf("lemmatiser: %w", err)
		}
	}
	if len(l.edits) == 0 {
		return nil, errors.New("lemmatiser: no rules")
	}
	return l, nil
}

// parse reads one line of the packed table: edit, try, word or known lemma.
func (l *Lemmatizer) parse(fields []string) error {
	switch {
	case len(fields) == 5 && fields[0] == "e":
		cut, err := strconv.Atoi(fields[3])
		l.edits[ending{fields[1], fields[2]}] = Edit{cut, fields[4]}
		return err
	case len(fields) == 4 && fields[0] == "t":
		l.tries[fields[1]] = append(l.tries[fields[1]], Swap{fields[2], fields[3]})
	case len(fields) == 3 && fields[0] == "w" && len(fields[2]) == 1:
		hash, err := strconv.ParseUint(fields[1], 36, 32)
		l.words[uint32(hash)] = WordHabit(fields[2][0])
		return err
	case len(fields) == 2 && fields[0] == "k":
		l.known[fields[1]] = true
	default:
		return fmt.Errorf("line %q", fields)
	}
	return nil
}

// WriteTo writes the lemmatiser as LoadLemmas reads it.
func (l *Lemmatizer) WriteTo(out io.Writer) (int64, error) {
	var lines []string
	for key, edit := range l.edits {
		lines = append(lines, fmt.Sprintf("e\t%s\t%s\t%d\t%s\n", key.tag, key.letters, edit.Cut, edit.Put))
	}
	for hash, habit := range l.words {
		lines = append(lines, fmt.Sprintf("w\t%s\t%c\n", strconv.FormatUint(uint64(hash), 36), habit))
	}
	for lemma := range l.known {
		lines = append(lines, "k\t"+lemma+"\n")
	}
	slices.Sort(lines)
	for _, tag := range slices.Sorted(maps.Keys(l.tries)) {
		for _, try := range l.tries[tag] {
			lines = append(lines, fmt.Sprintf("t\t%s\t%s\t%s\n", tag, try.Off, try.Put))
		}
	}
	var packed bytes.Buffer
	packed.WriteString(lemmaMagic)
	deflated, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return 0, err
	}
	if _, err := l.cases.WriteTo(deflated); err != nil {
		return 0, err
	}
	if _, err := io.WriteString(deflated, strings.Join(lines, "")); err != nil {
		return 0, err
	}
	if err := deflated.Close(); err != nil {
		return 0, err
	}
	return packed.WriteTo(out)
}
