// Command parley turns news articles into a graph that answers questions.
//
// It reads articles, extracts who does what to whom, who says so and where
// everyone stands, and loads these statements, each with its evidence, into a
// Cayley graph. `parley help` lists the commands.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/urfave/cli/v2"
)

// version is set by the linker for releases.
var version = "0.4.0"

// Exit codes, as documented in the help text of the program.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitSomeFailed  = 3
	exitInterrupted = 130
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program, for main and for the tests: it returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	out := &countingWriter{w: stdout}
	app := newApp(stdin, out, stderr)
	arranged, err := arrange(app, args)
	if err == nil {
		err = app.RunContext(ctx, arranged)
	}
	if err == nil {
		err = out.err
	}
	return report(ctx, err, stderr)
}

// report prints what went wrong, in one line, and chooses the exit code.
func report(ctx context.Context, err error, stderr io.Writer) int {
	var usage *usageError
	var some *someFailedError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, syscall.EPIPE):
		return exitDone // the reader of our output, such as head, has seen enough
	case errors.As(err, &some):
		fmt.Fprintln(stderr, "parley:", err)
		return exitSomeFailed
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "parley: interrupted; every document reported as done is in the store")
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintln(stderr, "parley:", err)
		return exitUsage
	default:
		fmt.Fprintln(stderr, "parley:", err)
		return exitFailed
	}
}

// usageError is a command line that cannot be understood.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usagef(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}

// someFailedError says that a run went through although some documents failed.
type someFailedError struct{ failed, all int }

func (e *someFailedError) Error() string {
	return fmt.Sprintf("%d of %d documents failed; the others are done", e.failed, e.all)
}

// countingWriter remembers the first error of writing, so that a full disk
// under stdout is not taken for success.
type countingWriter struct {
	w   io.Writer
	err error
}

func (c *countingWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	if err != nil && c.err == nil {
		c.err = err
	}
	return n, err
}

func newApp(stdin io.Reader, stdout, stderr io.Writer) *cli.App {
	app := &cli.App{
		Name:                   "parley",
		Usage:                  "turn news into a graph that answers questions",
		Version:                version,
		UsageText:              "parley COMMAND [flags] [arguments]",
		Description:            description,
		Reader:                 stdin,
		Writer:                 stdout,
		ErrWriter:              stderr,
		EnableBashCompletion:   true,
		UseShortOptionHandling: false,
		HideHelpCommand:        false,
		Commands:               commands(),
		ExitErrHandler:         func(*cli.Context, error) {},
		OnUsageError:           onUsageError,
		Action:                 cli.ShowAppHelp,
	}
	for _, command := range app.Commands {
		command.OnUsageError = onUsageError
		command.BashComplete = complete
	}
	return app
}

const description = `Read a folder of articles into a graph, then ask it:

   parley build articles/
   parley relations Russia NATO
   parley stances Russia
   parley why STATEMENT

Flags may stand anywhere on the line. Exit codes: 0 done, 1 failed, 2 wrong
usage, 3 some documents failed (each is named), 130 interrupted.`

func onUsageError(c *cli.Context, err error, _ bool) error {
	name := "parley"
	if c.Command != nil && c.Command.Name != "" && c.Command.Name != name {
		name += " " + c.Command.Name
	}
	return usagef("%v; see %s --help", err, name)
}

// commands is the table of everything that parley does.
func commands() []*cli.Command {
	return slices.Concat(
		[]*cli.Command{buildCommand(), extractCommand(), parseCommand()},
		questionCommands(),
		[]*cli.Command{knowledgeCommand(), queryCommand(), serveCommand(), exportCommand(), importCommand(), removeCommand(), mergeCommand(), splitCommand(), backupCommand(), compactCommand(), completionCommand()},
	)
}
