/* What can be said of summaries side by side: whether they are about the same people, and where they differ.
   It takes columns (a summary each) and the words that all comparisons share, and gives sentences. It touches no page.
   It compares answers for one outcome only, and never says which is better. */
(function () {
  "use strict";
  const locale = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang || "en-GB";
  const list = new Intl.ListFormat(locale, { type: "conjunction" });

  /* Gaps are filled one by one and once, so that a title with brackets in it stays a title. */
  function fill(phrase, gaps) {
    return phrase.replace(/\{(\w+)\}/g, (gap, name) => (name in gaps ? gaps[name] : gap));
  }

  const and = (names) => list.format(names);
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);
  const common = (a, b) => a.filter((item) => b.includes(item));
  const titles = (columns) => and(columns.map((column) => column.title));
  const pairs = (columns) => columns.flatMap((one, place) => columns.slice(place + 1).map((other) => [one, other]));

  /* People ------------------------------------------------------------------ */

  /* Sets of which one is empty say nothing. Less than half of the smaller one in common is little. */
  function groups(a, b, words) {
    if (!a.length || !b.length) return null;
    const both = common(a, b);
    if (!both.length) return { apart: words.phrases["apart-groups"] };
    const few = both.length * 2 < Math.min(a.length, b.length);
    return few ? { little: fill(words.phrases["little-groups"], { groups: and(labels(both, words)) }) } : {};
  }

  /* Both ends belong to a range. Less than half of the shorter range in common is little. */
  function ages(a, b, words) {
    if (!a.length || !b.length) return null;
    const from = Math.max(a[0], b[0]), to = Math.min(a[1], b[1]);
    if (from > to) return { apart: words.phrases["apart-ages"] };
    const few = (to - from + 1) * 2 < Math.min(a[1] - a[0], b[1] - b[0]) + 1;
    const phrase = words.phrases[from === to ? "little-age" : "little-ages"];
    return few ? { little: fill(phrase, { from: String(from), to: String(to) }) } : {};
  }

  /* Levels of need say what help is meant for, less whom it reaches: nothing in common is "little". */
  function needs(a, b, words) {
    if (!a.length || !b.length) return null;
    return common(a, b).length ? {} : { little: words.phrases["apart-needs"] };
  }

  function labels(ids, words) {
    return words.groups.filter(([id]) => ids.includes(id)).map(([, label]) => lower(label));
  }

  function pair(one, other, words) {
    const found = [
      groups(one.people.groups, other.people.groups, words),
      ages(one.people.ages, other.people.ages, words),
      needs(one.people.needs, other.people.needs, words)
    ];
    const said = found.filter(Boolean);
    const why = said.map((each) => each.apart || each.little).filter(Boolean);
    return {
      kind: said.some((each) => each.apart) ? "apart" : why.length ? "little" : found[0] ? "alike" : "unknown",
      why: why.length ? titles([one, other]) + ": " + why.join("; ") + "." : ""
    };
  }

  /* How far these summaries are about the same people: `kind`, a title, a line for each reason, advice. */
  function people(columns, words) {
    const found = pairs(columns).map(([one, other]) => pair(one, other, words));
    const has = (kind) => found.some((each) => each.kind === kind);
    const kind = found.every((each) => each.kind === "apart") ? "apart" : has("apart") ? "some-apart" : has("little") ? "little" : has("unknown") ? "unknown" : "alike";
    if (kind === "alike") {
      const shared = columns.map((column) => column.people.groups).reduce(common);
      return { kind: kind, title: "", why: shared.length ? [fill(words.phrases["people-alike"], { who: capital(all(columns, words)), groups: and(labels(shared, words)) })] : [], advice: "" };
    }
    return {
      kind: kind,
      title: words.phrases["people-" + kind],
      why: found.map((each) => each.why).filter(Boolean),
      advice: words.phrases["people-" + kind + "-advice"]
    };
  }

  /* Differences --------------------------------------------------------------- */

  const about = (column, id) => column.outcomes.find((outcome) => outcome.id === id);

  function all(columns, words) {
    return columns.length < 3 ? words.phrases.both : columns.length === 3 ? words.phrases["all-three"] : words.phrases["all-four"];
  }

  /* One outcome that at least two looked at: who did, with which answers, and who did not. */
  function outcome(columns, id, words) {
    const looked = columns.filter((column) => about(column, id));
    const silent = columns.filter((column) => !about(column, id));
    const answers = looked.map((column) => about(column, id).answer);
    const who = capital(silent.length ? titles(looked) : all(columns, words));
    const said = [];
    if (answers.every((answer) => answer === answers[0])) said.push(fill(words.phrases["looked-alike"], { who: who, answer: answers[0] }));
    else said.push(fill(words.phrases.looked, { who: who }), looked.map((column, place) => column.title + ": " + answers[place]).join("; ") + ".");
    if (silent.length) said.push(fill(words.phrases.silent, { names: titles(silent) }));
    return said.join(" ");
  }

  function tested(columns, words) {
    return ["yes", "no", "unclear"].map((answer) => [answer, columns.filter((column) => column.tested === answer)])
      .filter(([, found]) => found.length)
      .map(([answer, found]) => fill(words.phrases["tested-" + answer], { names: titles(found) })).join(" ");
  }

  function costs(columns, words) {
    const known = columns.filter((column) => column.cost), unknown = columns.filter((column) => !column.cost);
    const said = [];
    if (known.length) said.push(fill(words.phrases["cost-known"], { names: titles(known) }));
    if (unknown.length) said.push(fill(words.phrases["cost-unknown"], { names: titles(unknown) }));
    if (known.some((column) => column.cost !== known[0].cost)) said.push(words.phrases["cost-unlike"]);
    return said.join(" ");
  }

  /* Sentences with what each is about: first outcomes that several looked at, then what only one did, then the United
     Kingdom and cost. */
  function differences(columns, words) {
    const shared = words.outcomes.filter(([id]) => columns.filter((column) => about(column, id)).length > 1);
    const lines = shared.map(([id, label]) => ({ about: label, text: outcome(columns, id, words) }));
    if (!shared.length) lines.push({ text: words.phrases["nothing-shared"] });
    for (const column of columns) {
      const alone = words.outcomes.filter(([id]) => about(column, id) && !shared.some(([other]) => other === id)).map(([, label]) => lower(label));
      if (alone.length) lines.push({ alone: true, text: fill(words.phrases.only, { name: column.title, outcomes: and(alone) }) });
    }
    lines.push({ text: tested(columns, words) }, { text: costs(columns, words) });
    return lines;
  }

  window.evidenceStoreCompareWords = { people: people, differences: differences, all: all, fill: fill, and: and, lower: lower, capital: capital, locale: locale };
})();
