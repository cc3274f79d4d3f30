// The plan library reads without scripts; this only spares a few movements of the hand.
"use strict";

(() => {
  // A link into a folded part opens it: older browsers do not by themselves.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let folded = target && target.closest("details:not([open])");
    if (!folded) return;
    for (; folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // On a narrow screen the tabs scroll sideways: the open one is brought into sight.
  for (const here of document.querySelectorAll(".plan-tabs [aria-current], .segments [aria-current]")) {
    const row = here.parentElement;
    row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.clientWidth) / 2;
  }

  // A drawing wider than the screen begins with its phases, not with the ways back beside them.
  for (const frame of document.querySelectorAll(".drawn-frame")) {
    const phase = frame.querySelector(".node rect");
    if (phase) frame.scrollLeft += phase.getBoundingClientRect().left - frame.getBoundingClientRect().left - 16;
  }

  // The browser's own print command does as well.
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
