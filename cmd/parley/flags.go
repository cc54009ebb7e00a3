package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"github.com/xrash/smetrics"
)

// arrange puts the flags of a command before its arguments, because the
// library stops looking for flags at the first argument. It refuses commands
// that do not exist. The question of a shell how a line may go on stays as it is.
func arrange(app *cli.App, args []string) ([]string, error) {
	if len(args) < 2 || strings.HasPrefix(args[1], "-") || args[1] == "help" || args[1] == "h" || args[len(args)-1] == completionFlag {
		return args, nil
	}
	command := app.Command(args[1])
	if command == nil {
		return nil, unknownCommand(app, args[1])
	}
	var flags, plain []string
	rest := args[2:]
	for i := 0; i < len(rest); i++ {
		word := rest[i]
		if word == "--" {
			plain = append(plain, rest[i+1:]...)
			break
		}
		if word == "-" || !strings.HasPrefix(word, "-") {
			plain = append(plain, word)
			continue
		}
		flags = append(flags, word)
		switch {
		case i+1 == len(rest):
		case takesValue(command, word):
			i++
			flags = append(flags, rest[i])
		case mayTake(command, word, rest[i+1]):
			i++
			flags[len(flags)-1] += "=" + rest[i]
		}
	}
	return slices.Concat(args[:2], flags, []string{"--"}, plain), nil
}

// takesValue reports whether the flag, written without "=", is followed by its value.
func takesValue(command *cli.Command, word string) bool {
	if strings.Contains(word, "=") {
		return false
	}
	switch flag := flagOf(command, word).(type) {
	case nil, *cli.BoolFlag:
		return false
	case *cli.GenericFlag:
		_, optional := flag.Value.(optionalValue)
		return !optional
	}
	return true
}

// optionalValue is the value of a flag that may stand alone as well.
type optionalValue interface {
	Takes(value string) bool
}

// mayTake reports whether the flag may stand alone, but does not.
func mayTake(command *cli.Command, word, next string) bool {
	flag, ok := flagOf(command, word).(*cli.GenericFlag)
	if !ok {
		return false
	}
	value, ok := flag.Value.(optionalValue)
	return ok && value.Takes(next)
}

// flagOf is the flag that a word names, nil if there is none.
func flagOf(command *cli.Command, word string) cli.Flag {
	name := strings.TrimLeft(word, "-")
	for _, flag := range command.Flags {
		if slices.Contains(flag.Names(), name) {
			return flag
		}
	}
	return nil
}

func unknownCommand(app *cli.App, name string) error {
	var known []string
	for _, command := range app.VisibleCommands() {
		known = append(known, command.Names()...)
	}
	hint := "; `parley help` lists them"
	if best := closest(name, known); best != "" {
		hint = fmt.Sprintf("; did you mean %q?", best)
	}
	return usagef("there is no command %q%s", name, hint)
}

// closest is the known word that a mistyped one looks like, empty for none.
func closest(word string, known []string) string {
	best, score := "", 0.75
	for _, k := range known {
		if s := smetrics.JaroWinkler(word, k, 0.7, 4); s > score {
			best, score = k, s
		}
	}
	return best
}

const storeVariable = "PARLEY_STORE"

func storeFlag() cli.Flag {
	return &cli.StringFlag{
		Name:    "store",
		Aliases: []string{"s"},
		Usage:   "the graph: a `FOLDER`, a database (postgres://USER@HOST/DATABASE), or mem: for one that is forgotten",
		Value:   "parley.db",
		EnvVars: []string{storeVariable},
	}
}

// formatFlag offers the formats that a command can print; the first is the default.
func formatFlag(formats ...string) cli.Flag {
	return &cli.StringFlag{
		Name:    "format",
		Aliases: []string{"f"},
		Usage:   "print as `FORMAT`: " + strings.Join(formats, ", "),
		Value:   formats[0],
		Action: func(_ *cli.Context, value string) error {
			if !slices.Contains(formats, value) {
				return noFormat(value, formats)
			}
			return nil
		},
	}
}

// noFormat refuses a format, and guesses which one was meant.
func noFormat(value string, formats []string) error {
	hint := ""
	if best := closest(strings.ToLower(value), formats); best != "" {
		hint = fmt.Sprintf("did you mean %q? ", best)
	}
	return usagef("there is no format %q; %schoose one of %s", value, hint, strings.Join(formats, ", "))
}

// arguments checks the number of arguments that a command was given.
func arguments(c *cli.Context, least, most int, usage string) ([]string, error) {
	args := c.Args().Slice()
	if len(args) < least || (most >= 0 && len(args) > most) {
		return nil, usagef("usage: parley %s %s", c.Command.Name, usage)
	}
	return args, nil
}
