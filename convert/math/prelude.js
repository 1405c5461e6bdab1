// Bounds what macros make of a formula: Temml counts expansions alone, and each
// may double what there is. The limits are counts, so that they hold alike on
// every machine.
(function () {
  "use strict";
  var limit = 50000, made = 0;
  function take(n) {
    made += n;
    if (!(made <= limit)) throw new temml.ParseError("the macros of the formula make too much of it");
  }
  temml.__defineMacro("\\wenzhaibound", function (context) {
    var proto = Object.getPrototypeOf(context);
    var push = proto.pushTokens, args = proto.consumeArgs, body = proto._getExpansion;
    if (!push || !args || !body) throw new Error("no macro expander");
    proto.pushTokens = function (tokens) {
      take(tokens.length);
      return push.call(this, tokens);
    };
    proto._getExpansion = function (name) {
      var e = body.call(this, name);
      this.places = e && e.numArgs ? e.tokens.filter(function (t) { return t.text === "#"; }).length : 0;
      return e;
    };
    proto.consumeArgs = function (n, delimiters) {
      var places = this.places, list = args.call(this, n, delimiters);
      for (var i = 0; i < list.length; i++) take(list[i].length * places);
      return list;
    };
    return "";
  });
  temml.renderToString("\\wenzhaibound");
  temml.__defineMacro("\\wenzhaibound", "");

  temml.__defineMacro("\\mbox", "\\text");

  // formula returns the MathML of a formula, after the definitions that hold for
  // it. It throws what Temml cannot read.
  var known = "", macros = null;
  globalThis.formula = function (tex, display, definitions) {
    made = 0;
    if (macros === null || definitions !== known) {
      macros = null;
      macros = temml.definePreamble(definitions, {throwOnError: true});
      known = definitions;
    }
    made = 0;
    return temml.renderToString(tex, {
      displayMode: display, throwOnError: true, xml: true, maxExpand: 1000, maxSize: [10, 30],
      macros: Object.assign({}, macros)
    });
  };
})();
