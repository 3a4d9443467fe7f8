/* Where the words of a query stand in a text: for marks, for reasons, and to look through the texts of all pages, which
   are not indexed. */
(function () {
  "use strict";
  const { plain } = window.evidenceStoreWords;
  const { typed, name, places, isIn } = window.evidenceStorePatterns;
  const LONGEST_SNIPPET = 260;

  /* What to look for, for each group of the query: all of `units`, or any of `others`. */
  function seekers(query) {
    return query.groups.map((group) => ({ units: group.units.map(typed), others: group.others.map(name) }));
  }

  function hasGroup(text, small, group) {
    return (group.units.length > 0 && group.units.every((one) => isIn(one, text, small))) ||
      group.others.some((one) => isIn(one, text, small));
  }

  /* All places of the query in a text, in order and apart from each other. */
  function marks(text, sought) {
    const small = plain(text);
    const all = sought.flatMap((group) => group.units.concat(group.others)).flatMap((one) => places(one, text, small, false));
    all.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    return all.filter(([start], i) => !all.slice(0, i).some(([, end]) => end > start));
  }

  /* How many groups of the query a text has, as bits. */
  function groupsIn(text, sought) {
    const small = plain(text);
    return sought.reduce((bits, group, i) => bits | (hasGroup(text, small, group) ? 1 << i : 0), 0);
  }

  /* How many words of the query a text has. */
  function wordsIn(text, sought) {
    const small = plain(text);
    return sought.reduce((count, group) => {
      const typed = group.units.filter((one) => isIn(one, text, small)).length;
      return count + (group.others.some((one) => isIn(one, text, small)) ? Math.max(1, typed) : typed);
    }, 0);
  }

  /* The sentence that has most of the query; the first of them. */
  function snippet(text, sought) {
    let best = "", most = 0;
    for (const line of text.split("\n")) {
      if (wordsIn(line, sought) <= most) continue;
      for (const sentence of line.match(/[^.!?]+(?:[.!?]+(?!\s)[^.!?]*)*[.!?]*/g) || []) {
        const has = wordsIn(sentence, sought);
        if (has > most) { best = sentence.trim(); most = has; }
      }
    }
    if (best.length <= LONGEST_SNIPPET) return best;
    const [first] = marks(best, sought);
    const from = first[0] < LONGEST_SNIPPET / 2 ? 0 : best.lastIndexOf(" ", first[0] - LONGEST_SNIPPET / 3) + 1;
    const end = best.indexOf(" ", from + LONGEST_SNIPPET);
    return (from ? "\u2026 " : "") + best.slice(from, end < 0 ? undefined : end) + (end < 0 ? "" : " \u2026");
  }

  /* Rows of some texts that have what was not found of the query before, with how much of it stands together. What is
     found is kept in `looked`, so that a page may have a word in its summary and another in its text. */
  function lookThrough(shard, looked, sought, taken) {
    const all = (1 << sought.length) - 1;
    const found = [];
    shard.small = shard.small || shard.texts.map(plain);
    shard.texts.forEach((text, i) => {
      const row = shard.first + i;
      if (!text || taken.has(row)) return;
      let bits = looked.parts[row];
      for (let group = 0; group < sought.length && (bits | ((1 << group) - 1)) === bits; group += 1) {
        if (!(bits & (1 << group)) && hasGroup(text, shard.small[i], sought[group])) bits |= 1 << group;
      }
      looked.parts[row] = bits;
      if (bits !== all) return;
      /* Words in one passage belong together; words that stand pages apart may not. */
      const together = text.split("\n").reduce((most, line) => Math.max(most, wordsIn(line, sought)), 0);
      found.push({ number: row, text: text, together: together });
    });
    return found;
  }

  window.evidenceStorePassages = { seekers: seekers, marks: marks, groupsIn: groupsIn, snippet: snippet, lookThrough: lookThrough };
})();
