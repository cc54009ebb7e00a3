package export_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"parley/graph"
	"parley/graph/export"
	"parley/graph/graphtest"
	"parley/graph/graphtest/browser"
	"parley/graph/view"
	"parley/schema"
)

// hostile is a quote that would end a careless script.
const hostile = "</script><script>alert(1)</script><!-- & \u2028 It ‘shook’ hands"

// pageFile is the page of a store with hostile names and quotes.
func pageFile(t *testing.T, opts export.Options) (file, text string) {
	t.Helper()
	store := fixture(t)
	w := graphtest.NewWriter("hostile.txt", "<b>Title</b>", "2021-03-04")
	object := schema.Entity{ID: "Zoé", Name: "Zoé <img src=x onerror=alert(1)>", Class: schema.Person}
	w.Say(graphtest.Claim{
		Subject: schema.Entity{ID: schema.EntityID(hostile), Name: hostile, Class: schema.Group}, Verb: "shake", Object: &object,
		Modality: schema.Possible,
	}, hostile)
	graphtest.Put(t, store, w.Article(), graph.Added)
	text = written(t, store, "html", opts)
	file = filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file, text
}

func TestHTMLEscapes(t *testing.T) {
	_, text := pageFile(t, export.Options{})
	_, after, _ := strings.Cut(text, `id="data">`)
	data, _, _ := strings.Cut(after, "</script>")
	if strings.ContainsAny(data, "<>&\u2028\u2029") || !strings.Contains(data, `\u003c/script\u003e`) {
		t.Error("the data is not escaped")
	}
	if strings.Count(text, "<script") != 2 || strings.Contains(text, "{{") {
		t.Error("the page has other scripts than its own, or a hole")
	}
	for _, elsewhere := range []string{"src=", "href=", "@import", "url(http", "fetch("} {
		if strings.Contains(strings.ReplaceAll(text, data, ""), elsewhere) {
			t.Errorf("the page asks for more: %s", elsewhere)
		}
	}
	if _, empty := pageFile(t, export.Options{View: view.Options{Filter: graph.Filter{Relation: "none"}}}); !strings.Contains(empty, `{"nodes":[],"edges":[]}`) {
		t.Error("an empty graph makes no data")
	}
}

// A reader searches, narrows by the legend, and opens the evidence.
func TestHTMLInABrowser(t *testing.T) {
	ctx := browser.Open(t, "file:")
	file, _ := pageFile(t, export.Options{})
	var all, found, quote, mode, named, mended string
	var drawn, wide int
	text := func(selector string, into *string) chromedp.Action {
		return chromedp.Text(selector, into, chromedp.ByQuery)
	}
	err := chromedp.Run(ctx,
		chromedp.EmulateViewport(1280, 860), chromedp.Navigate("file://"+file), text("#count", &all),
		chromedp.Evaluate(`document.querySelectorAll("#drawing .link").length`, &drawn),
		chromedp.SendKeys("#text", "ZOE shook", chromedp.ByQuery),
		chromedp.Poll(`document.querySelectorAll("#list li").length === 1`, nil), text("#count", &found),
		chromedp.Click("#list summary", chromedp.ByQuery), text("#list blockquote", &quote), text("#list .mode", &mode),
		chromedp.Click(".names button:last-child", chromedp.ByQuery), text("#focus span", &named),
		chromedp.Click("input[value=hypothetical]", chromedp.ByQuery), chromedp.Poll(`document.querySelectorAll("#list li").length === 0`, nil),
		chromedp.Click("#reset", chromedp.ByQuery), text("#count", &mended),
		chromedp.EmulateViewport(390, 844), emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}),
		chromedp.Evaluate(`document.documentElement.scrollWidth`, &wide),
	)
	if err != nil {
		t.Fatal(err)
	}
	if drawn == 0 || !strings.HasSuffix(all, " links") || mended != all || !strings.HasPrefix(found, "1 link of ") {
		t.Errorf("%d links drawn; %q, then %q, then %q", drawn, all, found, mended)
	}
	if !strings.Contains(quote, "</script><!-- &") || strings.TrimSpace(mode) != "may" || named != "Only Zoé <img src=x onerror=alert(1)>" {
		t.Errorf("evidence %q, mode %q, name %q", quote, mode, named)
	}
	if wide > 390 {
		t.Errorf("the page is %d wide on a screen of 390", wide)
	}
}
