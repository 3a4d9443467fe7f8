/* The finder's core: which summaries fit, and what each choice would find. It knows nothing of the page.
   Inside a filter any choice may fit, between filters all must. Outcome, effect and "how sure" are asked of one and the
   same result. The number of a choice says how many summaries it would find, its own filter left aside.

   A filter is { key, ofResults, options }; a choice goes by its number among `options`. In a filter with `single`, each
   choice is the one summary in that place.
   A summary is { place, options, results }: `options` lists, for each filter that is not about results, the numbers of
   the choices it fits; a result has the same in `options` for each filter that is. Results that say the same are one
   object, and `results` holds each of them.
   `on` holds the numbers of the choices that are on, a Set for each filter's key.

   A set of summaries is a row of bits, 32 to a number: 10,000 are cut and counted in microseconds. */
(function () {
  "use strict";
  const SEVERAL = -2, NONE = -1;

  /* Sets ------------------------------------------------------------------------- */

  function setOf(size, places) {
    const bits = new Uint32Array((size + 31) >> 5);
    for (const place of places) put(bits, place);
    return bits;
  }

  function put(bits, place) {
    bits[place >> 5] |= 1 << (place & 31);
  }

  function has(bits, place) {
    return (bits[place >> 5] >> (place & 31)) & 1;
  }

  function unite(into, bits) {
    for (let i = 0; i < into.length; i += 1) into[i] |= bits[i];
    return into;
  }

  function cut(into, bits) {
    for (let i = 0; i < into.length; i += 1) into[i] &= bits[i];
    return into;
  }

  /* How many are in both. The bits of each number are added side by side: pairs, fours, bytes, then all bytes. */
  function countBoth(one, other) {
    let sum = 0;
    for (let i = 0; i < one.length; i += 1) {
      let bits = one[i] & other[i];
      bits -= (bits >>> 1) & 0x55555555;
      bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
      sum += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    return sum;
  }

  /* Looking ------------------------------------------------------------------------ */

  /* A function that answers what fits, for these summaries. */
  function makeLook(items, results, facets) {
    const size = items.length, none = () => setOf(size, []), all = setOf(size, items.keys());
    const own = facets.filter((facet) => !facet.ofResults), about = facets.filter((facet) => facet.ofResults);
    const sets = own.map((facet) => (facet.single ? null : facet.options.map(none)));
    for (const result of results) result.places = [];
    items.forEach((item, place) => {
      sets.forEach((ofChoices, i) => {
        if (ofChoices) for (const number of item.options[i]) put(ofChoices[number], place);
      });
      for (const result of item.results) result.places.push(place);
    });

    function fittingOwn(i, chosen) {
      return sets[i] ? Array.from(chosen).reduce((into, number) => unite(into, sets[i][number]), none()) : setOf(size, chosen);
    }

    /* The summaries with a result that fails no filter, or none but that in this place. */
    function withResult(failed) {
      const bits = none();
      for (const result of results) if (result.failed === NONE || result.failed === failed) for (const place of result.places) put(bits, place);
      return bits;
    }

    /* For each choice of one of the filters of results, the summaries it finds. */
    function byChoice(i) {
      const found = about[i].options.map(none);
      for (const result of results) {
        if (result.failed !== NONE && result.failed !== i) continue;
        for (const number of result.options[i]) for (const place of result.places) put(found[number], place);
      }
      return found;
    }

    /* `named` lists the places of the summaries that hold the words asked for; null where no words are. */
    return (on, named) => {
      const asked = about.filter((facet) => on[facet.key].size);
      for (const result of results) result.failed = failing(about, result.options, on);
      const masks = new Map();
      if (named) masks.set("q", setOf(size, named));
      if (asked.length) masks.set("results", withResult(NONE));
      own.forEach((facet, i) => {
        if (on[facet.key].size) masks.set(facet.key, fittingOwn(i, on[facet.key]));
      });
      /* What fits all that is asked, one thing left aside. */
      const leaving = (key) => Array.from(masks).reduce((into, [other, bits]) => (other === key ? into : cut(into, bits)), all.slice());
      const fit = leaving(null), found = countBoth(fit, all);
      return { has: (item) => has(fit, item.place), found: found, counted: () => counted(masks, asked, fit, leaving) };
    };

    /* What each choice would find, and what would be found without each filter. It takes longer than what fits, is for
       those who have seen the answer, and holds until the next look. */
    function counted(masks, asked, fit, leaving) {
      const rest = leaving("results"), counts = {}, without = {};
      own.forEach((facet, i) => {
        const base = masks.has(facet.key) ? leaving(facet.key) : fit;
        without[facet.key] = countBoth(base, all);
        if (sets[i]) counts[facet.key] = sets[i].map((bits) => countBoth(base, bits));
      });
      about.forEach((facet, i) => {
        const others = asked.some((one) => one !== facet);
        without[facet.key] = countBoth(rest, others ? withResult(i) : all);
        counts[facet.key] = byChoice(i).map((bits) => countBoth(rest, bits));
      });
      without.q = countBoth(leaving("q"), all);
      return { counts: counts, without: without };
    }
  }

  /* The place of the one filter that these choices fail; NONE or SEVERAL where it is not one. */
  function failing(filters, options, on) {
    let failed = NONE;
    for (let place = 0; place < filters.length; place += 1) {
      const chosen = on[filters[place].key];
      if (!chosen.size || options[place].some((number) => chosen.has(number))) continue;
      if (failed !== NONE) return SEVERAL;
      failed = place;
    }
    return failed;
  }

  /* Whether a result is one of those asked for, after the last look. */
  function fits(result) {
    return result.failed === NONE;
  }

  window.evidenceStoreFinder = { makeLook: makeLook, fits: fits };
})();
