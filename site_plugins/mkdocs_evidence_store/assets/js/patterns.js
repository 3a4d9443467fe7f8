/* Patterns that find words and names in a text, whatever their endings. A pattern finds words that begin as the wanted
   one does; their stems decide. Texts are given as they stand and as they are compared (`plain`, of the same length). */
(function () {
  "use strict";
  const { words, stem } = window.evidenceStoreWords;
  const { SMALL } = window.evidenceStoreIndex;
  const SPACE = "[^a-z0-9\\n]+";
  const SMALL_WORD = "(?:" + [...SMALL].join("|") + ")" + SPACE;
  const PREFIX_FROM = 4; /* letters from which on the beginning of a word stands for it in a text */

  /* A pattern for the forms of a word, and whether a word that it finds is one of them. */
  function part(word, others, prefix) {
    const stems = new Set([word].concat(others).map(stem));
    const starts = new Set([word].concat(others, [...stems]).map((one) => one.slice(0, Math.max(3, one.length - 2))));
    return {
      source: "\\b((?:" + [...starts].join("|") + ")[a-z0-9]*)(?:'[a-z]+)?\\b",
      fits: (found) => stems.has(stem(found)) || (prefix && word.length >= PREFIX_FROM && found.startsWith(word))
    };
  }

  /* In capitals, as it is written in texts. Names are content: no sign in them may mean anything to a pattern. */
  function acronym(name) {
    return { pattern: new RegExp("\\b" + name.toUpperCase().replace(/[^A-Z0-9]/g, "\\$&") + "s?\\b", "g"), parts: [], raw: true };
  }

  /* A typed word: its forms, what it was read as, and from four letters on whatever begins with it. */
  function typed(unit) {
    if (unit.acronym) return acronym(unit.word);
    const only = part(unit.word, unit.corrected, true);
    return { pattern: new RegExp(only.source, "g"), parts: [only] };
  }

  /* A name. Small words may come in between ("children who are looked after"); where the name has one, there must be
     one, because "child care" is not "child in care". */
  function name(text) {
    const list = words(text);
    const parts = list.filter((word) => !SMALL.has(word)).map((word) => part(word, [], false));
    if (/^[A-Z0-9]{2,8}$/.test(text) || !parts.length) return acronym(text);
    let source = "", small = false, number = 0;
    for (const word of list) {
      if (SMALL.has(word)) small = true;
      else {
        if (number) source += SPACE + "(?:" + SMALL_WORD + "){" + (small ? "1,3" : "0,2") + "}";
        source += parts[number].source;
        number += 1;
        small = false;
      }
    }
    return { pattern: new RegExp(source, "g"), parts: parts };
  }

  /* Places in a text, as [start, end]; the first alone where `once`. */
  function places(one, text, small, once) {
    const found = [];
    one.pattern.lastIndex = 0;
    for (let match; (match = one.pattern.exec(one.raw ? text : small)); ) {
      if (!one.parts.every((part, i) => part.fits(match[i + 1]))) continue;
      found.push([match.index, match.index + match[0].length]);
      if (once) break;
    }
    return found;
  }

  function isIn(one, text, small) {
    return places(one, text, small, true).length > 0;
  }

  window.evidenceStorePatterns = { typed: typed, name: name, places: places, isIn: isIn };
})();
