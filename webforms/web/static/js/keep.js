/* What is being typed is kept on this device, so that a killed tab loses nothing; without script 「以后再填」 saves.
   One place for each account, form and record (`data-keep`). Never kept: files, passwords, tokens, private fields
   (`data-private`). It is dropped when the form has arrived, when the person drops it, and when they sign out. */
(function () {
  "use strict";
  var MARK = "webforms ";
  var SENT = "webforms-sent";
  var form = document.querySelector("form[data-keep]");
  var store;
  var tab;
  try {
    store = window.localStorage;
    tab = window.sessionStorage;
    store.removeItem(MARK);
  } catch (closed) { return; }

  function dropAll() {
    Object.keys(store).forEach(function (key) { if (key.indexOf(MARK) === 0) store.removeItem(key); });
  }

  var out = document.querySelector("form[action$='/sign-out']");
  if (out) out.addEventListener("submit", dropAll);

  /* The page after a form that arrived: what was kept of it may go. */
  var arrived = tab.getItem(SENT);
  tab.removeItem(SENT);
  if (!form) { if (arrived) store.removeItem(arrived); return; }

  var key = MARK + form.getAttribute("data-keep");
  if (form.hasAttribute("data-arrived")) {
    store.removeItem(key);
    if (window.history.replaceState) {
      window.history.replaceState(null, "", window.location.href.replace(/[?&]sent=1/, ""));
    }
  }
  var secret = (form.getAttribute("data-private") || "").split(" ");

  function kept(input) {
    return input.name && input.type !== "file" && input.type !== "password" && input.type !== "submit" &&
      input.tagName !== "BUTTON" && input.name !== "csrf_token" && secret.indexOf(input.name) < 0;
  }

  function inputs() { return Array.prototype.filter.call(form.elements, kept); }

  function isBox(input) { return input.type === "radio" || input.type === "checkbox"; }

  function values() {
    var found = {};
    inputs().forEach(function (input) {
      found[input.name] = found[input.name] || [];
      if (!isBox(input) || input.checked) found[input.name].push(input.value);
    });
    return found;
  }

  var waits;
  function keep() {
    window.clearTimeout(waits);
    waits = null;
    try {
      store.setItem(key, JSON.stringify(values()));
      form.setAttribute("data-is-kept", "");
    } catch (full) { form.removeAttribute("data-is-kept"); }
  }

  function soon() { if (!waits) waits = window.setTimeout(keep, 200); }

  function put(found) {
    var used = {};
    inputs().forEach(function (input) {
      var texts = found[input.name];
      if (!texts) return;
      if (isBox(input)) { input.checked = texts.indexOf(input.value) >= 0; return; }
      var at = used[input.name] || 0;
      used[input.name] = at + 1;
      if (texts[at] !== undefined) input.value = texts[at];
    });
    Object.keys(found).forEach(function (name) {
      if (name.indexOf("kept_") === 0 && !form.querySelector('[name="' + name + '"]')) {
        found[name].forEach(function (text) {
          var file = document.createElement("input");
          file.type = "hidden";
          file.name = name;
          file.value = text;
          form.appendChild(file);
        });
      }
    });
  }

  function restore() {
    var found;
    try { found = JSON.parse(store.getItem(key)); } catch (broken) { found = null; }
    if (!found) return;
    put(found);
    form.setAttribute("data-is-kept", "");
    var note = document.querySelector("[data-kept-note]");
    if (note) note.hidden = false;
    form.dispatchEvent(new Event("kept"));
  }

  var drop = document.querySelector("[data-kept-drop]");
  if (drop) drop.addEventListener("click", function () {
    store.removeItem(key);
    form.setAttribute("data-is-kept", "");
    window.location.reload();
  });

  if (form.hasAttribute("data-typed")) keep();
  else if (!form.hasAttribute("data-copy")) restore();
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  window.addEventListener("submit", function (event) {
    keep();
    if (!event.defaultPrevented) tab.setItem(SENT, key);
  });
  window.addEventListener("pagehide", function () { if (waits) keep(); });
}());
