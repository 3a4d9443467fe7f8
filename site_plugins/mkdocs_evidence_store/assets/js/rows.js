/* The rows of the index (window.evidenceStoreSearch, laid out in pages/search/columns.py), and what of them is loaded
   later: in a large store the summaries, part by part. */
(function () {
  "use strict";
  const data = window.evidenceStoreSearch || { title: [], url: [] };
  const root = (document.getElementById("search-results") || document.body).getAttribute("data-root") || "";
  const TOGETHER = 12; /* parts asked for at a time */
  const waiting = new Map();

  function read() {
    const rows = data.title.map((title, number) => {
      const names = data.names[number] || undefined;
      if (number >= data.url.length) return { title: title, names: names, about: undefined };
      return {
        title: title, names: names, about: undefined, url: data.url[number], kind: data.kinds[data.kind[number]],
        summary: data.summary ? data.summary[number] : "", note: data.note[number], tier: data.tier[number]
      };
    });
    for (const [target, steps] of Object.entries(data.about || {})) {
      let number = 0;
      for (const step of steps) {
        number += step;
        (rows[number].about = rows[number].about || []).push(Number(target));
      }
    }
    return rows;
  }

  /* What a script of the search brings, once; null where it cannot be had. Nothing is fetched, so a disk will do. */
  function load(name, variable) {
    if (!waiting.has(name)) waiting.set(name, new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = root + "assets/evidence-store/search-" + name + ".js?" + window.evidenceStoreSearchVersion;
      script.onload = () => resolve(window[variable] || null);
      script.onerror = () => resolve(null);
      document.head.append(script);
    }));
    return waiting.get(name);
  }

  const rows = read(), begins = data.parts || [];

  async function part(number) {
    const summaries = await load("summaries-" + number, "evidenceStoreSummaries" + number);
    (summaries || []).forEach((summary, place) => { rows[begins[number] + place].summary = summary; });
  }

  /* The number of the part that has the summary of a row. */
  function partOf(row) {
    let low = 0, high = begins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (begins[middle] <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /* When these rows have their summaries. */
  function summariesOf(numbers) {
    return Promise.all(Array.from(new Set(numbers.map(partOf)), part));
  }

  /* When all have. Not all at once: to ask for hundreds of scripts takes a slow phone half a second. */
  async function allSummaries() {
    for (let from = 0; from < begins.length; from += TOGETHER) {
      await Promise.all(begins.slice(from, from + TOGETHER).map((_, place) => part(from + place)));
    }
  }

  window.evidenceStoreRows = { rows: rows, inParts: begins.length > 0, summariesOf: summariesOf, allSummaries: allSummaries, load: load };
})();
