/* Copies text, also on a page opened from a disk, and says whether it worked: `done(true)` or `done(false)`. */
(function () {
  "use strict";

  function byHand(text) {
    const before = document.activeElement;
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("aria-hidden", "true");
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (before) before.focus();
    return copied;
  }

  window.evidenceStoreCopy = function (text, done) {
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => done(true), () => done(byHand(text)));
    else done(byHand(text));
  };
})();
