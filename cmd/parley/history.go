package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// history is what was asked on the console, kept in a file of the user's.
type history struct {
	path  string
	lines []string // the oldest first
}

// mostHistory is how many lines are remembered.
const mostHistory = 1000

// openHistory reads what was asked before.
func openHistory() (*history, error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return nil, err
	}
	folder = filepath.Join(folder, "parley")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	h := &history{path: filepath.Join(folder, "history")}
	file, err := os.Open(h.path)
	if errors.Is(err, fs.ErrNotExist) {
		return h, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		h.lines = append(h.lines, lines.Text())
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", h.path, err)
	}
	return h, h.shorten()
}

// shorten forgets the oldest lines once there are twice too many.
func (h *history) shorten() error {
	if len(h.lines) < 2*mostHistory {
		return nil
	}
	h.lines = slices.Clone(h.lines[len(h.lines)-mostHistory:])
	return replaceFile(h.path, func(w io.Writer) error {
		for _, line := range h.lines {
			if _, err := fmt.Fprintln(w, line); err != nil {
				return err
			}
		}
		return nil
	})
}

// Add remembers a line, unless it is empty or the last one again. That a line
// cannot be written down is no reason to stop asking.
func (h *history) Add(line string) {
	if line == "" || len(h.lines) > 0 && h.lines[len(h.lines)-1] == line {
		return
	}
	h.lines = append(h.lines, line)
	file, err := os.OpenFile(h.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	defer file.Close()
	fmt.Fprintln(file, line)
}

// Len is the number of lines.
func (h *history) Len() int { return len(h.lines) }

// At is a line, the newest at 0.
func (h *history) At(i int) string { return h.lines[len(h.lines)-1-i] }
