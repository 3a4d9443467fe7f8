/* The cards of the list: those that stand in the page, and those made from the page's blanks when they are first shown. */
(function () {
  "use strict";
  const finder = window.evidenceStoreFinder;
  const MOST_RESULTS = 5;
  const FRESH = "ev-card--fresh";
  const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  function makeCards(list, items, outcomes) {
    const labels = Object.fromEntries(outcomes.map((option) => [option.value, option.label]));
    const byId = new Map(items.map((item) => [item.id, item]));
    for (const element of Array.from(list.children)) adopt(byId.get(element.dataset.id), element);

    function adopt(item, element) {
      item.element = element;
      item.lines = element.querySelectorAll(".ev-card__outcomes > li");
      item.rest = element.querySelector(".ev-card__rest");
      item.compare = element.querySelector(".ev-card__compare");
    }

    function blank(name) {
      return document.getElementById("finder-" + name).content.firstElementChild.cloneNode(true);
    }

    function element(item) {
      if (!item.element) adopt(item, made(item));
      return item.element;
    }

    function made(item) {
      const card = blank("card-" + item.status), link = card.querySelector("h3 a");
      link.textContent = item.title;
      link.href = item.id + ".html";
      if (item.status !== "published") return card;
      card.querySelector(".ev-card__text").textContent = item.summary;
      card.querySelector(".ev-card__outcomes").append(...item.results.map((result, place) => row(item, result, item.rows[place])));
      card.querySelector(".ev-card__reviewed").hidden = !item.reviewed;
      card.querySelector(".ev-card__day").textContent = item.reviewed && day(item.reviewed);
      card.querySelector(".ev-card__tick input").value = item.id;
      card.querySelector(".ev-card__tick span").textContent = " " + item.title;
      return card;
    }

    function row(item, result, [, id, note]) {
      const made = blank("result"), link = made.querySelector("a"), about = made.querySelector(".ev-muted");
      link.textContent = labels[result.outcome];
      link.href = item.id + ".html#result-" + id;
      if (note) about.textContent = "(" + note + ")";
      else about.remove();
      const marks = made.querySelector(".ev-card__marks");
      marks.append(blank("effect-" + result.effect));
      if (result.strength >= 0) marks.append(" ", blank("strength-" + result.strength));
      return made;
    }

    /* The results asked for; the main ones while none are. */
    function showResults(item, asked) {
      let shown = 0, fitting = 0;
      item.results.forEach((result, place) => {
        const fits = asked && finder.fits(result);
        fitting += fits;
        const hidden = asked ? !fits || fitting > MOST_RESULTS : place >= item.shown;
        if (item.lines[place].hidden !== hidden) item.lines[place].hidden = hidden;
        shown += !hidden;
      });
      if (item.rest) finder.say(item.rest, asked ? (shown < fitting ? shown + " of " + fitting + " results that match. " : "") : main(item));
    }

    /* These cards and no others, in this order. Those that are there already stay where they are. */
    function place(shown, asked) {
      const wanted = shown.map(element), staying = new Set(wanted);
      for (const item of shown) showResults(item, asked);
      for (const old of Array.from(list.children)) if (!staying.has(old)) old.remove();
      let here = list.firstElementChild;
      for (const card of wanted) {
        if (card === here) here = here.nextElementSibling;
        else {
          if (!card.isConnected) card.classList.add(FRESH);
          list.insertBefore(card, here);
        }
      }
      finder.painted(() => {
        for (const card of wanted) card.classList.remove(FRESH);
      });
    }
    return { place: place };
  }

  function main(item) {
    if (item.shown >= item.results.length) return "";
    return "The main " + (item.shown === 1 ? "result" : item.shown + " results") + " of " + item.results.length + ". ";
  }

  function day(iso) {
    return DAY.format(new Date(iso + "T00:00Z"));
  }

  /* What an element says. The text alone is changed, because a new one has to be styled again; and where it says so
     already nothing is, so that nothing is laid out again. */
  function say(element, text) {
    const said = element.firstChild;
    if (!said || said.nextSibling || said.nodeType !== Node.TEXT_NODE) element.textContent = text;
    else if (said.data !== text) said.data = text;
  }

  /* What can wait until the answer is on the screen. */
  function painted(work) {
    requestAnimationFrame(() => setTimeout(work, 50));
  }

  Object.assign(finder, { makeCards: makeCards, say: say, painted: painted });
})();
