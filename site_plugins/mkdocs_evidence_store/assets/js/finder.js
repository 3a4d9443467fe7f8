/* The finder. Every summary is in the page; this script hides, counts and sorts, and keeps the state in the address.
   Inside a filter any choice may fit, between filters all must. Outcome, effect and "how sure" are asked of one and
   the same result. The number beside a choice says how many summaries it would find, its own filter left aside. */
(function () {
  "use strict";
  const form = document.getElementById("finder");
  const list = document.getElementById("finder-cards");
  const match = window.evidenceStoreMatch;
  if (!form || !list || !match) return;

  const byId = (id) => document.getElementById("finder-" + id);
  const box = byId("q"), sort = byId("sort"), status = byId("status"), panel = byId("filters"), heading = document.getElementById("list");
  const untouched = status.textContent;
  const effects = list.dataset.effects.split(" ");
  const OF_RESULTS = ["outcome", "strength", "effect"];
  const STATUSES = ["published", "in-preparation", "withdrawn"];
  const MOST_RESULTS = 5;
  const ORDERS = {
    "": "Those we can be surest about come first; among these, the most helpful. Summaries without a rated result come last.",
    title: "From A to Z.",
    newest: "The latest reviewed come first."
  };

  /* What the page holds ---------------------------------------------------- */

  const facets = Array.from(form.querySelectorAll("[data-facet]"), (element) => ({
    key: element.dataset.facet,
    element: element,
    label: element.querySelector("legend").textContent,
    on: element.querySelector(".ev-facet__on"),
    options: Array.from(element.querySelectorAll("input"), (input) => ({
      input: input,
      value: input.value,
      rank: "rank" in input.dataset ? Number(input.dataset.rank) : null,
      label: input.value && input.parentNode.querySelector(".ev-choice__label").textContent,
      count: input.parentNode.querySelector(".ev-choice__count")
    }))
  }));
  const facet = Object.fromEntries(facets.map((found) => [found.key, found]));
  const ofSummaries = facets.filter((found) => !OF_RESULTS.includes(found.key));

  /* Every choice that a summary or a result fits, worked out once. On a scale, a choice takes in those below or above it. */
  function ofSummary(found, values) {
    const ranks = found.options.filter((option) => option.rank !== null && values.includes(option.value)).map((option) => option.rank);
    return new Set(found.options.filter((option) => option.value && (option.rank === null ? values.includes(option.value) : ranks.some((rank) => rank <= option.rank))));
  }

  function ofResult(data) {
    const of = (key, fits) => new Set(facet[key].options.filter((option) => option.value && fits(option)));
    return {
      outcome: of("outcome", (option) => option.value === data.outcome),
      strength: of("strength", (option) => Number(data.strength) >= option.rank),
      effect: of("effect", (option) => option.value === data.effect)
    };
  }

  const cards = Array.from(list.children, (element) => ({
    element: element,
    data: element.dataset,
    status: STATUSES.indexOf(element.dataset.status),
    az: Number(element.dataset.az),
    options: Object.fromEntries(ofSummaries.map((found) => [found.key, ofSummary(found, element.dataset[found.key].split(" "))])),
    rest: element.querySelector(".ev-card__rest"),
    restText: (element.querySelector(".ev-card__rest") || element).textContent,
    results: Array.from(element.querySelectorAll("[data-outcome]"), (item) => ({
      element: item,
      effect: item.dataset.effect,
      strength: Number(item.dataset.strength),
      options: ofResult(item.dataset),
      more: "more" in item.dataset
    }))
  }));
  const urls = new Set(cards.map((card) => card.data.url));
  const index = match.prepare((window.evidenceStoreSearch || []).filter((row) => urls.has(row.url)));

  /* What fits ---------------------------------------------------------------- */

  function chosen(found) {
    return found.options.filter((option) => option.value && option.input.checked);
  }

  function resultFits(result, on, without) {
    return OF_RESULTS.every((key) => key === without || !on[key].length || on[key].some((option) => result.options[key].has(option)));
  }

  /* One pass over all cards: which fit, what each choice would find, and what would come back without each filter. */
  function lookThrough(on, text) {
    const found = match.search(index, text);
    const named = found && new Set(found.map((item) => item.row.url));
    const counts = new Map();
    const without = { q: 0 };
    const add = (option) => counts.set(option, (counts.get(option) || 0) + 1);
    const asked = OF_RESULTS.filter((key) => on[key].length);
    for (const card of cards) {
      const hasWords = !named || named.has(card.data.url);
      const failed = ofSummaries.filter((one) => on[one.key].length && !on[one.key].some((option) => card.options[one.key].has(option)));
      const hasResult = !asked.length || card.results.some((result) => resultFits(result, on));
      card.fits = hasWords && hasResult && !failed.length;
      if (hasResult && !failed.length) without.q += 1;
      if (!hasWords) continue;
      for (const one of ofSummaries) {
        if (!hasResult || failed.some((other) => other !== one)) continue;
        without[one.key] = (without[one.key] || 0) + 1;
        card.options[one.key].forEach(add);
      }
      if (failed.length) continue;
      for (const key of OF_RESULTS) {
        const results = card.results.filter((result) => resultFits(result, on, key));
        if (results.length || !asked.some((other) => other !== key)) without[key] = (without[key] || 0) + 1;
        new Set(results.flatMap((result) => Array.from(result.options[key]))).forEach(add);
      }
    }
    return { counts: counts, without: without };
  }

  /* Order: the same as the page's own while no result is asked for, else by the results asked for. */
  function best(card, on) {
    let strength = -2, effect = effects.length;
    for (const result of card.results) {
      if (result.effect === "no-evidence" || !resultFits(result, on)) continue;
      const place = effects.indexOf(result.effect);
      if (result.strength > strength || (result.strength === strength && place < effect)) {
        strength = result.strength;
        effect = place;
      }
    }
    return { strength: strength, effect: effect };
  }

  function arrange(on) {
    for (const card of cards) card.best = best(card, on);
    const ways = {
      "": (a, b) => a.status - b.status || b.best.strength - a.best.strength || a.best.effect - b.best.effect || a.az - b.az,
      title: (a, b) => a.az - b.az,
      newest: (a, b) => (b.data.reviewed > a.data.reviewed) - (b.data.reviewed < a.data.reviewed) || a.az - b.az
    };
    const order = cards.slice().sort(ways[sort.value]);
    if (order.some((card, place) => list.children[place] !== card.element)) list.append(...order.map((card) => card.element));
  }

  /* What is shown ------------------------------------------------------------- */

  function say(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function showResults(card, on) {
    const asked = OF_RESULTS.some((key) => on[key].length);
    let shown = 0, fitting = 0;
    for (const result of card.results) {
      const fits = asked && resultFits(result, on);
      fitting += fits;
      const hidden = asked ? !fits || fitting > MOST_RESULTS : result.more;
      if (result.element.hidden !== hidden) result.element.hidden = hidden;
      shown += !hidden;
    }
    if (card.rest) say(card.rest, !asked ? card.restText : shown < fitting ? shown + " of " + fitting + " results that match. " : "");
  }

  function summaries(number) {
    return number === 1 ? "1 summary" : number + " summaries";
  }

  function made(tag, text, className) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  function remover(words, visible, drop) {
    const button = made("button", "", visible ? "ev-link-button" : "ev-chip");
    button.type = "button";
    if (visible) button.textContent = "Remove \u201c" + words + "\u201d";
    else button.append(made("span", "Remove ", "ev-visually-hidden"), words, made("span", "", "ev-chip__cross"));
    button.addEventListener("click", () => {
      drop();
      changed();
      heading.focus();
    });
    return button;
  }

  function drop(key) {
    if (key === "q") box.value = "";
    else for (const option of facet[key].options) option.input.checked = facet[key].options[0].value === "" && option === facet[key].options[0];
  }

  /* One button a choice, so that each can go by itself. */
  function showApplied(on) {
    const chips = byId("applied").querySelector("ul");
    chips.textContent = "";
    const chip = (button) => {
      const item = made("li");
      item.append(button);
      chips.append(item);
    };
    if (box.value.trim()) chip(remover("Words: " + box.value.trim(), false, () => drop("q")));
    for (const one of facets) {
      for (const option of on[one.key]) {
        chip(remover(one.label + ": " + option.label, false, () => {
          if (option.input.type === "radio") drop(one.key);
          else option.input.checked = false;
        }));
      }
    }
    byId("applied").hidden = !chips.children.length;
  }

  function showNone(on, without) {
    const place = byId("drop");
    place.textContent = "";
    const active = facets.filter((one) => on[one.key].length).map((one) => one.key);
    if (box.value.trim()) active.push("q");
    const key = active.reduce((a, b) => ((without[b] || 0) > (without[a] || 0) ? b : a), active[0]);
    if (key === undefined) return;
    if (!without[key]) {
      place.append(active.length === 1 ? "Try one word, or another name for it." : "More than one of your filters stands in the way. Remove some of them, or clear them all.");
      return;
    }
    const words = key === "q" ? "Words: " + box.value.trim() : facet[key].label + ": " + on[key].map((option) => option.label).join(", ");
    place.append("Without one of your filters it would be " + summaries(without[key]) + ". ", remover(words, true, () => drop(key)));
  }

  function show() {
    const on = Object.fromEntries(facets.map((one) => [one.key, chosen(one)]));
    const text = box.value;
    const looked = lookThrough(on, text);
    let fitting = 0, ticks = 0;
    for (const card of cards) {
      if (card.element.hidden === card.fits) card.element.hidden = !card.fits;
      fitting += card.fits;
      if (card.fits) showResults(card, on);
    }
    arrange(on);
    for (const one of facets) {
      const number = on[one.key].length;
      ticks += number;
      one.on.textContent = number ? " (" + number + " on)" : "";
      for (const option of one.options) if (option.count) say(option.count, "(" + (looked.counts.get(option) || 0) + ")");
    }
    status.textContent = ticks || text.trim() ? fitting + " of " + summaries(cards.length) : untouched;
    byId("on").textContent = ticks ? " (" + ticks + " on)" : "";
    byId("show").textContent = "Show " + summaries(fitting);
    byId("order").textContent = (on.outcome.length && !sort.value ? "Only results for the outcomes you ticked count. " : "") + ORDERS[sort.value];
    byId("order").hidden = !fitting;
    byId("none").hidden = fitting > 0;
    byId("clear").hidden = !ticks;
    byId("everything").search = text.trim() ? "?q=" + encodeURIComponent(text.trim()) : "";
    byId("copied").textContent = "";
    showApplied(on);
    if (!fitting) showNone(on, looked.without);
  }

  /* The address ----------------------------------------------------------------- */

  function query() {
    const said = new URLSearchParams();
    if (box.value.trim()) said.append("q", box.value.trim());
    for (const one of facets) for (const option of chosen(one)) said.append(one.key, option.value);
    if (sort.value) said.append("sort", sort.value);
    return said.toString();
  }

  function intoAddress(replace) {
    const said = query();
    if (said === location.search.slice(1)) return;
    try {
      history[replace ? "replaceState" : "pushState"](null, "", location.pathname + (said && "?" + said));
    } catch (refused) {
      /* The list is right all the same. */
    }
  }

  function fromAddress() {
    const unknown = [];
    for (const one of facets) drop(one.key);
    box.value = "";
    sort.value = "";
    for (const [key, value] of new URLSearchParams(location.search)) {
      if (!value) continue;
      const option = facet[key] && facet[key].options.find((known) => known.value === value);
      if (key === "q") box.value = value;
      else if (key === "sort" && value in ORDERS) sort.value = value;
      else if (option) option.input.checked = true;
      else unknown.push(key + "=" + value);
    }
    for (const one of facets) if (chosen(one).length) one.element.open = true;
    const note = byId("unknown");
    note.hidden = !unknown.length;
    note.textContent = unknown.length ? "The address also asks for \u201c" + unknown.join("\u201d, \u201c").slice(0, 200) + "\u201d, which this list does not know. That is left out." : "";
    show();
  }

  function changed() {
    byId("unknown").hidden = true;
    show();
    intoAddress(false);
  }

  /* What a person does ------------------------------------------------------------ */

  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      show();
      intoAddress(true);
    }, 150);
  });
  form.addEventListener("change", (event) => {
    if (event.target !== box) changed();
  });
  sort.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    changed();
    if (event.submitter !== byId("show")) return;
    if (!wide.matches) panel.open = false;
    heading.focus();
  });
  byId("clear").addEventListener("click", () => {
    for (const one of facets) drop(one.key);
    changed();
    heading.focus();
  });
  byId("copy").addEventListener("click", () => {
    const said = query();
    const address = location.href.split(/[?#]/)[0] + (said && "?" + said);
    const done = (text) => {
      byId("copied").textContent = text;
    };
    const byHand = () => {
      const field = made("textarea");
      field.value = address;
      field.setAttribute("aria-hidden", "true");
      document.body.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      byId("copy").focus();
      done(copied ? "Copied." : "Not copied. Take it from the address bar.");
    };
    if (navigator.clipboard) navigator.clipboard.writeText(address).then(() => done("Copied."), byHand);
    else byHand();
  });
  window.addEventListener("popstate", fromAddress);

  /* Beside the list the filters are always in sight; above it they would push it off the screen of a phone. */
  const wide = window.matchMedia("(min-width: 50em)");
  const fold = () => {
    panel.open = wide.matches;
  };
  wide.addEventListener("change", fold);
  fold();
  fromAddress();
})();
