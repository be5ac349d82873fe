/* Watches documents being made: fetches the page again and swaps the list, until nothing is under way.
   Without it the link 看最新进度 does the same. */
(function () {
  "use strict";
  var WAIT = 2000;
  function look() {
    fetch(location.href, { credentials: "same-origin" }).then(function (answer) {
      return answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)));
    }).then(function (html) {
      var page = new DOMParser().parseFromString(html, "text/html");
      var fresh = page.getElementById("documents");
      var shown = document.getElementById("documents");
      if (!fresh || !shown) return;
      shown.parentNode.replaceChild(document.importNode(fresh, true), shown);
      if (fresh.hasAttribute("data-pending")) setTimeout(look, WAIT);
    }).catch(function () {
      setTimeout(look, WAIT * 5);
    });
  }
  setTimeout(look, WAIT);
}());
