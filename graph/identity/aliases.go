package identity

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"parley/schema"
)

// ReadAliases reads decisions from an alias file: a line for each name with its
// aliases, or with what it is not. Names are those that documents give.
//
//	# comment
//	Volodymyr Zelenskiy = Zelenskyy, Vladimir Zelensky
//	Kim Jong Un != Kim Yo Jong, Kim
//
// Errors name the file and the line.
func ReadAliases(r io.Reader, file string) ([]Decision, error) {
	var all []Decision
	lines := bufio.NewScanner(r)
	number := 0
	for lines.Scan() {
		number++
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		decisions, err := readAlias(line, fmt.Sprintf("%s:%d", file, number))
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, number, err)
		}
		all = append(all, decisions...)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", file, number+1, err)
	}
	return all, nil
}

func readAlias(line, origin string) ([]Decision, error) {
	if !utf8.ValidString(line) {
		return nil, fmt.Errorf("not valid UTF-8")
	}
	name, rest, found := strings.Cut(line, "=")
	if !found {
		return nil, fmt.Errorf("no %q between a name and its aliases: %q", "=", line)
	}
	kind := Merge
	if before, not := strings.CutSuffix(name, "!"); not {
		name, kind = before, Split
	}
	one := schema.EntityID(name)
	if one == "" {
		return nil, fmt.Errorf("no name before %q", "=")
	}
	var all []Decision
	for alias := range strings.SplitSeq(rest, ",") {
		other := schema.EntityID(alias)
		switch other {
		case "":
			return nil, fmt.Errorf("an alias of %s is empty", strings.TrimSpace(name))
		case one:
			return nil, fmt.Errorf("%s is an alias of itself", strings.TrimSpace(name))
		}
		because := "the alias file says so"
		all = append(all, Decision{Kind: kind, A: one, B: other, Because: because, Origin: origin})
	}
	return all, nil
}
