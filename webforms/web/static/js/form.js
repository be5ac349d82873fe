/* Small helps for a form; it works without them.
   The box of faults gets the focus · a chosen option is marked · a field that waits for another is folded until then ·
   of what a reviewer wants changed it is told how much is done · a second tap on the same button sends nothing twice ·
   leaving with something typed asks first, where it is not kept on the device (keep.js). */
(function () {
  "use strict";
  var form = document.querySelector(".form-main form");
  var box = document.querySelector("[data-focus]");
  var typed = false;
  var sent = false;
  if (box) box.focus();
  if (!form) return;

  function each(list, act) { Array.prototype.forEach.call(list, act); }

  function mark(event) {
    var choice = event.target.closest && event.target.closest(".choice");
    if (!choice) return;
    each(form.querySelectorAll('input[name="' + event.target.name + '"]'), function (input) {
      input.closest(".choice").classList.toggle("is-on", input.checked);
    });
  }

  /* Fields that wait: folded while no case holds. What was typed there stays and is sent all the same. */
  var waiting = [];
  each(form.querySelectorAll("[data-when]"), function (field) {
    var input = field.querySelector("[name]");
    var before = input.name.slice(0, input.name.indexOf("f_"));
    waiting.push({field: field, before: before, cases: JSON.parse(field.getAttribute("data-when"))});
  });

  function holds(wait, one) {
    return Object.keys(one).every(function (name) {
      var inputs = form.querySelectorAll('[name="' + wait.before + name + '"]');
      return Array.prototype.some.call(inputs, function (input) {
        var told = input.type === "radio" || input.type === "checkbox" ? input.checked : true;
        return told && one[name].indexOf(input.value) >= 0;
      });
    });
  }

  function fold() {
    waiting.forEach(function (wait) {
      wait.field.hidden = !wait.cases.some(function (one) { return holds(wait, one); });
    });
  }

  /* Remarks: a place is done when something in it is another than the reviewer saw. */
  var places = Array.prototype.filter.call(form.querySelectorAll("fieldset"), function (place) {
    return place.querySelector(".remark");
  });
  var told = form.querySelector("[data-fixes]");

  function content(place) {
    return Array.prototype.map.call(place.querySelectorAll("input, select, textarea"), function (input) {
      if (input.type === "file") return input.files.length;
      return input.type === "radio" || input.type === "checkbox" ? input.checked : input.value;
    }).join("\n");
  }

  var seen = Array.prototype.map.call(places, content);

  function count() {
    if (!told || !places.length) return;
    var done = Array.prototype.filter.call(places, function (place, at) { return content(place) !== seen[at]; }).length;
    var left = places.length - done;
    told.textContent = left ? "已改 " + done + " 处，还差 " + left + " 处" : "都改了，可以再交";
  }

  function changed(event) {
    typed = true;
    mark(event);
    fold();
    count();
  }

  form.addEventListener("change", changed);
  form.addEventListener("input", function (event) { typed = true; count(); });
  form.addEventListener("kept", function () { each(form.querySelectorAll(".choice input"), function (input) {
    input.closest(".choice").classList.toggle("is-on", input.checked);
  }); fold(); count(); });
  fold();
  count();

  form.addEventListener("submit", function (event) {
    if (sent) { event.preventDefault(); return; }
    sent = true;
    var button = event.submitter;
    if (button) button.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", function () { sent = false; });
  window.addEventListener("beforeunload", function (event) {
    if (typed && !sent && !form.hasAttribute("data-is-kept")) { event.preventDefault(); event.returnValue = ""; }
  });
}());
