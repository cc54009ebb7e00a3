package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parley/graph"
	"parley/graph/graphtest/browser"
)

// tab is one tab on a server.
type tab struct {
	t   *testing.T
	ctx context.Context
	url string // of the server, without a slash
}

// openTab opens the page on the two articles.
func openTab(t *testing.T) *tab {
	t.Helper()
	b := tabOn(t, openStore(t), Options{})
	b.do("open the page", chromedp.Navigate(b.url), see(".cm-content"))
	return b
}

// tabOn is a tab on a server of a store, still empty.
func tabOn(t *testing.T, store *graph.Store, opts Options) *tab {
	t.Helper()
	if _, err := fs.Stat(built, "ui/dist/index.html"); errors.Is(err, fs.ErrNotExist) {
		browser.Missing(t, "the page is not built: run make ui")
	}
	s, err := New(store, opts)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	return &tab{t: t, ctx: browser.Open(t, server.URL+"/"), url: server.URL}
}

// visit opens an address of the page anew, from the number sign on, and waits
// for what a selector names.
func (b *tab) visit(address, ready string) {
	b.t.Helper()
	b.do("open "+address, chromedp.Navigate("about:blank"), chromedp.Navigate(b.url+"/"+address), see(ready))
}

// count is how many elements a selector of CSS names.
func (b *tab) count(selector string) int {
	b.t.Helper()
	var n int
	b.do("count "+selector, chromedp.Evaluate(fmt.Sprintf("document.querySelectorAll(%q).length", selector), &n))
	return n
}

// gone waits until nothing is left that a selector names.
func gone(selector string) chromedp.Action { return chromedp.WaitNotPresent(selector, kind(selector)) }

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

// awaited has a script's promise kept before its value is taken.
func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

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

func TestHistoryAndNamedQueries(t *testing.T) {
	b := openTab(t)
	b.ask(`g.V("<Veldoria>").Out("<demands>").All()`)
	b.do("see rows", see(`td [data-entity="free_passage"]`))
	b.do("name the query", click(`//button[text()="Save as"]`), see(".save-as input"), chromedp.KeyEvent("what Veldoria wants"+kb.Enter), gone(".save-as"))
	b.visit("#/query", ".cm-content")
	b.do("see the history", click(`//button[text()="History"]`), see(".kept"))
	if kept := b.text(".kept .example"); !strings.Contains(kept, `g.V("<Veldoria>")`) || !strings.Contains(kept, "2 rows") {
		t.Errorf("the history says %q", kept)
	}
	b.do("take the named query", click(`//button[text()="Named"]`), click(`//button[text()="what Veldoria wants"]`), see(`td [data-entity="free_passage"]`))
	b.do("forget it", click(`[aria-label="Remove what Veldoria wants"]`), gone(".kept"), see(".gallery .hint"))
}

// savedFiles keeps what the page hands out as files, by type, in window.saved.
const savedFiles = `window.saved = {}; { const hand = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { saved[blob.type] = text; }); return hand(blob); }; }`

func TestDownloads(t *testing.T) {
	b := openTab(t)
	b.ask(`g.V("<Veldoria>").Out("<demands>").All()`)
	b.do("download the table", see(`td [data-entity="free_passage"]`), chromedp.Evaluate(savedFiles, nil),
		click(`[aria-label="Download as CSV"]`), click(`[aria-label="Download as JSON"]`))
	b.do("download the graph", click("#tab-graph"), see(".canvas canvas"), chromedp.Sleep(time.Second), click(`[aria-label="Download as SVG"]`), click(`[aria-label="Download as PNG"]`))
	for _, test := range []struct{ kind, want string }{
		{"text/csv;charset=utf-8", "id\r\n<free_passage>\r\n"},
		{"application/json", `"id": "<free_passage>"`},
		{"image/svg+xml", ">free passage</text>"},
		{"image/png", "PNG"},
	} {
		var file string
		b.do("wait for "+test.kind, chromedp.Poll(fmt.Sprintf("window.saved[%q]", test.kind), &file))
		if !strings.Contains(file, test.want) {
			t.Errorf("%s has no %q: %.300q", test.kind, test.want, file)
		}
	}
}
