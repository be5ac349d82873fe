/* A file field sends each chosen file by itself at once, shows how far it is, and tries again when the network is back.
     chosen ─► waits ─► is sent ─► here (the server's own tile, with what the form carries of it)
                          ├─► no network ─► waits, tried again
                          └─► refused: why, the others stay
   A form that is sent meanwhile waits for them. Without this script the field sends its files with the form. */
(function () {
  "use strict";
  var AT_ONCE = 2;
  var AGAIN_AFTER = 15000;
  var GIVE_UP_AFTER = 120000;
  var SPRITE = document.querySelector("use") ? document.querySelector("use").getAttribute("href").split("#")[0] : "";
  var form = document.querySelector("form[enctype]");
  var queue = [];
  var chosen_so_far = 0;
  var held = null;
  var pressed = null;
  if (!form || !window.FormData) return;

  function icon(name) {
    return '<svg class="i" aria-hidden="true"><use href="' + SPRITE + "#i-" + name + '"/></svg>';
  }

  function make(tag, cls, text) {
    var made = document.createElement(tag);
    if (cls) made.className = cls;
    if (text) made.textContent = text;
    return made;
  }

  function each(list, act) { Array.prototype.forEach.call(list, act); }

  /* --- one file on its way --- */
  function tile(file) {
    var box = make("li", "sending");
    var photo = make("span", "photo");
    if (/^image\/(jpeg|png|webp)$/.test(file.type)) {
      var image = make("img");
      image.alt = "";
      image.src = URL.createObjectURL(file);
      image.onload = function () { URL.revokeObjectURL(image.src); };
      image.onerror = function () { if (image.parentNode) photo.removeChild(image); };
      photo.appendChild(image);
    }
    photo.appendChild(make("span", "cap"));
    box.appendChild(photo);
    box.appendChild(make("p", "basis sending-name", file.name));
    return box;
  }

  function caption(job, sign, text) {
    job.box.querySelector(".cap").innerHTML = icon(sign);
    job.box.querySelector(".cap").appendChild(document.createTextNode(text));
  }

  function bar(job, share) {
    var found = job.box.querySelector("progress");
    if (share === null) { if (found) found.parentNode.removeChild(found); return; }
    if (!found) {
      found = make("progress");
      found.max = 100;
      found.setAttribute("aria-label", job.file.name);
      job.box.querySelector(".photo").appendChild(found);
    }
    found.value = share;
  }

  function action(job, text, act) {
    var button = make("button", "btn btn-block sending-act", text);
    button.type = "button";
    button.setAttribute("aria-label", text + "：" + job.file.name);
    button.addEventListener("click", act);
    job.box.appendChild(button);
  }

  function clear(job) { each(job.box.querySelectorAll(".sending-act, .error"), function (old) { job.box.removeChild(old); }); }

  function look(job, state, text) {
    var LOOKS = { waits: ["clock", "排队"], sends: ["cloud-up", "0%"], offline: ["wifi-off", "等网络"], refused: ["alert-circle", "没有收"] };
    job.state = state;
    job.box.classList.toggle("is-refused", state === "refused");
    clear(job);
    caption(job, LOOKS[state][0], LOOKS[state][1]);
    job.box.querySelector(".photo").className = "photo" + ({ offline: " is-wait", refused: " is-bad" }[state] || "");
    bar(job, state === "sends" ? 0 : null);
    if (text) job.box.appendChild(make("p", "error", text));
    if (state === "offline") action(job, "现在再传", function () { look(job, "waits"); next(); });
    if (state !== "sends") action(job, state === "refused" ? "知道了" : "不传了", function () { drop(job); });
    tell(job.place);
  }

  function drop(job) {
    queue.splice(queue.indexOf(job), 1);
    job.box.parentNode.removeChild(job.box);
    job.place.button.focus();
    tell(job.place);
    next();
  }

  /* --- the queue --- */
  function having(state) { return queue.filter(function (job) { return job.state === state; }); }
  function busy() { return queue.filter(function (job) { return job.state !== "refused"; }); }

  function next() {
    var room = AT_ONCE - having("sends").length;
    having("waits").slice(0, Math.max(0, room)).forEach(send);
    if (held && !busy().length) go_on();
  }

  function send(job) {
    look(job, "sends");
    window.webformsShrink(job.file, function (file) {
      var request = new XMLHttpRequest();
      var body = new FormData();
      var input = job.place.input;
      body.append("csrf_token", form.querySelector("[name=csrf_token]").value);
      body.append("type", input.getAttribute("data-type"));
      body.append("item", input.getAttribute("data-item"));
      body.append("file", file, job.file.name);
      request.open("POST", input.getAttribute("data-upload"));
      request.timeout = GIVE_UP_AFTER;
      request.upload.onprogress = function (event) { if (event.lengthComputable) moved(job, event.loaded / event.total); };
      request.onload = function () { answered(job, request); };
      request.onerror = request.ontimeout = function () { offline(job); };
      request.send(body);
    });
  }

  function moved(job, share) {
    var percent = Math.min(99, Math.round(share * 100));  // the last of it is the server's work
    caption(job, "cloud-up", percent + "%");
    bar(job, percent);
  }

  function answered(job, request) {
    var said = null;
    try { said = JSON.parse(request.responseText); } catch (page) { said = {}; }
    if (request.status === 200 && said.tile) here(job, said);
    else if (said.message) look(job, "refused", said.message);
    else if (request.status >= 500 || request.status === 429) offline(job);
    else if (request.status === 413) look(job, "refused", "“" + job.file.name + "”太大了，没有收。请换一张小的。");
    else look(job, "refused", "登录过期了，这个没传上。点下面的按钮重新登录，再选一次。");
    next();
  }

  function offline(job) {
    look(job, "offline");
    setTimeout(function () { if (job.state === "offline") { look(job, "waits"); next(); } }, AGAIN_AFTER);
    next();
  }

  function here(job, said) {
    var list = job.place.box.querySelector('[data-family="' + said.family + '"]');
    var shell = make("ul");
    var known = job.place.box.querySelector('input[type=hidden][value="' + said.sha256 + '"]');
    queue.splice(queue.indexOf(job), 1);
    job.box.parentNode.removeChild(job.box);
    if (!known) {
      shell.innerHTML = said.tile;
      put(list, dress(shell.firstElementChild), job.number);
      list.hidden = false;
      doubt();
    }
    tell(job.place, known ? "“" + job.file.name + "”已经在里面了，只留一张。" : "");
  }

  function put(list, item, number) {  // in the order they were chosen, whichever came through first
    var behind = Array.prototype.filter.call(list.children, function (other) { return other.chosenAs > number; })[0];
    item.chosenAs = number;
    list.insertBefore(item, behind || null);
  }

  /* --- what is here: taken off, put forward, its date --- */
  function dress(item) {
    var crossed = item.querySelector(".drop");
    var row = make("div", "kept-act");
    var name = crossed.querySelector(".sr").textContent;
    row.appendChild(tool("chevron-left", "往前移：" + name, function () {
      if (item.previousElementSibling) item.parentNode.insertBefore(item, item.previousElementSibling);
      row.firstChild.focus();
    }));
    row.appendChild(tool("x", "去掉：" + name, function () { take_off(item); }));
    crossed.parentNode.replaceChild(row, crossed);
    return item;
  }

  function tool(sign, label, act) {
    var button = make("button", "btn btn-ic");
    button.type = "button";
    button.innerHTML = icon(sign);
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    return button;
  }

  function take_off(item) {
    var place = places.filter(function (one) { return one.box.contains(item); })[0];
    var list = item.parentNode;
    list.removeChild(item);
    list.hidden = !list.children.length;
    place.button.focus();
    form.dispatchEvent(new Event("change"));
    tell(place, "已去掉。");
  }

  function doubt() {
    var group = document.querySelector("#files[data-days]");
    var days = Array.prototype.map.call(form.querySelectorAll("input[type=date]"), function (input) { return Date.parse(input.value); });
    days = days.filter(function (day) { return day === day; }).sort(function (a, b) { return a - b; });
    each(group ? group.querySelectorAll("[data-taken]") : [], function (item) {
      var taken = Date.parse(item.getAttribute("data-taken"));
      var apart = Math.max(days[0] - taken, taken - days[days.length - 1]) / 86400000;
      item.querySelector(".photo-date").hidden = !(apart > Number(group.getAttribute("data-days")));
    });
  }

  /* --- the form waits --- */
  function hold(event) {
    if (event.target !== form || !busy().length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held = event.submitter || pressed || form.querySelector("button[type=submit]");
    places.forEach(function (place) { tell(place); });
    places.filter(function (place) { return own(place, busy()).length; })[0].box.scrollIntoView();
  }

  function go_on() {
    var button = held;
    held = null;
    if (having("refused").length) places.forEach(function (place) { tell(place); }); else button.click();
  }

  function own(place, jobs) { return jobs.filter(function (job) { return job.place === place; }); }

  function tell(place, more) {
    var left = own(place, busy()).length;
    var parts = [];
    if (more) parts.push(more);
    if (left) parts.push("还有 " + left + " 个在传" + (own(place, having("offline")).length ? "，有网后自动接着传" : ""));
    if (own(place, having("refused")).length) parts.push("有 " + own(place, having("refused")).length + " 个没有收，原因写在它下面");
    if (left && held) parts.push("传完就接着提交，不用再点");
    place.word.textContent = parts.join("。") + (parts.length && !/。$/.test(parts[parts.length - 1]) ? "。" : "");
  }

  /* --- a field --- */
  function take(place) {
    var max = Number(place.input.getAttribute("data-max")) || Infinity;
    var room = max - place.box.querySelectorAll(".kept").length - own(place, busy()).length;
    var chosen = Array.prototype.slice.call(place.input.files);
    var over = chosen.slice(Math.max(0, room));
    place.input.value = "";  // else the form would send them once more
    chosen.slice(0, Math.max(0, room)).forEach(function (file) {
      chosen_so_far += 1;
      var job = { number: chosen_so_far, file: file, place: place, box: tile(file), state: "" };
      place.list.appendChild(job.box);
      queue.push(job);
      look(job, "waits");
    });
    next();
    if (over.length) tell(place, "最多 " + max + " 个，这几个没有收：" + over.map(function (file) { return file.name; }).join("、"));
  }

  function dress_field(input) {
    var place = { input: input, box: input.closest(".evidence") };
    var pictures = input.accept === "image/*";
    place.button = make("label", "btn btn-block add-file");
    place.button.htmlFor = input.id;
    place.button.innerHTML = icon(pictures ? "camera" : "upload") + (pictures ? "拍照或选图" : "选文件或照片");
    place.word = make("p", "hint");
    place.word.setAttribute("role", "status");
    place.list = make("ul", "photo-grid picks");
    input.classList.add("sr");
    input.parentNode.insertBefore(place.list, input);
    input.parentNode.insertBefore(place.word, input);
    input.parentNode.insertBefore(place.button, input.nextSibling);
    input.addEventListener("change", function () { take(place); });
    input.addEventListener("focus", function () { place.button.classList.add("is-focus"); });
    input.addEventListener("blur", function () { place.button.classList.remove("is-focus"); });
    place.button.focus = function () { input.focus(); };
    each(place.box.querySelectorAll(".kept"), dress);
    return place;
  }

  var places = Array.prototype.map.call(form.querySelectorAll("input.file[data-upload]"), dress_field);
  each(form.querySelectorAll(".only-plain"), function (plain) { plain.hidden = true; });
  document.addEventListener("submit", hold, true);
  form.addEventListener("click", function (event) { pressed = event.target.closest("button[type=submit]") || pressed; });
  form.addEventListener("change", doubt);
  window.addEventListener("online", function () {
    having("offline").forEach(function (job) { look(job, "waits"); });
    next();
  });
}());
