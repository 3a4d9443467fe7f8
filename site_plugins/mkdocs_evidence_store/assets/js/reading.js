/* How much of a summary is shown: one line, one minute, everything, or everything with all workings open.
   The address says it (`?read=minute`) and nothing else remembers it; before-paint.js has read it already.
   What is printed is what is being read; the answer on one page can be printed from any level. */
(function () {
  "use strict";
  const root = document.documentElement;
  const nav = document.querySelector(".ev-read");
  if (!nav) return;
  const links = Array.from(nav.querySelectorAll("a"));
  const said = nav.querySelector("[role=status]");
  const current = () => root.dataset.evRead || "";
  let opened = [];

  /* Workings that the reader opened stay open; those the level opened are closed with it. */
  function openAll(open) {
    for (const details of opened) details.open = false;
    opened = open ? Array.from(document.querySelectorAll(".ev-page details:not([open])")) : [];
    for (const details of opened) details.open = true;
  }

  function show(level) {
    if (level) root.dataset.evRead = level;
    else delete root.dataset.evRead;
    for (const link of links) {
      if (link.dataset.read === level) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    openAll(level === "workings");
  }

  function fromAddress() {
    const level = new URLSearchParams(location.search).get("read") || "";
    return links.some((link) => link.dataset.read === level) ? level : "";
  }

  /* A link to a part that this level leaves out leads to everything, and opens what the part lies in. */
  function reveal() {
    const target = document.querySelector(":target");
    if (!target) return;
    if (current() && current() !== "workings" && !target.getClientRects().length) {
      show("");
      history.replaceState(null, "", location.pathname + location.hash);
    }
    for (let part = target.parentElement; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") part.open = true;
    }
    target.scrollIntoView();
  }

  nav.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    try {
      history.pushState(null, "", link.href);
    } catch (refused) {
      return; /* Then the link leads there. */
    }
    event.preventDefault();
    show(link.dataset.read);
    said.textContent = "Shown: " + link.textContent.toLowerCase() + ".";
  });
  window.addEventListener("popstate", () => show(fromAddress()));
  window.addEventListener("hashchange", reveal);

  let before = null;
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => {
      before = current();
      root.dataset.evRead = button.dataset.print || before;
      if (!root.dataset.evRead) delete root.dataset.evRead;
      window.print();
    });
  }
  window.addEventListener("afterprint", () => {
    if (before === null) return;
    if (before) root.dataset.evRead = before;
    else delete root.dataset.evRead;
    before = null;
  });

  /* What stands above the target is laid out only now (long.css), with its own height. Whoever comes back to a page
     stays where they were. */
  function settle() {
    const [visit] = performance.getEntriesByType("navigation");
    if (visit && visit.type === "navigate") setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(reveal)));
  }

  show(fromAddress());
  reveal();
  window.addEventListener("load", settle);
})();
