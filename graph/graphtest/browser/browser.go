// Package browser opens pages of parley in Chromium, for tests: whatever goes
// wrong in the tab, and every request that leaves the page, fails the test.
package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Missing skips a test that lacks something optional, or fails it where
// everything is asked for.
func Missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("PARLEY_REQUIRE_ALL") == "1" {
		t.Fatal(what)
	}
	t.Skip(what)
}

func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	Missing(t, "no Chromium on the path: install the package chromium")
	return ""
}

// tab is a browser's tab and what went wrong in it.
type tab struct {
	own      string // what every address begins with that the page may ask for
	mu       sync.Mutex
	problems []string
}

// Open starts a browser with one tab, whose context it gives: it ends with the
// test, or after a minute and a half. When the test ends, no error may stand on
// the console and no request may have gone to an address that does not begin
// with own.
func Open(t *testing.T, own string) context.Context {
	t.Helper()
	path := chromium(t)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1440, 900),
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &tab{own: own}
	chromedp.ListenTarget(ctx, b.watch)
	// The browser lives as long as the context of its first run.
	if err := chromedp.Run(ctx, log.Enable(), network.Enable()); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	t.Cleanup(func() {
		// Ends the browser before its folder is removed.
		if err := chromedp.Cancel(ctx); err != nil {
			t.Log(err)
		}
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, problem := range b.problems {
			t.Error(problem)
		}
	})
	return ctx
}

func (b *tab) watch(event any) {
	report := func(format string, values ...any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.problems = append(b.problems, fmt.Sprintf(format, values...))
	}
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		url := e.Request.URL
		if !strings.HasPrefix(url, b.own) && !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "blob:") {
			report("request to another host: %s", url)
		}
	case *runtime.EventExceptionThrown:
		report("exception: %s", e.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.APITypeError || e.Type == runtime.APITypeWarning {
			report("console: %s", e.Args[0].Value)
		}
	case *log.EventEntryAdded:
		// The page answers a refused query itself; the browser logs it too.
		if e.Entry.Level == log.LevelError && e.Entry.Source != log.SourceNetwork {
			report("log: %s", e.Entry.Text)
		}
	}
}
