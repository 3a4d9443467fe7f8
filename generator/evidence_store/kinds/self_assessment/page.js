/* A self-assessment: counts, scores and keeps answers in the page, and sends nothing.
   What scores mean is read from the page's own table, so that words stand in one place. */
(function () {
  "use strict";
  const form = document.getElementById("assessment");
  if (!form) return;
  const byId = (id) => document.getElementById(id);
  const top = Number(form.dataset.top);
  const storageKey = "evidence-store-assessment-" + form.dataset.form;
  const largestFile = 200000;
  const notAnswered = "not answered";

  const statements = [...form.querySelectorAll("[data-statement]")].map((box) => ({
    id: box.dataset.statement,
    group: box.closest("[data-group]").dataset.group,
    text: box.querySelector("[data-text]").textContent,
    inputs: [...box.querySelectorAll("input")],
  }));
  const groups = [...form.querySelectorAll("[data-group]")].map((section) => ({
    id: section.dataset.group,
    label: section.querySelector("h2").textContent,
    statements: statements.filter((statement) => statement.group === section.dataset.group),
  }));

  const words = (input) => input.parentElement.textContent.trim();
  const chosen = (statement) => statement.inputs.find((input) => input.checked);
  const counts = (statement) => Boolean(chosen(statement)) && chosen(statement).value !== "skip";
  const points = (statement) => Number(chosen(statement).value);
  const halfUp = (number, by) => Math.floor((2 * number + by) / (2 * by));
  const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
  const counted = (number, word) => number + " " + word + (number === 1 ? "" : "s");

  // Scores ----------------------------------------------------------------------

  /* Whole numbers throughout, so that a hand with paper finds the same; null where nothing counts. */
  function tally(list) {
    const scored = list.filter(counts);
    return {
      of: list.length,
      answered: list.filter(chosen).length,
      counted: scored.length,
      score: scored.length ? halfUp(100 * sum(scored.map(points)), scored.length * top) : null,
    };
  }

  /* The mean of the groups' scores, once nothing is left open: a total of some groups would hide the others. */
  function wholeScore(tallies) {
    const scores = tallies.filter((one) => one.score !== null).map((one) => one.score);
    const done = tallies.every((one) => one.answered === one.of);
    return done && scores.length ? halfUp(sum(scores), scores.length) : null;
  }

  function meaning(group, score) {
    const band = [...document.querySelectorAll('[data-meanings="' + group + '"] > div')].find(
      (one) => score >= Number(one.dataset.from) && score <= Number(one.dataset.to)
    );
    return { label: band.querySelector("[data-label]").textContent, advice: band.querySelector("dd").textContent };
  }

  function basis(one) {
    const skipped = one.answered - one.counted;
    const open = one.of - one.answered;
    return (
      "From " + one.counted + " of " + counted(one.of, "statement") + "." +
      (skipped ? " " + skipped + (skipped === 1 ? " is" : " are") + " not counted." : "") +
      (open ? " " + open + (open === 1 ? " has" : " have") + " no answer yet: this can still change." : "")
    );
  }

  function scoreWords(group, one) {
    if (one.score !== null) return meaning(group, one.score).label + ": " + one.score + " out of 100";
    return one.answered === one.of ? "No score: nothing here counts" : one.answered ? "No score yet" : "Not answered yet";
  }

  function wholeWords(tallies) {
    const score = wholeScore(tallies);
    if (score === null) {
      const open = sum(tallies.map((one) => one.of - one.answered));
      return { score: open ? "No score yet" : "No score: nothing counts", advice: "",
        basis: open ? "It appears when every statement has an answer; " + open + (open === 1 ? " is" : " are") + " open. Until then it could hide a weak group." : "" };
    }
    const scored = groups.filter((group, index) => tallies[index].score !== null);
    const least = Math.min(...tallies.filter((one) => one.score !== null).map((one) => one.score));
    const lowest = scored.filter((group) => tallies[groups.indexOf(group)].score === least).map((group) => group.label);
    const found = meaning("", score);
    return { score: found.label + ": " + score + " out of 100", advice: found.advice,
      basis: "The mean of " + counted(scored.length, "group") + ", from " + sum(tallies.map((one) => one.counted)) + " of " + counted(statements.length, "statement") + ". Lowest: " + lowest.join(", ") + " (" + least + ")." };
  }

  /* The three lowest answers below the top of the scale; of equal ones those that stand first. */
  function lowest() {
    const below = statements.filter((statement) => counts(statement) && points(statement) < top);
    const sorted = below.sort((one, other) => points(one) - points(other));
    const shown = sorted.slice(0, 3);
    const same = shown.length ? sorted.slice(3).filter((one) => points(one) === points(shown[shown.length - 1])).length : 0;
    return { shown, same };
  }

  // What is shown -----------------------------------------------------------------

  function fill(place, score, basisWords, advice) {
    place.querySelector(".ev-assess__score").textContent = score;
    place.querySelector(".ev-assess__basis").textContent = basisWords;
    place.querySelector(".ev-assess__advice").textContent = advice;
  }

  function show() {
    const all = tally(statements);
    const tallies = groups.map((group) => tally(group.statements));
    const progress = all.answered + " of " + all.of + " answered";
    document.documentElement.classList.toggle("ev-assess-begun", all.answered > 0);
    byId("assess-progress").textContent = progress;
    byId("assess-profile").hidden = !all.answered;
    byId("assess-basis").textContent = all.answered ? progress + "." : "Nothing is answered yet. Your profile builds up here as you answer.";
    groups.forEach((group, index) => {
      const one = tallies[index];
      const item = document.querySelector('[data-profile="' + group.id + '"]');
      fill(item, scoreWords(group.id, one), one.answered ? basis(one) : "", one.score === null ? "" : meaning(group.id, one.score).advice);
      item.querySelector(".ev-assess__fill").setAttribute("width", (one.score || 0) + "%");
    });
    const whole = wholeWords(tallies);
    fill(byId("assess-whole"), whole.score, whole.basis, whole.advice);
    showLowest(all);
  }

  function showLowest(all) {
    const { shown, same } = lowest();
    byId("assess-start").textContent = shown.length
      ? "Your " + (shown.length === 1 ? "lowest statement" : ["two", "three"][shown.length - 2] + " lowest statements") + (same ? ". " + same + " more " + (same === 1 ? "has" : "have") + " the same answer as the last of them." : ".")
      : all.counted ? "No answer that counts is below \u201c" + words(statements[0].inputs[top]) + "\u201d." : "Nothing that counts is answered yet.";
    byId("assess-lowest").replaceChildren(
      ...shown.map((statement) => {
        const item = document.createElement("li");
        const group = groups.find((one) => one.id === statement.group).label;
        item.textContent = statement.text + " (" + group + ": " + words(chosen(statement)) + ")";
        return item;
      })
    );
  }

  const say = (text) => (byId("assess-said").textContent = text);

  // A file that the person keeps: a line for each statement, "id | answer | text" ---------

  function asText() {
    const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    const tallies = groups.map((group) => tally(group.statements));
    const whole = wholeWords(tallies);
    const lines = [document.querySelector("h1").textContent, "Filled in on " + day + ". " + byId("assess-progress").textContent + ".", ""];
    groups.forEach((group, index) => lines.push(group.label + ". " + scoreWords(group.id, tallies[index]) + ". " + basis(tallies[index])));
    lines.push("All groups together. " + whole.score + ". " + whole.basis, "");
    lines.push("Answers. Leave these lines as they are, and the page can load them again.", "form | " + form.dataset.form);
    for (const statement of statements) {
      const input = chosen(statement);
      lines.push(statement.id + " | " + (input ? words(input) : notAnswered) + " | " + statement.text);
    }
    return lines.join("\r\n") + "\r\n";
  }

  function save() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([asText()], { type: "text/plain;charset=utf-8" }));
    link.download = form.dataset.form + "-" + now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate()) + ".txt";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say("Saved as " + link.download + ", where your browser keeps downloads.");
  }

  function load(text, name) {
    const lines = text.split(/\r?\n/).map((line) => line.split(" | ").map((part) => part.trim()));
    if (!lines.some((line) => line.length === 2 && line[0] === "form" && line[1] === form.dataset.form)) {
      say(name + " does not come from this form. Nothing was changed.");
      return;
    }
    const answers = lines.filter((line) => line.length > 2 && line[1] !== notAnswered);
    form.reset();
    let lost = 0;
    for (const [id, answer] of answers) {
      const statement = statements.find((one) => one.id === id);
      const input = statement && statement.inputs.find((one) => words(one) === answer);
      if (input) input.checked = true;
      else lost += 1;
    }
    changed();
    say(counted(answers.length - lost, "answer") + " loaded from " + name + "." + (lost ? " " + lost + " could not be read, because the form or the file has changed." : ""));
  }

  function open(file) {
    if (file.size > largestFile) {
      say(file.name + " is too large to come from this form. Nothing was changed.");
      return;
    }
    if (statements.some(chosen) && !window.confirm("Replace the answers on this page by those in " + file.name + "?")) return;
    const reader = new FileReader();
    reader.addEventListener("load", () => load(String(reader.result), file.name));
    reader.addEventListener("error", () => say(file.name + " could not be read."));
    reader.readAsText(file);
  }

  // Kept in this browser, only if the person says so. Storage can be shut off, and is on some disks. --------

  function keep() {
    try {
      if (!byId("assess-keep").checked) localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, JSON.stringify(statements.filter(chosen).map((one) => [one.id, chosen(one).value])));
    } catch (refused) {
      if (!byId("assess-keep").checked) return;
      byId("assess-keep").checked = false;
      say("This browser does not let the page keep anything. Save your answers as a file instead.");
    }
  }

  function restore() {
    try {
      const kept = JSON.parse(localStorage.getItem(storageKey));
      if (!Array.isArray(kept)) return;
      byId("assess-keep").checked = true;
      for (const [id, value] of kept) {
        const statement = statements.find((one) => one.id === id);
        const input = statement && statement.inputs.find((one) => one.value === value);
        if (input) input.checked = true;
      }
    } catch (refused) {
      /* Nothing was kept, or nothing that can be read. */
    }
  }

  function changed() {
    show();
    keep();
  }

  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("assess-keep").addEventListener("change", keep);
  byId("assess-load").addEventListener("change", (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) open(file);
  });
  byId("assess-save").addEventListener("click", save);
  byId("assess-print").addEventListener("click", () => window.print());
  byId("assess-clear").addEventListener("click", () => {
    if (!window.confirm("Clear all answers on this page?")) return;
    form.reset();
    byId("assess-keep").checked = false;
    changed();
    say("All answers are cleared.");
  });
  restore();
  show();
})();
