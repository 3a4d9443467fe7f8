/* What the finder works on: filters from the form, summaries from the page or, where the list is too long for one page,
   from the data file (window.evidenceStoreFinderData, laid out in pages/finder/data.py). Both give the same summaries.
   Choices that fit are looked up once for each combination of values, and shared. */
(function () {
  "use strict";
  const OF_RESULTS = ["outcome", "strength", "effect"];
  const TERMS = ["outcome", "population", "setting", "who", "need"];

  function readFacets(form) {
    return Array.from(form.querySelectorAll("[data-facet]"), (element) => ({
      key: element.dataset.facet,
      ofResults: OF_RESULTS.includes(element.dataset.facet),
      element: element,
      label: element.querySelector("legend").textContent,
      number: element.querySelector(".ev-facet__on"),
      any: element.querySelector("input[value='']"),
      options: Array.from(element.querySelectorAll("input:not([value=''])"), (input) => ({
        value: input.value,
        input: input,
        rank: "rank" in input.dataset ? Number(input.dataset.rank) : null,
        label: input.parentNode.querySelector(".ev-choice__label").textContent,
        synonyms: lines(input.dataset.synonyms),
        count: input.parentNode.querySelector(".ev-choice__count")
      }))
    }));
  }

  /* The choices that fit what is said of a summary or a result. On a scale a choice takes in those below or above it. */
  function choices(facet, said) {
    const values = said.split(" ");
    const ranks = facet.options.filter((option) => option.rank !== null && values.includes(option.value)).map((option) => option.rank);
    const fits = (option) => {
      if (facet.key === "strength") return Number(said) >= option.rank;
      return option.rank === null ? values.includes(option.value) : ranks.some((rank) => rank <= option.rank);
    };
    return facet.options.reduce((numbers, option, number) => (fits(option) ? numbers.concat(number) : numbers), []);
  }

  /* All summaries from A to Z, and all different results. A filter of its own finds each by its id, so that a link can ask for one. */
  function readItems(list, facets) {
    const own = facets.filter((facet) => !facet.ofResults), about = facets.filter((facet) => facet.ofResults);
    const results = [];
    const result = (text) => {
      const [outcome, effect, strength] = text.split(" ");
      const said = { outcome: outcome, effect: effect, strength: strength };
      const made = { outcome: outcome, effect: effect, strength: Number(strength), options: about.map((facet) => choices(facet, said[facet.key])) };
      results.push(made);
      return made;
    };
    const data = window.evidenceStoreFinderData;
    const items = data ? fromFile(data, own, result) : fromPage(list, own, result);
    items.forEach((item, place) => {
      item.place = place;
    });
    facets.push({ key: "only", label: "Only", ofResults: false, single: true, options: items.map((item) => ({ value: item.id, label: item.title })) });
    return { items: items, results: results };
  }

  function fromPage(list, own, result) {
    const fitting = own.map((facet) => remembered((said) => choices(facet, said))), results = remembered(result);
    return Array.from(list.children, (element) => {
      const said = element.dataset, rows = Array.from(element.querySelectorAll("[data-outcome]"), (row) => row.dataset);
      return {
        id: said.id, az: Number(said.az), title: element.querySelector(".ev-card__title").textContent,
        summary: said.about || element.querySelector(".ev-card__text").textContent, names: lines(said.names),
        reviewed: said.reviewed, status: said.status, cost: said.cost,
        options: own.map((facet, place) => fitting[place](said[facet.key])),
        shown: rows.filter((row) => !("more" in row)).length,
        results: rows.map((row) => results(row.outcome + " " + row.effect + " " + row.strength))
      };
    }).sort((a, b) => a.az - b.az);
  }

  function fromFile(data, own, result) {
    const fitting = own.map((facet) => data.said[facet.key].map((said) => choices(facet, said))), results = data.results.map(result);
    const status = own.findIndex((facet) => facet.key === "status"), cost = own.findIndex((facet) => facet.key === "cost");
    return data.rows.map(([id, title, summary, names, reviewed, shown, said, found]) => ({
      id: id, title: title, summary: summary, names: names,
      reviewed: reviewed, status: data.said.status[said[status]], cost: data.said.cost[said[cost]],
      options: said.map((number, place) => fitting[place][number]),
      shown: shown, results: found.map((row) => results[row[0]]), rows: found
    }));
  }

  /* What the matcher looks at, asked for when somebody first types. Its words are those of the terms that the summary
     names, with their synonyms. */
  function textRows(items, facets) {
    const own = facets.filter((facet) => !facet.ofResults), about = facets.filter((facet) => facet.ofResults);
    const terms = facets.filter((facet) => TERMS.includes(facet.key)).map((facet) => {
      const words = remembered((numbers) => numbers.map((number) => facet.options[number]).filter((option) => option.value !== "not-stated").flatMap((option) => [option.label].concat(option.synonyms)));
      const place = (facet.ofResults ? about : own).indexOf(facet);
      return (item) => (facet.ofResults ? item.results.map((result) => words(result.options[place])) : [words(item.options[place])]);
    });
    return items.map((item) => ({ item: item, title: item.title, names: item.names, words: terms.flatMap((of) => of(item)).flat(), summary: item.summary }));
  }

  function remembered(work) {
    const known = new Map();
    return (what) => {
      if (!known.has(what)) known.set(what, work(what));
      return known.get(what);
    };
  }

  function lines(text) {
    return text ? text.split("\n") : [];
  }
  Object.assign(window.evidenceStoreFinder, { readFacets: readFacets, readItems: readItems, textRows: textRows });
})();
