/* The page of a call: its checklist and form can be printed alone. Ticks are kept nowhere. */
(function () {
  "use strict";
  const button = document.getElementById("print-form");
  if (!button) return;
  const root = document.documentElement;
  button.addEventListener("click", () => {
    root.classList.add("ev-form-only");
    window.print();
  });
  window.addEventListener("afterprint", () => root.classList.remove("ev-form-only"));
})();
