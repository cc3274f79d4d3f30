// The realm's clock on the page: a drill's may run fast or stand still.
"use strict";
window.fengsui = window.fengsui || {};

(() => {
  const body = document.body;
  let base = Number(body.dataset.now);
  let pace = Number(body.dataset.pace);
  let taken = performance.now();
  const SOON = 5 * 60 * 1000;
  const beijing = { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false, hourCycle: "h23", timeZone: "Asia/Shanghai" };
  const written = new Intl.DateTimeFormat("en-GB", beijing);

  fengsui.now = () => base + (performance.now() - taken) * pace;

  fengsui.setClock = (reading) => {
    base = reading.now;
    pace = reading.pace;
    taken = performance.now();
  };

  const two = (number) => String(number).padStart(2, "0");

  const span = (milliseconds) => {
    const seconds = Math.floor(milliseconds / 1000);
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return `${two(minutes)}:${two(seconds % 60)}`;
    const hours = Math.floor(minutes / 60);
    if (hours < 48) return `${hours}:${two(minutes % 60)} h`;
    return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  };

  const show = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  const tick = () => {
    const now = fengsui.now();
    for (const element of document.querySelectorAll("[data-due]")) {
      const left = Number(element.dataset.due) - now;
      const late = left < 0;
      element.classList.toggle("late", late);
      element.classList.toggle("soon", !late && left < SOON);
      show(element, late ? fengsui.word("late", { n: Math.max(1, Math.floor(-left / 60000)) }) : span(left));
    }
    for (const element of document.querySelectorAll("[data-since]")) {
      show(element, span(Math.max(0, now - Number(element.dataset.since))));
    }
    for (const element of document.querySelectorAll("[data-clock]")) show(element, written.format(now));
  };

  tick();
  setInterval(tick, 1000 / Math.max(1, Math.min(pace || 1, 4)));
})();
