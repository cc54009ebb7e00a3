package vocab

import "strings"

// Issue is what stances are about, by the name that readers of news know.
type Issue struct {
	Name    string
	Aliases []string // other names of the same issue
}

// IssueNamed finds an issue by its name or an alias, whatever the case.
func IssueNamed(name string) (Issue, bool) {
	i, ok := known().issueOf[strings.ToLower(name)]
	if !ok {
		return Issue{}, false
	}
	return known().issues[i], true
}

// addIssue notes an issue by all its names; the first issue of a name keeps it.
func (w *world) addIssue(r *row) {
	issue := Issue{Name: r.name.Name, Aliases: namesOf(r.names)}
	for _, name := range append([]string{issue.Name}, issue.Aliases...) {
		if key := strings.ToLower(name); !w.taken(key) {
			w.issueOf[key] = len(w.issues)
		}
	}
	w.issues = append(w.issues, issue)
}

func (w *world) taken(key string) bool {
	_, ok := w.issueOf[key]
	return ok
}
