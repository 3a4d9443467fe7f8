/* What stands around the list: numbers beside the choices, what is on, how many were found, and why nothing was. */
(function () {
  "use strict";
  const finder = window.evidenceStoreFinder;
  const byId = (id) => document.getElementById("finder-" + id);
  const count = new Intl.NumberFormat("en-GB").format;
  const summaries = (number) => (number === 1 ? "1 summary" : count(number) + " summaries");

  function made(tag, text, className) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  /* `remove(key, number)` takes one choice away, all of a filter without a number, or the words for the key "q". */
  function makeView(facets, total, remove) {
    const status = byId("status"), untouched = status.textContent;
    const words = (state) => state.text.trim();
    const chosen = (state, facet) => Array.from(state.on[facet.key]).sort((a, b) => a - b);

    function button(text, className, take) {
      const element = made("button", "", className);
      element.type = "button";
      element.append(...text);
      element.addEventListener("click", take);
      return element;
    }

    function chip(text, take) {
      const item = made("li");
      item.append(button([made("span", "Remove ", "ev-visually-hidden"), text, made("span", "", "ev-chip__cross")], "ev-chip", take));
      return item;
    }

    /* One button a choice, so that each can go by itself. */
    function showApplied(state) {
      const chips = words(state) ? [chip("Words: " + words(state), () => remove("q"))] : [];
      for (const facet of facets) {
        for (const number of chosen(state, facet)) chips.push(chip(facet.label + ": " + facet.options[number].label, () => remove(facet.key, number)));
      }
      byId("applied").querySelector("ul").replaceChildren(...chips);
      byId("applied").hidden = !chips.length;
    }

    /* The way out that brings back most. */
    function showNone(state, without) {
      const place = byId("drop");
      place.textContent = "";
      const active = facets.filter((facet) => state.on[facet.key].size).map((facet) => facet.key).concat(words(state) ? "q" : []);
      const key = active.reduce((a, b) => (without[b] > without[a] ? b : a), active[0]);
      if (key === undefined) return;
      if (!without[key]) {
        place.append(active.length === 1 ? "Try one word, or another name for it." : "More than one of your filters stands in the way. Remove some of them, or clear them all.");
        return;
      }
      const facet = facets.find((one) => one.key === key);
      if (active.length === 1 && key === "effect") place.append("No result is rated so. That does not prove that everything helps: of many outcomes nobody can say anything yet. ");
      const text = facet ? facet.label + ": " + chosen(state, facet).map((number) => facet.options[number].label).join(", ") : "Words: " + words(state);
      place.append("Without one of your filters it would be " + summaries(without[key]) + ". ", button(["Remove \u201c" + text + "\u201d"], "ev-link-button", () => remove(key)));
    }

    /* The numbers beside the choices. */
    function showCounts(state, counts) {
      for (const facet of facets) {
        if (!facet.element) continue;
        const on = state.on[facet.key].size;
        finder.say(facet.number, on ? " (" + on + " on)" : "");
        facet.options.forEach((option, number) => finder.say(option.count, "(" + count(counts[facet.key][number]) + ")"));
      }
    }

    function show(state, looked) {
      const found = looked.found, ticks = facets.reduce((sum, facet) => sum + state.on[facet.key].size, 0);
      finder.say(status, ticks || words(state) ? count(found) + " of " + summaries(total) : untouched);
      finder.say(byId("on"), ticks ? " (" + ticks + " on)" : "");
      finder.say(byId("show"), "Show " + summaries(found));
      finder.say(byId("order"), (state.on.outcome.size && !state.sort ? "Only results for the outcomes you ticked count. " : "") + finder.orderWords[state.sort]);
      byId("order").hidden = !found;
      byId("none").hidden = found > 0;
      byId("clear").hidden = !ticks;
      byId("everything").search = words(state) ? "?q=" + encodeURIComponent(words(state)) : "";
      byId("copied").textContent = "";
      showApplied(state);
      if (!found) showNone(state, looked.counted().without);
    }

    function showRest(shown, found, step) {
      byId("rest").hidden = shown >= found;
      finder.say(byId("more"), "Show " + Math.min(step, found - shown) + " more");
      finder.say(byId("shown"), "Showing " + count(shown) + " of " + count(found));
    }

    function showUnknown(unknown) {
      const note = byId("unknown");
      note.hidden = !unknown.length;
      note.textContent = unknown.length ? "The address also asks for \u201c" + unknown.join("\u201d, \u201c").slice(0, 200) + "\u201d, which this list does not know. That is left out." : "";
    }
    return { show: show, showCounts: showCounts, showRest: showRest, showUnknown: showUnknown };
  }

  Object.assign(finder, { makeView: makeView });
})();
