/* Summaries side by side. Which ones stands in the address (?id=a&id=b), so that it can be sent on and Back works.
   Each summary is a script of its own, loaded when it is asked for: that works from a disk, and in a store of thousands. */
(function () {
  "use strict";
  const root = document.getElementById("compare");
  const words = window.evidenceStoreCompare, sentences = window.evidenceStoreCompareWords, makeTable = window.evidenceStoreCompareTable;
  if (!root || !words || !sentences || !makeTable) return;

  const MOST = 4, MOST_NEAR = 6;
  const byId = (id) => document.getElementById("compare-" + id);
  const choices = new Map(Array.from(byId("choices").children, (item) => [item.querySelector("input").value, item]));
  const titles = new Map(Array.from(choices, ([id, item]) => [id, item.textContent.trim()]));
  const others = new Map(words.others.map(([id, title, status]) => [id, { title: title, status: status }]));
  const siteTitle = document.title;
  const take = window.evidenceStoreTake(byId("take"), "interventions");
  let chosen = [];
  let shows = 0, shown = null;

  const say = (phrase, gaps) => sentences.fill(words.phrases[phrase], gaps || {});
  const dataOf = (id) => window["evidenceStoreCompare:" + id];

  function made(tag, text, className) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  function items(place, texts) {
    place.replaceChildren(...texts.map((text) => (typeof text === "string" ? made("li", text) : text)));
    place.hidden = !texts.length;
  }

  /* The address ------------------------------------------------------------- */

  function query(ids) {
    return ids.length ? "?" + new URLSearchParams(ids.map((id) => ["id", id])) : "";
  }

  /* The ids that can be shown, and a sentence for each that cannot. Nothing is loaded that this page does not list. */
  function fromAddress() {
    const asked = Array.from(new Set(new URLSearchParams(location.search).getAll("id").filter(Boolean)));
    const known = asked.filter((id) => titles.has(id));
    const notes = asked.filter((id) => !titles.has(id)).slice(0, 5).map((id) => {
      const other = others.get(id);
      if (!other) return say("notice-unknown", { id: id.slice(0, 80) });
      return say(other.status === "withdrawn" ? "notice-withdrawn" : "notice-preparing", { name: other.title });
    });
    if (known.length > MOST) notes.push(say("notice-fifth", { names: sentences.and(known.slice(MOST).map((id) => titles.get(id))) }));
    return { ids: known.slice(0, MOST), notes: notes };
  }

  function go(ids) {
    try {
      history.pushState(null, "", location.pathname + query(ids));
    } catch (refused) {
      /* The table is right all the same. */
    }
    return show(ids, []);
  }

  /* Loading ------------------------------------------------------------------- */

  function load(id) {
    if (dataOf(id)) return Promise.resolve(true);
    return new Promise((done) => {
      const script = made("script");
      script.src = root.dataset.root + id + ".js";
      script.addEventListener("load", () => done(Boolean(dataOf(id))));
      script.addEventListener("error", () => done(false));
      document.head.append(script);
    });
  }

  /* Showing ------------------------------------------------------------------- */

  async function show(ids, notes) {
    const turn = (shows += 1);
    shown = location.search;
    const loaded = await Promise.all(ids.map(load));
    if (turn !== shows) return;
    chosen = ids.filter((id, place) => loaded[place]);
    const missing = ids.filter((id, place) => !loaded[place]);
    notice(notes.concat(missing.map((id) => say("notice-missing", { name: titles.get(id) })), chosen.length === 1 ? [say("notice-second", { name: titles.get(chosen[0]) })] : []));
    const columns = chosen.map(dataOf), enough = columns.length > 1;
    const names = sentences.and(columns.map((column) => column.title));
    document.title = enough ? names + " | " + siteTitle : siteTitle;
    root.parentNode.classList.toggle("ev-page--compared", enough);
    byId("found").hidden = !enough;
    byId("names").hidden = !enough;
    byId("names").textContent = names;
    byId("copied").textContent = "";
    byId("moved").textContent = "";
    take(enough ? chosen : []);
    if (enough) showFound(columns);
    showPicker(columns, enough);
    document.documentElement.classList.remove("ev-asked");
  }

  function notice(texts) {
    const place = byId("notices");
    place.hidden = !texts.length;
    place.replaceChildren(...texts.map((text) => made("p", text)));
  }

  function showFound(columns) {
    const people = sentences.people(columns, words);
    const warns = people.kind !== "alike";
    byId("people").classList.toggle("ev-compare__people--warns", warns);
    byId("people").hidden = !warns && !people.why.length;
    byId("people-title").textContent = people.title || say("people-alike-title");
    items(byId("people-who"), warns ? columns.map((column) => labelled(column.title, column.facts.who || say("who-unknown"))) : []);
    items(byId("people-why"), people.why);
    byId("people-pairs").hidden = !people.why.length;
    byId("people-pairs").open = people.why.length < 2;
    byId("people-advice").textContent = people.advice;
    items(byId("differences"), sentences.differences(columns, words).map((line) => labelled(line.about, line.text, line.alone)));
    byId("table").replaceChildren(makeTable(columns, words, sentences));
  }

  function labelled(about, text, alone) {
    const item = made("li", "", alone ? "ev-compare__alone" : "");
    if (about) item.append(made("strong", about + ":"), " ");
    item.append(text);
    return item;
  }

  /* Choosing -------------------------------------------------------------------- */

  /* Those that go with what is chosen stand first, with a word on why; the rest from A to Z. */
  function showPicker(columns, enough) {
    const near = new Map();
    for (const column of columns) {
      for (const [id, why] of column.near) if (!chosen.includes(id) && !near.has(id)) near.set(id, why);
    }
    for (const [id, item] of choices) {
      item.querySelector("input").checked = chosen.includes(id);
      const why = item.querySelector(".ev-compare__near");
      if (why) why.remove();
    }
    const first = Array.from(near).slice(0, MOST_NEAR);
    for (const [id, why] of first) choices.get(id).querySelector(".ev-choice__label").append(made("span", why, "ev-compare__near ev-muted"));
    byId("near").hidden = !first.length;
    byId("near").querySelector("ul").replaceChildren(...first.map(([id]) => choices.get(id)));
    byId("choices").replaceChildren(...Array.from(choices).filter(([id]) => !first.some(([other]) => other === id)).map(([, item]) => item));
    byId("picker").open = !enough;
    byId("full").textContent = "";
    byId("narrow").value = "";
    narrow();
  }

  const ticked = () => Array.from(byId("form").querySelectorAll('input[name="id"]:checked'), (input) => input.value);

  function narrow() {
    const text = byId("narrow").value.trim().toLowerCase();
    const rest = Array.from(byId("choices").children);
    for (const item of rest) item.hidden = !item.textContent.toLowerCase().includes(text) && !item.querySelector("input").checked;
    byId("nothing").hidden = rest.some((item) => !item.hidden);
  }

  /* What a person does ------------------------------------------------------------ */

  byId("narrow").addEventListener("input", narrow);
  byId("form").addEventListener("change", (event) => {
    if (event.target.name !== "id") return;
    const full = ticked().length > MOST;
    if (full) event.target.checked = false;
    byId("full").textContent = full ? say("notice-full") : "";
  });
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const now = ticked();
    go(chosen.filter((id) => now.includes(id)).concat(now.filter((id) => !chosen.includes(id)))).then(focusWhatChanged);
  });

  function focusWhatChanged() {
    const notices = byId("notices");
    (chosen.length > 1 ? document.getElementById("side-by-side") : notices.hidden ? byId("form") : notices).focus();
  }

  function move(button) {
    const id = button.dataset.id, way = Number(button.dataset.move), place = chosen.indexOf(id);
    const ids = chosen.filter((other) => other !== id);
    if (way) ids.splice(place + way, 0, id);
    go(ids).then(() => {
      if (way) byId("moved").textContent = say("moved", { name: titles.get(id), number: String(place + way + 1), total: String(chosen.length) });
      else byId("moved").textContent = say("removed", { name: titles.get(id) });
      const same = way && root.querySelector('[data-move="' + way + '"][data-id="' + id + '"]:not(:disabled), [data-move="' + -way + '"][data-id="' + id + '"]:not(:disabled)');
      if (same) same.focus();
      else focusWhatChanged();
    });
  }

  byId("table").addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (button) move(button);
  });
  byId("change").addEventListener("click", () => {
    byId("picker").open = true;
    byId("picker").scrollIntoView();
    byId("form").focus({ preventScroll: true });
  });
  byId("copy").addEventListener("click", () => {
    window.evidenceStoreCopy(location.href.split(/[?#]/)[0] + query(chosen), (copied) => {
      byId("copied").textContent = copied ? say("copied") : say("not-copied");
    });
  });
  byId("print").addEventListener("click", () => window.print());
  window.addEventListener("beforeprint", () => {
    const day = new Intl.DateTimeFormat(sentences.locale, { dateStyle: "long" }).format(new Date());
    byId("printed").textContent = say("printed", { day: day });
    const canonical = document.querySelector('link[rel="canonical"]');
    byId("address").textContent = (canonical ? canonical.href : location.href.split(/[?#]/)[0]) + query(chosen);
  });

  function arrive() {
    if (location.search === shown) return; // Only a place on the page.
    const asked = fromAddress();
    show(asked.ids, asked.notes);
  }
  window.addEventListener("popstate", arrive);
  arrive();
})();
