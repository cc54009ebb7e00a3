package main

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// paragraph prints an indented text and an empty line.
func (d *drawing) paragraph(indent int, text string) {
	for _, line := range wrap(text, d.width-indent) {
		fmt.Fprintf(d.w, "%*s%s\n", indent, "", line)
	}
	fmt.Fprintln(d.w)
}

// wrap breaks a text with single blanks into lines of at most so many letters.
func wrap(text string, width int) []string {
	var lines []string
	line, n := "", 0
	for word := range strings.FieldsSeq(text) {
		letters := utf8.RuneCountInString(word)
		if n > 0 && n+1+letters > width {
			lines, line, n = append(lines, line), "", 0
		}
		if n > 0 {
			line, n = line+" ", n+1
		}
		line, n = line+word, n+letters
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// squeeze makes one blank of every run of blanks and line ends.
func squeeze(text string) string { return blankRuns.ReplaceAllString(text, " ") }

var blankRuns = regexp.MustCompile(`\s+`)

func nonEmpty(values ...string) []string {
	var kept []string
	for _, v := range values {
		if v != "" {
			kept = append(kept, v)
		}
	}
	return kept
}
