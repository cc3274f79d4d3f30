// Live regions: <section data-live="/fragment" data-kinds="A B" data-incident="id">.
// Refetched when a relevant entry arrives, never under somebody's hands.
"use strict";
window.fengsui = window.fengsui || {};

(() => {
  const QUIET = 150;
  const SPREAD = 250;
  const RETRY = 3000;
  const states = new WeakMap();

  const stateOf = (region) => {
    if (!states.has(region)) states.set(region, { timer: null, busy: false, again: false });
    return states.get(region);
  };

  const concerns = (region, entry) => {
    const kinds = region.dataset.kinds || "*";
    const kind = kinds === "*" || kinds.split(/\s+/).includes(entry.k);
    return kind && (!region.dataset.incident || region.dataset.incident === entry.i);
  };

  const dirty = (input) => {
    if (input.type === "hidden" || input.type === "submit") return false;
    if (input.type === "checkbox" || input.type === "radio") return input.checked !== input.defaultChecked;
    if (input.options) return Array.from(input.options).some((option) => option.selected !== option.defaultSelected) && input.dataset.touched;
    return input.value !== input.defaultValue;
  };

  // An input that is in use, or a form on its way, must not be replaced.
  const inUse = (region) => {
    const active = document.activeElement;
    if (active && region.contains(active) && active.matches("input, textarea, select")) return true;
    if (region.querySelector('form[aria-busy="true"], dialog[open]')) return true;
    return Array.from(region.querySelectorAll("input, textarea, select")).some(dirty);
  };

  const keyOf = (details, index) => details.id || details.dataset.key || `#${index}`;

  const replace = (region, html) => {
    const open = new Map();
    region.querySelectorAll("details").forEach((details, index) => open.set(keyOf(details, index), details.open));
    const focused = region.contains(document.activeElement) ? document.activeElement.id : "";
    const scrolled = region.scrollTop;
    const known = new Set(Array.from(region.querySelectorAll("[data-announce]"), (element) => element.dataset.announce));
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const same = fresh.querySelector("[data-live]");
    region.replaceChildren(...(same ? same.childNodes : fresh.body.childNodes));
    region.querySelectorAll("details").forEach((details, index) => {
      const was = open.get(keyOf(details, index));
      if (was !== undefined) details.open = was;
    });
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus({ preventScroll: true });
    region.scrollTop = scrolled;
    announce(region, known);
    region.dispatchEvent(new CustomEvent("fengsui:replaced", { bubbles: true }));
  };

  // Only what is new is read out, and only what the page marks as worth saying.
  const announce = (region, known) => {
    const added = Array.from(region.querySelectorAll("[data-announce]")).filter((element) => !known.has(element.dataset.announce));
    if (!added.length) return;
    let speaker = document.querySelector("[data-speaker]");
    if (!speaker) {
      speaker = document.createElement("div");
      speaker.className = "unseen";
      speaker.dataset.speaker = "";
      speaker.setAttribute("aria-live", "polite");
      document.body.append(speaker);
    }
    speaker.textContent = added.map((element) => element.dataset.announce).join("。");
  };

  const fetchRegion = async (region) => {
    const state = stateOf(region);
    state.timer = null;
    if (!region.isConnected) return;
    if (state.busy || inUse(region)) {
      state.again = true;
      if (!state.busy) region.dataset.state = "waiting";
      return;
    }
    state.busy = true;
    state.again = false;
    try {
      const answer = await fetch(region.dataset.live, { headers: { "X-Fragment": "1" }, credentials: "same-origin", cache: "no-store" });
      if (answer.redirected || answer.status === 401) return fengsui.signedOut && fengsui.signedOut();
      if (!answer.ok) throw new Error(String(answer.status));
      const html = await answer.text();
      if (inUse(region)) state.again = true;
      else {
        replace(region, html);
        region.removeAttribute("data-state");
        region.removeAttribute("title");
      }
    } catch (fault) {
      region.dataset.state = "stale";
      region.title = fengsui.word("stale");
      later(region, RETRY + Math.random() * RETRY);
    } finally {
      state.busy = false;
      if (state.again && !inUse(region)) later(region, QUIET);
    }
  };

  const later = (region, delay) => {
    const state = stateOf(region);
    if (state.timer === null) state.timer = setTimeout(() => fetchRegion(region), delay);
  };

  fengsui.heard = (entry) => {
    for (const region of document.querySelectorAll("[data-live]")) {
      if (concerns(region, entry)) later(region, QUIET + Math.random() * SPREAD);
    }
    document.dispatchEvent(new CustomEvent("fengsui:entry", { detail: entry }));
  };

  fengsui.refreshAll = () => {
    for (const region of document.querySelectorAll("[data-live]")) later(region, Math.random() * 2 * SPREAD);
  };

  const released = (event) => {
    for (const region of document.querySelectorAll("[data-live]")) {
      if (stateOf(region).again && !(event.target instanceof Node && region.contains(event.target) && inUse(region))) later(region, QUIET);
    }
  };
  document.addEventListener("focusout", () => setTimeout(() => released({ target: null }), 0));
  document.addEventListener("fengsui:answered", released);
  document.addEventListener("close", released, true);
  document.addEventListener("change", (event) => { event.target.dataset.touched = "1"; });
})();
