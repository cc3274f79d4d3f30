// The desk by keyboard: n, ?, /, and an incident's number with Enter. Never while somebody types.
"use strict";
(() => {
  const desk = document.querySelector("[data-desk]");
  if (!desk) return;

  const PATIENCE = 3000;
  const help = document.getElementById("desk-help");
  const line = document.getElementById("desk-line");
  const jump = document.querySelector("[data-jump]");
  let number = "";
  let timer = null;

  const show = (digits) => {
    number = digits;
    clearTimeout(timer);
    jump.hidden = !number;
    jump.textContent = number ? `#${number} ⏎` : "";
    if (number) timer = setTimeout(() => show(""), PATIENCE);
  };

  const typing = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog[open]");

  const KEYS = {
    n: () => location.assign(desk.dataset.callUrl),
    "?": () => help.showModal(),
    "？": () => help.showModal(),
    "/": () => {
      line.value = line.value || "/";
      line.focus();
      line.setSelectionRange(line.value.length, line.value.length);
    },
    Escape: () => show(""),
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || help.open) return;
    if (/^[0-9]$/.test(event.key)) {
      event.preventDefault();
      show((number + event.key).slice(0, 6));
    } else if (event.key === "Enter" && number) {
      event.preventDefault();
      location.assign(`${desk.dataset.goUrl}?number=${number}`);
    } else if (KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  line.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    line.value = "";
    line.blur();
  });

  document.addEventListener("click", (event) => {
    if (event.target === help) help.close();
  });
})();
