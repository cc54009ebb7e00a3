// Package train learns the models of the stages from annotated text. Its
// command is parley-train; what it learns is embedded in package english.
package train
