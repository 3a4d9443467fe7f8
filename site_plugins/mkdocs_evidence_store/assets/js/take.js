/* The command that puts a shortlist into a zip. It is written when somebody looks at it: a list can change with each key. */
(function () {
  "use strict";
  const COMMAND = "evidence-store export offline --only ";

  /* `show(ids, which)` offers to take these along, and hides the offer where there are none; `which` are the words for
     them, if they are not always the same. Ids hold nothing that a shell reads, but PowerShell splits at commas. */
  window.evidenceStoreTake = function (place, folder) {
    const code = place.querySelector("code"), said = place.querySelector("[role=status]");
    let ids = [];

    function write() {
      said.textContent = "";
      code.textContent = place.open ? COMMAND + '"' + folder + "/" + ids.join(",") + '"' : "";
    }

    place.addEventListener("toggle", write);
    place.querySelector("button").addEventListener("click", () => {
      window.evidenceStoreCopy(code.textContent, (copied) => {
        said.textContent = copied ? said.dataset.copied : said.dataset.notCopied;
      });
    });
    return (now, which) => {
      ids = now;
      place.hidden = !ids.length;
      if (which) place.querySelector("summary span").textContent = which;
      write();
    };
  };
})();
