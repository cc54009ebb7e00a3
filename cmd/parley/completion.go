package main

import (
	"context"
	"fmt"
	"io"
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
		Usage:     "print what makes a shell complete commands, flags, actors and statements",
		ArgsUsage: "SHELL",
		Description: `   source <(parley completion bash)     in ~/.bashrc
   source <(parley completion zsh)      in ~/.zshrc
   parley completion fish | source      in config.fish

Actors are completed by any word of their names in bash and fish, by the first in
zsh; so are relations, documents and statements.`,
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
	var script string
	switch shell {
	case "bash":
		script = bashCompletion
	case "zsh":
		script = "autoload -U +X compinit bashcompinit && compinit && bashcompinit\n" + bashCompletion
	case "fish":
		script = fishCompletion
	default:
		return usagef("there is no completion for %q; choose one of bash, zsh, fish", shell)
	}
	_, err := io.WriteString(c.App.Writer, script)
	return err
}

// bashCompletion asks parley itself how a line may go on. The first word is a
// command, of which all are listed; what may follow it parley chooses by what is
// there of the word, in its own forgiving way.
const bashCompletion = `_parley() {
  local IFS=$'\n' word=${COMP_WORDS[COMP_CWORD]} found
  local line=("${COMP_WORDS[@]:0:$COMP_CWORD}")
  COMPREPLY=()
  if [[ $COMP_CWORD -gt 1 ]]; then
    found=($("${line[@]}" "$word" ` + completionFlag + ` 2>/dev/null))
  else
    found=($(compgen -W "$("${line[@]}" ` + completionFlag + ` 2>/dev/null)" -- "$word"))
  fi
  [[ ${#found[@]} -gt 0 ]] && COMPREPLY=($(printf '%q\n' "${found[@]}"))
}
complete -o default -F _parley parley
`

// fishCompletion asks as bash does; where parley offers nothing, fish offers files.
const fishCompletion = `function __parley_complete
  set -l line (commandline -opc)
  set -l word (commandline -ct)
  set -l found
  if test (count $line) -gt 1
    set found ($line $word ` + completionFlag + ` 2>/dev/null)
  else
    set found ($line ` + completionFlag + ` 2>/dev/null)
  end
  if set -q found[1]
    printf '%s\n' $found
  else
    __fish_complete_path $word
  end
end
complete -c parley -f -a '(__parley_complete)'
`

// What of the graph a flag or the arguments of a command are completed with.
var (
	flagParts = map[string]query.Part{
		"--actor": query.ActorPart, "--source": query.ActorPart, "--on": query.EntityPart,
		"--relation": query.RelationPart, "--document": query.DocumentPart,
	}
	argumentParts = map[string]query.Part{
		"relations": query.ActorPart, "stances": query.ActorPart, "timeline": query.ActorPart, "path": query.ActorPart,
		"allies": query.ActorPart, "opponents": query.ActorPart, "shifts": query.ActorPart, "disputes": query.ActorPart,
		"merge": query.ActorPart, "split": query.ActorPart, "duplicates": query.ActorPart, "remove": query.DocumentPart,
	}
)

// complete offers how a command may go on: flags once a hyphen stands there,
// else what the graph holds. What is typed of the word is the last argument.
func complete(c *cli.Context) {
	word, before := "", ""
	if n := len(os.Args); n > 3 { // where the library looks, too
		word, before = os.Args[n-2], os.Args[n-3]
	}
	part := argumentParts[c.Command.Name]
	if p, ok := flagParts[before]; ok {
		part = p
	} else if strings.HasPrefix(word, "-") {
		cli.DefaultCompleteWithFlags(c.Command)(c)
		return
	}
	_ = reading(c, func(ctx context.Context, store *graph.Store) error { // without a store there is nothing to offer
		found, err := offered(ctx, store, c.Command.Name, part, word)
		for _, name := range found {
			fmt.Fprintln(c.App.Writer, name)
		}
		return err
	})
}

// offered is what the graph holds that a word may become; of the ids of
// statements, the first letters.
func offered(ctx context.Context, store *graph.Store, command string, part query.Part, word string) ([]string, error) {
	if part != "" {
		return query.Complete(ctx, store, part, word)
	}
	if command != "why" {
		return nil, nil
	}
	ids, err := query.Abbreviated(ctx, store, word)
	for i := range ids {
		ids[i] = strings.TrimPrefix(ids[i], "stmt:")[:12]
	}
	return ids, err
}
