package serve

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parley/graph/graphtest/browser"
)

// states are addresses of the page on the two articles, one for each thing that
// it can show, with what must be there before it is judged.
var states = []struct{ address, ready string }{
	{"#/query", ".cm-content"},
	{"#/query?q=g.V(%22%3CVeldoria%3E%22).Out(%22%3Cdemands%3E%22).All()&see=%3CVeldoria%3E", ".panel .statement"},
	{"#/query?q=g.V(%22%3CVeldoria%3E%22).Out(%22%3Cdemands%3E%22).All()&view=graph", ".legend"},
	{"#/query?q=g.V(%22%3CVeldoria%3E%22).Out(%22%3Cdemands%3E%22).All()&view=json", ".json"},
	{"#/query?q=g.V((", ".pane .problem"},
	{"#/query?q=g.V(%22Veldoria%22).All()", ".pane"},
	{"#/explore", ".actor"},
	{"#/explore/actor?id=Veldoria&see=%3CVeldoria%3E+%3Cmines%3E+%3CAlba_Strait%3E", ".evidence mark"},
	{"#/explore/actor?id=Veldoria&polarity=affirmed", ".filters[open]"},
	{"#/explore/graph", ".start"},
	{"#/explore/graph?id=Veldoria", ".legend"},
	{"#/explore/path?id=Veldoria", ".paths"},
	{"#/explore/matrix?see=%3CVeldoria%3E+~+%3Cfree_passage%3E", ".stance-line"},
	{"#/explore/documents", ".articles"},
	{"#/explore/document?id=harbour.txt", ".marked"},
	{"#/explore/search?id=strait", ".found .match"},
	{"#/explore/search?id=nowhere", ".found .empty"},
	{"#/explore/add", ".explore .empty"},
}

// axe is the accessibility checker of that name, which judges a page in a browser.
func axe(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile("ui/node_modules/axe-core/axe.min.js")
	if err != nil {
		browser.Missing(t, "axe-core is not installed: run make ui")
	}
	return string(script)
}

type violation struct {
	ID, Impact, Help string
	Nodes            []struct{ HTML, FailureSummary string }
}

// judge runs axe over what stands on the page.
const judge = `axe.run({ resultTypes: ["violations"] }).then((r) => ({ violations: r.violations, passes: r.passes.length }))`

type judgement struct {
	Violations []violation
	Passes     int // rules that hold
}

func TestAccessibility(t *testing.T) {
	script := axe(t)
	for _, night := range []bool{false, true} {
		name := map[bool]string{false: "light", true: "dark"}[night]
		t.Run(name, func(t *testing.T) {
			b := tabOn(t, openStore(t), Options{})
			for _, state := range states {
				b.do("choose the colours", dark(night))
				b.visit(state.address, state.ready)
				var found judgement
				b.do("judge "+state.address, chromedp.Sleep(200*time.Millisecond), chromedp.Evaluate(script, nil), chromedp.Evaluate(judge, &found, chromedp.EvalAsValue, awaited))
				if found.Passes < 10 {
					t.Errorf("%s: only %d rules were looked at", state.address, found.Passes)
				}
				for _, v := range found.Violations {
					if v.Impact != "serious" && v.Impact != "critical" {
						continue
					}
					for _, n := range v.Nodes[:min(3, len(v.Nodes))] {
						t.Errorf("%s: %s (%s): %s\n\t%s\n\t%s", state.address, v.ID, v.Impact, v.Help, n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", " "))
					}
				}
			}
		})
	}
}

// focused is what has the keyboard: the text of it, or its label.
const focused = `(() => { const e = document.activeElement; return e.getAttribute("aria-label") || e.textContent.trim().slice(0, 60); })()`

// tabTo presses the tabulator until something has the keyboard.
func (b *tab) tabTo(wanted string) {
	b.t.Helper()
	for range 80 {
		var at string
		b.do("press the tabulator", chromedp.KeyEvent(kb.Tab), chromedp.Evaluate(focused, &at))
		if strings.HasPrefix(at, wanted) {
			return
		}
	}
	b.t.Fatalf("the tabulator does not come to %q", wanted)
}

func TestKeyboardReachesEverything(t *testing.T) {
	b := openTab(t)
	b.visit("#/explore/graph?id=Veldoria", ".canvas canvas")
	for _, stop := range []string{"Skip to the content", "parley", "Query", "Explore", "Search", "Actors", "Graph", "Path", "Matrix", "Documents", "Filter", "List"} {
		b.tabTo(stop)
	}
	b.do("see the list", chromedp.KeyEvent(kb.Enter), see(".graph-list"))
	b.visit("#/explore/graph?id=Veldoria", ".canvas canvas")
	b.tabTo("List")
	b.do("see the list", chromedp.KeyEvent(kb.Enter), see(".graph-list"))
	var address string
	b.do("go on from the top", chromedp.Evaluate(`document.activeElement.blur()`, nil))
	b.tabTo("Veldoria demands free passage")
	b.do("open the edge", chromedp.KeyEvent(kb.Enter), see(".panel .statement"), chromedp.Location(&address))
	if !strings.Contains(address, "see=") {
		t.Errorf("the address %s does not hold what is seen", address)
	}
	var at string
	b.do("see where the keyboard is", chromedp.Evaluate(focused, &at))
	if !strings.HasPrefix(at, "Veldoria demands free passage") || b.count(".panel :focus") != 1 {
		t.Errorf("the keyboard is at %q", at)
	}
	b.do("close the panel, and be back where one was", chromedp.KeyEvent(kb.Escape), see(".panel .hollow"), chromedp.WaitReady(".graph-list .edge:focus", chromedp.ByQuery))
}
