/* What a query asks for: groups of words, each with the forms of them that the index knows and with other names
   of the same thing. "LAC housing" has two groups; the first may also read "looked after children" or "CLA". */
(function () {
  "use strict";
  const { scan, stem, start } = window.evidenceStoreWords;
  const { key, texts, sharing, rowsCalled, SMALL } = window.evidenceStoreIndex;
  /* What people ask of every summary, and which way an outcome should go: outcomes are named without it. A page need
     not say it; if it does, so much the better. */
  const ASKING = new Set(("avoid best better cost decrease effect effective effectiveness evaluation evidence good help impact improve increase keep " +
    "less lower more outcome prevent prevention promote raise reduce reduction research result review stop study tackle work").split(" ").map(stem));
  const RARE = 0.03;
  const MOST_GROUPS = 12;
  const MOST_OTHER_NAMES = 24;
  const LONGEST = 300;

  /* Whether one letter more, one less, one changed, or two swapped turns one word into the other. */
  function isOneSlip(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false;
    let i = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
    const restA = a.slice(i), restB = b.slice(i);
    return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  }

  /* Whether two slips do: one is undone in every possible way, then one is left. Both begin with the same letter. */
  function isTwoSlips(a, b) {
    if (Math.abs(a.length - b.length) > 2 || a[0] !== b[0]) return false;
    let i = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
    const restA = a.slice(i), restB = b.slice(i);
    const swapped = restA.length > 1 ? restA[1] + restA[0] + restA.slice(2) : restA;
    return isOneSlip(restA.slice(1), restB.slice(1)) || isOneSlip(restA.slice(1), restB) || isOneSlip(restA, restB.slice(1)) ||
      (swapped.slice(0, 2) === restB.slice(0, 2) && isOneSlip(swapped.slice(2), restB.slice(2)));
  }

  /* The words of the index that a typed word stands for, each with how well it fits. A slip is forgiven only
     where nothing else fits: from five letters on one, from nine on two. Acronyms are taken exactly. */
  function unit(index, word, acronym) {
    const forms = new Map();
    const made = { word: word, stem: stem(word), acronym: acronym, forms: forms, corrected: [] };
    if (acronym) {
      forms.set(SMALL.has(word) ? word.toUpperCase() : word, 1);
      return made;
    }
    for (const other of index.found.keys()) {
      if (other === word) forms.set(other, 1);
      else if (word.length > 1 && other.startsWith(word)) forms.set(other, 0.5 + (0.4 * word.length) / other.length);
      else if (made.stem.length > 3 && other.startsWith(made.stem)) forms.set(other, 0.5);
    }
    for (const other of sharing(index, made.stem, start(word))) if (other !== word) forms.set(other, 0.95);
    for (const [least, slips, fit] of [[5, isOneSlip, 0.5], [9, isTwoSlips, 0.4]]) {
      if (forms.size || word.length < least) continue;
      for (const other of index.found.keys()) if (Math.abs(other.length - word.length) <= 2 && (slips(word, other) || (made.stem.length > 3 && slips(made.stem, stem(other))))) forms.set(other, fit);
      made.corrected = [...forms.keys()].sort((a, b) => index.found.get(b).length - index.found.get(a).length);
    }
    return made;
  }

  /* Two words of the index that were typed without a space between them. */
  function halves(index, word) {
    for (let cut = 3; cut <= word.length - 3; cut += 1) {
      const pair = [word.slice(0, cut), word.slice(cut)];
      if (pair.every((part) => index.found.has(part) && !SMALL.has(part))) return pair;
    }
    return null;
  }

  /* The words that tell something. An acronym of the index is one in small letters too, unless it is also a small
     word: "OR" must be typed in capitals. */
  function typed(index, text) {
    const all = [];
    scan(text, (word, from, to) => {
      const capitals = text.slice(from, to).toUpperCase();
      const known = /[A-Z]/.test(capitals) && index.found.has(capitals);
      all.push({ word: word, acronym: known && (!SMALL.has(word) || text.slice(from, to) === capitals) });
    });
    const told = all.filter((item) => item.acronym || !SMALL.has(item.word));
    return told.length ? told : all;
  }

  /* The rows that some words name, and what else those are called. Without a word for people a single word must be rare
     to name anything: "care" is no name of children in care. */
  function named(index, list) {
    const called = rowsCalled(index, list);
    const places = list.length === 1 && called.near.length ? sharing(index, stem(list[0]), start(list[0])).flatMap((word) => index.found.get(word)) : [];
    const near = new Set(places.map((place) => place >> 2)).size > RARE * index.rows.length ? [] : called.near;
    const others = new Map();
    const own = list.map(stem).join(" ");
    for (const row of called.exact.concat(near)) {
      for (const text of texts(index.rows[row], "title").concat(texts(index.rows[row], "names"))) {
        const other = key(text) || text;
        if (other !== own && others.size < MOST_OTHER_NAMES && !others.has(other)) others.set(other, text);
      }
    }
    return { exact: called.exact, near: near, others: [...others.values()] };
  }

  /* The words that were typed, as units; `means` is the word that one was most likely meant to be. */
  function units(index, text) {
    return typed(index, text).flatMap((item) => {
      const made = unit(index, item.word, item.acronym);
      const pair = made.forms.size ? null : halves(index, item.word);
      return pair ? pair.map((word) => unit(index, word, false)) : [made];
    }).map((made) => ({ ...made, means: made.corrected[0] || made.word }));
  }

  function read(index, text) {
    const list = units(index, text.normalize("NFC").slice(0, LONGEST)).slice(0, MOST_GROUPS * 2);
    const means = list.map((one) => one.means);
    const groups = [];
    for (let from = 0; from < list.length; ) {
      let size = 1, meant = { exact: [], near: [], others: [] };
      for (let end = list.length; end > from; end -= 1) {
        const found = named(index, means.slice(from, end));
        if (found.exact.length + found.near.length) { size = end - from; meant = found; break; }
      }
      const joined = means.slice(from, from + 2).join("");
      if (size === 1 && from + 1 < list.length && sharing(index, stem(joined), start(joined)).length) { size = 2; meant.others.push(joined); }
      groups.push({ units: list.slice(from, from + size), rows: meant.exact.concat(meant.near), others: meant.others, asking: size === 1 && ASKING.has(stem(means[from])) });
      from += size;
    }
    if (groups.every((group) => group.asking)) for (const group of groups) group.asking = false;
    const whole = named(index, means);
    return {
      groups: groups.filter((group) => !group.asking).slice(0, MOST_GROUPS), asking: groups.filter((group) => group.asking),
      words: list.length, key: means.map(stem).join(" "), exact: new Set(whole.exact), near: new Set(whole.near)
    };
  }

  window.evidenceStoreQuery = { read: read };
})();
