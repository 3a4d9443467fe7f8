/* What must be known before the first paint, so that nothing jumps: that scripts run, which colours the reader chose
   last time (else what the device asks for: that is CSS alone), how much of a summary the address asks for, and whether it asks for
   anything that a script has to find first (until then, `ev-asked` keeps its place free).
   Storage can be shut off, and is on some disks: the page then follows the device. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("ev-js");
  var read = /[?&]read=(line|minute|workings)(?:&|$)/.exec(location.search);
  if (read) root.setAttribute("data-ev-read", read[1]);
  if (/[?&]\w+=[^&]/.test(location.search)) root.classList.add("ev-asked");
  if (/[?&]q=[^&]/.test(location.search)) root.classList.add("ev-searched");
  try {
    var chosen = localStorage.getItem("evidence-store-scheme");
    if (chosen === "light" || chosen === "dark") root.setAttribute("data-ev-scheme", chosen);
  } catch (refused) {
    /* No storage: nothing was chosen. */
  }
})();
