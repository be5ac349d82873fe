/* The editor of a section: tokens as chips, a picker, a live preview, typed numbers that become tokens.
   The textarea stays the form's value; without this file the page works by its buttons. */
(function () {
  "use strict";
  const { chipify, dressAll, fill, rangeOf, textOf } = window.chips;

  const WAIT = 600;
  const form = document.getElementById("section-form");
  const area = document.getElementById("text");
  const shown = document.querySelector("[data-shown]");
  const told = form.querySelector("[data-told]");
  const count = form.querySelector("[data-count]");
  const raw = form.querySelector("[data-raw]");
  const values = new Map();
  const editor = document.createElement("div");
  let numbers = [];
  let unsaved = form.hasAttribute("data-unsaved");
  let sent = false;
  let timer = 0;
  let asked = 0;

  function isRaw() { return raw.getAttribute("aria-pressed") === "true"; }

  function text() { return isRaw() ? area.value : textOf(editor); }

  function changed() {
    if (!isRaw()) area.value = textOf(editor);
    unsaved = true;
    told.textContent = "还没有保存";
    count.textContent = Array.from(area.value.trim()).length;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  }

  /* How the text reads now. Answers that came too late are dropped; a failure says so and loses nothing. */
  async function ask() {
    const turn = ++asked;
    const data = new FormData();
    data.append("csrf_token", form.elements.csrf_token.value);
    data.append("text", text());
    try {
      const answer = await fetch(form.dataset.reading, { method: "POST", body: data });
      if (!answer.ok) throw new Error(String(answer.status));
      const said = await answer.json();
      if (turn === asked) show(said);
    } catch (error) {
      if (turn === asked) told.textContent = error.message === "401" || error.message === "400"
        ? "登录过期了。文字还在，点“保存”会请您登录，登录后接着存。" : "现在连不上，预览不是最新的。文字还在这里。";
    }
  }

  function show(said) {
    const focused = document.activeElement && document.activeElement.dataset.swap;
    shown.innerHTML = said.html;
    if (focused) (shown.querySelector("[data-swap]") || editor).focus();
    count.textContent = said.length;
    count.classList.toggle("c-bad", said.length > Number(form.dataset.max));
    said.tokens.forEach((token) => values.set(token.body, token));
    numbers = said.numbers;
    dressAll(editor, values);
    point();
  }

  /* Python counts signs, a browser UTF-16 units. */
  function units(whole, signs) { return Array.from(whole).slice(0, signs).join("").length; }

  function point() {
    if (!("highlights" in CSS)) return;
    const whole = textOf(editor);
    const range = (number) => rangeOf(editor, units(whole, number.start), units(whole, number.end));
    const offered = numbers.filter((number) => number.replacement);
    CSS.highlights.set("hand", new Highlight(...offered.filter((number) => !number.differs).map(range)));
    CSS.highlights.set("hand-bad", new Highlight(...offered.filter((number) => number.differs).map(range)));
  }

  /* Where the caret last stood: a click on the picker takes it away. */
  let last = null;
  function remember() {
    const selection = getSelection();
    if (selection.rangeCount && editor.contains(selection.anchorNode)) last = selection.getRangeAt(0).cloneRange();
  }

  function insert(words) {
    if (isRaw()) {
      area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
      area.focus();
    } else {
      editor.focus();
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(last && editor.contains(last.startContainer) ? last : rangeOf(editor, Infinity, Infinity));
      document.execCommand("insertText", false, words);
      chipify(editor, values);
    }
    changed();
    clearTimeout(timer);
    ask();
  }

  function swap(index) {
    const number = numbers[index];
    if (!number) return false;
    const whole = text();
    const start = units(whole, number.start);
    const end = units(whole, number.end);
    if (isRaw()) {
      area.setRangeText(number.replacement, start, end, "end");
      changed();
    } else {
      last = rangeOf(editor, start, end);
      insert(number.replacement);
    }
    return true;
  }

  function build() {
    editor.className = "input sec-edit";
    editor.contentEditable = "true";
    editor.setAttribute("role", "textbox");
    editor.setAttribute("aria-multiline", "true");
    editor.setAttribute("aria-labelledby", "l-text");
    editor.setAttribute("aria-describedby", "h-text");
    editor.setAttribute("data-editor", "");
    area.hidden = true;
    area.after(editor);
    raw.hidden = false;
    form.querySelector(".sec-try").hidden = true;
    fill(editor, area.value, values);
  }

  editor.addEventListener("beforeinput", (event) => {
    if (/^format|^insertFromDrop/.test(event.inputType)) event.preventDefault();
  });
  editor.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    document.execCommand("insertLineBreak");
  });
  editor.addEventListener("paste", (event) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  });
  for (const kind of ["copy", "cut"]) {
    editor.addEventListener(kind, (event) => {
      const selection = getSelection();
      if (selection.isCollapsed) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", textOf(selection.getRangeAt(0).cloneContents()));
      if (kind === "cut") document.execCommand("delete");
    });
  }
  editor.addEventListener("input", (event) => {
    if (!event.isComposing) chipify(editor, values);
    changed();
  });
  editor.addEventListener("compositionend", () => { chipify(editor, values); changed(); });
  document.addEventListener("selectionchange", remember);
  area.addEventListener("input", changed);
  raw.addEventListener("click", () => {
    const plain = !isRaw();
    raw.setAttribute("aria-pressed", String(plain));
    area.hidden = !plain;
    editor.hidden = plain;
    if (!plain) { fill(editor, area.value, values); point(); }
    (plain ? area : editor).focus();
  });
  shown.addEventListener("click", (event) => {
    const button = event.target.closest("[data-swap]");
    if (button && swap(Number(button.dataset.swap))) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    if (sent) { event.preventDefault(); return; }
    area.value = text();
    sent = true;
  });
  window.addEventListener("pageshow", () => { sent = false; });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved && !sent) event.preventDefault();
  });
  document.addEventListener("section:insert", (event) => insert(event.detail));

  build();
  ask();
}());
