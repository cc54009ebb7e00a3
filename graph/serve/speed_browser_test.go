package serve

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"parley/graph"
)

// leeway is by how much a busy machine may be slower than what the page promises.
const leeway = 3

// moving drags and zooms the picture for two seconds as a hand would, and gives
// frames a second.
const moving = `new Promise((done) => {
  const canvas = document.querySelectorAll(".canvas canvas")[2].parentElement, box = canvas.getBoundingClientRect();
  const send = (type, x, y) => canvas.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, button: 0, buttons: 1, clientX: x, clientY: y }));
  const x = box.left + box.width - 60, y = box.top + box.height - 60;
  let frames = 0, start = 0;
  send("mousedown", x, y);
  requestAnimationFrame(function frame(now) {
    start ||= now;
    frames++;
    const t = now - start;
    send("mousemove", x - 150 * Math.abs(Math.sin(t / 300)), y - 100 * Math.abs(Math.sin(t / 400)));
    if (t < 2000) requestAnimationFrame(frame);
    else { send("mouseup", x, y); done((frames - 1) * 1000 / t); }
  });
})`

// TestPageIsFast measures what the page promises, on a graph of 300 nodes or,
// with the flag -of-store, on a store of your own.
func TestPageIsFast(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	store := crowd(t)
	actor := "Hubland"
	if *ofStore != "" {
		var err error
		if store, err = graph.Open(t.Context(), *ofStore, graph.Options{ReadOnly: true}); err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		actor = "Russia"
	}
	b := tabOn(t, store, Options{})
	b.visit("#/explore", ".actor") // the server reads its catalogue once

	measure := func(what string, promised time.Duration, ms float64) {
		took := time.Duration(ms * float64(time.Millisecond))
		t.Logf("%s: %v (promised %v)", what, took.Round(100*time.Microsecond), promised)
		if took > leeway*promised {
			t.Errorf("%s took %v", what, took)
		}
	}
	var ms float64
	b.visit("#/query", ".cm-content")
	b.do("first paint", chromedp.Evaluate(`performance.getEntriesByName("first-contentful-paint")[0].startTime`, &ms))
	measure("first paint", time.Second, ms)
	timed := func(address string) string {
		return `(async () => { const ask = () => fetch("` + address + `").then((r) => r.text()); const start = performance.now(); await ask(); return performance.now() - start; })()`
	}
	b.do("search", chromedp.Evaluate(timed("api/suggest?q=gu&limit=10"), &ms, awaited))
	measure("a search answer", 50*time.Millisecond, ms)
	b.visit("#/explore", ".actor")
	b.do("an actor's page", chromedp.Evaluate(`new Promise((done) => {
	  const start = performance.now();
	  location.hash = "#/explore/actor?id=`+actor+`";
	  requestAnimationFrame(function look() { document.querySelector(".profile .relations") ? done(performance.now() - start) : requestAnimationFrame(look); });
	})`, &ms, awaited))
	measure("an actor's page", 200*time.Millisecond, ms)

	grown := ""
	for range 24 {
		grown += "&grow=" + actor
	}
	b.visit("#/explore/graph?id="+actor+grown, ".canvas canvas")
	var frames float64
	var nodes string
	b.do("layout", chromedp.Poll(`performance.getEntriesByName("layout")[0]?.duration`, &ms), chromedp.Text(".graph-head h1", &nodes, chromedp.ByQuery))
	measure("layout of "+nodes, 2*time.Second, ms)
	b.do("move", chromedp.Sleep(500*time.Millisecond), chromedp.Evaluate(moving, &frames, awaited))
	t.Logf("moving: %.0f frames a second (promised 50)", frames)
	if frames < 50/leeway {
		t.Errorf("only %.0f frames a second", frames)
	}
	b.shot("moved")
}
