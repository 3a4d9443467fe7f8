/* How results of the search are shown: text only, with the words that were found marked. */
(function () {
  "use strict";
  const { marks, groupsIn, snippet } = window.evidenceStorePassages;
  const { texts } = window.evidenceStoreIndex;

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function marked(tag, className, text, sought) {
    const made = element(tag, className);
    let from = 0;
    for (const [start, end] of marks(text, sought)) {
      made.append(text.slice(from, start), element("mark", "", text.slice(start, end)));
      from = end;
    }
    made.append(text.slice(from));
    return made;
  }

  /* Why a page was found whose title and summary do not say it: another name, or what it is about. */
  function reason(rows, row, sought) {
    const shown = row.title + "\n" + row.summary;
    const typed = sought.map((group) => ({ units: group.units, others: [] }));
    const seenAsTyped = groupsIn(shown, typed);
    const name = texts(row, "names").find((text) => groupsIn(text, typed) & ~seenAsTyped);
    if (name) return ["Also called: ", name];
    const seen = groupsIn(shown, sought);
    const says = (text) => groupsIn(text, sought) & ~seen;
    for (const number of row.about || []) {
      const other = rows[number];
      if (says(other.title)) return ["About: ", other.title];
      const called = texts(other, "names").find(says);
      if (called) return ["About: ", other.title + " (" + called + ")"];
    }
    return null;
  }

  function kindOf(row) {
    return row.kind + (row.note ? ", " + row.note : "");
  }

  /* One result. `text` is that of its page where the words were found there and not in the index. */
  function card(rows, row, root, sought, text, level) {
    const made = element("li", "ev-card");
    const title = element(level, "ev-card__title");
    const link = element("a", "", row.title);
    link.href = root + row.url;
    title.append(link);
    made.append(title, element("p", "ev-card__meta", kindOf(row)));
    if (text) {
      made.append(marked("p", "ev-card__text", snippet(text, sought), sought));
      return made;
    }
    made.append(marked("p", "ev-card__text", row.summary, sought));
    const because = reason(rows, row, sought);
    if (because) {
      const line = marked("p", "ev-card__foot", because[1], sought);
      line.prepend(because[0]);
      made.append(line);
    }
    return made;
  }

  window.evidenceStoreResults = { element: element, card: card };
})();
