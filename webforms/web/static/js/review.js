/* Keys of the checking desk, ticks that stay from record to record, and the focus on the record's title.
   A key acts on what is on the page anyway: a link, a radio or a button with `data-key`. Keys rest while somebody
   types, and can be turned off. Without this script everything is done with links and buttons. */
(function () {
  "use strict";
  var TICKS = "webforms-ticks";
  var OFF = "webforms-keys-off";
  var foot = document.getElementById("keys");
  var batch = document.getElementById("batch");
  var title = document.getElementById("h-r");

  function each(list, act) { Array.prototype.forEach.call(list, act); }
  function boxes() { return document.querySelectorAll('input[name="chosen"]'); }

  /* --- keys --- */
  function typing(target) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== "radio" && target.type !== "checkbox";
  }

  function off() { return localStorage.getItem(OFF) === "1"; }

  function show_keys() {
    var button = foot.querySelector("button");
    button.setAttribute("aria-pressed", String(!off()));
    button.querySelector("span").textContent = off() ? "打开快捷键" : "关掉快捷键";
    foot.querySelector(".keys").hidden = off();
    document.body.classList.toggle("keys-off", off());
  }

  function tick_current() {
    var box = document.querySelector(".q-item.is-on input");
    if (!box) return;
    box.checked = !box.checked;
    remember();
  }

  function pressed(event) {
    if (off() || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    var key = event.key.toLowerCase();
    if (!/^[a-z0-9]$/.test(key)) return;
    var found = document.querySelector('[data-key="' + key + '"]');
    if (key !== "x" && !found) return;
    event.preventDefault();
    if (key === "x") tick_current(); else found.click();
  }

  /* --- ticks --- */
  function remember() {
    var ticked = Array.prototype.filter.call(boxes(), function (box) { return box.checked; });
    sessionStorage.setItem(TICKS, JSON.stringify(ticked.map(function (box) { return box.value; })));
    document.getElementById("ticked").textContent = ticked.length ? "已勾 " + ticked.length + " 条" : "勾好后一起办";
  }

  function recall() {
    var ticked = JSON.parse(sessionStorage.getItem(TICKS) || "[]");
    each(boxes(), function (box) { if (ticked.indexOf(box.value) >= 0) box.checked = true; });
    remember();
  }

  function tick_many(event) {
    var link = event.target.closest("[data-mark]");
    if (!link) return;
    var mark = link.getAttribute("data-mark");
    var meant = Array.prototype.filter.call(boxes(), function (box) {
      return mark === "plain" ? box.hasAttribute("data-plain") : box.getAttribute("data-unit") === mark;
    });
    var all = meant.every(function (box) { return box.checked; });
    event.preventDefault();
    meant.forEach(function (box) { box.checked = !all; });
    remember();
  }

  function sent(event) {
    if (batch.getAttribute("aria-busy")) { event.preventDefault(); return; }
    batch.setAttribute("aria-busy", "true");
    document.getElementById("ticked").textContent = "正在一条条办，请等一下…";
  }

  if (foot) {
    foot.hidden = false;
    foot.querySelector("button").addEventListener("click", function () {
      localStorage.setItem(OFF, off() ? "0" : "1");
      show_keys();
    });
    show_keys();
    document.addEventListener("keydown", pressed);
  }
  if (title && title.hasAttribute("data-done")) sessionStorage.removeItem(TICKS);
  if (batch) {
    recall();
    document.addEventListener("change", function (event) { if (event.target.name === "chosen") remember(); });
    document.addEventListener("click", tick_many);
    batch.addEventListener("submit", sent);
    window.addEventListener("pageshow", function () { batch.removeAttribute("aria-busy"); });
    var current = document.querySelector(".q-item.is-on");
    if (current) current.parentNode.parentNode.scrollTop = Math.max(0, current.offsetTop - 120);
  }
  var wrong = document.querySelector("[aria-invalid]");
  var usual = document.querySelector('input[name="preset"]');
  if (wrong && usual && !wrong.value) usual.focus();  // so that the next key chooses a reason instead of being typed
  else if (wrong) wrong.focus(); else if (title && document.referrer.indexOf("/review/") >= 0) title.focus({ preventScroll: true });
}());
