/* Search over everything, in the page. The index is a script file of its own (window.evidenceStoreSearch):
   rows of title, url, kind, names, words, summary and perhaps a note; match.js finds and ranks them.
   Nothing is fetched, so a disk will do. */
(function () {
  "use strict";
  const match = window.evidenceStoreMatch;
  const form = document.getElementById("search");
  const input = document.getElementById("q");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  if (!match || !form || !input || !status || !list) return;
  const index = match.prepare(window.evidenceStoreSearch || []);
  const finder = document.getElementById("search-finder");
  const root = list.getAttribute("data-root") || "";

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function show(text) {
    list.textContent = "";
    const found = match.search(index, text);
    if (finder) {
      finder.hidden = found === null;
      finder.querySelector("a").search = "?q=" + encodeURIComponent(text.trim());
    }
    if (found === null) {
      status.textContent = "";
      return;
    }
    if (!found.length) {
      status.textContent = "Nothing found for \u201c" + text.trim() + "\u201d.";
      const none = element("div", "ev-found__none");
      none.append(
        element("p", "", "This is not proof that it makes no difference: it may be that nobody has looked, or that we have not written about it."),
        element("p", "", "Try one word, another name, or the outcome you want to change.")
      );
      list.append(none);
      return;
    }
    const shown = found.slice(0, 50);
    status.textContent = found.length === 1 ? "1 result for \u201c" + text.trim() + "\u201d" : found.length + " results for \u201c" + text.trim() + "\u201d" + (found.length > 50 ? "; the best 50 are shown" : "");
    const cards = element("ul", "ev-cards");
    for (const item of shown) {
      const card = element("li", "ev-card");
      const title = element("h2", "ev-card__title");
      const link = element("a", "", item.row.title);
      link.href = root + item.row.url;
      title.append(link);
      card.append(
        element("p", "ev-card__meta", item.row.kind === "Intervention" ? "Evidence summary" + (item.row.note ? ", " + item.row.note : "") : item.row.kind),
        title,
        element("p", "ev-card__text", item.row.summary)
      );
      cards.append(card);
    }
    list.append(cards);
  }

  function fromAddress() {
    const text = new URLSearchParams(location.search).get("q") || "";
    input.value = text;
    show(text);
  }

  function intoAddress(text, replace) {
    const address = location.pathname + (text.trim() ? "?q=" + encodeURIComponent(text.trim()) : "");
    try {
      history[replace ? "replaceState" : "pushState"](null, "", address);
    } catch (refused) {
      /* The results are there all the same. */
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    intoAddress(input.value, false);
    show(input.value);
  });
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      show(input.value);
      intoAddress(input.value, true);
    }, 150);
  });
  window.addEventListener("popstate", fromAddress);
  fromAddress();
})();
