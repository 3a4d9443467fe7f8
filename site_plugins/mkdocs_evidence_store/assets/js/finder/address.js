/* The finder's state in the page's address: ?q=words&outcome=x&outcome=y&only=a-summary&sort=title&pick=a&pick=b.
   Keys are repeated, in the order of the form; what is off is left out. */
(function () {
  "use strict";

  /* A state that asks for nothing. */
  function blank(facets) {
    return { text: "", sort: "", on: Object.fromEntries(facets.map((facet) => [facet.key, new Set()])), picks: [] };
  }

  /* The state an address asks for, and what it asks for that the list does not know. */
  function read(search, facets, sorts, canPick) {
    const state = blank(facets), unknown = [];
    for (const [key, value] of new URLSearchParams(search)) {
      if (!value) continue;
      const facet = facets.find((one) => one.key === key);
      const number = facet ? facet.options.findIndex((option) => option.value === value) : -1;
      if (key === "q") state.text = value;
      else if (key === "sort" && sorts.includes(value)) state.sort = value;
      else if (key === "pick" && canPick(value, state.picks)) state.picks.push(value);
      else if (number >= 0) {
        if (facet.any) state.on[key].clear();
        state.on[key].add(number);
      }
      else unknown.push(key + "=" + value);
    }
    return { state: state, unknown: unknown };
  }

  function write(state, facets) {
    const said = new URLSearchParams();
    if (state.text.trim()) said.append("q", state.text.trim());
    for (const facet of facets) {
      for (const number of Array.from(state.on[facet.key]).sort((a, b) => a - b)) said.append(facet.key, facet.options[number].value);
    }
    if (state.sort) said.append("sort", state.sort);
    for (const id of state.picks) said.append("pick", id);
    return said.toString();
  }

  Object.assign(window.evidenceStoreFinder, { readAddress: read, writeAddress: write });
})();
