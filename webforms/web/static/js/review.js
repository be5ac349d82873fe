/* Keys of the checking desk. Each acts on what is on the page anyway: a link, a radio or a button with `data-key`.
   They rest while somebody types. */
(function () {
  "use strict";
  function typing(target) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== "radio";
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    var key = event.key.toLowerCase();
    if (!/^[a-z0-9]$/.test(key)) return;
    var found = document.querySelector('[data-key="' + key + '"]');
    if (!found) return;
    event.preventDefault();
    found.click();
  });
}());
