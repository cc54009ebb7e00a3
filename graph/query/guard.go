package query

import (
	"context"

	language "github.com/cayleygraph/cayley/query"
)

// guardMessage begins what the guard says.
const guardMessage = "a value given to g"

// guard is run before a Gizmo script. Cayley follows a value given to g.Emit or
// g.V without end if it contains itself, and the whole process dies of it; the
// methods of g refuse such a value before Cayley sees it. And g.V takes a list,
// as its description promises.
const guard = `(function (raw) {
	function check(value, depth) {
		if (value === null || typeof value !== "object") return;
		if (depth > 64) throw new TypeError("` + guardMessage + ` is nested too deeply, or contains itself");
		for (var key in value) check(value[key], depth + 1);
	}
	var guarded = {};
	Object.getOwnPropertyNames(raw).forEach(function (name) {
		var method = raw[name];
		guarded[name] = function () {
			var given = Array.prototype.slice.call(arguments);
			if ((name === "V" || name === "Vertex") && given.length === 1 && Array.isArray(given[0])) given = given[0];
			check(given, 0);
			return method.apply(raw, given);
		};
	});
	g = graph = guarded;
})(g);`

// protect runs the guard in a session.
func protect(ctx context.Context, session language.Session) error {
	it, err := session.Execute(ctx, guard, language.Options{Collation: language.Raw})
	if err != nil {
		return err
	}
	for it.Next(ctx) {
		continue
	}
	return it.Err()
}
