/* Tables that sort by a press on a heading. Without this script they stand in the order of the page.
   A cell sorts by its `data-sort` (a number; empty: not known, always last), else by its words.
   Each body of a table sorts by itself, and a group's heading stays on top of it. */
(function () {
  "use strict";

  function valueOf(row, column) {
    const cell = row.cells[column];
    const given = cell.dataset.sort;
    if (given === undefined) return cell.textContent.trim().toLowerCase();
    return given === "" ? null : Number(given);
  }

  function compare(a, b, sign) {
    if (a === null || b === null) return (a === null) - (b === null);
    return sign * (typeof a === "number" ? a - b : a.localeCompare(b));
  }

  function sort(table, column, sign) {
    for (const body of table.tBodies) {
      const rows = Array.from(body.rows).filter((row) => !row.classList.contains("ev-table__group"));
      const sorted = rows
        .map((row) => ({ row, value: valueOf(row, column) }))
        .sort((a, b) => compare(a.value, b.value, sign));
      for (const { row } of sorted) body.append(row);
    }
  }

  function arm(table) {
    const said = document.createElement("p");
    said.className = "ev-visually-hidden";
    said.setAttribute("role", "status");
    table.parentElement.after(said);
    const headings = Array.from(table.tHead.rows[0].cells);
    headings.forEach((heading, column) => {
      const button = document.createElement("button");
      const name = heading.textContent.trim();
      button.type = "button";
      button.className = "ev-sort";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const up = heading.getAttribute("aria-sort") !== "ascending";
        for (const other of headings) other.removeAttribute("aria-sort");
        heading.setAttribute("aria-sort", up ? "ascending" : "descending");
        sort(table, column, up ? 1 : -1);
        said.textContent = "Sorted by " + name.toLowerCase() + ", " + (up ? heading.dataset.up : heading.dataset.down) + ".";
      });
    });
    const hint = document.createElement("span");
    hint.className = "ev-sort__hint";
    hint.textContent = " Press a heading to sort.";
    table.caption.append(hint);
  }

  document.querySelectorAll("table[data-sortable]").forEach(arm);
})();
