/* The order of the list. Each summary gets one number, smallest first; from A to Z where they are the same. */
(function () {
  "use strict";
  const finder = window.evidenceStoreFinder;
  const STATUSES = ["published", "in-preparation", "withdrawn"];
  const LAST = 1e8;

  const WORDS = {
    "": "Those we can be surest about come first; among these, the most helpful. Summaries without a rated result come last.",
    effect: "The most helpful come first, however sure or unsure we are; among these, the surest. Summaries without a rated result come last.",
    cost: "Those of the lowest cost come first. Summaries without a band of cost come last.",
    title: "From A to Z.",
    newest: "The latest reviewed come first."
  };

  /* `effects` are the levels of effect, the most helpful first, and `unplaced` those that are neither better nor worse
     than others; `bands` the choices of the filter for cost; `items` all summaries, from A to Z. */
  function makeOrder(effects, unplaced, bands, items) {
    const places = Object.fromEntries(effects.map((effect, place) => [effect, place]));
    const without = new Set(["no-evidence", ...unplaced]);
    const costs = Object.fromEntries(bands.map((band) => [band.value, band.rank === null ? LAST : band.rank]));

    /* The best of the results asked for, by how sure we can be or by effect first. No evidence is no result. */
    function best(item, surestFirst) {
      let place = LAST;
      for (const result of item.results) {
        if (without.has(result.effect) || !finder.fits(result)) continue;
        const unsure = 9 - result.strength, effect = places[result.effect];
        place = Math.min(place, surestFirst ? unsure * 100 + effect : effect * 100 + unsure);
      }
      return STATUSES.indexOf(item.status) * 2 * LAST + place;
    }
    const constant = {};
    const ranks = {
      "": (item) => best(item, true),
      effect: (item) => best(item, false),
      cost: (item) => costs[item.cost] * STATUSES.length + STATUSES.indexOf(item.status),
      title: () => 0,
      newest: (item) => LAST - Number(item.reviewed.replace(/-/g, ""))
    };

    /* Sorted as numbers, because there may be 10,000 of them. */
    function sorted(some, rank) {
      const keys = Float64Array.from(some, (item) => rank(item) * items.length + item.place);
      return Array.from(keys.sort(), (key) => items[key % items.length]);
    }

    /* Those that are in the list, in their order. As long as all results count it is the same at every click. */
    return (isIn, way, asked) => {
      if (asked) return sorted(items.filter(isIn), ranks[way]);
      constant[way] = constant[way] || sorted(items, ranks[way]);
      return constant[way].filter(isIn);
    };
  }

  Object.assign(finder, { makeOrder: makeOrder, orderWords: WORDS });
})();
