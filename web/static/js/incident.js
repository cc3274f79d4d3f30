// The incident room: sheets over the room, the note that Enter records, corrections, filters.
"use strict";

(() => {
  const note = document.getElementById("note");
  const noteText = document.getElementById("note-text");

  // Sheets: what a link leads to is laid over the room; without scripts it is a page of its own.
  const dialog = document.querySelector("[data-sheet-dialog]");

  const openSheet = async (link) => {
    const answer = await fetch(link.href, { headers: { "X-Fragment": "1" }, credentials: "same-origin", cache: "no-store" });
    if (!answer.ok || answer.redirected) {
      location.assign(link.href);
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    dialog.replaceChildren(...fresh.body.childNodes);
    dialog.querySelectorAll("form[data-draft]").forEach((form) => fengsui.restore && fengsui.restore(form));
    if (!dialog.open) dialog.showModal();
    const first = dialog.querySelector("[autofocus]");
    if (first) first.focus();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-sheet]");
    if (!link || !dialog || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    openSheet(link).catch((fault) => {
      if (!(fault instanceof TypeError)) throw fault;
      location.assign(link.href);
    });
  });

  if (dialog) {
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
  }

  // A note: Enter records, Shift+Enter breaks the line; not while a Chinese word is being composed.
  const grow = () => {
    noteText.style.height = "auto";
    noteText.style.height = `${Math.min(noteText.scrollHeight + 2, 200)}px`;
  };

  if (noteText) {
    noteText.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      if (noteText.value.trim()) note.requestSubmit();
    });
    noteText.addEventListener("input", grow);
    note.addEventListener("fengsui:answered", (event) => {
      if (!event.detail.ok) return;
      correct("");
      grow();
    });
    grow();
  }

  const correct = (seq) => {
    note.elements.corrects.value = seq;
    const banner = note.querySelector("[data-correcting]");
    banner.hidden = !seq;
    banner.querySelector("b").textContent = seq;
  };

  document.addEventListener("click", (event) => {
    const on = event.target.closest("[data-corrects]");
    const off = event.target.closest("[data-uncorrect]");
    if (!note || !(on || off)) return;
    event.preventDefault();
    correct(on ? on.dataset.corrects : "");
    noteText.focus();
  });

  // Another view of a part: the same region, asked for differently from now on.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-timeline], [data-part]");
    if (!link) return;
    event.preventDefault();
    link.closest("[data-live]").dataset.live = link.dataset.timeline || link.dataset.part;
    history.replaceState(null, "", link.href);
    fengsui.refreshAll();
  });

  // Somebody was faster: what was typed moves to the note, so that it is not lost, and the part
  // can show how things stand.
  const OVERTAKEN = ["already_decided", "illegal_move", "illegal_phase", "no_approval", "pending", "in_force", "over"];
  document.addEventListener("fengsui:answered", (event) => {
    const form = event.target;
    if (event.detail.ok || !OVERTAKEN.includes(event.detail.code) || !form.hasAttribute("data-move")) return;
    const typed = form.elements.reason && form.elements.reason.value.trim();
    if (typed && noteText) {
      noteText.value = noteText.value ? `${noteText.value}\n${typed}` : typed;
      noteText.dispatchEvent(new Event("input", { bubbles: true }));
    }
    form.reset();
    fengsui.refreshAll();
  });

  // On paper nothing can be opened: what is folded is printed open.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = Array.from(document.querySelectorAll(".part details:not([open]):not(.judge):not(.refuse)"));
    folded.forEach((details) => { details.open = true; });
  });
  window.addEventListener("afterprint", () => {
    folded.forEach((details) => { details.open = false; });
  });

  // Ages in minutes.
  const recount = () => {
    for (const element of document.querySelectorAll("[data-ago]")) {
      const minutes = Math.max(0, Math.floor((fengsui.now() - Number(element.dataset.ago)) / 60000));
      const text = fengsui.word("minutes_ago", { n: minutes });
      if (element.textContent !== text) element.textContent = text;
    }
  };
  setInterval(recount, 15000);
})();
