package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf8"
)

// xmlWriter writes elements a line each. It keeps the first error of the
// writer underneath, which the final Flush reports.
type xmlWriter struct {
	w     *bufio.Writer
	depth int
}

// open begins an element; attributes are name and value by turns.
func (x *xmlWriter) open(name string, attributes ...string) {
	x.line("<" + name + attributeText(attributes) + ">")
	x.depth++
}

func (x *xmlWriter) close(name string) {
	x.depth--
	x.line("</" + name + ">")
}

// empty writes an element without content.
func (x *xmlWriter) empty(name string, attributes ...string) {
	x.line("<" + name + attributeText(attributes) + "/>")
}

// text writes an element that holds text.
func (x *xmlWriter) text(name, content string, attributes ...string) {
	x.line("<" + name + attributeText(attributes) + ">" + xmlText(content) + "</" + name + ">")
}

func (x *xmlWriter) line(s string) {
	fmt.Fprintf(x.w, "%s%s\n", strings.Repeat("  ", x.depth), s)
}

func attributeText(attributes []string) string {
	var b strings.Builder
	for i := 0; i+1 < len(attributes); i += 2 {
		fmt.Fprintf(&b, ` %s="%s"`, attributes[i], xmlText(attributes[i+1]))
	}
	return b.String()
}

// xmlText escapes text for XML 1.0 and replaces what it cannot hold at all.
func xmlText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(strings.ToValidUTF8(s, string(utf8.RuneError)))) // a Builder never fails
	return b.String()
}
