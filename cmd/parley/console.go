package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"parley/graph"
	"parley/graph/query"
)

// console asks for queries on a terminal, one after the other.
type console struct {
	c        *cli.Context
	store    *graph.Store
	in       *os.File // the terminal
	line     *term.Terminal
	language string
}

// terminalIn is standard input if that is a terminal, else nil.
func terminalIn(c *cli.Context) *os.File {
	if file, ok := c.App.Reader.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		return file
	}
	return nil
}

const consoleHelp = `A query ends where its brackets are closed; until then it goes on on the next line.
Tab completes names, relations and methods; the arrow keys bring back what was asked.

  :language NAME   gizmo, graphql or mql
  :help            this
  :quit            leave, as does Ctrl-D

An example: g.V("<Russia>").Out("<demands>").All()
`

// runConsole asks until it is left. An interrupt ends the query, not the console.
func runConsole(c *cli.Context, in *os.File) error {
	return readingAs(c, graph.Options{ReadOnly: true, Follow: true}, func(ctx context.Context, store *graph.Store) error {
		out, closeOut, err := echo()
		if err != nil {
			return err
		}
		defer closeOut()
		con := &console{c: c, store: store, in: in, language: c.String("language")}
		con.line = term.NewTerminal(struct {
			io.Reader
			io.Writer
		}{in, out}, "")
		con.line.AutoCompleteCallback = con.complete
		if past, err := openHistory(); err == nil {
			con.line.History = past
		} else {
			logf(c, "what is asked is not remembered: %v", err)
		}
		size, err := store.Size(ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s on %s, %d quads. Tab completes, :help explains, Ctrl-D leaves.\n", con.language, store.Address(), size)
		return con.loop(context.WithoutCancel(ctx))
	})
}

// echo is where the console shows what is typed: the terminal, wherever the
// results go.
func echo() (io.Writer, func(), error) {
	if term.IsTerminal(int(os.Stdout.Fd())) {
		return os.Stdout, func() {}, nil
	}
	tty, err := os.OpenFile("/dev/tty", os.O_WRONLY, 0)
	if err != nil {
		return nil, nil, fmt.Errorf("the console needs a terminal to write to: %w", err)
	}
	return tty, func() { tty.Close() }, nil
}

func (con *console) loop(ctx context.Context) error {
	for {
		text, err := con.read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case text == "":
		case text == ":quit":
			return nil
		case strings.HasPrefix(text, ":"):
			con.command(text)
		default:
			con.ask(ctx, text)
		}
	}
}

// read is the next query, of one line or several.
func (con *console) read() (string, error) {
	con.line.SetPrompt(con.language + "> ")
	text, err := con.readLine()
	if strings.HasPrefix(text, ":") {
		return strings.TrimSpace(text), err
	}
	for err == nil && unfinished(text) {
		con.line.SetPrompt(strings.Repeat(".", len(con.language)) + "> ")
		var more string
		if more, err = con.readLine(); more == "" {
			break // an empty line sends what is there, mistakes and all
		}
		text += "\n" + more
	}
	return strings.TrimSpace(text), err
}

// readLine takes the keys of the terminal for one line alone, so that an
// interrupt reaches the query that follows.
func (con *console) readLine() (line string, err error) {
	fd := int(con.in.Fd())
	before, err := term.MakeRaw(fd)
	if err != nil {
		return "", err
	}
	defer func() {
		if restored := term.Restore(fd, before); err == nil {
			err = restored
		}
	}()
	if width, height, err := term.GetSize(fd); err == nil && width > 0 {
		if err := con.line.SetSize(width, height); err != nil {
			return "", err
		}
	}
	return con.line.ReadLine()
}

// unfinished reports whether a text opens more brackets than it closes, outside
// of quotes.
func unfinished(text string) bool {
	depth, quote := 0, rune(0)
	escaped := false
	for _, r := range text {
		switch {
		case escaped:
			escaped = false
		case r == '\\':
			escaped = true
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'' || r == '`':
			quote = r
		case strings.ContainsRune("([{", r):
			depth++
		case strings.ContainsRune(")]}", r):
			depth--
		}
	}
	return depth > 0
}

// command does what begins with a colon.
func (con *console) command(text string) {
	name, value, _ := strings.Cut(text, " ")
	value = strings.TrimSpace(value)
	switch {
	case name == ":help":
		fmt.Fprint(con.c.App.ErrWriter, consoleHelp)
	case name == ":language" && slices.Contains(query.Languages, value):
		con.language = value
	case name == ":language":
		logf(con.c, "there is no language %q; choose one of %s", value, strings.Join(query.Languages, ", "))
	default:
		logf(con.c, "there is no %s; :help tells what there is", name)
	}
}

// ask prints the result of a query, or what is wrong with it.
func (con *console) ask(ctx context.Context, text string) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	switch err := askQuery(ctx, con.c, con.store, con.language, text); {
	case ctx.Err() != nil:
		logf(con.c, "interrupted")
	case err != nil:
		logf(con.c, "%v", err)
	}
}
