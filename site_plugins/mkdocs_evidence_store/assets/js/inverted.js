/* The index of all rows by the words of their titles and names, made when a page opens. It is made here and not when
   the site is built, because it would take longer to load than to make. Summaries are one long text, which a pattern
   goes through faster than it could be cut into words.

   A row has a title, other names, a summary, and what it is about: as `about`, numbers of the rows of its outcomes, its
   group of people, its partners; or as `words`, what those are called. Rows without a summary are there for what others
   are about, and are not found themselves. */
(function () {
  "use strict";
  const { scan, words, stem, start, plain } = window.evidenceStoreWords;
  const FIELDS = ["title", "names", "words"];
  const SMALL = new Set(("a an and any are as at be been but by can could did do does for from had has have how i if in into is it its me my of on or our " +
    "should so some that the their them then there these they this to us was we were what when where which who whom why will with would you your").split(" "));
  /* They tell whom a name is about and may be left out: "looked after" for "looked after children",
     "reunification" for "family reunification". */
  const PEOPLE = new Set(("adult adults babies baby child children families family father fathers mother mothers parent parental parents people person " +
    "young youth").split(" "));
  const NONE = [];

  /* A text as stems of the words that tell something: how names are compared. */
  function key(text) {
    return words(text).filter((word) => !SMALL.has(word)).map(stem).join(" ");
  }

  function texts(row, field) {
    const value = row[field];
    return value === undefined ? NONE : Array.isArray(value) ? value : [value];
  }

  function isCapital(code) {
    return (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  }

  /* Keeps ascending values, each once. */
  function put(list, value) {
    if (list[list.length - 1] !== value) list.push(value);
  }

  function listed(map, name) {
    let list = map.get(name);
    if (!list) map.set(name, (list = []));
    return list;
  }

  function invert(rows) {
    const index = {
      rows: rows,
      found: new Map(), /* word -> places, each row * 4 + number of the field, ascending */
      starts: new Map(), /* first letters -> their number, and the words that begin so */
      called: new Map(), /* a sum over the numbers of the words of a title or name -> rows that may be called so */
      about: rows.map(() => null), /* row -> rows that are about it */
      lengths: new Uint8Array(rows.length), /* words of each title that tell something */
      summaries: joined(rows)
    };
    const known = new Map(); /* what there is to know of a word, so that it is looked up once */
    rows.forEach((row, number) => {
      FIELDS.forEach((field, code) => {
        for (const text of texts(row, field)) invertText(index, known, text, number, code);
      });
      for (const target of row.about || NONE) (index.about[target] = index.about[target] || []).push(number);
    });
    for (const word of index.found.keys()) startOf(index, word).words.push(word);
    return index;
  }

  /* All summaries as one text, and where each ends. */
  function joined(rows) {
    const text = rows.map((row) => row.summary || "").join("\n");
    const ends = new Int32Array(rows.length);
    let end = -1;
    rows.forEach((row, number) => { ends[number] = end += 1 + (row.summary || "").length; });
    return { text: text, small: plain(text), ends: ends };
  }

  function startOf(index, word) {
    const first = start(word);
    let made = index.starts.get(first);
    if (!made) index.starts.set(first, (made = { number: index.starts.size + 1, words: [] }));
    return made;
  }

  function learn(index, known, word) {
    const made = { places: listed(index.found, word), number: startOf(index, word).number, small: SMALL.has(word), people: PEOPLE.has(word) };
    known.set(word, made);
    return made;
  }

  /* Names that differ may have the same sum: whoever uses it looks at the names themselves. Small whole numbers are
     the fastest keys. */
  function sum(before, number) {
    return (Math.imul(before, 31) + number) & 0x3fffffff;
  }

  function invertText(index, known, text, number, code) {
    const place = number * 4 + code;
    let name = 0, rest = 0, length = 0, before = "", end = -1;
    scan(text, (word, from, to) => {
      const one = known.get(word) || learn(index, known, word);
      put(one.places, place);
      /* "multi-agency" is found as one word too, and "LAC" as the acronym it is. */
      if (from === end + 1 && text.charCodeAt(end) === 45) put(listed(index.found, before + word), place);
      if (to - from > 1 && isCapital(text.charCodeAt(from)) && isCapital(text.charCodeAt(from + 1))) put(listed(index.found, text.slice(from, to).toUpperCase()), place);
      before = word;
      end = to;
      if (code === 2 || one.small) return;
      length += 1;
      name = sum(name, one.number);
      if (!one.people) rest = sum(rest, one.number);
    });
    if (code === 2) return;
    if (code === 0) index.lengths[number] = length;
    put(listed(index.called, name), number);
    if (rest && rest !== name) put(listed(index.called, rest), number);
  }

  /* Words of the index with a given stem, or that begin as it does; both share their first letters. */
  function sharing(index, wanted, first) {
    const known = index.starts.get(first);
    return known ? known.words.filter((word) => stem(word) === wanted) : NONE;
  }

  /* Rows of which some words (as stems) are the title or a name, and those called so with a word for people. */
  function rowsCalled(index, list) {
    const wanted = list.map(stem).join(" ");
    const exact = [], near = [];
    const numbers = list.map((word) => (index.starts.get(start(word)) || { number: 0 }).number);
    for (const row of index.called.get(numbers.reduce(sum, 0)) || NONE) {
      const names = texts(index.rows[row], "title").concat(texts(index.rows[row], "names"));
      if (names.some((name) => key(name) === wanted)) exact.push(row);
      else if (names.some((name) => key(words(name).filter((word) => !PEOPLE.has(word)).join(" ")) === wanted)) near.push(row);
    }
    return { exact: exact, near: near };
  }

  window.evidenceStoreIndex = { invert: invert, joined: joined, key: key, texts: texts, sharing: sharing, rowsCalled: rowsCalled, FIELDS: FIELDS, SMALL: SMALL };
})();
