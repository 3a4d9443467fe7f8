/* Which rows of the search index a query finds, and which comes first: shared by the search page and the finder.
   A row has a title, names, words, a summary and perhaps a note.
   Every word of the query must be found in a row. A word counts most in the title, then in other names, in
   words of the vocabulary, in the summary. From five letters on, one typo is forgiven; acronyms are taken exactly. */
(function () {
  "use strict";
  const FIELDS = [["title", 100], ["names", 80], ["words", 30], ["summary", 12]];
  const EMPTY_WORDS = new Set("a an and are at by does do for from help helps how in is it of on or the to what which who with work works".split(" "));

  function words(text) {
    return (text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().match(/[a-z0-9]+(?:['\u2019][a-z]+)?/g) || [])
      .map((word) => word.replace(/['\u2019].*/, ""));
  }

  function telling(word) {
    return !EMPTY_WORDS.has(word);
  }

  /* Plurals and the commonest endings, so that "placements" finds "placement". */
  function stem(word) {
    if (word.length > 4 && word.endsWith("ies")) return word.slice(0, -3) + "y";
    if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) return word.slice(0, -1);
    return word;
  }

  function prepare(rows) {
    return rows.map((row, order) => {
      const fields = FIELDS.map(([name, weight]) => {
        const text = [].concat(row[name] || []).join(" \n ");
        return { weight: weight, words: words(text), text: " " + words(text).join(" ") + " " };
      });
      const names = [row.title].concat(row.names || []).map((name) => words(name).filter(telling).map(stem).join(" "));
      return { row: row, order: order, fields: fields, names: names };
    });
  }

  /* Whether one change, one letter more, one less, or two letters swapped turns `a` into the start of `b` or into `b`. */
  function nearly(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
    const restA = a.slice(i), restB = b.slice(i);
    return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  }

  /* How well a word of the query fits a field: the whole word, its start, or nearly. */
  function fit(query, field) {
    let best = 0;
    for (const word of field.words) {
      if (word === query.word || stem(word) === query.stem) return 1;
      if (!query.exact && query.word.length > 1 && word.startsWith(query.word)) best = Math.max(best, 0.8);
      else if (!query.exact && query.stem.length > 3 && word.startsWith(query.stem)) best = Math.max(best, 0.7);
      else if (!query.exact && query.word.length >= 5 && best < 0.45 && nearly(query.stem, stem(word))) best = 0.45;
    }
    return best;
  }

  /* The rows that hold every word of the query, best first; null when the query has no word. */
  function search(index, text) {
    const typed = text.match(/\S+/g) || [];
    const acronyms = new Set(typed.filter((word) => /^[A-Z0-9]{2,5}$/.test(word)).map((word) => word.toLowerCase()));
    let queries = words(text).map((word) => ({ word: word, stem: stem(word), exact: acronyms.has(word) }));
    if (queries.some((query) => telling(query.word))) queries = queries.filter((query) => telling(query.word));
    if (!queries.length) return null;
    const phrase = " " + queries.map((query) => query.word).join(" ") + " ";
    const whole = queries.map((query) => query.stem).join(" ");
    const found = [];
    for (const item of index) {
      let score = 0;
      const all = queries.every((query) => {
        let best = 0;
        for (const field of item.fields) best = Math.max(best, field.weight * fit(query, field));
        score += best;
        return best > 0;
      });
      if (!all) continue;
      for (const field of item.fields) if (field.text.includes(phrase)) score += field.weight;
      score /= queries.length;
      /* The very name that was typed comes first; then titles that say little else. */
      if (item.names.includes(whole)) score += 100;
      score += 30 * Math.min(1, queries.length / item.fields[0].words.filter(telling).length);
      if (item.row.note) score -= 10;
      found.push({ row: item.row, order: item.order, score: score });
    }
    return found.sort((a, b) => b.score - a.score || a.order - b.order);
  }

  window.evidenceStoreMatch = { prepare: prepare, search: search };
})();
