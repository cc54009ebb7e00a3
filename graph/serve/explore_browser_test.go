package serve

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parley/graph"
	"parley/schema"
)

func TestExplore(t *testing.T) {
	b := openTab(t)
	b.do("enter the room", click(`//nav/a[text()="Explore"]`), see(`[data-actor="Veldoria"]`))
	b.shot("actors")
	b.do("search", chromedp.SendKeys(".search input", "veld", chromedp.ByQuery), see(".suggestions li"), chromedp.KeyEvent(kb.Enter), see(".profile h1"))
	if name := b.text(".profile h1"); name != "Veldoria" {
		t.Errorf("the page is of %q", name)
	}
	b.do("see the timeline", see(".moments"))
	b.do("open a relation", click(".relations .entity"), see(".panel.open h2"))
	b.do("open a stance", click(".stances .entity"), see(".panel .stance-line"), see(".panel .statement"))
	if line := b.text(".stance-line"); !strings.Contains(line, "supports free passage") || !strings.Contains(line, "80 %") {
		t.Errorf("the stance reads %q", line)
	}
	b.shot("profile")
	b.do("go back twice", chromedp.NavigateBack(), chromedp.NavigateBack(), see(".panel .hollow"))
	b.do("and to the front door", chromedp.NavigateBack(), see(`[data-actor="Veldoria"].actor`))
}

func TestActorsPageIsFiltered(t *testing.T) {
	b := openTab(t)
	b.visit("#/explore/actor?id=Veldoria", ".relations dd")
	before := b.count(".relations dd")
	b.do("filter", click(".filters summary"), chromedp.SetValue(`//label[text()="Until"]/input`, "2026-03-01", chromedp.BySearch),
		chromedp.Evaluate(`document.querySelectorAll('.fields input[type=date]')[1].dispatchEvent(new Event("change", { bubbles: true }))`, nil), see(".profile .empty"))
	if after := b.count(".relations dd"); before == 0 || after != 0 {
		t.Errorf("%d relations, %d before the first article", before, after)
	}
	var address string
	b.do("see the address", chromedp.Location(&address))
	if !strings.Contains(address, "until=2026-03-01") {
		t.Errorf("the filter is not in the address %s", address)
	}
	b.do("clear the filter", click(".clear"), see(".relations dd"))
	b.visit("#/explore/actor?id=Veldoria&source=Nobody", ".explore .problem")
	b.do("mend a filter that the server refuses", click(".clear"), see(".relations dd"))
}

func TestWordsAreFound(t *testing.T) {
	b := openTab(t)
	b.visit("#/explore", `.search input`)
	b.do("search for words", chromedp.SendKeys(".search input", "third time", chromedp.ByQuery), see(".suggestions .words"), chromedp.KeyEvent(kb.Enter), see(".found .match"))
	if match := b.text(".found .match"); !strings.Contains(match, "for the third time") {
		t.Errorf("found %q", match)
	}
}

func TestDocumentShowsWhatItSays(t *testing.T) {
	b := openTab(t)
	b.visit("#/explore/documents", ".articles li")
	b.do("open a document", click(`//cite[text()="The strait stays closed"]`), see(".document .marked"))
	if text := b.text(".document .text"); !strings.HasPrefix(text, "PORT ALBA") {
		t.Errorf("text %q", text)
	}
	b.do("choose marked words", click(".document .marked"), see(".panel .evidence"), see(".marked.chosen"), see(`.says [aria-current="true"]`))
	b.do("see it as a graph", click(`//button[text()="Graph"]`), see(".document-graph canvas"))
	b.shot("document")
}

func TestMatrixOpensItsEvidence(t *testing.T) {
	b := openTab(t)
	b.visit("#/explore/matrix", ".matrix .cell")
	var label string
	b.do("read a cell", chromedp.AttributeValue(".matrix .cell", "aria-label", &label, nil, chromedp.ByQuery))
	if label != "Veldoria supports free passage: strength 80 %, 2 statements" {
		t.Errorf("the cell says %q", label)
	}
	b.do("open it", click(".matrix .cell"), see(".panel .statement"), click(".panel .statement"), see(".evidence mark"))
}

