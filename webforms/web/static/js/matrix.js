/* The matrix: a group's tick ticks its rows, the button counts the units, the text goes to the clipboard. */
(function () {
  "use strict";
  var form = document.getElementById("pick");
  var write = document.getElementById("write");
  var copy = document.getElementById("copy");
  var text = document.getElementById("chase-text");

  function boxes(within, name) {
    return Array.prototype.slice.call(within.querySelectorAll('input[name="' + name + '"]'));
  }
  function mark(box) {
    box.closest("tr").classList.toggle("is-sel", box.checked);
  }
  function count() {
    var total = 0;
    boxes(form, "group").forEach(function (group) {
      var rows = boxes(group.closest("tbody"), "unit");
      total += group.checked ? Number(group.dataset.owing) : rows.filter(function (row) { return row.checked; }).length;
    });
    if (write) write.querySelector("span").textContent = total ? "给 " + total + " 个单位写催办文字" : "写催办文字";
  }
  function changed(event) {
    var box = event.target;
    var body = box.closest("tbody");
    if (box.name === "group") {
      boxes(body, "unit").forEach(function (row) { row.checked = box.checked; mark(row); });
    } else if (box.name === "unit") {
      mark(box);
      var group = boxes(body, "group")[0];
      if (group && !box.checked) group.checked = false;
    }
    count();
  }
  function copied() {
    copy.querySelector("span").textContent = "已复制";
  }
  if (form) {
    form.addEventListener("change", changed);
    count();
  }
  if (copy && text) {
    copy.hidden = false;
    copy.addEventListener("click", function () {
      text.select();
      if (navigator.clipboard) navigator.clipboard.writeText(text.value).then(copied);
      else if (document.execCommand("copy")) copied();
    });
  }
}());
