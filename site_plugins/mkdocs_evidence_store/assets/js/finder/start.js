/* The finder at work: what a person does changes the state; the state is shown, and kept in the address. */
(function () {
  "use strict";
  const form = document.getElementById("finder");
  const list = document.getElementById("finder-cards");
  const match = window.evidenceStoreMatch, finder = window.evidenceStoreFinder;
  if (!form || !list || !match || !finder) return;

  const IN_SIGHT = 4;
  /* A command of more names is too long for Windows. */
  const MOST_TAKEN = 100;
  const byId = (id) => document.getElementById("finder-" + id);
  const box = byId("q"), sort = byId("sort"), panel = byId("filters"), heading = document.getElementById("list");
  const facets = finder.readFacets(form);
  const { items, results } = finder.readItems(list, facets);
  const facet = Object.fromEntries(facets.map((one) => [one.key, one]));
  const look = finder.makeLook(items, results, facets);
  const order = finder.makeOrder(list.dataset.effects.split(" "), (list.dataset.unplaced || "").split(" "), facet.cost.options, items);
  const step = Number(list.dataset.step) || items.length;
  const cards = finder.makeCards(list, items, facet.outcome.options);
  const view = finder.makeView(facets, items.length, remove);
  const picks = finder.makePicks(items, changed);
  const take = window.evidenceStoreTake(byId("take"), "interventions");
  let state, latest = null, ordered = [], shown = step, index = null, turn = 0;

  /* Showing --------------------------------------------------------------------- */

  function named() {
    if (!state.text.trim()) return null;
    if (!index) index = match.prepare(finder.textRows(items, facets));
    const found = match.search(index, state.text);
    return found && found.map((one) => one.row.item.place);
  }

  /* Of a long list the answer and the `first` cards are painted before the numbers of the choices, and these before
     the other cards, unless it is none. */
  function show(first) {
    const looked = look(state.on, named());
    const counts = () => { if (looked === latest) view.showCounts(state, looked.counted().counts); };
    latest = looked;
    ordered = order(looked.has, state.sort, ofResults());
    view.show(state, looked);
    if (step < items.length && first) showCards(first, counts);
    else {
      counts();
      showCards(0);
    }
  }

  /* Whether a filter asks for certain results. */
  function ofResults() {
    return facets.some((one) => one.ofResults && state.on[one.key].size);
  }

  function showCards(first, between) {
    const now = ordered.slice(0, shown), mine = (turn += 1);
    const place = (some) => {
      cards.place(some, ofResults());
      picks.show(state, some);
    };
    place(first ? now.slice(0, first) : now);
    if (first) finder.painted(() => {
      between();
      finder.painted(() => { if (turn === mine) place(now); });
    });
    view.showRest(now.length, ordered.length, step);
    offer();
  }

  /* What is ticked, or else what the filters and words left of the list. */
  function offer() {
    const ticked = state.picks.length, some = ordered.length < items.length && ordered.length <= MOST_TAKEN;
    if (ticked) take(state.picks, ticked === 1 ? "the one that is ticked" : "the " + ticked + " that are ticked");
    else take(some ? ordered.map((item) => item.id) : [], ordered.length === 1 ? "this one" : "these " + ordered.length);
  }

  function intoForm() {
    box.value = state.text;
    sort.value = state.sort;
    for (const one of facets) {
      if (!one.element) continue;
      if (one.any) one.any.checked = true;
      one.options.forEach((option, number) => {
        if (!one.any || state.on[one.key].has(number)) option.input.checked = state.on[one.key].has(number);
      });
      if (state.on[one.key].size) one.element.open = true;
    }
  }

  function fromForm() {
    state.text = box.value;
    state.sort = sort.value;
    for (const one of facets) {
      if (one.element) state.on[one.key] = new Set(one.options.flatMap((option, number) => (option.input.checked ? [number] : [])));
    }
  }

  /* The address ------------------------------------------------------------------- */

  function keep(replace, said) {
    try {
      history[replace ? "replaceState" : "pushState"]({ shown: shown }, "", location.pathname + (said && "?" + said));
    } catch (refused) {
      /* The list is right all the same. */
    }
  }

  /* Once the list has been painted, because it takes a slow device as long as the filtering does; sooner for whoever
     goes on to something else before. */
  let owed = null;
  function settle() {
    const write = owed;
    owed = null;
    if (write) write();
  }

  function intoAddress(replace) {
    settle();
    const said = finder.writeAddress(state, facets);
    const write = owed = () => {
      if (said !== location.search.slice(1)) keep(replace, said);
    };
    finder.painted(() => { if (owed === write) settle(); });
  }

  function fromAddress() {
    const asked = finder.readAddress(location.search, facets, Object.keys(finder.orderWords), picks.canPick);
    state = asked.state;
    shown = (history.state && history.state.shown) || step;
    intoForm();
    view.showUnknown(asked.unknown);
    show(0);
  }

  function changed() {
    view.showUnknown([]);
    show(IN_SIGHT);
    intoAddress(false);
  }

  /* What a person does -------------------------------------------------------------- */

  function asked() {
    fromForm();
    shown = step;
    changed();
  }

  /* The button that was pressed is gone: the list's heading takes the focus. */
  function remove(key, number) {
    if (key === "q") state.text = "";
    else if (number === undefined) state.on[key].clear();
    else state.on[key].delete(number);
    intoForm();
    asked();
    heading.focus();
  }

  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      fromForm();
      shown = step;
      show(IN_SIGHT);
      intoAddress(true);
    }, 150);
  });
  form.addEventListener("change", (event) => {
    if (event.target !== box) asked();
  });
  sort.addEventListener("change", asked);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    asked();
    if (event.submitter !== byId("show")) return;
    if (!wide.matches) panel.open = false;
    heading.focus();
  });
  byId("clear").addEventListener("click", () => {
    for (const one of facets) state.on[one.key].clear();
    intoForm();
    asked();
    heading.focus();
  });
  byId("more").addEventListener("click", () => {
    const first = shown;
    shown += step;
    showCards(0);
    keep(true, location.search.slice(1));
    list.children[first].querySelector("h3 a").focus();
  });
  list.addEventListener("change", (event) => {
    if (event.target.name === "pick") picks.toggled(event.target, state);
  });
  byId("unpick").addEventListener("click", () => {
    state.picks = [];
    changed();
    heading.focus();
  });
  byId("copy").addEventListener("click", () => {
    const said = finder.writeAddress(state, facets);
    window.evidenceStoreCopy(location.href.split(/[?#]/)[0] + (said && "?" + said), (copied) => {
      byId("copied").textContent = copied ? "Copied." : "Not copied. Take it from the address bar.";
    });
  });
  document.addEventListener("click", settle, true);
  window.addEventListener("popstate", () => {
    owed = null;
    fromAddress();
  });

  /* Beside the list the filters are always in sight; above it they would push it off the screen of a phone. */
  const wide = window.matchMedia("(min-width: 50em)");
  const fold = () => {
    panel.open = wide.matches;
  };
  wide.addEventListener("change", fold);
  fold();
  /* On a slow line somebody may have typed or ticked before this script was here: that counts. */
  state = finder.readAddress("", facets, [], picks.canPick).state;
  fromForm();
  if (!location.search && finder.writeAddress(state, facets)) asked();
  else fromAddress();
  document.documentElement.classList.remove("ev-asked");
})();
