// The unit page: receipts for what is really seen, one sheet for reasons, vibration, the other realm.
"use strict";

(() => {
  const ELSEWHERE = 10000;
  const RETRY = 4000;
  const CHUNK = 50;

  // Receipts: only for directives of one's own party, and only while the page is on a screen.
  const told = new Set();
  let telling = false;

  const unseen = () => Array.from(document.querySelectorAll('[data-receipts="yes"] [data-shown]'), (card) => card.dataset.shown).filter((name) => name && !told.has(name));

  const tell = async () => {
    const form = document.querySelector("form[data-received]");
    if (!form || telling || document.visibilityState !== "visible") return;
    const names = unseen().slice(0, CHUNK);
    if (!names.length) return;
    telling = true;
    const data = new URLSearchParams(new FormData(form));
    names.forEach((name) => data.append("shown", name));
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: data,
        headers: { Accept: "application/json" },
        credentials: "same-origin",
      });
      if (answer.ok || answer.status < 500) names.forEach((name) => told.add(name));
      else setTimeout(tell, RETRY);
    } catch (fault) {
      if (!(fault instanceof TypeError)) throw fault;
      setTimeout(tell, RETRY);
    } finally {
      telling = false;
    }
    if (unseen().length) setTimeout(tell, RETRY);
  };

  // A new directive shakes the telephone, if its owner has touched the page before.
  const rung = new Set();
  const calls = () => Array.from(document.querySelectorAll("[data-ring]"), (element) => element.dataset.ring);

  const shake = () => {
    const fresh = calls().filter((name) => !rung.has(name));
    fresh.forEach((name) => rung.add(name));
    const touched = !navigator.userActivation || navigator.userActivation.hasBeenActive;
    if (fresh.length && navigator.vibrate && touched) navigator.vibrate([200, 100, 200]);
  };

  calls().forEach((name) => rung.add(name));
  document.addEventListener("fengsui:replaced", () => {
    shake();
    tell();
  });
  document.addEventListener("visibilitychange", tell);
  window.addEventListener("online", tell);
  tell();

  // What the other realm wants of this party cannot be heard over this realm's line.
  setInterval(() => {
    if (document.visibilityState === "visible") fengsui.heard({ k: "Elsewhere" });
  }, ELSEWHERE);

  // An answer that has to wait for the line keeps the time at which the button was pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form instanceof HTMLFormElement && form.hasAttribute("data-own-time")) {
      form.elements.namedItem("at").value = String(Math.round(fengsui.now()));
    }
  }, true);

  document.addEventListener("fengsui:answered", (event) => {
    if (event.detail.ok && event.target.dataset.back) location.assign(event.target.dataset.back);
  });

  // One sheet for every reason; it lies outside the region, so that news come in behind it.
  const sheet = document.getElementById("reason");
  document.addEventListener("click", (event) => {
    const opener = event.target.closest && event.target.closest("a[data-reason]");
    if (!opener || !sheet) return;
    event.preventDefault();
    const form = sheet.querySelector("form");
    const words = sheet.querySelector("textarea");
    if (form.action !== new URL(opener.dataset.reason, location.href).href) {
      words.value = "";
      form.elements.namedItem("command").value = fengsui.uuid();
    }
    form.action = opener.dataset.reason;
    words.name = opener.dataset.field;
    words.required = opener.hasAttribute("data-required");
    sheet.querySelector("[data-reason-title]").textContent = opener.dataset.title;
    sheet.querySelector("[data-reason-of]").textContent = opener.dataset.of;
    sheet.querySelector("[data-reason-label]").textContent = opener.dataset.label;
    sheet.querySelector("[data-reason-send]").textContent = opener.dataset.send;
    sheet.showModal();
    words.focus();
  });
})();
