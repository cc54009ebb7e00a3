package serve

import (
	"crypto/rand"
	"embed"
	"errors"
	"io/fs"
	"net/http"
	"strings"
)

// built is the page as `npm run build` leaves it; without that, nothing but a
// file that keeps the folder.
//
//go:embed all:ui/dist
var built embed.FS

const unbuilt = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>parley</title>
<h1>parley</h1>
<p>The server runs, but this program was built without its page.
<p>With Node 20 or later: <code>make ui build</code>, then start it again.
Meanwhile everything can be asked on the command line (<code>parley query</code>)
and over HTTP (<code>/api/query?q=…</code>).
</html>
`

// page is what a browser sees.
type page struct {
	files fs.FS
	html  string
}

// openPage reads the page from the folder that the bundler fills.
func openPage(dist fs.FS) (page, error) {
	files, err := fs.Sub(dist, "ui/dist")
	if err != nil {
		return page{}, err
	}
	html, err := fs.ReadFile(files, "index.html")
	if errors.Is(err, fs.ErrNotExist) {
		return page{files: files, html: unbuilt}, nil
	}
	return page{files: files, html: string(html)}, err
}

// index sends the page with a fresh nonce, under which the editor may add its
// styles.
func (p page) index(w http.ResponseWriter, _ *http.Request) {
	nonce := rand.Text()
	h := w.Header()
	h.Set("Content-Security-Policy", policy+"; style-src 'self' 'nonce-"+nonce+"'")
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	// A client that has left cannot be told anything.
	_, _ = w.Write([]byte(strings.ReplaceAll(p.html, "{{nonce}}", nonce)))
}

// assets sends what the page loads. The names hold a hash of what is in them,
// so that a browser may keep them for good.
func (p page) assets() http.Handler {
	files := http.FileServerFS(p.files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/") {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		files.ServeHTTP(w, r)
	})
}
