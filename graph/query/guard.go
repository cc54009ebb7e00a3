package query

import (
	"context"

	language "github.com/cayleygraph/cayley/query"
)

// guardMessage begins what the guard says.
const guardMessage = "a value given to g"

// guard is run before a Gizmo script that is more than a path, for three
// reasons.
//
// Cayley follows a value given to g.Emit or g.V without end if it contains
// itself, and the whole process dies of it; the methods of g refuse such a value
// before Cayley sees it.
//
// A script can be stopped between two steps of its own, but not within one of
// the engine's: a list that claims to have a billion places, or a text repeated
// as often, keeps it busy for minutes or takes all memory at once, and a memory
// that the system does not give ends the process. So what takes a length is
// refused beyond a million, and what a query never needs is not there: buffers
// of bytes, integers without bound, programs in strings.
//
// And g.V takes a list, as its description promises.
const guard = `(function (raw, global) {
	"use strict";
	var LONGEST = 1000000, apply = Reflect.apply, isArray = Array.isArray;

	function measure(length) {
		if (length > LONGEST) throw new RangeError("more than " + LONGEST + " places or letters at once");
	}
	function wrap(holder, name, lengthOf) {
		var method = holder[name];
		if (typeof method !== "function") return;
		Object.defineProperty(holder, name, {configurable: true, writable: true, value: function () {
			measure(lengthOf(this, arguments));
			return apply(method, this, arguments);
		}});
	}
	function own(self) { return self === null || self === undefined ? 0 : Number(self.length); }
	function given(at) { return function (self, args) { return args[at] ? Number(args[at].length) : 0; }; }

	Object.getOwnPropertyNames(Array.prototype).forEach(function (name) {
		if (name !== "constructor") wrap(Array.prototype, name, own);
	});
	wrap(Array, "from", given(0));
	wrap(Function.prototype, "apply", given(1));
	wrap(Reflect, "apply", given(2));
	wrap(Reflect, "construct", given(1));
	wrap(String.prototype, "repeat", function (self, args) { return String(self).length * Number(args[0]); });
	wrap(String.prototype, "padStart", function (self, args) { return Number(args[0]); });
	wrap(String.prototype, "padEnd", function (self, args) { return Number(args[0]); });

	[function () {}, function* () {}, async function () {}].forEach(function (f) {
		Object.defineProperty(Object.getPrototypeOf(f), "constructor", {value: undefined});
	});
	Object.getOwnPropertyNames(global).forEach(function (name) {
		if (/Array$|^ArrayBuffer|^SharedArray|^DataView|^BigInt|^eval$|^Function$/.test(name) && name !== "Array") delete global[name];
	});

	function check(value, depth) {
		if (value === null || typeof value !== "object") return;
		if (depth > 64) throw new TypeError("` + guardMessage + ` is nested too deeply, or contains itself");
		for (var key in value) check(value[key], depth + 1);
	}
	var guarded = {};
	Object.getOwnPropertyNames(raw).forEach(function (name) {
		var method = raw[name];
		guarded[name] = function () {
			var args = Array.prototype.slice.call(arguments);
			if ((name === "V" || name === "Vertex") && args.length === 1 && isArray(args[0])) args = args[0];
			check(args, 0);
			return apply(method, raw, args);
		};
	});
	global.g = global.graph = guarded;
})(g, this);`

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
