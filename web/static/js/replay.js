// The replay's track: every step fetches how things stood then; only the last one asked for shows.
"use strict";

(() => {
  const form = document.querySelector("[data-replay]");
  const slider = document.getElementById("at");
  const moment = document.querySelector("[data-moment]");
  const SETTLE = 80;
  let timer = null;
  let asking = null;

  form.querySelector("[data-go]").hidden = true;

  const show = async (at) => {
    if (asking) asking.abort();
    asking = new AbortController();
    moment.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(`${form.dataset.replay}?at=${at}`, { signal: asking.signal, credentials: "same-origin", cache: "no-store" });
      if (!answer.ok || answer.redirected) {
        location.assign(`${form.action}?at=${at}`);
        return;
      }
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const focused = moment.contains(document.activeElement) ? document.activeElement.id : "";
      moment.replaceChildren(...fresh.body.childNodes);
      const again = focused && document.getElementById(focused);
      if (again) again.focus({ preventScroll: true });
      else if (focused) slider.focus({ preventScroll: true });
      moment.removeAttribute("aria-busy");
      slider.setAttribute("aria-valuetext", moment.querySelector(".position").textContent);
      history.replaceState(null, "", `${form.getAttribute("action")}?at=${at}`);
    } catch (fault) {
      if (fault.name === "AbortError") return;
      if (!(fault instanceof TypeError)) throw fault;
      moment.removeAttribute("aria-busy");
      fengsui.toast(fengsui.word("stale"), true);
    }
  };

  const go = (at) => {
    const wanted = Math.min(Math.max(at, Number(slider.min)), Number(slider.max));
    slider.value = wanted;
    clearTimeout(timer);
    timer = setTimeout(() => show(wanted), SETTLE);
  };

  slider.addEventListener("input", () => go(Number(slider.value)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(Number(slider.value));
  });

  const STEPS = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 };
  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const typing = event.target.matches("input, textarea, select") && event.target !== slider;
    const reading = event.key.startsWith("Page") && event.target.matches(".flow");
    if (typing || reading) return;
    event.preventDefault();
    go(Number(slider.value) + step);
  });

  document.addEventListener("click", async (event) => {
    const jump = event.target.closest("[data-at], [data-seq]");
    if (jump) {
      event.preventDefault();
      go(Number(jump.dataset.at || jump.dataset.seq));
      return;
    }
    const check = event.target.closest("[data-verify]");
    if (!check) return;
    event.preventDefault();
    const place = document.querySelector("[data-verified]");
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(check.dataset.verify, { credentials: "same-origin", cache: "no-store" });
      if (!answer.ok || answer.redirected) {
        location.assign(check.href);
        return;
      }
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...fresh.body.childNodes);
    } catch (fault) {
      if (!(fault instanceof TypeError)) throw fault;
      fengsui.toast(fengsui.word("failed"), true);
    } finally {
      place.removeAttribute("aria-busy");
    }
  });
})();
