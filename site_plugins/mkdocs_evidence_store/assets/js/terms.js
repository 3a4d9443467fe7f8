/* Words of the glossary. Their boxes open, close and answer Escape without this script. It adds two things:
   who presses a word is led into its box, so that a screen reader reads it; and a mouse need only rest on a word.
   A box that opened for a mouse stays while the mouse is on the word or on the box, and never takes the focus. */
(function () {
  "use strict";
  if (!HTMLElement.prototype.showPopover) return;
  const REST = 350; // milliseconds on a word before its box opens
  const LEAVE = 300; // milliseconds to reach the box, or to come back
  let timer = 0;
  let resting = null; // the box that is open because a mouse rests on its word

  const boxOf = (word) => document.getElementById(word.getAttribute("popovertarget"));
  const isOpen = (box) => box.matches(":popover-open");

  function rest(word) {
    const box = boxOf(word);
    if (isOpen(box)) return;
    resting = box;
    box.showPopover({ source: word });
  }
  function leave() {
    if (resting && isOpen(resting)) resting.hidePopover();
    resting = null;
  }

  for (const word of document.querySelectorAll(".ev-term")) {
    word.popoverTargetAction = "show"; // a press on a word whose box the mouse has opened keeps it open
    word.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse") return;
      clearTimeout(timer);
      timer = setTimeout(rest, REST, word);
    });
    word.addEventListener("pointerleave", () => {
      clearTimeout(timer);
      timer = setTimeout(leave, LEAVE);
    });
    word.addEventListener("click", () => {
      clearTimeout(timer);
      resting = null;
      requestAnimationFrame(() => isOpen(boxOf(word)) && boxOf(word).focus());
    });
  }
  for (const box of document.querySelectorAll(".ev-terms__text")) {
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", () => {
      clearTimeout(timer);
      timer = setTimeout(leave, LEAVE);
    });
  }
})();
