/* Which rows of the index a query finds, and which comes first: for the search page and for the finder.

   Every group of words of the query must be found in a row. Where a word is found counts: most in the title, then
   in another name, then in what the page is about (its outcomes, its people, its partners), least in the summary.
   Rare words count more than common ones. Another name of what was typed counts half of the word itself.
   To that comes: 100 when the whole query is the title or a name (80 without a word for people), up to 30 for a title that says little else, and
   half the weight of a field in which the words stand side by side. Then kinds: of equal text, summaries and outcomes
   stand before practices and programmes, these before news and partners, and pages without findings come later
   (`tier`, 5 % for each). What is still equal stays in the order of the index. */
(function () {
  "use strict";
  const { words, plain, stem, start } = window.evidenceStoreWords;
  const { invert, joined, key, texts, sharing, FIELDS, SMALL } = window.evidenceStoreIndex;
  const { typed, name, places, isIn } = window.evidenceStorePatterns;
  const WEIGHTS = [100, 80, 30, 12]; /* title, names, about, summary */
  const ABOUT = 2, SUMMARY = 3;
  const ABOUT_EXACTLY = 45;
  const OTHER_NAME = 0.5;
  const CODES = { title: 0, names: 1, summary: SUMMARY };
  const SIDE_BY_SIDE = Object.keys(CODES);
  const LOOKED_AT_CLOSELY = 100;
  const made = new WeakMap();

  /* Rows to search in, out of `all` rows. What a word means is learnt from all of them. */
  function prepare(rows, all = rows) {
    if (!made.has(all)) made.set(all, invert(all));
    return { index: made.get(all), kept: rows === all ? null : new Set(rows) };
  }

  /* Summaries that came after the rows were prepared. */
  function learnSummaries(prepared) {
    prepared.index.summaries = joined(prepared.index.rows);
  }

  /* Rows whose summary has a word. */
  function summariesWith(index, unit) {
    const { text, small, ends } = index.summaries;
    let row = 0;
    return places(typed(unit), text, small, false).map(([from]) => {
      while (ends[row] <= from) row += 1;
      return row;
    });
  }

  /* For each row, how well one word is found in it; 0 for not at all. */
  function scoreUnit(index, unit, titles) {
    const cells = new Float32Array(index.rows.length * 4);
    const scores = new Float64Array(index.rows.length);
    for (const [word, fit] of unit.forms) {
      for (const place of index.found.get(word) || []) {
        cells[place] = Math.max(cells[place], fit);
      }
    }
    for (const row of summariesWith(index, unit)) cells[row * 4 + SUMMARY] = 1;
    for (let row = 0; row < scores.length; row += 1) {
      const named = Math.max(cells[row * 4], cells[row * 4 + 1]);
      if (named && index.about[row]) for (const other of index.about[row]) cells[other * 4 + ABOUT] = Math.max(cells[other * 4 + ABOUT], named);
    }
    for (let row = 0; row < scores.length; row += 1) {
      let best = 0, sum = 0;
      for (let field = 0; field < 4; field += 1) {
        const score = cells[row * 4 + field] * WEIGHTS[field];
        sum += score;
        best = Math.max(best, score);
      }
      scores[row] = best + 0.1 * (sum - best);
      if (cells[row * 4]) titles[row] += 1;
    }
    return scores;
  }

  /* How much it says that a word is found: the fewer rows have it, the more. */
  function rarity(scores) {
    let count = 0;
    for (const score of scores) if (score) count += 1;
    return Math.log(1 + scores.length / (count + 1));
  }

  /* Places (row and field) of a word in any of its forms; `kept` for the next names of the same query. */
  function placesOf(index, word, kept) {
    const wanted = stem(word);
    if (!kept.has(wanted)) {
      const list = sharing(index, wanted, start(word)).flatMap((form) => index.found.get(form));
      const marks = new Uint8Array(index.rows.length * 4);
      for (const place of list) marks[place] = 1;
      kept.set(wanted, { list: list, marks: marks });
    }
    return kept.get(wanted);
  }

  /* Places where a name stands. Those in summaries and texts are looked for later. */
  function namePlaces(index, text, kept) {
    const list = words(text).filter((word) => !SMALL.has(word));
    if (!list.length) return index.found.get(text) || [];
    const all = list.map((word) => placesOf(index, word, kept)).sort((a, b) => a.list.length - b.list.length);
    const candidates = all[0].list.filter((place) => all.every((one) => one.marks[place]));
    if (list.length === 1) return candidates;
    const pattern = name(text);
    return candidates.filter((place) => texts(index.rows[place >> 2], FIELDS[place & 3]).some((one) => isIn(pattern, one, plain(one))));
  }

  /* Whether the words of the query stand side by side in a field. */
  function holds(index, row, field, wanted) {
    return texts(index.rows[row], field).some((text) => (" " + key(text) + " ").includes(" " + wanted + " "));
  }

  function scoreGroup(index, group, titles, kept) {
    const parts = group.units.map((unit) => scoreUnit(index, unit, titles));
    const weights = parts.map(rarity);
    const sum = weights.reduce((a, b) => a + b, 0);
    const scores = new Float64Array(index.rows.length);
    for (let row = 0; row < scores.length; row += 1) {
      if (parts.every((part) => part[row])) parts.forEach((part, i) => { scores[row] += (part[row] * weights[i]) / sum; });
    }
    for (const named of group.rows) {
      for (const row of index.about[named] || []) scores[row] = Math.max(scores[row], ABOUT_EXACTLY);
    }
    for (const other of group.others) {
      for (const place of namePlaces(index, other, kept)) scores[place >> 2] = Math.max(scores[place >> 2], OTHER_NAME * WEIGHTS[place & 3]);
    }
    return scores;
  }

  /* What a row gets for being called just so, or for having the words side by side. */
  function bonus(index, row, query, titles) {
    let points = query.exact.has(row) ? 100 : query.near.has(row) ? 80 : 0;
    points += 30 * Math.min(1, titles[row] / (index.lengths[row] || 1)) * (titles[row] / query.words);
    if (query.words > 1) SIDE_BY_SIDE.forEach((field) => { if (holds(index, row, field, query.key)) points += WEIGHTS[CODES[field]] / 2; });
    return points;
  }

  /* All that a query finds: `found` has all its words; `parts` says of every row which groups of words it has. */
  function look(prepared, text) {
    const index = prepared.index, rows = index.rows;
    const query = window.evidenceStoreQuery.read(index, text);
    if (!query.groups.length) return null;
    const titles = new Uint8Array(rows.length), kept = new Map();
    const groups = query.groups.map((group) => scoreGroup(index, group, titles, kept));
    const asked = query.asking.map((group) => scoreGroup(index, group, titles, kept));
    const weights = groups.map(rarity);
    const sum = weights.reduce((a, b) => a + b, 0);
    const all = (1 << groups.length) - 1;
    const found = [], parts = new Uint16Array(rows.length), scores = new Float64Array(rows.length);
    const factor = (number) => 1 - 0.05 * (rows[number].tier || 0);
    for (let number = 0; number < rows.length; number += 1) {
      let score = 0, has = 0;
      for (let i = 0; i < groups.length; i += 1) {
        if (groups[i][number]) has |= 1 << i;
        score += (groups[i][number] * weights[i]) / sum;
      }
      if (!has || rows[number].summary === undefined || (prepared.kept && !prepared.kept.has(rows[number]))) continue;
      for (const group of asked) score += group[number] / 10;
      parts[number] = has;
      scores[number] = score * factor(number);
      if (has === all) found.push(number);
    }
    const order = (a, b) => scores[b] - scores[a] || (rows[a].tier || 0) - (rows[b].tier || 0) || a - b;
    found.sort(order);
    const first = found.splice(0, LOOKED_AT_CLOSELY);
    for (const number of first) scores[number] += bonus(index, number, query, titles) * factor(number);
    return { query: query, found: first.sort(order).concat(found), parts: parts, scores: scores, weights: weights, order: order };
  }

  /* Rows that have some of the words, those with most and rarest of them first. */
  function partly(looked, most) {
    const share = (number) => looked.weights.reduce((sum, weight, i) => sum + (looked.parts[number] & (1 << i) ? weight : 0), 0);
    const shares = Array.from(looked.parts, (part, number) => (part ? share(number) : 0));
    return [...shares.keys()].filter((number) => shares[number]).sort((a, b) => shares[b] - shares[a] || looked.order(a, b)).slice(0, most);
  }

  /* The rows that hold every word of a query, best first; null when the query has no word. */
  function search(prepared, text) {
    const looked = look(prepared, text);
    return looked && looked.found.map((number) => ({ row: prepared.index.rows[number], order: number, score: looked.scores[number] }));
  }

  window.evidenceStoreMatch = { prepare: prepare, learnSummaries: learnSummaries, search: search, look: look, partly: partly };
})();
