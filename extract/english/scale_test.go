//go:build unix

package english_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"parley/extract"
	"parley/extract/english"
	"parley/extract/read"
)

// prose precedes every strange text, so that it is read as English.
const prose = `Officials said that the talks between the ministers of the two countries would be held in the capital on Monday, and
that they were to end before the week was over. It was not clear who would come to them, or what they had to say to each other.

`

// shape makes texts of about n words that no reader is made for.
type shape struct {
	name string
	text func(n int) string
}

// shapes are divided into sentences, or not even words of them, or never end.
var shapes = []shape{
	{"short paragraphs", func(n int) string {
		return strings.Repeat("Kenya sent food to Sudan.\n\nThe minister thanked Omar Adan for it.\n\n", n/14)
	}},
	{"one line", func(n int) string {
		return strings.Repeat("Kenya sent food to Sudan. The minister thanked Omar Adan for it. ", n/14)
	}},
	{"quotes that never close", func(n int) string { return strings.Repeat("“We go to the capital, he said.\n\n", n/9) }},
	{"many names", manyNames},
	{"pronouns", func(n int) string { return strings.Repeat("He told her that they knew it. ", n/8) }},
	{"capitals", func(n int) string { return strings.Repeat("KENYA SENT FOOD TO SUDAN. ", n/6) }},
	{"blank lines", func(n int) string { return "Kenya left." + strings.Repeat("\n", 500*n) + "Sudan stayed." }},
	{"stops", func(n int) string { return "Kenya said " + strings.Repeat(".", 20*n) }},
	{"list marks", func(n int) string { return strings.Repeat("• Kenya left the talks\n", n/5) }},
	{"headings", func(n int) string { return strings.Repeat("Kenya and the End of the Talks\n\n", n/8) }},
	{"tables", func(n int) string { return strings.Repeat("The north\t12\tof the south\t13\n", n/7) }},
	{"another script", func(n int) string {
		return "Kenya met " + strings.Repeat("王力", min(n, 90)/2) + " and " + strings.Repeat("é", n)
	}},
	{"clauses in clauses", func(n int) string { return strings.Repeat("He said that ", n/3) + "Kenya left." }},
	{"no stops", func(n int) string {
		return strings.Repeat("Kenya sent food to the people of Sudan and\nthe minister thanked the president of Oman for it\n", n/18)
	}},
	{"one sentence", func(n int) string {
		return "Kenya " + strings.Repeat("sent food to Sudan and thanked the minister of Oman for aid and ", n/13) + "left."
	}},
	{"relative clauses", func(n int) string { return "Kenya praised the man " + strings.Repeat("who met the envoy ", n/4) + "." }},
	{"brackets in brackets", func(n int) string {
		return "Kenya said " + strings.Repeat("(the minister ", n/4) + strings.Repeat(") ", n/4) + "."
	}},
	{"a list of names", func(n int) string { return "Kenya met with " + strings.Repeat("the envoy Ann Lee, ", n/5) + "and Bob." }},
	{"a word without end", func(n int) string { return "Kenya said " + strings.Repeat("abcdef", 10*n) + "." }},
	{"colons in words", func(n int) string { return "Kenya said " + strings.Repeat("a:", n/2) + "." }},
	{"hosts without end", func(n int) string { return "Kenya said " + strings.Repeat("a.com%", n/3) + "." }},
	{"hyphens", func(n int) string { return "Kenya said " + strings.Repeat("up-to-", n/4) + "date." }},
	{"pictures", func(n int) string { return "Kenya said " + strings.Repeat("😀", n/2) + "." }},
	{"figures", func(n int) string { return "Kenya said " + strings.Repeat("1,234.5 ", n/2) + "." }},
	{"broken pages", func(n int) string { return strings.Repeat("Kenya sent food to the\n\n- 3 -\n\n", n/7) }},
	{"quoted mail", func(n int) string { return strings.Repeat("> Kenya sent food to the\n", n/6) }},
	{"quotes in quotes", func(n int) string { return strings.Repeat("\"He said 'no' ", n/3) }},
	{"speakers", func(n int) string { return strings.Repeat("He said ", n/2) }},
}

func manyNames(n int) string {
	var b strings.Builder
	for i := range n / 7 {
		fmt.Fprintf(&b, "The envoy %c%s met %c%sov. ", 'A'+i%26, strings.Repeat("ab", 1+i/26%9), 'A'+i/7%26, strings.Repeat("or", 1+i/60%7))
	}
	return b.String()
}

// cost is what a text takes to be read.
type cost struct {
	time  time.Duration // of the processors: what other programs do does not count
	bytes uint64
}

// TestTimeAndMemoryGrowWithTheText doubles texts: time and memory may double
// and a little more, but not square.
func TestTimeAndMemoryGrowWithTheText(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	pipeline, err := english.Extractor()
	if err != nil {
		t.Fatal(err)
	}
	const words, most, tries = 3000, 2.5, 8
	const quick, small = 300 * time.Millisecond, 64 << 20 // below, buffers and the collector decide
	costOf(t, pipeline, prose)                            // what is built but once
	for _, s := range shapes {
		t.Run(s.name, func(t *testing.T) {
			text, twice := prose+s.text(words), prose+s.text(2*words)
			var one, two cost
			for range tries { // the machine has other work, too
				one, two = least(one, costOf(t, pipeline, text)), least(two, costOf(t, pipeline, twice))
				if good := two.time < quick || float64(two.time) <= most*float64(one.time); good && (two.bytes < small || float64(two.bytes) <= most*float64(one.bytes)) {
					return
				}
			}
			if two.bytes > small && float64(two.bytes) > most*float64(one.bytes) {
				t.Errorf("%d MiB, and %d MiB for twice the text", one.bytes>>20, two.bytes>>20)
			}
			if two.time > quick && float64(two.time) > most*float64(one.time) {
				t.Errorf("%v, and %v for twice the text", one.time, two.time)
			}
		})
	}
}

func least(a, b cost) cost {
	if a == (cost{}) {
		return b
	}
	return cost{min(a.time, b.time), min(a.bytes, b.bytes)}
}

// TestOneWord reads a megabyte without a blank.
func TestOneWord(t *testing.T) {
	pipeline, err := english.Extractor()
	if err != nil {
		t.Fatal(err)
	}
	costOf(t, pipeline, prose+strings.Repeat(prose, 40)+strings.Repeat("abcdefgh", 1<<17))
}

// costOf reads a text and holds what it finds to the contract.
func costOf(t *testing.T, pipeline *extract.Pipeline, text string) cost {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := processorTime(t)
	doc, err := read.Text("x", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := pipeline.Run(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	took := processorTime(t) - start
	runtime.ReadMemStats(&after)
	for i := range doc.Statements {
		if e := doc.Statements[i].Evidence; doc.Text[e.Start:e.End] != e.Quote {
			t.Fatalf("the text at %d is not %q", e.Start, e.Quote)
		}
	}
	return cost{took, after.TotalAlloc - before.TotalAlloc}
}

// processorTime is what this process has used so far.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
