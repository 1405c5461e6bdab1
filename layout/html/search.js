
(function () {
  "use strict";
  var box = document.querySelector("[role=search]"), input = box.querySelector("input"), count = box.querySelector("output"), list = box.querySelector("ol");
  var most = 200, around = 40, texts = null, timer = 0, shown = null, styled = false;

  // The nodes of an element's text, without readings above characters.
  function nodes(el) {
    var out = [], w = document.createTreeWalker(el, NodeFilter.SHOW_TEXT), n;
    while ((n = w.nextNode())) {
      if (!n.parentElement.closest("rt,rp,nav,.back")) out.push(n);
    }
    return out;
  }

  function read() {
    texts = Array.prototype.map.call(document.querySelectorAll("main article"), function (el) {
      var text = nodes(el).map(function (n) { return n.data; }).join("");
      var low = text.toLowerCase(), head = el.querySelector("h1");
      return {el: el, text: low.length === text.length ? text : low, low: low, title: head ? head.textContent : el.getAttribute("aria-label") || ""};
    });
  }

  function terms() {
    return input.value.toLowerCase().split(/\s+/).filter(Boolean);
  }

  function find() {
    var want = terms(), hits = [];
    list.textContent = count.textContent = "";
    list.hidden = !want.length;
    mark(null);
    if (!want.length) return;
    if (!texts) read();
    texts.forEach(function (t) {
      if (want.every(function (w) { return t.low.indexOf(w) >= 0; })) hits.push(t);
    });
    count.textContent = hits.length || count.dataset.none;
    list.hidden = !hits.length;
    hits.slice(0, most).forEach(function (t) { list.appendChild(hit(t, want)); });
  }

  function hit(t, want) {
    var at = t.low.indexOf(want[0]), li = document.createElement("li"), a = document.createElement("a"), p = document.createElement("span"), m = document.createElement("mark");
    a.href = "#" + t.el.closest(".doc").id;
    a.textContent = t.title;
    a.addEventListener("click", function () { list.hidden = true; mark(t.el); });
    m.textContent = t.text.slice(at, at + want[0].length);
    p.append((at > around ? "…" : "") + t.text.slice(Math.max(0, at - around), at), m, t.text.slice(at + want[0].length, at + around * 2) + "…");
    li.append(a, p);
    return li;
  }

  // Marks what was looked for in an article, where the browser can mark without changing it.
  function mark(el) {
    if (!window.Highlight || !CSS.highlights) return;
    if (!styled) {
      document.styleSheets[0].insertRule("::highlight(found) { background-color: rgba(255, 205, 0, 0.55); }");
      styled = true;
    }
    CSS.highlights.delete("found");
    shown = el;
    if (!el) return;
    var all = nodes(el), text = all.map(function (n) { return n.data; }).join("").toLowerCase(), found = new Highlight(), first = null;
    terms().forEach(function (w) {
      for (var at = text.indexOf(w), n = 0; at >= 0 && n < 500; at = text.indexOf(w, at + w.length), n++) {
        var r = range(all, at, at + w.length);
        if (r) found.add(r);
        first = first || r;
      }
    });
    CSS.highlights.set("found", found);
    if (first) setTimeout(function () {
      if (shown === el) first.startContainer.parentElement.scrollIntoView({block: "center"});
    }, 0);
  }

  function range(all, from, to) {
    var r = document.createRange(), at = 0, begun = false;
    for (var i = 0; i < all.length; i++) {
      var end = at + all[i].data.length;
      if (!begun && from < end) { r.setStart(all[i], from - at); begun = true; }
      if (begun && to <= end) { r.setEnd(all[i], to - at); return r; }
      at = end;
    }
    return null;
  }

  input.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(find, 150); });
  input.addEventListener("focus", function () { list.hidden = !list.firstChild; });
  document.addEventListener("keydown", function (e) {
    if (e.key === "Escape") { list.hidden = true; }
    if (e.key === "/" && document.activeElement !== input && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); input.focus(); }
  });
  document.addEventListener("click", function (e) { if (!box.contains(e.target)) list.hidden = true; });
  box.hidden = false;
})();
