/* A large photo is made smaller before it is sent: a tenth of the bytes over a village's network, the same on paper.
   `webformsShrink(file, done)` calls done(file or smaller file). The camera's own notes (the date) go along; where they
   cannot be read, or the browser does not turn pictures upright by itself, the photo is sent as it is. */
(function () {
  "use strict";
  var WORTH_IT = 3 * 1024 * 1024;
  var LONGEST = 2560;
  var HEAD = 256 * 1024;
  var QUALITY = 0.86;
  var ORIENTATION = 0x0112;

  function upright(notes) {  // the picture is drawn upright, so its notes must not turn it again
    var view = new DataView(notes.buffer, notes.byteOffset, notes.length);
    var start = 10;
    var little = view.getUint16(start) === 0x4949;
    var table = start + view.getUint32(start + 4, little);
    var entries = view.getUint16(table, little);
    for (var n = 0; n < entries; n += 1) {
      var entry = table + 2 + 12 * n;
      if (view.getUint16(entry, little) === ORIENTATION) view.setUint16(entry + 8, 1, little);
    }
    return notes;
  }

  function isNotes(bytes, at) {
    return bytes[at + 1] === 0xe1 && String.fromCharCode.apply(null, bytes.subarray(at + 4, at + 8)) === "Exif";
  }

  function notesOf(bytes) {  // the segment with the camera's notes; empty when there is none, null when unknown
    var at = 2;
    while (at + 4 < bytes.length && bytes[at] === 0xff) {
      var end = at + 2 + bytes[at + 2] * 256 + bytes[at + 3];
      if (bytes[at + 1] === 0xda) return new Uint8Array(0);
      if (isNotes(bytes, at)) return end <= bytes.length ? upright(bytes.slice(at, end)) : null;
      at = end;
    }
    return null;
  }

  function read(blob, done) {
    var reader = new FileReader();
    reader.onload = function () { done(new Uint8Array(reader.result)); };
    reader.onerror = function () { done(null); };
    reader.readAsArrayBuffer(blob);
  }

  function draw(bitmap, done) {
    var share = LONGEST / Math.max(bitmap.width, bitmap.height);
    var canvas = document.createElement("canvas");
    if (share >= 1) { done(null); return; }
    canvas.width = Math.round(bitmap.width * share);
    canvas.height = Math.round(bitmap.height * share);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(done, "image/jpeg", QUALITY);
  }

  function smaller(file, notes, done) {
    createImageBitmap(file, { imageOrientation: "from-image" }).then(function (bitmap) {
      draw(bitmap, function (drawn) {
        if (bitmap.close) bitmap.close();
        if (!drawn || drawn.size >= file.size) { done(file); return; }
        done(new File([drawn.slice(0, 2), notes, drawn.slice(2)], file.name, { type: "image/jpeg" }));
      });
    }).catch(function () { done(file); });
  }

  window.webformsShrink = function (file, done) {
    if (file.type !== "image/jpeg" || file.size < WORTH_IT || !window.createImageBitmap) { done(file); return; }
    read(file.slice(0, HEAD), function (bytes) {
      var notes = null;
      try { notes = bytes && notesOf(bytes); } catch (odd) { if (!(odd instanceof RangeError)) throw odd; }
      if (notes) smaller(file, notes, done); else done(file);
    });
  };
}());
