package query

import (
	"errors"
	"math/big"
	"reflect"
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
)

var errBigInt = errors.New("integers without bound (1n) are not for queries")

// inspect looks at a Gizmo script before it is run. It refuses one that writes
// integers without bound, for to raise one to the power of another cannot be
// stopped, and tells whether the guard has to watch over it. What is no script
// at all is left for Gizmo to explain.
func inspect(script string) (guarded bool, err error) {
	program, wrong := parser.ParseFile(nil, "", script, 0)
	if wrong == nil {
		return inspectProgram(program)
	}
	return false, nil
}

func inspectProgram(program *ast.Program) (guarded bool, err error) {
	if holdsBigInt(reflect.ValueOf(program.Body), map[uintptr]bool{}) {
		return true, errBigInt
	}
	for _, statement := range program.Body {
		s, ok := statement.(*ast.ExpressionStatement)
		if !ok || !isPath(s.Expression) {
			return true, nil
		}
	}
	return false, nil
}

// leaving are the methods of a path that answer with a value of JavaScript, or
// call back into the script. What goes on from there is watched.
var leaving = map[string]bool{
	"toarray": true, "tagarray": true, "tovalue": true, "tagvalue": true, "count": true,
	"foreach": true, "map": true, "constructor": true, "apply": true, "call": true, "bind": true,
}

// beginning are the methods of g that begin a path.
var beginning = map[string]bool{"v": true, "vertex": true, "m": true, "morphism": true}

// isPath reports whether an expression is nothing but a path: V or M of g, and
// methods called on it one after the other, with texts, numbers, lists of them
// and other paths. That is what most queries are, and there is nothing in it to
// watch.
func isPath(e ast.Expression) bool {
	call, ok := e.(*ast.CallExpression)
	if !ok {
		return false
	}
	method, ok := call.Callee.(*ast.DotExpression)
	if !ok {
		return false
	}
	name := strings.ToLower(method.Identifier.Name.String())
	base, first := method.Left.(*ast.Identifier)
	switch {
	case first && (base.Name != "g" && base.Name != "graph" || !beginning[name]):
		return false
	case !first && (leaving[name] || !isPath(method.Left)):
		return false
	}
	for _, arg := range call.ArgumentList {
		// Cayley's own g takes no list; the guard's does.
		if _, list := arg.(*ast.ArrayLiteral); list && first || !isPath(arg) && !isLiteral(arg) {
			return false
		}
	}
	return true
}

// isLiteral reports whether an expression says itself what it is.
func isLiteral(e ast.Expression) bool {
	switch e := e.(type) {
	case *ast.StringLiteral, *ast.NumberLiteral, *ast.BooleanLiteral, *ast.NullLiteral:
		return true
	case *ast.ArrayLiteral:
		for _, item := range e.Value {
			if !isLiteral(item) {
				return false
			}
		}
		return true
	}
	return false
}

var bigInt = reflect.TypeFor[*big.Int]()

// holdsBigInt looks for such a number in a syntax tree.
func holdsBigInt(v reflect.Value, seen map[uintptr]bool) bool {
	switch v.Kind() {
	case reflect.Interface:
		return !v.IsNil() && holdsBigInt(v.Elem(), seen)
	case reflect.Pointer:
		if v.Type() == bigInt {
			return true
		}
		if v.IsNil() || seen[v.Pointer()] {
			return false
		}
		seen[v.Pointer()] = true
		return holdsBigInt(v.Elem(), seen)
	case reflect.Slice:
		for i := range v.Len() {
			if holdsBigInt(v.Index(i), seen) {
				return true
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && holdsBigInt(v.Field(i), seen) {
				return true
			}
		}
	}
	return false
}
