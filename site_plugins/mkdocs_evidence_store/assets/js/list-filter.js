/* Select boxes over a plain list. The number behind a choice says how many it would find beside the other boxes;
   the state is in the address, so that a filtered list can be sent to somebody. */
(function () {
  "use strict";

  function start(form) {
    const list = document.getElementById(form.dataset.list);
    if (!list) return;
    const items = Array.from(list.querySelectorAll("[data-filtered]"));
    const boxes = Array.from(form.querySelectorAll("select"));
    const status = form.querySelector("[role=status]");
    const clear = form.querySelector("button");
    const sections = Array.from(list.querySelectorAll("[data-filtered-section]"));
    const has = (item, box, value) => (" " + (item.dataset[box.name] || "") + " ").includes(" " + value + " ");
    const fits = (item, without) => boxes.every((box) => box === without || !box.value || has(item, box, box.value));

    function show() {
      let shown = 0;
      for (const item of items) {
        item.hidden = !fits(item);
        shown += !item.hidden;
      }
      for (const section of sections) {
        const left = section.querySelectorAll("[data-filtered]:not([hidden])").length;
        section.hidden = !left;
        const count = section.querySelector("[data-filtered-count]");
        if (count) count.textContent = left;
      }
      for (const box of boxes) {
        for (const option of box.options) {
          if (option.value) option.textContent = option.dataset.label + " (" + items.filter((item) => fits(item, box) && has(item, box, option.value)).length + ")";
        }
      }
      const on = boxes.some((box) => box.value);
      status.textContent = on ? (shown ? shown + " of " : "None of ") + items.length + " " + (items.length === 1 ? form.dataset.one : form.dataset.many) : "";
      clear.hidden = !on;
    }

    function fromAddress() {
      const said = new URLSearchParams(location.search);
      for (const box of boxes) {
        const value = said.get(box.name) || "";
        box.value = Array.from(box.options).some((option) => option.value === value) ? value : "";
      }
      show();
    }

    function changed() {
      const said = new URLSearchParams();
      for (const box of boxes) if (box.value) said.append(box.name, box.value);
      try {
        history.pushState(null, "", location.pathname + (String(said) && "?" + said));
      } catch (refused) {
        /* The list is right all the same. */
      }
      show();
    }

    form.addEventListener("change", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    clear.addEventListener("click", () => {
      for (const box of boxes) box.value = "";
      changed();
      boxes[0].focus();
    });
    window.addEventListener("popstate", fromAddress);
    /* On a slow line somebody may have chosen before this script was here: that choice counts. */
    if (!location.search && boxes.some((box) => box.value)) changed();
    else fromAddress();
  }

  document.querySelectorAll(".ev-list-filter").forEach(start);
  document.documentElement.classList.remove("ev-asked");
})();
