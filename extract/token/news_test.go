package token_test

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"parley/extract"
)

// TestSentencesOfNews divides what news pages have: abbreviations before names
// and at ends, quotes, marks of reference, lists, and odd characters.
func TestSentencesOfNews(t *testing.T) {
	model := load(t)
	for _, test := range []struct{ text, want string }{
		{"They disagreed in talks with the U.S. Moscow said it would wait.", "They disagreed in talks with the U.S. | Moscow said it would wait ."},
		{"Relations grew worse between Oslo and the U.S. China said nothing.", "Relations grew worse between Oslo and the U.S. | China said nothing ."},
		{"He lives in the U.S. His wife does not.", "He lives in the U.S. | His wife does not ."},
		{"U.S. President Jane Roe met U.K. Prime Minister Ann Doe. They spoke.", "U.S. President Jane Roe met U.K. Prime Minister Ann Doe . | They spoke ."},
		{"The U.S. Army and the U.S. Senate agreed.", "The U.S. Army and the U.S. Senate agreed ."},
		{"The envoy posted the message on X. Moscow denied it.", "The envoy posted the message on X . | Moscow denied it ."},
		{"The minister chose plan B. London objected.", "The minister chose plan B . | London objected ."},
		{"The senator replied to J. Smith on Monday.", "The senator replied to J. Smith on Monday ."},
		{"The meeting ended at 5 p.m. Lavrov left at once.", "The meeting ended at 5 p.m. | Lavrov left at once ."},
		{"The vote is due at 5 p.m. Monday in Oslo.", "The vote is due at 5 p.m. Monday in Oslo ."},
		{"The vote is due at 5 p.m. Moscow time on Friday.", "The vote is due at 5 p.m. Moscow time on Friday ."},
		{"Gen. Smith and Lt. Gov. Roe spoke. No. 5 was empty. On Jan. 5 they left.", "Gen. Smith and Lt. Gov. Roe spoke . | No. 5 was empty . | On Jan. 5 they left ."},
		{"He came from St. Petersburg to Mt. Vernon. It rained.", "He came from St. Petersburg to Mt. Vernon . | It rained ."},
		{"In Roe vs. Doe the court ruled. Acme Inc. said it would pay.", "In Roe vs. Doe the court ruled . | Acme Inc. said it would pay ."},
		{"It was Sgt. Roe Jr. He died.", "It was Sgt. Roe Jr. | He died ."},
		{"Talks failed, he said.[1] The next round is due in May.[2][3] Nobody came.",
			"Talks failed , he said . [ 1 ] | The next round is due in May . [ 2 ] [ 3 ] | Nobody came ."},
		{"“It is over.” She left. ‘We agree,’ he said.", "“ It is over . ” | She left . | ‘ We agree , ’ he said ."},
		{"THE MINISTER LEFT THE U.S. ON MONDAY. NATO WILL MEET", "THE MINISTER LEFT THE U.S. ON MONDAY . | NATO WILL MEET"},
		{"• The minister left. • The envoy stayed.", "• The minister left . | • The envoy stayed ."},
		{"The flag 🇺🇸 rose 👍🏽. They cheered 👨‍👩‍👧 loudly.", "The flag 🇺🇸 rose 👍🏽 . | They cheered 👨‍👩‍👧 loudly ."},
		{"He waited… She left.", "He waited … | She left ."},
		{"The envoyʼs plan\u00a0failed—not yet–he said.", "The envoy ʼs plan failed — not yet – he said ."},
		{"It owes $1.5bn (€1.2bn; £1bn), up 4%.", "It owes $ 1.5 bn ( € 1.2 bn ; £ 1 bn ) , up 4 % ."},
		{"See www.example.com/a?b=c, or write to press.office@mfa.example.org. It replies.",
			"See www.example.com/a?b=c , or write to press.office@mfa.example.org . | It replies ."},
		{"Read https://example.org/x_(y). The file is plan.pdf.", "Read https://example.org/x_(y) . | The file is plan.pdf ."},
		{"The #peace march by @envoy is on.", "The #peace march by @envoy is on ."},
		{"They dont know, its a pity. Its capital is theirs.", "They do nt know , it s a pity . | Its capital is theirs ."},
		{"The zero\u200bwidth word.", "The zero\u200bwidth word ."},
	} {
		if got := spell(divide(t, model, test.text, extract.Paragraph)); got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestEndlessLines holds the stage to linear time and little memory on text
// without blanks, without stops or of marks alone. In quadratic time, each of
// them would take hours.
func TestEndlessLines(t *testing.T) {
	model := load(t)
	for _, unit := range []string{"x", "x.", "[", ".", "a@", "www.", "://", "1,", "it's-", "word ", "U.S. A", "😀", "\u200d"} {
		text := strings.Repeat(unit, 300_000/len(unit))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		divide(t, model, text, extract.Paragraph)
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%q: %v for 300 kB", unit, took)
		}
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 600*uint64(len(text)) {
			t.Errorf("%q: %d bytes of memory for %d of text", unit, used, len(text))
		}
	}
}
