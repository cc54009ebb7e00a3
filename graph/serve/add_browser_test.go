package serve

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// dropFile drops a text file on the form, as a hand would.
const dropFile = `{
  const files = new DataTransfer();
  files.items.add(new File(["PORT ALBA. Veldoria demands free passage."], "dropped.txt", { type: "text/plain" }));
  document.querySelector(".add").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
}`

func TestArticleIsAddedThroughThePage(t *testing.T) {
	b := tabOn(t, openStore(t), Options{Read: readDemand, Token: "sesame"})
	b.visit("#/explore", ".ways")
	b.do("drop an article", click(`//nav/a[text()="Add"]`), see(".add textarea"), chromedp.Evaluate(dropFile, nil),
		chromedp.Poll(`document.querySelector(".add textarea").value.includes("free passage")`, nil))
	b.do("send it with a wrong token", chromedp.SendKeys(`.add input[type="password"]`, "wrong", chromedp.ByQuery), click(".add .run"), see(".add .problem"))
	b.do("and with the right one", click(`.add input[type="password"]`), control("a"), input.InsertText("sesame"), click(".add .run"), see(".document-graph canvas"))
	if title := b.text(".document h1"); title != "dropped" {
		t.Errorf("the page is of %q", title)
	}
	b.do("read it", click(`//button[text()="Text"]`), see(".marked"))
	if text := b.text(".document .marked"); text != "Veldoria demands free passage" {
		t.Errorf("marked %q", text)
	}
	b.do("see the counts", chromedp.Poll(`document.querySelector(".counts").textContent.startsWith("3 documents")`, nil))
	b.shot("added")
}

func TestServerThatOnlyReadsOffersNoForm(t *testing.T) {
	b := openTab(t)
	b.visit("#/explore/documents", ".articles")
	if ways := b.text(".ways"); strings.Contains(ways, "Add") {
		t.Errorf("the room offers %q", ways)
	}
	b.visit("#/explore/add", ".explore .empty")
}

func TestPathLeadsFromOneToAnother(t *testing.T) {
	b := openTab(t)
	b.visit("#/explore/path?id=Ana_Mor%C3%A9no&to=Tomas_Reyes", ".chain-line .hop")
	if chain := b.text(".chain-line"); !strings.Contains(chain, "speaks with") {
		t.Errorf("the chain reads %q", chain)
	}
	b.do("open a step", click(".chain-line .hop"), see(".evidence mark"))
	b.do("choose another end", chromedp.SendKeys(`[aria-label="To"]`, "veld", chromedp.ByQuery), see(".suggestions li b"), chromedp.KeyEvent("\r"), see(".paths .empty"))
}
