/* The search page. The index is there at once; the texts of the pages are loaded as scripts when the first results are
   shown, and what only they hold is added below, so that nothing moves. The index of a large store comes without the
   summaries: those of the first results are waited for, and when all are there, the results are put in order again. */
(function () {
  "use strict";
  const match = window.evidenceStoreMatch;
  const passages = window.evidenceStorePassages;
  const { element, card } = window.evidenceStoreResults;
  const form = document.getElementById("search");
  const input = document.getElementById("q");
  const status = document.getElementById("search-status");
  const kinds = document.getElementById("search-kinds");
  const list = document.getElementById("search-results");
  const none = document.getElementById("search-none");
  const finder = document.getElementById("search-finder");
  if (!match || !form || !input || !status || !list) return;
  const { rows, inParts, summariesOf, allSummaries, load } = window.evidenceStoreRows;
  const plurals = window.evidenceStoreKinds || {};
  const prepared = match.prepare(rows);
  const root = list.getAttribute("data-root") || "";
  const title = document.title;
  const AT_ONCE = 20;
  const AT_FIRST = [3, 10]; /* while most summaries are not there yet: what is in sight, then more of them below */
  const SOME = 10;
  const FEW = 3; /* with fewer results than this, pages with some of the words are shown as well */
  let summaries = null; /* as the texts are looked through */
  let chosen = ""; /* the kind that is shown alone */
  let whole = !inParts; /* whether the rows have their summaries */
  let many = AT_ONCE; /* results that are put into the page without being asked for */
  let turn = 0; /* of the query that is being answered: an older one gives up */

  const pageLoaded = document.readyState === "complete" ? Promise.resolve() : new Promise((resolve) => window.addEventListener("load", resolve));

  /* The texts from some row on, or null where they cannot be had. The page itself comes first. */
  function texts(number) {
    return pageLoaded.then(() => load("text-" + number, "evidenceStoreText" + number));
  }

  async function inTexts(looked, sought, taken, mine) {
    summaries = summaries || { first: 0, texts: rows.map((row) => row.summary || "") };
    const found = passages.lookThrough(summaries, looked, sought, taken).map((item) => ({ ...item, text: "" }));
    for (const item of found) taken.add(item.number);
    for (let number = 0; number < (window.evidenceStoreTextCount || 0); number += 1) {
      const shard = await texts(number);
      if (mine !== turn) return null;
      if (shard) found.push(...passages.lookThrough(shard, looked, sought, taken));
    }
    const tier = (item) => rows[item.number].tier || 0;
    return found.sort((a, b) => b.together - a.together || tier(a) - tier(b) || a.number - b.number);
  }

  /* A list of results below a heading, if it has one; the rest of a long list comes on demand. */
  function section(heading, items, sought) {
    const shown = items.filter((item) => !chosen || rows[item.number].kind === chosen);
    if (!shown.length) return;
    const cards = element("ul", "ev-cards");
    const add = (some) => cards.append(...some.map((item) => card(rows, rows[item.number], root, sought, item.text, heading ? "h3" : "h2")));
    add(shown.slice(0, many));
    if (heading) list.append(element("h2", "ev-found__heading", heading));
    list.append(cards);
    if (shown.length <= AT_ONCE || !whole) return;
    const more = element("button", "ev-button ev-button--quiet", "Show all " + shown.length);
    more.type = "button";
    more.addEventListener("click", () => {
      const last = cards.lastElementChild;
      add(shown.slice(AT_ONCE));
      more.remove();
      last.nextElementSibling.querySelector("a").focus();
    });
    list.append(more);
  }

  /* How many results there are of each kind, each a button that shows those alone. */
  function kindButtons(items, again) {
    const counts = new Map([["", items.length]]);
    for (const item of items) counts.set(rows[item.number].kind, (counts.get(rows[item.number].kind) || 0) + 1);
    const at = kinds.contains(document.activeElement) ? document.activeElement.value : null;
    kinds.textContent = "";
    if (!items.length) return;
    for (const [kind, count] of counts) {
      const button = element("button", "ev-kinds__kind", (kind ? plurals[kind] || kind : "All") + " (" + count + ")");
      button.type = "button";
      button.value = kind;
      button.setAttribute("aria-pressed", String(kind === chosen));
      button.addEventListener("click", () => {
        chosen = kind;
        again();
        kinds.querySelector("[aria-pressed=true]").focus();
      });
      kinds.append(button);
      if (kind === at) button.focus();
    }
  }

  function say(text, count, looked, some) {
    const read = looked.query.groups.flatMap((group) => group.units).flatMap((unit) => unit.corrected.slice(0, 1));
    const quoted = "\u201c" + text + "\u201d" + (read.length ? ", read as \u201c" + read.join(" ") + "\u201d" : "");
    status.textContent = some ? "No page has all of " + quoted + "."
      : count === 0 ? "Nothing found for " + quoted + "." : (count === 1 ? "1 result for " : count + " results for ") + quoted;
  }

  /* Everything anew: the results of the index, then those of the texts, then pages with some of the words. */
  function draw(text, looked, sought, found, more, some) {
    const all = found.concat(more || []);
    if (chosen && !all.some((item) => rows[item.number].kind === chosen)) chosen = "";
    list.textContent = "";
    if (found.length) section("", found, sought);
    addBelow(text, looked, sought, found, more, some);
  }

  function addBelow(text, looked, sought, found, more, some) {
    const all = found.concat(more || []);
    if (all.length || more) say(text, all.length, looked, !all.length && some.length > 0);
    if (more && more.length) section(found.length ? "Found in the text of" : "", more, sought);
    if (some.length) section("These have some of your words", some, sought);
    kindButtons(all, () => draw(text, looked, sought, found, more, some));
    finder.hidden = chosen !== finder.getAttribute("data-kind");
    none.hidden = !more || all.length > 0;
  }

  /* What the index finds, anew; a result that has the focus keeps it. */
  function redraw(text, looked, sought, found) {
    const at = list.contains(document.activeElement) && document.activeElement.getAttribute("href");
    draw(text, looked, sought, found, null, []);
    if (at) list.querySelectorAll("a").forEach((link) => { if (link.getAttribute("href") === at) link.focus(); });
  }

  function numbered(looked) {
    return looked.found.map((number) => ({ number: number }));
  }

  /* What is found without the summaries, on the screen until all of them are there. */
  async function shortly(text, looked, mine) {
    const sought = passages.seekers(looked.query), found = numbered(looked);
    for (const some of AT_FIRST) {
      await summariesOf(looked.found.slice(0, some));
      if (mine !== turn) return;
      many = some;
      redraw(text, looked, sought, found);
    }
    await pageLoaded.then(allSummaries);
    if (whole) return;
    match.learnSummaries(prepared);
    whole = true;
  }

  async function show(text) {
    const mine = (turn += 1);
    let looked = match.look(prepared, text);
    document.title = (looked ? text + " | " : "") + title;
    document.documentElement.classList.toggle("ev-searched", looked !== null);
    list.setAttribute("aria-busy", String(looked !== null));
    if (looked === null) {
      for (const part of [list, kinds, status]) part.textContent = "";
      none.hidden = finder.hidden = true;
      return;
    }
    finder.querySelector("a").search = "?q=" + encodeURIComponent(text);
    if (!whole) {
      await shortly(text, looked, mine);
      if (mine !== turn) return;
      looked = match.look(prepared, text);
    }
    const sought = passages.seekers(looked.query), found = numbered(looked);
    many = AT_ONCE;
    redraw(text, looked, sought, found);
    const more = await inTexts(looked, sought, new Set(looked.found), mine);
    if (more === null) return;
    const known = new Set(found.concat(more).map((item) => item.number));
    const some = known.size >= FEW ? [] : match.partly(looked, SOME + known.size).filter((number) => !known.has(number)).slice(0, SOME);
    addBelow(text, looked, sought, found, more, some.map((number) => ({ number: number })));
    list.setAttribute("aria-busy", "false");
  }

  function fromAddress() {
    const text = (new URLSearchParams(location.search).get("q") || "").trim();
    input.value = text;
    show(text);
  }

  function intoAddress(text, replace) {
    try {
      history[replace ? "replaceState" : "pushState"](null, "", location.pathname + (text ? "?q=" + encodeURIComponent(text) : ""));
    } catch (refused) {
      /* The results are there all the same. */
    }
  }

  function typed(replace) {
    intoAddress(input.value.trim(), replace);
    show(input.value.trim());
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed(false);
  });
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(typed, 150, true);
  });
  window.addEventListener("popstate", fromAddress);
  /* On a slow line somebody may have typed before this script was here: that counts. */
  if (!location.search && input.value.trim()) typed(true);
  else fromAddress();
  document.documentElement.classList.remove("ev-asked");
})();
