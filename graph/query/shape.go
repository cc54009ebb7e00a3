package query

import (
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
)

// Shape is the picture of a query in Gizmo: what it begins with, what it
// follows, and what it tags, in the words of Cayley's HTTP API, version 1.
type Shape struct {
	Nodes []ShapeNode `json:"nodes"`
	Links []ShapeLink `json:"links"`
}

// ShapeNode is a set of nodes that a query comes to, or of relations that it
// follows.
type ShapeNode struct {
	ID     int      `json:"id"`
	Tags   []string `json:"tags,omitempty"`
	Values []string `json:"values,omitempty"` // known from the query
	Link   bool     `json:"is_link_node"`     // it is the relations of a step
	Fixed  bool     `json:"is_fixed"`         // the query begins here
}

// ShapeLink is one step of a query.
type ShapeLink struct {
	Source int `json:"source"` // ids of nodes
	Target int `json:"target"`
	Link   int `json:"link_node"`
}

// ShapeOf draws the path that a script begins with. Of programs that are more
// than a path it draws nothing.
func ShapeOf(script string) (Shape, error) {
	program, err := parser.ParseFile(nil, "", script, 0)
	if err != nil {
		return Shape{}, locate("gizmo", script, err)
	}
	d := shapeDrawing{Shape{Nodes: []ShapeNode{}, Links: []ShapeLink{}}}
	for _, statement := range program.Body {
		if s, ok := statement.(*ast.ExpressionStatement); ok && isPath(withoutEnd(s.Expression)) {
			d.path(s.Expression)
			break
		}
	}
	return d.Shape, nil
}

// withoutEnd is a path without the calls at its end that ask for results.
func withoutEnd(e ast.Expression) ast.Expression {
	for {
		call, ok := e.(*ast.CallExpression)
		if !ok {
			return e
		}
		method, ok := call.Callee.(*ast.DotExpression)
		if !ok || !leaving[strings.ToLower(method.Identifier.Name.String())] {
			return e
		}
		e = method.Left
	}
}

type shapeDrawing struct{ Shape }

// path draws the calls of a path from the first to the last, and gives the node
// that it ends in.
func (d *shapeDrawing) path(e ast.Expression) int {
	call, ok := e.(*ast.CallExpression)
	if !ok {
		return d.node(ShapeNode{})
	}
	method, ok := call.Callee.(*ast.DotExpression)
	if !ok {
		return d.node(ShapeNode{})
	}
	name, texts := strings.ToLower(method.Identifier.Name.String()), textsOf(call.ArgumentList)
	if _, first := method.Left.(*ast.Identifier); first {
		return d.node(ShapeNode{Values: texts, Fixed: len(texts) > 0})
	}
	at := d.path(method.Left)
	switch name {
	case "out", "both":
		return d.step(at, d.node(ShapeNode{}), firstTexts(call.ArgumentList))
	case "in":
		next := d.node(ShapeNode{})
		d.step(next, at, firstTexts(call.ArgumentList))
		return next
	case "has":
		if len(texts) > 0 {
			d.step(at, d.node(ShapeNode{Values: texts[1:], Fixed: len(texts) > 1}), texts[:1])
		}
	case "tag", "as":
		d.Nodes[at].Tags = append(d.Nodes[at].Tags, texts...)
	case "is":
		d.Nodes[at].Values, d.Nodes[at].Fixed = texts, true
	}
	return at
}

func (d *shapeDrawing) node(n ShapeNode) int {
	n.ID = len(d.Nodes)
	d.Nodes = append(d.Nodes, n)
	return n.ID
}

// step draws a step over some relations, any if none is named.
func (d *shapeDrawing) step(source, target int, relations []string) int {
	link := d.node(ShapeNode{Values: relations, Link: true})
	d.Links = append(d.Links, ShapeLink{source, target, link})
	return target
}

// textsOf are the texts in some arguments, those in lists too.
func textsOf(list []ast.Expression) []string {
	var texts []string
	for _, e := range list {
		switch e := e.(type) {
		case *ast.StringLiteral:
			texts = append(texts, e.Value.String())
		case *ast.ArrayLiteral:
			texts = append(texts, textsOf(e.Value)...)
		}
	}
	return texts
}

// firstTexts are the texts of the first argument: the second names tags.
func firstTexts(list []ast.Expression) []string { return textsOf(list[:min(1, len(list))]) }
