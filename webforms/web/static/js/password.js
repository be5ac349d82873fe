/* A password in the making: how long it is, and whether it is shown. Without this it is shown, and the server counts. */
(function () {
  "use strict";
  Array.prototype.forEach.call(document.querySelectorAll("[data-password]"), function (place) {
    var input = place.querySelector("input");
    var button = place.querySelector("button");
    var hint = document.getElementById("h-" + input.id);
    var shortest = Number(place.getAttribute("data-password"));
    var asked = hint.textContent;
    var tick = button.querySelector("svg").cloneNode(true);
    point(tick, "#i-check");

    function point(icon, name) {
      var use = icon.querySelector("use");
      use.setAttribute("href", use.getAttribute("href").replace(/#.*$/, name));
    }

    function say() {
      var length = Array.from(input.value).length;
      var enough = length >= shortest;
      hint.classList.toggle("ok-line", enough);
      if (!length) hint.textContent = asked;
      else hint.textContent = length + (enough ? " 位，够长了" : " 位，还差 " + (shortest - length) + " 位");
      if (enough) hint.insertBefore(tick.cloneNode(true), hint.firstChild);
    }

    function turn() {
      var hide = input.type === "text";
      input.type = hide ? "password" : "text";
      button.setAttribute("aria-pressed", hide ? "false" : "true");
      button.querySelector("span").textContent = hide ? "显示" : "隐藏";
      point(button, hide ? "#i-eye" : "#i-eye-off");
      input.focus();
    }

    button.hidden = false;
    button.addEventListener("click", turn);
    input.addEventListener("input", say);
    say();
  });
}());
