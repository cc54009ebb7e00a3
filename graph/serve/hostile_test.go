package serve

import (
	"net/url"
	"strings"
	"testing"
	"time"

	cdp "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"parley/graph"
	"parley/schema"
)

// A name and an article that would run a script where they are taken for markup.
const (
	hostileName = `<img src=x onerror="hacked=1"><script>hacked=1</script>"'&`
	hostileText = `He said: <script>hacked=1</script> and <svg onload="hacked=1"> to all. </mark><iframe srcdoc="<script>parent.hacked=1</script>"></iframe>`
)

// hostileStore holds one statement of such a name in such an article.
func hostileStore(t *testing.T) (store *graph.Store, id, statement string) {
	t.Helper()
	store, err := graph.Open(t.Context(), "mem:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	villain := argument(hostileName, schema.Person, "He")
	s := claim(t, "evil.txt", hostileText, hostileText[:40], schema.Statement{Subject: villain,
		Relation: relation("demand", "said"), Object: object(`<b onclick="hacked=1">all</b>`, schema.Position, "all"), Rules: []string{"<script>hacked=1</script>"}})
	doc := schema.Document{Path: "evil.txt", Title: hostileName, Source: hostileName, Date: "2026-03-03", Text: hostileText, Hash: schema.TextHash(hostileText)}
	list := []schema.Statement{s}
	if _, err := store.Put(t.Context(), doc, list, entitiesOf(list), stancesOf(list)); err != nil {
		t.Fatal(err)
	}
	return store, villain.ID, s.ID
}

func TestScriptInNamesAndArticlesIsText(t *testing.T) {
	store, id, statement := hostileStore(t)
	b := tabOn(t, store, Options{})
	chromedp.ListenTarget(b.ctx, func(event any) {
		if _, ok := event.(*cdp.EventJavascriptDialogOpening); ok {
			t.Error("a dialog opened")
		}
	})
	quoted := url.QueryEscape(id)
	for _, state := range []struct{ address, ready string }{
		{"#/explore", ".actor"},
		{"#/explore/actor?id=" + quoted + "&see=" + url.QueryEscape(statement), ".evidence mark"},
		{"#/explore/graph?id=" + quoted, ".canvas canvas"},
		{"#/explore/matrix", ".matrix-place"},
		{"#/explore/documents", ".articles"},
		{"#/explore/document?id=evil.txt&see=" + url.QueryEscape(statement), ".marked"},
		{"#/explore/search?id=script", ".found .match"},
		{"#/query?q=" + url.QueryEscape(`g.V().Tag("who").Out("<demands>").Tag("what").All()`), "td"},
		{"#/query?q=" + url.QueryEscape(`g.Emit("<img src=x onerror=hacked=1>")`), "td"},
		{"#/query?q=" + url.QueryEscape(`g.V("<script>hacked=1</script>").All(`), ".problem"},
		{`#/explore/actor?id=<img+src=x+onerror=hacked=1>&see=<<script>hacked=1</script>>`, ".explore-bar"},
	} {
		b.visit(state.address, state.ready)
		var hacked bool
		var foreign int
		b.do("look for what ran", chromedp.Sleep(200*time.Millisecond), chromedp.Evaluate(`"hacked" in window`, &hacked),
			chromedp.Evaluate(`document.querySelectorAll("#page img, #page script, #page iframe, #page [onclick], #page [onload], #page [onerror]").length`, &foreign))
		if hacked || foreign > 0 {
			t.Errorf("%s: a script ran: %v, %d foreign elements", state.address, hacked, foreign)
		}
	}
	b.visit("#/explore/actor?id="+quoted, ".profile h1")
	if name := b.text(".profile h1"); !strings.Contains(name, "<script>hacked=1</script>") {
		t.Errorf("the name is not shown as it is written: %q", name)
	}
}
