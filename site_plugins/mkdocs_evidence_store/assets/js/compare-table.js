/* The table of a comparison: pieces of the page's templates, filled with a summary's own words as text and put
   together. Facts first, then outcomes by part of life, those with a main result before the others. */
(function () {
  "use strict";
  const MOST_RESULTS = 2;

  function piece(id) {
    return document.getElementById("compare-piece-" + id).content.firstElementChild.cloneNode(true);
  }

  function mark(id) {
    const template = document.getElementById(id);
    return template ? template.content.cloneNode(true) : "";
  }

  function made(tag, text, className) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  function link(text, address) {
    const element = made("a", text);
    element.href = address;
    return element;
  }

  function cell(column) {
    const found = piece("cell");
    found.firstElementChild.textContent = column.title;
    return found;
  }

  /* Facts ------------------------------------------------------------------- */

  function factCell(column, row) {
    const found = cell(column), value = column.facts[row.dataset.fact];
    if (!value.length) found.append(made("p", row.dataset.blank, "ev-blank"));
    else if (typeof value === "string") found.append(made("p", value));
    else {
      const list = made("ul", "", "ev-points");
      for (const item of value) {
        const line = made("li", typeof item === "string" ? item : "");
        if (typeof item !== "string") line.append(link(item[0], item[1]));
        list.append(line);
      }
      found.append(list);
    }
    return found;
  }

  /* Where all say the same, a phone shows it once. */
  function factRow(row, columns, sentences, words) {
    const cells = columns.map((column) => factCell(column, row));
    const [first] = columns;
    if (columns.every((column) => JSON.stringify(column.facts[row.dataset.fact]) === JSON.stringify(first.facts[row.dataset.fact]))) {
      row.classList.add("ev-compare__alike");
      const name = piece("same");
      name.textContent = sentences.capital(sentences.all(columns, words));
      cells[0].prepend(name);
    }
    row.append(...cells);
  }

  /* Results ------------------------------------------------------------------- */

  function resultBlock(result, column, words, sentences) {
    const found = piece("result");
    found.querySelector('[data-mark="level"]').append(mark("level-" + result.level));
    const sure = found.querySelector('[data-mark="strength"]');
    if (result.strength === undefined) {
      sure.parentNode.remove();
      found.classList.add("ev-compare__result--none");
    }
    if (result.strength >= 0) sure.replaceChildren(mark("strength-" + result.strength));
    for (const slot of found.querySelectorAll("[data-slot]")) {
      const name = slot.dataset.slot, value = result[name];
      if (name === "address") {
        slot.href = value;
        slot.lastElementChild.textContent = ": " + column.title + ", " + (result.measure || result.sentence);
      } else if (!value) slot.remove();
      else slot.textContent = name === "against" ? sentences.fill(words.phrases.against, { what: value }) : value;
    }
    return found;
  }

  function outcomeCell(column, id, words, sentences) {
    const found = cell(column), own = column.outcomes.find((outcome) => outcome.id === id);
    if (!own) {
      found.append(piece("none"));
      found.classList.add("ev-compare__none");
      return found;
    }
    const blocks = own.results.map((result) => resultBlock(result, column, words, sentences));
    found.classList.toggle("ev-compare__many", blocks.length > 1);
    if (blocks.length > 1) found.append(made("p", sentences.capital(own.answer) + ".", "ev-compare__several"));
    found.append(...blocks.slice(0, MOST_RESULTS));
    const rest = blocks.slice(MOST_RESULTS);
    if (rest.length) {
      const more = made("details", "", "ev-compare__more");
      const phrase = rest.length === 1 ? words.phrases["more-one"] : words.phrases.more;
      more.append(made("summary", sentences.fill(phrase, { number: String(rest.length) })), ...rest);
      found.append(more);
    }
    return found;
  }

  /* Parts of life in their order; in each, outcomes that are a main result of one of them come first. */
  function parts(columns, words) {
    const looked = (id) => columns.some((column) => column.outcomes.some((outcome) => outcome.id === id));
    const main = ([id]) => columns.some((column) => column.outcomes.some((outcome) => outcome.id === id && outcome.main));
    const found = new Map();
    for (const outcome of words.outcomes) {
      if (!looked(outcome[0])) continue;
      if (!found.has(outcome[2])) found.set(outcome[2], []);
      found.get(outcome[2]).push(outcome);
    }
    const sorted = Array.from(found, ([label, outcomes]) => [label, outcomes.filter(main).concat(outcomes.filter((one) => !main(one)))]);
    return sorted.filter(([, outcomes]) => main(outcomes[0])).concat(sorted.filter(([, outcomes]) => !main(outcomes[0])));
  }

  /* Whether a summary has a result for it that is rated. */
  function usable(column, id) {
    return column.outcomes.some((outcome) => outcome.id === id && outcome.results.some((result) => result.strength !== undefined));
  }

  /* Whether an outcome has a row of its own on paper: two answers can be set side by side. Of two summaries one
     answer is enough: there is room. */
  function ownRow(columns, id) {
    return columns.filter((column) => usable(column, id)).length >= Math.min(2, columns.length - 1);
  }

  function sheetRow(heading, cells) {
    const row = made("tr"), name = made("th", heading);
    name.scope = "row";
    row.append(name, ...cells);
    return row;
  }

  /* What only one of them can answer, in lines across the sheet: equal answers together, with the numbers there are. */
  function aloneCell(columns, outcomes, words, sentences) {
    const found = made("td");
    found.colSpan = columns.length;
    for (const column of columns) {
      const answers = new Map();
      for (const [id, label] of outcomes) {
        if (!usable(column, id)) continue;
        const own = column.outcomes.find((outcome) => outcome.id === id);
        const absolute = own.results.map((result) => result.absolute || "").join(" ").trim(), key = own.answer + "|" + absolute;
        if (!answers.has(key)) answers.set(key, { answer: sentences.capital(own.answer), absolute: absolute, labels: [] });
        answers.get(key).labels.push(sentences.lower(label));
      }
      if (!answers.size) continue;
      const line = made("p");
      line.append(made("strong", column.title + ":"));
      for (const { answer, absolute, labels } of answers.values()) line.append(" " + sentences.fill(words.phrases["alone-answer"], { answer: answer, outcomes: sentences.and(labels) }), absolute && " " + absolute);
      found.append(line);
    }
    if (found.childElementCount) found.append(made("p", words.phrases["alone-others"]));
    return found;
  }

  /* What a summary has nothing to use for; looked at and not studied stay apart. */
  function openCell(column, outcomes, columns, words, sentences) {
    const found = cell(column), looked = ([id]) => column.outcomes.some((outcome) => outcome.id === id);
    const say = (phrase, named) => named.length && found.append(made("p", sentences.fill(words.phrases[phrase], { outcomes: named.map(([, label]) => sentences.lower(label)).join("; ") })));
    say("open-looked", outcomes.filter(([id]) => looked([id]) && !usable(column, id)));
    say("open-silent", outcomes.filter(([id]) => !columns.some((one) => usable(one, id)) && !looked([id])));
    return found;
  }

  /* The decision sheet's own rows, for outcomes that have none there. */
  function sheetPart(columns, words, sentences) {
    const body = made("tbody", "", "ev-sheet");
    const short = words.outcomes.filter(([id]) => columns.some((column) => column.outcomes.some((outcome) => outcome.id === id)) && !ownRow(columns, id));
    const alone = aloneCell(columns, short, words, sentences), open = columns.map((column) => openCell(column, short, columns, words, sentences));
    if (alone.childElementCount) body.append(sheetRow(words.phrases.alone, [alone]));
    if (open.some((one) => one.childElementCount > 1)) body.append(sheetRow(words.phrases.open, open));
    return body;
  }

  function outcomeParts(columns, words, sentences) {
    return parts(columns, words).map(([label, outcomes]) => {
      const body = made("tbody"), heading = piece("part");
      heading.firstElementChild.textContent = label;
      heading.firstElementChild.colSpan = columns.length + 1;
      body.append(heading);
      for (const [id, name, , address] of outcomes) {
        const row = piece("outcome"), named = row.querySelector("a");
        named.textContent = name;
        named.href = address;
        row.append(...columns.map((column) => outcomeCell(column, id, words, sentences)));
        row.classList.toggle("ev-compare__short", !ownRow(columns, id));
        body.append(row);
      }
      return body;
    });
  }

  /* Heads ----------------------------------------------------------------------- */

  function head(column) {
    const found = piece("head"), title = found.querySelector("a");
    title.textContent = column.title;
    title.href = column.address;
    return found;
  }

  function buttons(column, place, columns, words, sentences) {
    const found = piece("buttons");
    found.querySelector('[data-slot="title"]').append(link(column.title, column.address));
    const names = { "-1": "move-left", 1: "move-right", 0: "remove" };
    for (const button of found.querySelectorAll("[data-move]")) {
      const way = Number(button.dataset.move);
      button.dataset.id = column.id;
      button.setAttribute("aria-label", sentences.fill(words.phrases[names[way]], { name: column.title }));
      button.disabled = way !== 0 && !columns[place + way];
    }
    return found;
  }

  window.evidenceStoreCompareTable = function (columns, words, sentences) {
    const table = piece("table");
    table.dataset.columns = columns.length;
    const [heads, moves] = table.tHead.rows;
    heads.append(...columns.map(head));
    moves.append(...columns.map((column, place) => buttons(column, place, columns, words, sentences)));
    for (const row of table.querySelectorAll("[data-fact]")) factRow(row, columns, sentences, words);
    for (const row of table.querySelectorAll("[data-sheet]")) row.append(...columns.map(cell));
    table.querySelector("[data-more]").before(...outcomeParts(columns, words, sentences), sheetPart(columns, words, sentences));
    return table;
  };
})();
