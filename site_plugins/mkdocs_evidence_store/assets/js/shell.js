/* The shell's two buttons, the menu of narrow screens and the choice of colours, and links in drawings. */
(function () {
  "use strict";

  function menu() {
    const button = document.querySelector(".ev-menu-button");
    const nav = document.getElementById("site-nav");
    if (!button || !nav) return;

    function show(open) {
      button.setAttribute("aria-expanded", String(open));
      nav.classList.toggle("ev-nav--open", open);
    }
    button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
      show(false);
      button.focus();
    });
  }

  /* The button stands twice, in the header and in the menu of narrow screens; both say the same. */
  function colours() {
    const root = document.documentElement;
    const buttons = Array.from(document.querySelectorAll(".ev-scheme"));
    const order = ["auto", "light", "dark"];
    const words = { auto: "Auto", light: "Light", dark: "Dark" };
    const now = () => root.getAttribute("data-ev-scheme") || "auto";

    function say() {
      for (const button of buttons) button.querySelector(".ev-scheme__label").textContent = words[now()];
    }
    function next() {
      const chosen = order[(order.indexOf(now()) + 1) % order.length];
      if (chosen === "auto") root.removeAttribute("data-ev-scheme");
      else root.setAttribute("data-ev-scheme", chosen);
      say();
      try {
        localStorage.setItem("evidence-store-scheme", chosen);
      } catch (refused) {
        /* Kept for this page only. */
      }
    }
    for (const button of buttons) button.addEventListener("click", next);
    say();
  }

  /* An old copy says so, by the reader's own calendar. */
  for (const note of document.querySelectorAll("[data-over]")) note.hidden = Date.now() < Date.parse(note.dataset.over + "T00:00:00") + 864e5;

  /* Firefox does not scroll to a link in a drawing when the Tab key comes to it. */
  function drawings() {
    document.addEventListener("focusin", (event) => {
      if (!(event.target instanceof SVGElement)) return;
      const box = event.target.getBoundingClientRect();
      if (box.top < 0 || box.bottom > innerHeight) scrollBy(0, box.top - innerHeight / 3);
    });
  }

  menu();
  colours();
  drawings();
})();
