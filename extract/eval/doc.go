// Package eval measures the stages against annotated text, by the definitions
// of the CoNLL 2018 shared task (Zeman et al. 2018) where there are such.
package eval
