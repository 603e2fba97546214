"use strict";
// Everything can be read without this. It adds: sort and filter, copy buttons,
// highlights that light up on both sides, and keys that step through findings.
(function () {
  var all = function (query, root) { return Array.prototype.slice.call((root || document).querySelectorAll(query)); };
  var one = function (query) { return document.querySelector(query); };

  var list = one("[data-list]");
  var controls = one("[data-controls]");
  if (list && controls) {
    controls.hidden = false;
    var entries = all(".entry", list);
    var find = one("[data-find]"), show = one("[data-show]"), sort = one("[data-sort]");
    var status = one("[data-status]"), shownWords = status.dataset.status, none = one("[data-none]");
    var figure = function (entry, name) { return parseFloat(entry.dataset[name]) || 0; };
    var orders = {
      rank: function (a, b) { return figure(a, "rank") - figure(b, "rank"); },
      drift: function (a, b) { return figure(b, "drift") - figure(a, "drift"); },
      findings: function (a, b) { return figure(b, "findings") - figure(a, "findings"); },
      numbers: function (a, b) { return figure(b, "numbers") - figure(a, "numbers"); },
      names: function (a, b) { return figure(b, "names") - figure(a, "names"); },
      terms: function (a, b) { return figure(b, "terms") - figure(a, "terms"); },
      title: function (a, b) { return a.dataset.title.localeCompare(b.dataset.title); }
    };
    // What was chosen stays in the address, so that "back" from a document finds it again.
    var fields = { find: find, show: show, sort: sort };
    var keep = function () {
      var parts = [];
      Object.keys(fields).forEach(function (name) {
        var value = fields[name].value;
        if (value && value !== "rank") { parts.push(name + "=" + encodeURIComponent(value)); }
      });
      try { history.replaceState(null, "", parts.length ? "#list?" + parts.join("&") : location.pathname); } catch (refused) { /* some viewers forbid it */ }
    };
    var recall = function () {
      if (location.hash.indexOf("#list?") !== 0) { return; }
      location.hash.slice(6).split("&").forEach(function (part) {
        var at = part.indexOf("="), field = fields[part.slice(0, at)], value = "";
        try { value = decodeURIComponent(part.slice(at + 1)); } catch (broken) { return; }
        if (!field) { return; }
        var before = field.value;
        field.value = value;
        if (field.value !== value) { field.value = before; }
      });
    };
    var refresh = function () {
      var words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      entries.forEach(function (entry) {
        var fits = words.every(function (word) { return entry.dataset.text.indexOf(word) >= 0; }) &&
          (!show.value || entry.dataset.tags.split(" ").indexOf(show.value) >= 0);
        entry.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      status.textContent = shownWords.replace("{shown}", shown).replace("{all}", entries.length);
      none.hidden = shown > 0;
      keep();
    };
    find.addEventListener("input", refresh);
    show.addEventListener("change", refresh);
    var order = function () {
      entries.sort(orders[sort.value]).forEach(function (entry) { list.appendChild(entry); });
    };
    sort.addEventListener("change", function () { order(); keep(); });
    recall();
    if (sort.value !== "rank") { order(); }
    refresh();
  }

  all("[data-copy]").forEach(function (button) {
    button.hidden = false;
    var label = button.firstChild.nodeValue;
    button.addEventListener("click", function () {
      var source = document.getElementById(button.dataset.copy);
      var done = function (word) {
        button.firstChild.nodeValue = word;
        setTimeout(function () { button.firstChild.nodeValue = label; }, 1500);
      };
      var byHand = function () {
        var selection = window.getSelection(), range = document.createRange();
        range.selectNodeContents(source);
        selection.removeAllRanges();
        selection.addRange(range);
        done(button.dataset.selected);
      };
      if (navigator.clipboard && navigator.clipboard.writeText) {
        navigator.clipboard.writeText(source.textContent).then(function () { done(button.dataset.copied); }, byHand);
      } else { byHand(); }
    });
  });

  // One listener for the page: a long document has thousands of marks.
  var lit = [];
  var light = function (event) {
    var target = event.target.closest ? event.target.closest("mark[data-f]") : null;
    lit.forEach(function (mark) { mark.classList.remove("lit"); });
    lit = [];
    if (!target) { return; }
    target.dataset.f.split(" ").forEach(function (number) {
      lit = lit.concat(all('mark[data-f~="' + number + '"]'));
    });
    lit.forEach(function (mark) { mark.classList.add("lit"); });
  };
  ["mouseover", "focusin"].forEach(function (name) { document.addEventListener(name, light); });

  var findings = all(".finding");
  var keys = one("[data-keys]"), on = one("[data-keys-on]");
  if (findings.length && keys) {
    keys.hidden = false;
    var step = function (by) {
      var at = findings.indexOf(document.activeElement && document.activeElement.closest(".finding"));
      var next = at < 0 ? (by > 0 ? 0 : findings.length - 1) : at + by;
      if (next >= 0 && next < findings.length) { findings[next].focus(); findings[next].scrollIntoView({ block: "nearest" }); }
    };
    document.addEventListener("keydown", function (event) {
      if (!on.checked || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
        if (event.target !== on || !on.checked) { return; }
      }
      if (event.key === "n" || event.key === "j") { step(1); event.preventDefault(); }
      if (event.key === "p" || event.key === "k") { step(-1); event.preventDefault(); }
    });
  }
})();
