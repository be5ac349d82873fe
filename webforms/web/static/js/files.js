/* A file field shows what was chosen: small pictures, names, and what the browser still has to send.
   Without it the browser's own file field stands there and says how many. */
(function () {
  "use strict";
  var SPRITE = document.querySelector("use") ? document.querySelector("use").getAttribute("href").split("#")[0] : "";

  function icon(name) {
    return '<svg class="i" aria-hidden="true"><use href="' + SPRITE + "#i-" + name + '"/></svg>';
  }

  function tile(file) {
    var box = document.createElement("li");
    var photo = document.createElement("span");
    var caption = document.createElement("span");
    photo.className = "photo";
    caption.className = "cap";
    caption.textContent = file.name;
    if (file.type.indexOf("image/") === 0 && window.URL) {
      var image = document.createElement("img");
      image.alt = file.name;
      image.src = URL.createObjectURL(file);
      image.addEventListener("load", function () { URL.revokeObjectURL(image.src); });
      image.addEventListener("error", function () { photo.removeChild(image); });
      photo.appendChild(image);
    }
    photo.appendChild(caption);
    box.appendChild(photo);
    return box;
  }

  function show(input, list, word) {
    list.innerHTML = "";
    Array.prototype.forEach.call(input.files, function (file) { list.appendChild(tile(file)); });
    word.textContent = input.files.length ? "已选 " + input.files.length + " 个，提交时一起传" : "";
  }

  Array.prototype.forEach.call(document.querySelectorAll("input.file"), function (input) {
    var pictures = input.accept === "image/*";
    var button = document.createElement("label");
    var chosen = document.createElement("div");
    var word = document.createElement("p");
    var list = document.createElement("ul");
    button.className = "btn btn-block add-file";
    button.htmlFor = input.id;
    button.innerHTML = icon(pictures ? "camera" : "upload") + (pictures ? "拍照或选图" : "选文件或照片");
    chosen.className = "picks";
    word.className = "hint";
    word.setAttribute("role", "status");
    list.className = "photo-grid";
    chosen.appendChild(word);
    chosen.appendChild(list);
    input.classList.add("sr");
    input.parentNode.insertBefore(button, input.nextSibling);
    input.parentNode.insertBefore(chosen, button);
    input.addEventListener("change", function () { show(input, list, word); });
    input.addEventListener("focus", function () { button.classList.add("is-focus"); });
    input.addEventListener("blur", function () { button.classList.remove("is-focus"); });
  });
}());
