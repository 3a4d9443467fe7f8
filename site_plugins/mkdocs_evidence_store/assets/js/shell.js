/* The shell's two buttons: the menu of narrow screens, and the choice of colours. */
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

  menu();
  colours();
})();
