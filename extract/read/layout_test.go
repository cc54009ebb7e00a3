package read

import (
	"strings"
	"testing"

	"parley/extract"

	"github.com/google/go-cmp/cmp"
)

// shown writes a block as "kind: its words", with a bar where a hole is, and
// leaves out the furniture.
func shown(doc *extract.Document) []string {
	var all []string
	for _, b := range doc.Blocks {
		if b.Kind == extract.Furniture {
			continue
		}
		at, text := b.Start, ""
		for _, h := range b.Holes {
			text += doc.Text[at:h.Start] + "|"
			at = h.End
		}
		text += doc.Text[at:b.End]
		all = append(all, string(b.Kind)+": "+strings.Join(strings.Fields(text), " "))
	}
	return all
}

func TestBlocks(t *testing.T) {
	const (
		one = "The two governments agreed to meet again in the capital before the end of the\n"
		two = "month, officials said.\n"
	)
	tests := []struct {
		name, text string
		want       []string
	}{
		{"blank lines divide", "First said so.\n\nSecond denied it.\n", []string{"paragraph: First said so.", "paragraph: Second denied it."}},
		{"broken lines join", one + two + "\n" + one + two, []string{
			"paragraph: " + strings.ReplaceAll(one+two[:len(two)-1], "\n", " "),
			"paragraph: " + strings.ReplaceAll(one+two[:len(two)-1], "\n", " ")}},
		{"windows line ends", strings.ReplaceAll(one+two+"\nHe declined.\n", "\n", "\r\n"), []string{
			"paragraph: " + strings.ReplaceAll(one+two[:len(two)-1], "\n", " "), "paragraph: He declined."}},
		{"a page break splits a sentence", one + "\n " + two + "\nHe declined.\n", []string{
			"paragraph: " + strings.ReplaceAll(one, "\n", " ") + "month, officials said.", "paragraph: He declined."}},
		{"a page break with a number", one + "\n- 3 -\n\f" + two + "\nHe declined.\n", []string{
			"paragraph: " + strings.ReplaceAll(one, "\n", " ") + "| month, officials said.", "paragraph: He declined."}},
		{"a page break before a name", two[:5] + " " + one + one + "\n Sudan, which lies to the north, had asked for the meeting. It was late.\n", []string{
			"paragraph: month " + strings.ReplaceAll(one+one, "\n", " ") + "Sudan, which lies to the north, had asked for the meeting. It was late."}},
		{"an indent begins a paragraph", one + two + " He declined to say more about the place where the ministers are to meet this\nmonth.\n", []string{
			"paragraph: " + strings.ReplaceAll(one+two[:len(two)-1], "\n", " "),
			"paragraph: He declined to say more about the place where the ministers are to meet this month."}},
		{"an indent inside a sentence does not", one + " " + two + one + two, []string{
			"paragraph: " + strings.ReplaceAll(one+two[:len(two)-1], "\n", " "),
			"paragraph: " + strings.ReplaceAll(one+two[:len(two)-1], "\n", " ")}},
		{"an abbreviation ends no paragraph", "The delegation that arrived in the city late on Monday was led by Lt. Gen.\nAva Stone, a veteran.\n\nHe declined.\n", []string{
			"paragraph: The delegation that arrived in the city late on Monday was led by Lt. Gen. Ava Stone, a veteran.", "paragraph: He declined."}},
		{"a heading between paragraphs", one + two + "\nA cold reception\n\n" + one + two, []string{
			"paragraph: " + strings.ReplaceAll(one+two[:len(two)-1], "\n", " "), "heading: A cold reception",
			"paragraph: " + strings.ReplaceAll(one+two[:len(two)-1], "\n", " ")}},
		{"a heading right above", one + two + "A cold reception\n" + one + two, []string{
			"paragraph: " + strings.ReplaceAll(one+two[:len(two)-1], "\n", " "), "heading: A cold reception",
			"paragraph: " + strings.ReplaceAll(one+two[:len(two)-1], "\n", " ")}},
		{"a line a paragraph", "Ministers meet\nThe talks began on Monday.\nNobody expects that they will end soon, and several delegates went home.\nWHAT NEXT\nThey resume in May.\n", []string{
			"heading: Ministers meet", "paragraph: The talks began on Monday.",
			"paragraph: Nobody expects that they will end soon, and several delegates went home.", "heading: WHAT NEXT", "paragraph: They resume in May."}},
		{"short sentences are no headings", "Ministers meet in Oslo\n\nHe declined.\n\nShe did not\n\nNobody came.\n", []string{
			"heading: Ministers meet in Oslo", "paragraph: He declined.", "paragraph: She did not", "paragraph: Nobody came."}},
		{"words before a colon", "Ministers meet in Oslo\n\nThe governor added:\n\n\"We are ready.\"\n\nKey points:\n\nNobody came.\n", []string{
			"heading: Ministers meet in Oslo", "paragraph: The governor added:", "paragraph: \"We are ready.\"", "heading: Key points:", "paragraph: Nobody came."}},
		{"a list", "The plan has three parts:\n\n• Troops leave.\n• Monitors come,\n  unarmed.\n1. Prisoners go home\n", []string{
			"paragraph: The plan has three parts:", "paragraph: Troops leave.", "paragraph: Monitors come, unarmed.", "paragraph: Prisoners go home"}},
		{"lines that are not read", "Related article: Talks in Oslo\n\nRead more about the talks\n\nFILE PHOTO: The hall.\n\n(Photo by Ava Stone)\n\nThe hall in Oslo. REUTERS/Ava Stone\n\nSign up for our newsletter.\n\nADVERTISEMENT\n\nHe declined.\n\nPage 2 of 5\n\n***\n", []string{
			"related: Related article: Talks in Oslo", "related: Read more about the talks", "caption: FILE PHOTO: The hall.",
			"caption: (Photo by Ava Stone)", "caption: The hall in Oslo. REUTERS/Ava Stone", "related: Sign up for our newsletter.", "paragraph: He declined."}},
		{"sentences that begin like them", "Related problems remain.\n\nReaders read more carefully now.\n\nFiles vanished.\n\nBy Friday, the troops had left.\n", []string{
			"paragraph: Related problems remain.", "paragraph: Readers read more carefully now.", "paragraph: Files vanished.", "paragraph: By Friday, the troops had left."}},
		{"every line followed by a blank one", strings.ReplaceAll(one+one+one+two, "\n", "\n\n") + "\n" + strings.ReplaceAll(one+one+one+one+two, "\n", "\n\n"), []string{
			"paragraph: " + strings.ReplaceAll(one+one+one+two[:len(two)-1], "\n", " "),
			"paragraph: " + strings.ReplaceAll(one+one+one+one+two[:len(two)-1], "\n", " ")}},
		{"what a browser prints around a page", "12/30/21, 3:45 PM Ministers meet\n\nMinisters meet in Oslo\n\n" + one + "\nhttps://example.org/a 1/3\n\fMinisters meet in Oslo\n\n" + two + "\nHe left.\n\n— Ava Stone (@ava) May 3, 2021\n\fMinisters meet in Oslo\n\nNobody came.\n", []string{
			"heading: Ministers meet in Oslo", "paragraph: " + strings.ReplaceAll(one, "\n", " ") + "| month, officials said.", "paragraph: He left.",
			"caption: — Ava Stone (@ava) May 3, 2021", "paragraph: Nobody came."}},
		{"a single line is no heading", "Russia blames the West\n", []string{"paragraph: Russia blames the West"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Text("x.txt", []byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, shown(doc)); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTop(t *testing.T) {
	const body = "The ministers met for the first time in a year.\n\nThey parted without a deal.\n"
	tests := []struct {
		name, top           string
		title, source, date string
		kinds               string // of the blocks above the body's words
	}{
		{name: "AP", top: "MOSCOW (AP) — ", source: "AP", kinds: "dateline"},
		{name: "Reuters", top: "GENEVA, Jan 10 (Reuters) - ", source: "Reuters", kinds: "dateline"},
		{name: "year", top: "GENEVA, Jan. 10, 2022 (Reuters) -- ", source: "Reuters", date: "2022-01-10", kinds: "dateline"},
		{name: "no agency", top: "BEIJING — ", kinds: "dateline"},
		{name: "country", top: "KYIV, Ukraine (AP) – ", source: "AP", kinds: "dateline"},
		{name: "small letters", top: "Bogotá, Colombia (AFP) - ", source: "AFP", kinds: "dateline"},
		{name: "TASS", top: "MOSCOW, December 30. /TASS/. ", source: "TASS", kinds: "dateline"},
		{name: "colon", top: "ISLAMABAD: ", kinds: "dateline"},
		{name: "agency only", top: "(Reuters) - ", source: "Reuters", kinds: "dateline"},
		{name: "two places", top: "BRUSSELS/KYIV, Feb 3 (Reuters) - ", source: "Reuters", kinds: "dateline"},
		{name: "date line", top: "Ministers meet in Oslo\n\nThursday, Dec. 30, 2021\n\n", title: "Ministers meet in Oslo", date: "2021-12-30", kinds: "heading byline"},
		{name: "published", top: "Ministers meet in Oslo\nPublished: 30 December 2021, 10:32 AM EST\n\n", title: "Ministers meet in Oslo", date: "2021-12-30", kinds: "heading byline"},
		{name: "iso", top: "2021-12-30\n\n", date: "2021-12-30", kinds: "byline"},
		{name: "byline", top: "WORLD\n\nMinisters meet in Oslo again\n\nBy JANE DOE and John Roe, Associated Press\nDecember 30, 2021\n\nOSLO, Norway (AP) — ",
			title: "Ministers meet in Oslo again", source: "Associated Press", date: "2021-12-30", kinds: "heading heading byline byline dateline"},
		{name: "post is no outlet", top: "By Jane Doe, Staff Writer\n\n", kinds: "byline"},
		{name: "dateline on its own", top: "Ministers meet in Oslo\n\nOSLO, Dec. 30, 2021\n\n", title: "Ministers meet in Oslo", date: "2021-12-30", kinds: "heading dateline"},
		{name: "headline right above a dateline", top: "Ministers of the two countries meet in Oslo after a year of silence\nOSLO (AP) - ",
			title: "Ministers of the two countries meet in Oslo after a year of silence", source: "AP", kinds: "heading dateline"},
		{name: "no dash", top: "Washington (CNN)", source: "CNN", kinds: "dateline"},
		{name: "date and agency", top: "Jan 10 (Reuters) - ", source: "Reuters", kinds: "dateline"},
		{name: "alliance is no place", top: "NATO — ", kinds: ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Text("x.txt", []byte(tt.top+body))
			if err != nil {
				t.Fatal(err)
			}
			if doc.Title != tt.title || doc.Source != tt.source || doc.Date != tt.date {
				t.Errorf("title %q source %q date %q, want %q %q %q", doc.Title, doc.Source, doc.Date, tt.title, tt.source, tt.date)
			}
			var kinds []string
			for _, b := range doc.Blocks[:len(doc.Blocks)-2] {
				kinds = append(kinds, string(b.Kind))
			}
			if got := strings.Join(kinds, " "); got != tt.kinds {
				t.Errorf("kinds %q, want %q", got, tt.kinds)
			}
			if first := doc.Blocks[len(doc.Blocks)-2].In(doc.Text); tt.kinds != "" && !strings.HasPrefix(first, "The ministers") {
				t.Errorf("body begins %q", first)
			}
		})
	}
}

func TestSpeakersAndDashesAreNoDatelines(t *testing.T) {
	for _, s := range []string{
		"Russia - the larger neighbour - declined.",
		"Putin — who had called — declined.",
		"The U.S. - which had asked - declined.",
		"He agreed (Reuters) - then declined.",
	} {
		if startsDateline(s) {
			t.Errorf("%q taken for a dateline", s)
		}
	}
}
