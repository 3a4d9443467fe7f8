// While somebody edits: goes to the page that has changed, and says on the page what the check found.
(() => {
  "use strict";
  const state = window.evidenceStorePreview;
  if (!state) return;
  const root = new URL("../../../", document.currentScript.src).href;
  const here = location.href.split(/[?#]/)[0].slice(root.length) || "index.html";

  const seen = sessionStorage.getItem("evidence-store-build");
  sessionStorage.setItem("evidence-store-build", state.build);
  if (seen !== null && seen !== String(state.build) && state.changed && state.changed !== here) {
    location.assign(root + state.changed);
    return;
  }

  const errors = state.findings.filter((finding) => finding.error);
  const shown = [...errors, ...state.findings.filter((finding) => !finding.error && finding.address === here)];
  if (shown.length === 0) return;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const counted = (count, one, more) => `${count} ${count === 1 ? one : more}`;

  const sentence = (words) => words[0].toUpperCase() + words.slice(1) + (/[.?!]$/.test(words) ? "" : ".");

  const inCode = (words) => words.split("`").map((part, place) => (place % 2 ? element("code", part) : part));

  const list = element("ul", "");
  for (const { place, message, help } of shown.slice(0, 10)) {
    const item = element("li", "");
    item.append(element("code", place), " ", ...inCode(sentence(message)));
    if (help) {
      const mend = element("strong", " ");
      mend.append(...inCode(sentence(help)));
      item.append(mend);
    }
    list.append(item);
  }
  if (shown.length > 10) list.append(element("li", `… and ${shown.length - 10} more, in the terminal`));

  const box = element("section", "", "ev-preview-findings ev-wrap");
  box.setAttribute("role", "alert");
  box.append(
    element(
      "p",
      errors.length > 0
        ? `${counted(errors.length, "error keeps", "errors keep")} your last change from being shown. This is the last version without errors.`
        : `${counted(shown.length, "remark", "remarks")} about this page:`,
      "ev-preview-findings__title",
    ),
    list,
  );
  document.getElementById("content").before(box);
})();
