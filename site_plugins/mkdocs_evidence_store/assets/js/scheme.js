/* Colours before first paint: what the reader chose last time, else what the device asks for (that is CSS alone).
   It also says that scripts run, so that the menu button may stand where the open navigation stood.
   Storage can be shut off, and is on some disks: the page then follows the device. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("ev-js");
  try {
    var chosen = localStorage.getItem("evidence-store-scheme");
    if (chosen === "light" || chosen === "dark") root.setAttribute("data-ev-scheme", chosen);
  } catch (refused) {
    /* No storage: nothing was chosen. */
  }
})();
