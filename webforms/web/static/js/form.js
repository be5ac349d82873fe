/* Small helps for a form; it works without them.
   The box of faults gets the focus · a chosen option is marked · a second tap on the same button sends nothing twice ·
   leaving with something typed asks first. */
(function () {
  "use strict";
  var form = document.querySelector("form[enctype]");
  var box = document.querySelector("[data-focus]");
  var typed = false;
  var sent = false;
  if (box) box.focus();
  if (!form) return;

  function mark(event) {
    var choice = event.target.closest && event.target.closest(".choice");
    typed = true;
    if (!choice) return;
    var all = form.querySelectorAll('input[name="' + event.target.name + '"]');
    Array.prototype.forEach.call(all, function (input) {
      input.closest(".choice").classList.toggle("is-on", input.checked);
    });
  }

  form.addEventListener("change", mark);
  form.addEventListener("input", function () { typed = true; });
  form.addEventListener("submit", function (event) {
    if (sent) { event.preventDefault(); return; }
    sent = true;
    var button = event.submitter;
    if (button) button.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", function () { sent = false; });
  window.addEventListener("beforeunload", function (event) {
    if (typed && !sent) { event.preventDefault(); event.returnValue = ""; }
  });
}());
