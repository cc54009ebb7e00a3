package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parley/graph/graphtest/browser"
)

// tab is one tab on a server with the two articles.
type tab struct {
	t   *testing.T
	ctx context.Context
}

// openTab opens the page.
func openTab(t *testing.T) *tab {
	t.Helper()
	if _, err := fs.Stat(built, "ui/dist/index.html"); errors.Is(err, fs.ErrNotExist) {
		browser.Missing(t, "the page is not built: run make ui")
	}
	server := newServer(t, Options{})
	b := &tab{t: t, ctx: browser.Open(t, server.URL+"/")}
	b.do("open the page", chromedp.Navigate(server.URL), see(".cm-content"))
	return b
}

func (b *tab) do(what string, actions ...chromedp.Action) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 20*time.Second)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		b.shot("failed")
		b.t.Fatalf("%s: %v", what, err)
	}
}

// shot keeps a picture of the tab among the test's artifacts (go test -artifacts).
func (b *tab) shot(name string) {
	b.t.Helper()
	var picture []byte
	if err := chromedp.Run(b.ctx, chromedp.Sleep(150*time.Millisecond), chromedp.CaptureScreenshot(&picture)); err != nil {
		b.t.Log(err)
		return
	}
	if err := os.WriteFile(filepath.Join(b.t.ArtifactDir(), name+".png"), picture, 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// ask writes a query into the editor in place of what stands there, and runs it.
func (b *tab) ask(query string) {
	b.t.Helper()
	b.do("write a query", click(".cm-content"), control("a"), input.InsertText(query), control(kb.Enter))
}

// see waits until what a selector names is visible: an XPath, or one of CSS.
func see(selector string) chromedp.Action { return chromedp.WaitVisible(selector, kind(selector)) }

// click waits for what a selector names and clicks it.
func click(selector string) chromedp.Action {
	return chromedp.Click(selector, kind(selector), chromedp.NodeVisible)
}

// kind keeps selectors of CSS from being searched for in the page's text.
func kind(selector string) chromedp.QueryOption {
	if strings.HasPrefix(selector, "//") {
		return chromedp.BySearch
	}
	return chromedp.ByQuery
}

func control(key string) chromedp.Action {
	return chromedp.KeyEvent(key, chromedp.KeyModifiers(input.ModifierCtrl))
}

func (b *tab) text(selector string) string {
	b.t.Helper()
	var text string
	b.do("read "+selector, chromedp.Text(selector, &text, chromedp.ByQuery, chromedp.NodeVisible))
	return text
}

func TestPageAnswersAQuery(t *testing.T) {
	b := openTab(t)
	b.shot("welcome")
	b.ask(`g.V("<Veldoria>").Out("<demands>").All()`)
	b.do("see rows", see(`td [data-entity="free_passage"]`))
	b.shot("table")
	if summary := b.text(".summary"); !strings.Contains(summary, "row") || !strings.Contains(summary, "ms") {
		t.Errorf("summary %q", summary)
	}

	b.do("see JSON", click("#tab-json"), see("pre.json"))
	if json := b.text("pre.json"); !strings.Contains(json, `"<free_passage>"`) {
		t.Errorf("JSON %q", json)
	}
	b.do("see the graph", click("#tab-graph"), see(".canvas canvas"))
	b.shot("graph")
	b.do("choose an edge", click(`//button[text()="List"]`), see(".edges .edge"), click(".edges .edge"),
		see(".panel .statement"))
	b.do("choose a statement", click(".panel .statement"), see(".evidence mark"))
	want := harbourStatements(t)[0].Evidence.Quote
	if marked := b.text(".evidence mark"); marked != want {
		t.Errorf("marked %q, want %q", marked, want)
	}
	if context := b.text(".evidence blockquote"); !strings.HasSuffix(context, "its ministry said.") {
		t.Errorf("context %q", context)
	}
	b.shot("evidence")
	b.do("read the whole article", click(".whole"), see(`//button[text()="Only the paragraph"]`))
	if article := b.text(".evidence blockquote"); !strings.HasPrefix(article, "PORT ALBA") {
		t.Errorf("article %q", article)
	}
	if marked := b.text(".evidence mark"); marked != want {
		t.Errorf("marked %q in the article, want %q", marked, want)
	}
}

func TestAddressHoldsTheState(t *testing.T) {
	b := openTab(t)
	b.ask(`g.V("<Veldoria>").Out("<demands>").All()`)
	b.do("look at an entity", click(`td [data-entity="free_passage"]`), see(".panel .statement"))
	var address string
	b.do("copy the address", chromedp.Location(&address))
	b.do("go back", chromedp.NavigateBack(), see(".panel .hollow"))
	b.do("open the address anew", chromedp.Navigate("about:blank"), chromedp.Navigate(address),
		see(`td [data-entity="free_passage"]`), see(".panel .statement"))
	if title := b.text(".panel h2"); title != "free passage" {
		t.Errorf("the panel shows %q", title)
	}
}

func TestPageExplainsErrors(t *testing.T) {
	b := openTab(t)
	b.ask("g.V()\n  .Out((.All()")
	b.do("see the error", see(".pane .problem"), see(".cm-lint-marker-error"))
	if problem := b.text(".pane .problem"); !strings.Contains(problem, "line 2") {
		t.Errorf("the problem has no place: %q", problem)
	}
	b.shot("error")
	b.ask(`g.V("Veldoria").Out("<demands>").All()`)
	b.do("take the better query", click(".fix"), see(`td [data-entity="free_passage"]`))
}

func TestEscapeCancels(t *testing.T) {
	b := openTab(t)
	b.ask("while (true) {}")
	b.do("cancel", see(`//button[text()="Cancel"]`), chromedp.KeyEvent(kb.Escape), see(".pane .problem"))
	if problem := b.text(".pane .problem"); problem != "Cancelled." {
		t.Errorf("problem %q", problem)
	}
}

func TestOtherLanguages(t *testing.T) {
	b := openTab(t)
	b.do("take an example", click(`//button[text()="The first in GraphQL"]`), see(`td [data-entity="Kastanian_delegation"]`))
	var language string
	b.do("see the language", chromedp.Value("select", &language, chromedp.ByQuery))
	if language != "graphql" {
		t.Errorf("the language is %q", language)
	}
}

func TestEditorKnowsTheGraph(t *testing.T) {
	b := openTab(t)
	b.do("begin a name", click(".cm-content"), chromedp.KeyEvent(`g.V("<Vel`), see(".cm-tooltip-autocomplete"))
	b.shot("completion")
	if options := b.text(".cm-tooltip-autocomplete"); !strings.Contains(options, "<Veldoria>") {
		t.Errorf("options %q", options)
	}
	// The editor takes no choice in the first moments after it shows them.
	b.do("take it", chromedp.Sleep(200*time.Millisecond), chromedp.KeyEvent(kb.Tab))
	if line := b.text(".cm-line"); line != `g.V("<Veldoria>")` {
		t.Errorf("the editor holds %q", line)
	}
}

func TestExplore(t *testing.T) {
	b := openTab(t)
	b.do("enter the room", click(`//nav/a[text()="Explore"]`), see(`[data-actor="Veldoria"]`))
	b.shot("actors")
	b.do("search", chromedp.SendKeys(".search input", "veld", chromedp.ByQuery), see(".suggestions li"), chromedp.KeyEvent(kb.Enter), see(".profile h1"))
	if name := b.text(".profile h1"); name != "Veldoria" {
		t.Errorf("the page is of %q", name)
	}
	b.do("open a relation", click(".relations .entity"), see(".panel.open h2"))
	b.shot("profile")
}

func TestPageFitsEveryScreen(t *testing.T) {
	b := openTab(t)
	b.ask(`g.V("<Veldoria>").Out("<demands>").All()`)
	b.do("see rows", see(`td [data-entity="free_passage"]`), click("#tab-graph"), see(".canvas canvas"))
	b.do("open the panel", click(`//button[text()="List"]`), click(".edges .edge"), see(".panel.open"))
	dark := emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}})
	b.do("turn dark", dark)
	for _, width := range []int64{390, 768, 1024, 1440, 2560} {
		var overflow int
		b.do("resize", chromedp.EmulateViewport(width, 900), chromedp.Sleep(50*time.Millisecond),
			chromedp.Evaluate(`document.documentElement.scrollWidth - innerWidth`, &overflow))
		if overflow > 0 {
			t.Errorf("at %d pixels the page is %d too wide", width, overflow)
		}
		b.shot(fmt.Sprintf("dark-%d", width))
	}
}
