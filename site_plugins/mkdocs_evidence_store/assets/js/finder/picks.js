/* Summaries ticked to be set side by side, four at most. The ticks are kept in the address, so that a link holds them. */
(function () {
  "use strict";
  const finder = window.evidenceStoreFinder;
  const MOST = 4;
  const TOO_MANY = "Four at most. Untick one first.";

  function makePicks(items, changed) {
    const byId = (id) => document.getElementById("finder-" + id);
    const bar = byId("picked"), link = byId("compare"), said = byId("said");
    const published = new Map(items.filter((item) => item.status === "published").map((item) => [item.id, item]));
    let refused = null;

    function canPick(id, picks) {
      return published.has(id) && !picks.includes(id) && picks.length < MOST;
    }

    function words(number) {
      return "Compare " + number + " summaries";
    }

    function address(picks) {
      return link.href.split("?")[0] + "?" + new URLSearchParams(picks.map((id) => ["id", id]));
    }

    /* A tick was set or taken away. Nothing moves: what can be done next stands beside the tick. */
    function toggled(input, state) {
      const id = input.value;
      refused = null;
      if (!input.checked) state.picks = state.picks.filter((pick) => pick !== id);
      else if (canPick(id, state.picks)) state.picks.push(id);
      else {
        input.checked = false;
        refused = id;
      }
      said.textContent = refused ? TOO_MANY : state.picks.length + " of " + MOST + " ticked to compare.";
      changed();
    }

    function show(state, shown) {
      const picks = state.picks, enough = picks.length > 1;
      bar.hidden = !picks.length;
      finder.say(byId("picked-names"), "To compare: " + picks.map((id) => published.get(id).title).join("; ") + (enough ? "" : ". Tick another one."));
      link.hidden = !enough;
      link.textContent = words(picks.length);
      if (enough) link.href = address(picks);
      for (const item of shown) if (item.compare) beside(item, picks, enough);
    }

    function beside(item, picks, enough) {
      const ticked = picks.includes(item.id);
      item.compare.querySelector("input").checked = ticked;
      const old = item.compare.querySelector(".ev-card__next");
      const text = item.id === refused ? TOO_MANY : ticked && enough ? words(picks.length) : "";
      if (old && (!text || old.textContent !== text)) old.remove();
      if (!text) return;
      const next = old && old.isConnected ? old : document.createElement(item.id === refused ? "span" : "a");
      next.className = "ev-card__next";
      next.textContent = text;
      if (next.localName === "a") next.href = address(picks);
      item.compare.append(next);
    }
    return { canPick: canPick, toggled: toggled, show: show };
  }

  Object.assign(finder, { makePicks: makePicks });
})();
