package query

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// prose is a text of so many words, always the same for a seed.
func prose(seed uint64, words int) string {
	random := rand.New(rand.NewPCG(seed, 7))
	list := make([]string, words)
	for i := range list {
		list[i] = fmt.Sprintf("w%d", random.IntN(2000))
	}
	return strings.Join(list, " ")
}

func TestSameText(t *testing.T) {
	long, other := prose(1, 900), prose(2, 900)
	part := func(text string, from, to int) string { return strings.Join(strings.Fields(text)[from:to], " ") }
	for _, test := range []struct {
		name string
		a, b string
		want bool
	}{
		{"itself", long, long, true},
		{"another headline and line breaks", "TALKS FAIL\n\n" + long, "No deal in sight\n\n" + strings.ReplaceAll(strings.ToUpper(long), " W5", ",\nw5"), true},
		{"cut after the first third", long, part(long, 0, 300), true},
		{"a short piece of it", long, part(long, 400, 440), true},
		{"some words of background in common", part(long, 0, 300) + " " + prose(3, 600), part(long, 0, 300) + " " + prose(4, 600), false},
		{"three quarters in common", part(long, 0, 675) + " " + prose(3, 225), part(long, 0, 675) + " " + prose(4, 225), true},
		{"another text", long, other, false},
		{"other words in the same places", "Kenya met Uganda in Nairobi on Monday", "Kenya met Rwanda in Nairobi on Friday", false},
		{"short texts", "Kenya met Uganda in Nairobi on Monday", "Kenya met Uganda in Nairobi on Monday.", true},
		{"a word each", "Kenya", "kenya!", true},
		{"nothing", "", "", false},
		{"nothing and something", "", long, false},
	} {
		a, b := sketchOf(test.a), sketchOf(test.b)
		if sameText(&a, &b) != test.want || sameText(&b, &a) != test.want {
			t.Errorf("%s: not %v", test.name, test.want)
		}
	}
}

func TestSketchIsSmall(t *testing.T) {
	for _, words := range []int{0, 1, 4, 5, 100, 5000} {
		if n := len(sketchOf(prose(9, words)).hashes); n > sketchSize || words > 0 && n == 0 {
			t.Errorf("%d hashes of %d words", n, words)
		}
	}
}

// Of many texts those that are one are found, and no others; the outlet's own
// words below each are no hint.
func TestSameTexts(t *testing.T) {
	const furniture = " Follow us for more news from the region every day of the week."
	sketches := map[string]sketch{}
	for i := range 200 {
		text := prose(uint64(i), 150)
		sketches[fmt.Sprintf("%03d", i)] = sketchOf(text + furniture)
		if i%10 == 0 {
			sketches[fmt.Sprintf("%03d copy", i)] = sketchOf("Another headline. " + text + furniture)
			sketches[fmt.Sprintf("%03d brief", i)] = sketchOf(strings.Join(strings.Fields(text)[:60], " "))
		}
	}
	numbers := sameTexts(sketches)
	different := map[int]bool{}
	for name, number := range numbers {
		different[number] = true
		if first := name[:3]; numbers[first] != number {
			t.Errorf("%s is not taken for %s", name, first)
		}
	}
	if len(numbers) != 240 || len(different) != 200 {
		t.Errorf("%d texts, %d different", len(numbers), len(different))
	}
}

func BenchmarkSameTexts(b *testing.B) {
	texts := map[string]string{}
	for i := range 5000 {
		texts[fmt.Sprint(i)] = prose(uint64(i-i%5/4), 300)
	}
	for b.Loop() {
		sketches := map[string]sketch{}
		for name, text := range texts {
			sketches[name] = sketchOf(text)
		}
		sameTexts(sketches)
	}
}
