/* A summary. What is due by a day is said as soon as that day is over, also in a copy built long before;
   and the first sheet, the answer in one minute, can be printed alone. */
(function () {
  "use strict";
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  for (const note of document.querySelectorAll("[data-due]")) note.hidden = note.dataset.due >= today;

  const root = document.documentElement;
  const button = document.getElementById("print-short");
  if (!button) return;
  const whole = () => root.classList.remove("ev-short");
  button.addEventListener("click", () => {
    root.classList.add("ev-short");
    window.print();
  });
  window.addEventListener("afterprint", whole);
})();
