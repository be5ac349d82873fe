/* A text with tokens in an element that can be edited: [[body]] is a chip that shows today's number.
   The element holds text, line breaks and chips, and nothing else; `textOf` reads it back as it is kept.
   `section.js` finds these functions as `window.chips`: files have no fixed names, so none can import another. */
(function () {
  "use strict";
  const TOKEN = /\[\[([^[\]\n]*)\]\]/;

  function textOf(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.dataset && node.dataset.body !== undefined) return "[[" + node.dataset.body + "]]";
    if (node.nodeName === "BR") return "\n";
    const inside = Array.from(node.childNodes, textOf).join("");
    return /^(DIV|P)$/.test(node.nodeName) && node.previousSibling && !node.hasAttribute("data-editor") ? "\n" + inside : inside;
  }

  function chip(body, values) {
    const made = document.createElement("span");
    made.className = "tokchip";
    made.contentEditable = "false";
    made.dataset.body = body;
    dress(made, values);
    return made;
  }

  /* A chip shows what its token prints; one that nobody has asked about yet shows its code. */
  function dress(made, values) {
    const value = values.get(made.dataset.body);
    const wrong = !value || value.state === "wrong";
    made.textContent = wrong ? "[[" + made.dataset.body + "]]" : value.printed;
    made.title = value ? value.label : made.dataset.body;
    made.className = "tokchip" + (value ? " tok-" + value.state : "");
  }

  function dressAll(editor, values) {
    editor.querySelectorAll("[data-body]").forEach((each) => dress(each, values));
  }

  function fill(editor, text, values) {
    editor.replaceChildren(document.createTextNode(text));
    chipify(editor, values);
  }

  /* Tokens typed or pasted as text become chips; the caret stays behind what it followed. */
  function chipify(editor, values) {
    const texts = Array.from(editor.childNodes).filter((node) => node.nodeType === Node.TEXT_NODE);
    for (let node of texts) {
      let match = TOKEN.exec(node.data);
      while (match) {
        node = replaced(node, match, values);
        match = TOKEN.exec(node.data);
      }
    }
  }

  function replaced(node, match, values) {
    const selection = getSelection();
    const caret = selection.anchorNode === node ? selection.anchorOffset : -1;
    const made = chip(match[1], values);
    const rest = node.splitText(match.index);
    rest.data = rest.data.slice(match[0].length);
    rest.before(made);
    if (caret >= match.index) selection.collapse(rest, Math.max(0, caret - match.index - match[0].length));
    return rest;
  }

  /* The DOM position of a place in the text; a place within a token is the one before its chip. */
  function place(editor, offset) {
    let left = offset;
    for (const node of editor.childNodes) {
      const length = textOf(node).length;
      if (left <= length && node.nodeType === Node.TEXT_NODE) return [node, left];
      if (left < length) return [editor, Array.prototype.indexOf.call(editor.childNodes, node)];
      left -= length;
    }
    return [editor, editor.childNodes.length];
  }

  function rangeOf(editor, start, end) {
    const range = document.createRange();
    range.setStart(...place(editor, start));
    range.setEnd(...place(editor, end));
    return range;
  }

  window.chips = { chipify, dressAll, fill, rangeOf, textOf };
}());