// crowd is a store of one country that many others deal with: two hundred and
// ninety-nine, some of which deal with each other.
func crowd(t *testing.T) *graph.Store {
	t.Helper()
	store, err := graph.Open(t.Context(), "mem:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	const text = "They all met."
	var statements []schema.Statement
	meet := func(from, to, relationName string) {
		statements = append(statements, claim(t, "crowd.txt", text, text, schema.Statement{Subject: argument(from, schema.Country, "They"),
			Relation: relation(relationName, "met"), Object: object(to, schema.Person, "all")}))
	}
	for i := 1; i < 300; i++ {
		meet("Hubland", fmt.Sprintf("Guest %d", i), "meet")
		meet(fmt.Sprintf("Guest %d", i), fmt.Sprintf("Guest %d", 1+i*7%299), "greet")
	}
	doc := schema.Document{Path: "crowd.txt", Title: "All met", Date: "2026-03-03", Text: text, Hash: schema.TextHash(text)}
	if _, err := store.Put(t.Context(), doc, statements, entitiesOf(statements), nil); err != nil {
		t.Fatal(err)
	}
	return store
}

func TestGraphGrows(t *testing.T) {
	b := tabOn(t, crowd(t), Options{})
	b.visit("#/explore/graph?id=Hubland", ".canvas canvas")
	b.do("see the list", click(`//button[text()="List"]`), see(".graph-list .edge"))
	if n := b.count(".graph-list .edge"); n != 12 {
		t.Errorf("%d edges at first, want 12", n)
	}
	more := b.text(".nodes .tool")
	if more != "+287" {
		t.Errorf("the first node says %q, want +287", more)
	}
	b.do("grow", click(".nodes .tool"), chromedp.Poll(`document.querySelectorAll(".graph-list .edge").length === 24`, nil))
	var address string
	b.do("see the address", chromedp.Location(&address))
	if !strings.Contains(address, "grow=Hubland") {
		t.Errorf("what has grown is not in the address %s", address)
	}
	b.do("hide persons", click(`//button[text()="Picture"]`), see(".legend"), click(`//span[text()="person"]`), click(`//button[text()="List"]`), gone(".graph-list .edge"))
	b.do("go back", chromedp.NavigateBack(), chromedp.Poll(`!location.hash.includes("grow")`, nil))
}

func TestPageFitsEveryScreen(t *testing.T) {
	b := openTab(t)
	for _, address := range []string{
		"#/query?q=g.V(%22%3CVeldoria%3E%22).Out(%22%3Cdemands%3E%22).All()&view=graph&see=%3CVeldoria%3E",
		"#/explore", "#/explore/actor?id=Veldoria", "#/explore/graph?id=Veldoria", "#/explore/matrix", "#/explore/documents", "#/explore/document?id=harbour.txt",
	} {
		b.visit(address, "main")
		for _, width := range []int64{390, 768, 1024, 1440, 2560} {
			var overflow int
			b.do("resize", chromedp.EmulateViewport(width, 900), chromedp.Sleep(60*time.Millisecond),
				chromedp.Evaluate(`document.documentElement.scrollWidth - innerWidth`, &overflow))
			if overflow > 0 {
				t.Errorf("%s at %d pixels is %d too wide", address, width, overflow)
				b.shot(fmt.Sprintf("wide-%d", width))
			}
		}
	}
}

// jumps is how much of what one sees was pushed elsewhere while the page came
// up, as Cumulative Layout Shift counts it; up to 0.1 is called good.
const jumps = `new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value; }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 100);
})`

func TestNothingJumps(t *testing.T) {
	b := tabOn(t, openStore(t), Options{})
	for _, state := range states {
		b.visit(state.address, state.ready)
		var shift float64
		b.do("see what jumped", chromedp.Sleep(300*time.Millisecond), chromedp.Evaluate(jumps, &shift, awaited))
		if shift > 0.1 {
			t.Errorf("%s: layout shift %.3f", state.address, shift)
		}
	}
}

// dark has the page in the dark, or in the light.
func dark(on bool) chromedp.Action {
	scheme := map[bool]string{true: "dark", false: "light"}[on]
	return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}})
}
