package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/query"
)

// completionFlag ends a command line of which a shell asks how it may go on.
const completionFlag = "--generate-bash-completion"

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print what makes a shell complete commands, flags and statements",
		ArgsUsage: "SHELL",
		Description: `   source <(parley completion bash)     in ~/.bashrc
   source <(parley completion zsh)      in ~/.zshrc
   parley completion fish | source      in config.fish`,
		Action: func(c *cli.Context) error {
			shell, err := arguments(c, 1, 1, "bash, zsh or fish")
			if err != nil {
				return err
			}
			return printCompletion(c, shell[0])
		},
	}
}

func printCompletion(c *cli.Context, shell string) error {
	switch shell {
	case "bash":
		fmt.Fprint(c.App.Writer, bashCompletion)
	case "zsh":
		fmt.Fprint(c.App.Writer, "autoload -U +X compinit bashcompinit && compinit && bashcompinit\n"+bashCompletion)
	case "fish":
		script, err := c.App.ToFishCompletion()
		if err != nil {
			return err
		}
		fmt.Fprint(c.App.Writer, script)
	default:
		return usagef("there is no completion for %q; choose one of bash, zsh, fish", shell)
	}
	return nil
}

// bashCompletion asks parley itself how a line may go on.
const bashCompletion = `_parley() {
  local word=${COMP_WORDS[COMP_CWORD]} line=("${COMP_WORDS[@]:0:COMP_CWORD}")
  [[ $word == -* ]] && line+=("$word")
  COMPREPLY=($(compgen -W "$("${line[@]}" ` + completionFlag + ` 2>/dev/null)" -- "$word"))
}
complete -o default -F _parley parley
`

// completeStatements offers the first letters of the ids of all statements, or
// the flags once a hyphen stands there.
func completeStatements(c *cli.Context) {
	if n := len(os.Args); n > 2 && strings.HasPrefix(os.Args[n-2], "-") { // where the library looks, too
		cli.DefaultCompleteWithFlags(c.Command)(c)
		return
	}
	_ = reading(c, func(ctx context.Context, store *graph.Store) error { // without a store there is nothing to offer
		ids, err := query.Abbreviated(ctx, store, "")
		for _, id := range ids {
			fmt.Fprintln(c.App.Writer, strings.TrimPrefix(id, "stmt:")[:12])
		}
		return err
	})
}
