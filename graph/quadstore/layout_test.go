package quadstore

import (
	"bytes"
	"cmp"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"
)

// terms draws values of every kind.
func terms() *rapid.Generator[quad.Value] {
	word := rapid.StringN(0, 8, -1)
	return rapid.OneOf(
		rapid.Map(word, func(s string) quad.Value { return quad.IRI(s) }),
		rapid.Map(word, func(s string) quad.Value { return quad.BNode(s) }),
		rapid.Map(word, func(s string) quad.Value { return quad.String(s) }),
		rapid.Custom(func(t *rapid.T) quad.Value {
			return quad.TypedString{Value: quad.String(word.Draw(t, "value")), Type: quad.IRI(word.Draw(t, "type"))}
		}),
		rapid.Custom(func(t *rapid.T) quad.Value {
			return quad.LangString{Value: quad.String(word.Draw(t, "value")), Lang: word.Draw(t, "language")}
		}),
		rapid.Map(rapid.Int64(), func(n int64) quad.Value { return quad.Int(n) }),
		rapid.Map(rapid.Float64Range(-1e9, 1e9), func(f float64) quad.Value { return quad.Float(f) }),
		rapid.Map(rapid.Bool(), func(b bool) quad.Value { return quad.Bool(b) }),
		rapid.Map(rapid.Int64Range(-1<<40, 1<<40), func(n int64) quad.Value { return quad.Time(time.Unix(n/1000, n%1000).UTC()) }),
	)
}

func TestTermsAreThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := terms().Draw(t, "a"), terms().Draw(t, "b")
		first, err := appendTerm(nil, a)
		if err != nil {
			t.Fatal(err)
		}
		second, err := appendTerm(nil, b)
		if err != nil {
			t.Fatal(err)
		}
		back, err := parseTerm(first)
		if err != nil || back != a {
			t.Fatalf("%#v came back as %#v, %v", a, back, err)
		}
		if bytes.Equal(first, second) != (a == b) {
			t.Fatalf("%#v and %#v: %q and %q", a, b, first, second)
		}
	})
}

func FuzzParseTerm(f *testing.F) {
	for _, v := range []quad.Value{quad.IRI("a"), quad.LangString{Value: "b", Lang: "c"}, quad.Int(-7), quad.Time(time.Unix(1, 2))} {
		term, err := appendTerm(nil, v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(term)
	}
	f.Fuzz(func(_ *testing.T, b []byte) {
		_, _ = parseTerm(b)
		_, _ = parseCounts(b)
		_, _ = parseTotals(b)
		for n := range indexes {
			indexes[n].parseKey(b)
		}
	})
}

// ids draws numbers around those where the encoding changes.
func ids() *rapid.Generator[ID] {
	return rapid.Custom(func(t *rapid.T) ID {
		edge := rapid.SampledFrom([]ID{0, oneByte, twoBytes, threeBytes, 1 << 24, 1 << 32, 1 << 40, 1 << 48, 1 << 56, 1<<64 - 4}).Draw(t, "edge")
		return edge + ID(rapid.IntRange(-3, 3).Draw(t, "off"))
	})
}

func TestKeysSortAsIDs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := ids().Draw(t, "a"), ids().Draw(t, "b")
		x, y := appendID(nil, a), appendID(nil, b)
		if i, n := parseID(x); i != a || n != len(x) {
			t.Fatalf("%d came back as %d, %d bytes of %d", a, i, n, len(x))
		}
		if bytes.Compare(x, y) != cmp.Compare(a, b) {
			t.Fatalf("%d, %d: %x, %x", a, b, x, y)
		}
		l := Link{a, b, ids().Draw(t, "c"), ids().Draw(t, "d")}
		for n := range indexes {
			if back, ok := indexes[n].parseKey(indexes[n].appendKey(nil, &l, 4)); !ok || back != l {
				t.Fatalf("%v came back as %v", l, back)
			}
		}
	})
}

func TestCountsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) counts {
			n := rapid.Int64Range(-1000, 1000)
			return counts{n.Draw(t, label), n.Draw(t, label), 0, n.Draw(t, label)}
		}
		a, b := draw("a"), draw("b")
		merger, err := summing.Merge(nil, a.append(nil))
		if err != nil {
			t.Fatal(err)
		}
		if err := merger.MergeOlder(b.append(nil)); err != nil {
			t.Fatal(err)
		}
		value, _, err := merger.Finish(true)
		if err != nil {
			t.Fatal(err)
		}
		a.add(&b)
		if got, err := parseCounts(value); err != nil || got != a {
			t.Fatalf("got %v, want %v, %v", got, a, err)
		}
	})
}
