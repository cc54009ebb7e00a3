package serve

import (
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"parley/graph"
	"parley/graph/graphtest/browser"
)

var (
	pictures = flag.String("pictures", "", "folder to put a picture of every state of the page into, at every width, light and dark")
	ofStore  = flag.String("of-store", "", "store to take the pictures of")
	only     = flag.String("only", "", "take only the pictures whose name contains this")
)

// scene is a state of the page on a store of testdata/articles.
type scene struct {
	name    string
	address string // from the number sign on
	ready   string // what must be seen
	then    []chromedp.Action
}

const russiaDemands = `q=g.V(%22%3CRussia%3E%22).Out(%22%3Cdemands%3E%22).All()`

func scenes() []scene {
	return []scene{
		{"query-welcome", "#/query", ".gallery", []chromedp.Action{chromedp.Sleep(300 * time.Millisecond)}},
		{"query-table", "#/query?q=g.V(%22%3CRussia%3E%22)%0A%20%20.Out(%5B%22%3Cdemands%3E%22%2C%20%22%3Csays%3E%22%2C%20%22%3Cvows%3E%22%5D%2C%20%22relation%22)%0A%20%20.All()", "td .entity", nil},
		{"query-graph", "#/query?" + russiaDemands + "&view=graph", ".canvas canvas", []chromedp.Action{chromedp.Sleep(time.Second)}},
		{"query-evidence", "#/query?" + russiaDemands + "&view=graph&see=%3CRussia%3E+%3Cdemands%3E+%3Cend_to_NATO_expansion%3E", ".evidence mark", []chromedp.Action{chromedp.Sleep(time.Second)}},
		{"query-many", "#/query?q=g.V().Tag(%22who%22).Out(%22%3Csays%3E%22).Tag(%22what%22).All()", "td .entity", nil},
		{"query-json", "#/query?" + russiaDemands + "&view=json", ".json", nil},
		{"query-error", "#/query?q=g.V(%22%3CRussia%3E%22)%0A%20%20.Out((.All()", ".problem", nil},
		{"query-hint", "#/query?q=g.V(%22Russia%22).Out(%22%3Cdemands%3E%22).All()", ".fix", nil},
		{"actors", "#/explore", ".actor", nil},
		{"suggestions", "#/explore", ".actor", []chromedp.Action{chromedp.SendKeys(".search input", "uni", chromedp.ByQuery), see(".suggestions li b"), chromedp.Sleep(200 * time.Millisecond)}},
		{"actor", "#/explore/actor?id=Russia", ".profile h1", []chromedp.Action{chromedp.Sleep(300 * time.Millisecond)}},
		{"actor-evidence", "#/explore/actor?id=China&see=%3CChina%3E+~+%3Ccomplaint%3E", ".profile h1", []chromedp.Action{chromedp.Sleep(300 * time.Millisecond)}},
		{"actor-filter", "#/explore/actor?id=Russia&modality=future", ".profile h1", []chromedp.Action{chromedp.Sleep(300 * time.Millisecond)}},
		{"graph-start", "#/explore/graph", ".start", nil},
		{"graph", "#/explore/graph?id=Russia", ".canvas canvas", []chromedp.Action{chromedp.Sleep(time.Second)}},
		{"graph-grown", "#/explore/graph?id=Russia&grow=Ukraine&grow=United_States&see=%3CRussia%3E+%3Cspeaks_with%3E+%3CChina%3E", ".canvas canvas", []chromedp.Action{see(".evidence mark"), chromedp.Sleep(time.Second)}},
		{"graph-list", "#/explore/graph?id=Russia", ".canvas canvas", []chromedp.Action{click(`//button[text()="List"]`), see(".graph-list")}},
		{"path-start", "#/explore/path?id=Russia", ".paths", nil},
		{"path", "#/explore/path?id=Russia&to=China", ".paths", []chromedp.Action{chromedp.Sleep(400 * time.Millisecond)}},
		{"matrix", "#/explore/matrix", ".matrix", nil},
		{"documents", "#/explore/documents", ".articles", nil},
		{"document", "#/explore/document?id=testdata%2Farticles%2Fgeneva-security-talks.txt", ".marked", nil},
		{"document-graph", "#/explore/document?id=testdata%2Farticles%2Fgeneva-security-talks.txt&view=graph", ".canvas canvas", []chromedp.Action{chromedp.Sleep(time.Second)}},
		{"add", "#/explore/add", ".add", nil}, // the server of the pictures may write
		{"words", "#/explore/search?id=sanctions", ".found", nil},
	}
}

// TestPictures takes a picture of every state of the page; somebody must look
// at them. It needs the flags -pictures and -of-store.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given for pictures")
	}
	store, err := graph.Open(t.Context(), *ofStore, graph.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	s, err := New(store, Options{Read: readDemand})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s.Handler())
	defer server.Close()
	for _, width := range []int64{390, 1280, 2560} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(fmt.Sprintf("%d-%s", width, scheme), func(t *testing.T) {
				b := &tab{t: t, ctx: browser.Open(t, server.URL+"/")}
				media := emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}})
				b.do("set up", media, chromedp.EmulateViewport(width, heightOf(width)))
				for _, s := range scenes() {
					if strings.Contains(s.name, *only) {
						b.picture(server.URL+"/"+s.address, s, fmt.Sprintf("%s-%d-%s.png", s.name, width, scheme))
					}
				}
			})
		}
	}
}

func heightOf(width int64) int64 {
	switch {
	case width < 500:
		return 844
	case width > 2000:
		return 1440
	}
	return 800
}

// picture opens a state anew and takes its picture: of the whole page where it
// is longer than the screen.
func (b *tab) picture(url string, s scene, file string) {
	b.t.Helper()
	b.do("open "+s.name, chromedp.Navigate("about:blank"), chromedp.Navigate(url), see(s.ready))
	b.do("prepare "+s.name, s.then...)
	var picture []byte
	b.do("take a picture", chromedp.Sleep(150*time.Millisecond), chromedp.CaptureScreenshot(&picture))
	picture, err := small(picture)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*pictures, file), picture, 0o600); err != nil {
		b.t.Fatal(err)
	}
}
