/* The picker of figures: search by label, a form and a year, and a button that hands the token to the editor. */
(function () {
  "use strict";
  const picker = document.getElementById("picker");
  const search = document.getElementById("pick-q");
  const form = document.getElementById("pick-form");
  const year = document.getElementById("pick-year");
  const rows = Array.from(picker.querySelectorAll("[data-key]"));

  function fits(row) {
    const words = search.value.trim();
    const forms = row.dataset.forms.split(" ");
    const years = row.dataset.years.split(" ");
    return (!words || row.textContent.includes(words))
      && (!form.value || forms.includes(form.value)) && (!year.value || years.includes(year.value));
  }

  function narrow() {
    rows.forEach((row) => { row.hidden = !fits(row); });
    picker.querySelector("[data-none]").hidden = rows.some((row) => !row.hidden);
  }

  function token(row) {
    const year_ = year.value ? "|year:" + year.value : "";
    return "[[" + row.dataset.key + (form.value ? "|" + form.value : "") + year_ + "]]";
  }

  picker.querySelector("[data-tools]").hidden = false;
  picker.querySelector(".pick-plain").hidden = true;
  rows.forEach((row) => { row.querySelector("[data-insert]").hidden = false; });
  for (const control of [search, form, year]) control.addEventListener("input", narrow);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  picker.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (!button) return;
    const words = token(button.closest("[data-key]"));
    document.dispatchEvent(new CustomEvent("section:insert", { detail: words }));
  });
}());
