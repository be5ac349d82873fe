/* The week: buttons beside the number of a day, the sum above the button, time and place in a word. */
(function () {
  "use strict";
  var form = document.querySelector(".form-main form");
  var sum = document.querySelector("[data-sum]");
  if (!form || !sum) return;

  function each(list, act) { Array.prototype.forEach.call(list, act); }
  function icon(name) {
    var use = document.querySelector(".bar use").getAttribute("href").replace(/#.*/, "#i-" + name);
    return '<svg class="i" aria-hidden="true"><use href="' + use + '"></use></svg>';
  }
  function minutes(text) {
    var parts = /^(\d{1,2}):(\d{2})$/.exec(text || "");
    return parts ? parts[1] * 60 + Number(parts[2]) : NaN;
  }

  function whole(text) {
    var plain = text.normalize("NFKC").trim();
    return /^\d{1,9}$/.test(plain) ? Number(plain) : 0;
  }

  function step(by, input) {
    var button = document.createElement("button");
    button.type = "button";
    button.innerHTML = icon(by < 0 ? "minus" : "plus");
    button.setAttribute("aria-label", (by < 0 ? "少 1，" : "多 1，") + input.labels[0].textContent);
    button.addEventListener("click", function () {
      input.value = Math.max(0, (parseInt(input.value, 10) || 0) + by);
      input.dispatchEvent(new Event("input", {bubbles: true}));
    });
    return button;
  }

  each(document.querySelectorAll("[data-stepper]"), function (stepper) {
    var input = stepper.querySelector("input");
    stepper.insertBefore(step(-1, input), input);
    stepper.appendChild(step(1, input));
  });

  function say(row) {
    var slot = row.querySelector("[data-slot]");
    if (!slot) return;
    var times = row.querySelectorAll(".more input[type=time]");
    var texts = row.querySelectorAll(".more input[type=text]");
    slot.textContent = "";
    if (times.length > 1 && times[0].value && times[1].value) {
      slot.appendChild(document.createElement("b")).textContent = times[0].value + "–" + times[1].value;
    }
    each(texts, function (input) {
      if (input.value) slot.appendChild(document.createElement("span")).textContent = input.value;
    });
  }

  function add() {
    var days = 0, total = 0, open = 0;
    each(document.querySelectorAll(".day-row"), function (row) {
      var on = row.querySelector(".day-on");
      if (!on || !on.checked) return;
      var count = row.querySelector("[data-count]");
      var times = row.querySelectorAll(".more input[type=time]");
      var length = times.length > 1 ? minutes(times[1].value) - minutes(times[0].value) : NaN;
      days += 1;
      total += count ? whole(count.value) : 0;
      open += length > 0 ? length : 0;
      say(row);
    });
    sum.querySelector("[data-days]").textContent = days;
    if (sum.querySelector("[data-total]")) sum.querySelector("[data-total]").textContent = total;
    var hours = sum.querySelector("[data-hours]");
    if (hours) {
      hours.textContent = Math.round(open / 6) / 10;
      hours.parentNode.hidden = !open;
    }
  }

  form.addEventListener("input", add);
  form.addEventListener("change", add);
  form.addEventListener("kept", add);
  add();
}());
