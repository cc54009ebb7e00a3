package main

import (
	"fmt"
	"strings"

	"parley/extract"
)

// treeRow is one line of a drawn tree: a word, or a folded part of the sentence.
type treeRow struct {
	id     int    // of the word; a folded part goes by its head
	head   int    // row of the head, -1 for the root
	form   string // the word, or the words that are folded
	token  *extract.TreeToken
	folded bool
	depth  int
	first  int // first and last row that hang on this one, itself included
	last   int
}

// longSentence is the number of words from which a sentence is folded.
const longSentence = 30

// treeRows are the lines of a tree. With fold, parts of four words and more
// that the statement does not use become one line each.
func treeRows(tokens []extract.TreeToken, fold bool) []treeRow {
	folds := make([]int, len(tokens)) // by token: index of the head of its fold, -1 for none
	for i := range folds {
		folds[i] = -1
	}
	if fold {
		for i := range tokens {
			foldUnused(tokens, i, folds)
		}
	}
	var rows []treeRow
	at := make(map[int]int) // rows by id
	for i := range tokens {
		if folds[i] >= 0 && folds[i] != i {
			continue
		}
		row := treeRow{id: tokens[i].ID, form: tokens[i].Form, token: &tokens[i], folded: folds[i] == i}
		if row.folded {
			row.form = foldedWords(tokens, folds, i)
		}
		at[row.id] = len(rows)
		rows = append(rows, row)
	}
	for i := range rows {
		rows[i].head, rows[i].first, rows[i].last = -1, i, i
		if h := rows[i].token.Head; h > 0 {
			rows[i].head = at[h]
		}
	}
	for i := range rows {
		for h := rows[i].head; h >= 0 && rows[i].depth < len(rows); h = rows[h].head {
			rows[i].depth++
		}
		if h := rows[i].head; h >= 0 {
			rows[h].first, rows[h].last = min(rows[h].first, i), max(rows[h].last, i)
		}
	}
	return rows
}

// foldUnused folds what hangs on token i if the statement uses none of it, it
// is one stretch of at least four words, and no larger part is folded.
func foldUnused(tokens []extract.TreeToken, i int, folds []int) {
	if folds[i] >= 0 || tokens[i].Head == 0 || tokens[i].UPOS == "PUNCT" {
		return
	}
	var below []int
	for k := range tokens {
		if under(tokens, k, i) {
			if len(tokens[k].Parts) > 0 {
				return
			}
			below = append(below, k)
		}
	}
	if up := tokens[i].Head - 1; len(below) < 4 || below[len(below)-1]-below[0] >= len(below) || tokens[up].Head > 0 && foldable(tokens, up) {
		return
	}
	for _, k := range below {
		folds[k] = i
	}
}

// foldable reports whether the part below token i could be folded whole.
func foldable(tokens []extract.TreeToken, i int) bool {
	first, last, n := i, i, 0
	for k := range tokens {
		if !under(tokens, k, i) {
			continue
		}
		if len(tokens[k].Parts) > 0 {
			return false
		}
		first, last, n = min(first, k), max(last, k), n+1
	}
	return last-first < n
}

// under reports whether token k hangs below token i or is it.
func under(tokens []extract.TreeToken, k, i int) bool {
	for range tokens {
		if k == i {
			return true
		}
		if k = tokens[k].Head - 1; k < 0 {
			return false
		}
	}
	return false
}

// foldedWords are the first and the last word of a folded part.
func foldedWords(tokens []extract.TreeToken, folds []int, head int) string {
	var words []string
	for i := range tokens {
		if folds[i] == head && tokens[i].UPOS != "PUNCT" {
			words = append(words, tokens[i].Form)
		}
	}
	return fmt.Sprintf("[%s … %s, %d words]", words[0], words[len(words)-1], len(words))
}

// branches draws the lines that lead to row i: those of the rows above it in
// the tree that pass by, and the one that it hangs on.
func branches(rows []treeRow, i int) string {
	cells := []rune(strings.Repeat("  ", rows[i].depth) + " ")
	for up := rows[i].head; up >= 0; up = rows[up].head {
		column := 2 * rows[up].depth
		switch {
		case up == rows[i].head:
			cells[column], cells[column+1] = joint(rows[up], i), '─'
		case rows[up].first < i && i < rows[up].last:
			cells[column] = '│'
		}
	}
	cells[2*rows[i].depth] = knot(rows[i], i)
	for k := range rows { // lines that cross, of trees that are not projective
		if column := 2 * rows[k].depth; rows[k].first < i && i < rows[k].last && column < len(cells) && cells[column] == ' ' {
			cells[column] = '│'
		}
	}
	return string(cells)
}

// joint is where row i leaves the line of its head.
func joint(head treeRow, i int) rune {
	switch i {
	case head.first:
		return '╭'
	case head.last:
		return '╰'
	}
	return '├'
}

// knot is where the line of a row to those that hang on it begins.
func knot(row treeRow, i int) rune {
	switch {
	case row.first == i && row.last == i:
		return '╴'
	case row.first == i:
		return '╮'
	case row.last == i:
		return '╯'
	}
	return '┤'
}
