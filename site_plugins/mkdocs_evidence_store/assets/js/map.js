/* The evidence map. A result leads to its place in the summary; with scripts, to the finder with that summary and that
   outcome, where more filters can be set and more summaries added. */
(function () {
  "use strict";
  const map = document.querySelector(".ev-map");
  if (!map) return;
  for (const link of map.querySelectorAll("[data-asks] > .ev-map__result")) link.href = map.dataset.finder + "?" + link.parentNode.dataset.asks;
})();
