/* What a page says for a time only: `data-when` holds spans of time in UTC, "from/until from/until", open at either end.
   An old copy, or a page that was left open, so never says that a call is open which has closed. */
(function () {
  "use strict";
  const elements = document.querySelectorAll("[data-when]");

  function within(span, now) {
    const [from, until] = span.split("/");
    return until !== undefined && (!from || Date.parse(from) <= now) && (!until || now < Date.parse(until));
  }
  function show() {
    const now = Date.now();
    for (const element of elements) {
      element.hidden = !element.dataset.when.split(" ").some((span) => within(span, now));
    }
  }
  show();
  setInterval(show, 30000);
  document.addEventListener("visibilitychange", show);
  window.addEventListener("pageshow", show);
  window.addEventListener("beforeprint", show);
})();
