package token

import (
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Lexicon maps runs of letters, in lower case and at most twelve bytes long,
// to the way they are split: "cannot", "gonna", "its".
type Lexicon map[string]Split

// Split is where a run of letters is split.
type Split struct {
	Places []uint8 // bytes from the start of the run, ascending
	Sure   bool    // always; otherwise the words around it decide
}

// longestSplit is the length of the longest run of letters in a lexicon.
const longestSplit = 12

// maxLexicon bounds the number of entries of a lexicon that Load accepts.
const maxLexicon = 10_000

// write writes the number of entries, then of each the length and the bytes of
// the run, whether it is sure, and the number and the places of its splits.
func (l Lexicon) write(out io.Writer) error {
	data := binary.LittleEndian.AppendUint32(nil, uint32(len(l)))
	for _, run := range slices.Sorted(maps.Keys(l)) {
		split := l[run]
		data = append(append(data, byte(len(run))), run...)
		data = append(data, byte(flag(split.Sure)))
		data = append(append(data, byte(len(split.Places))), split.Places...)
	}
	_, err := out.Write(data)
	return err
}

func (l Lexicon) read(in io.Reader) error {
	var n uint32
	if err := binary.Read(in, binary.LittleEndian, &n); err != nil {
		return err
	}
	if n > maxLexicon {
		return fmt.Errorf("%d entries", n)
	}
	for range n {
		if err := l.readEntry(in); err != nil {
			return err
		}
	}
	return nil
}

func (l Lexicon) readEntry(in io.Reader) error {
	run, err := field(in)
	if err != nil {
		return err
	}
	var sure [1]byte
	if _, err := io.ReadFull(in, sure[:]); err != nil {
		return err
	}
	places, err := field(in)
	if err != nil {
		return err
	}
	last := uint8(0)
	for _, at := range places {
		if at <= last || int(at) >= len(run) {
			return fmt.Errorf("%q is split at %d", run, at)
		}
		last = at
	}
	l[string(run)] = Split{Places: places, Sure: sure[0] == 1}
	return nil
}

// field reads a length of one byte and as many bytes.
func field(in io.Reader) ([]byte, error) {
	var size [1]byte
	if _, err := io.ReadFull(in, size[:]); err != nil {
		return nil, err
	}
	bytes := make([]byte, size[0])
	_, err := io.ReadFull(in, bytes)
	return bytes, err
}
