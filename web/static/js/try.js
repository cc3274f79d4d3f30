// Trying a situation: what follows is fetched anew as one types, the inputs stay untouched, and the
// address always holds the situation. Nothing is sent that could be recorded: only GET.
"use strict";
(() => {
  const form = document.querySelector("[data-trial]");
  if (!form) return;

  const QUIET = 180;
  const RETRY = 4000;
  const region = form.querySelector("[data-region]");
  const place = (selector) => region.querySelector(selector);
  const row = (fact) => form.querySelector(`[data-row="${fact}"]`);

  const query = () => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) asked.append(name, value);
    return asked;
  };

  const stops = () => {
    const seen = new Set();
    return Array.from(form.querySelectorAll(".trial-form input:not([type=hidden]), .trial-form select")).filter((one) => {
      if (one.offsetParent === null || seen.has(one.name)) return false;
      if (one.type === "radio") seen.add(one.name);
      return true;
    });
  };

  const goTo = (one) => {
    const group = one.type === "radio" ? Array.from(form.querySelectorAll(`input[name="${one.name}"]`)) : [one];
    const target = group.find((radio) => radio.checked) || group[0];
    target.focus();
    if (target.select && target.type !== "radio") target.select();
    target.closest(".fact, .field").scrollIntoView({ block: "nearest" });
  };

  const goToFact = (fact) => {
    const found = row(fact);
    if (!found) return;
    found.classList.remove("idle");
    const details = found.closest("details");
    if (details) details.open = true;
    goTo(found.querySelector("input, select"));
  };

  // Nobody is corrected in the middle of a word: only what was left is marked.
  const scold = (found, wrong) => {
    const input = found.querySelector('input[type="text"]');
    if (!input || (wrong && input === document.activeElement)) return;
    const line = found.querySelector(".wrong");
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (line) line.remove();
    if (!wrong) return;
    const said = document.createElement("span");
    said.className = "wrong";
    said.textContent = wrong;
    found.querySelector(".fact-input").append(said);
  };

  const mark = () => {
    const told = region.firstElementChild;
    const relevant = new Set(told.dataset.relevant.split(" "));
    const unread = new Map(Array.from(region.querySelectorAll("template[data-unread]"), (one) => [one.dataset.unread, one.content.textContent]));
    for (const found of form.querySelectorAll("[data-row]")) {
      const fact = found.dataset.row;
      const used = found.contains(document.activeElement) || Array.from(found.querySelectorAll("input, select")).some((one) => (one.type === "radio" ? one.checked && one.value : one.value));
      if (!found.closest("details")) found.classList.toggle("idle", !relevant.has(fact) && !used);
      found.firstElementChild.classList.toggle("next", fact === told.dataset.next);
      scold(found, unread.get(fact));
    }
    const next = place("[data-answer]");
    if (next) next.hidden = !told.dataset.next;
    for (const jump of region.querySelectorAll("[data-jump]")) jump.hidden = false;
  };

  // What was folded stays folded, what has the focus keeps it.
  const replace = (html) => {
    const shut = new Set(Array.from(region.querySelectorAll("details:not([open])"), (one) => one.dataset.key));
    const held = document.activeElement;
    const focused = region.contains(held) ? held.name || held.dataset.jump : "";
    const fresh = new DOMParser().parseFromString(html, "text/html");
    region.replaceChildren(...fresh.body.childNodes);
    for (const one of region.querySelectorAll("details")) one.open = !shut.has(one.dataset.key);
    const again = focused && place(`[name="${focused}"], [data-jump="${focused}"]`);
    if (again) again.focus({ preventScroll: true });
    mark();
  };

  let timer = null;
  let asking = null;

  const play = async () => {
    if (asking) asking.abort();
    const own = new AbortController();
    asking = own;
    const asked = query();
    try {
      const answer = await fetch(`${form.dataset.outcome}?${asked}`, { headers: { "X-Fragment": "1" }, credentials: "same-origin", cache: "no-store", signal: own.signal });
      if (own !== asking) return;
      if (answer.redirected || answer.status === 401) {
        location.reload();
        return;
      }
      if (!answer.ok) throw new TypeError(String(answer.status));
      const html = await answer.text();
      if (own !== asking) return;
      replace(html);
      history.replaceState(null, "", region.firstElementChild.dataset.asked);
    } catch (fault) {
      if (own !== asking || fault.name === "AbortError") return;
      if (!(fault instanceof TypeError)) throw fault;
      place("[data-trial-stale]").hidden = false;
      soon(RETRY);
    }
  };

  const soon = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(play, delay);
  };

  form.addEventListener("input", () => soon(QUIET));
  form.addEventListener("focusout", (event) => {
    if (event.target.closest && event.target.closest(".fact")) mark();
  });

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.isComposing || event.key !== "Enter" || !field.matches(".trial-form input, .trial-form select")) return;
    event.preventDefault();
    const order = stops();
    const at = order.findIndex((one) => one === field || (one.type === "radio" && one.name === field.name));
    if (order[at + 1]) goTo(order[at + 1]);
  });

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || !event.altKey || event.code !== "KeyN") return;
    event.preventDefault();
    goToFact(region.firstElementChild.dataset.next);
  });

  region.addEventListener("click", (event) => {
    const button = event.target.closest("[data-jump], [data-answer]");
    if (button) goToFact(button.dataset.jump || region.firstElementChild.dataset.next);
  });

  // What leaves by a button goes without the blank fields, to an address that can be read.
  form.addEventListener("submit", () => {
    for (const one of form.elements) if (one.name && !one.value && one.tagName !== "BUTTON") one.disabled = true;
  });
  window.addEventListener("pageshow", () => {
    for (const one of form.elements) one.disabled = false;
  });

  const share = form.querySelector("[data-share]");
  share.hidden = !navigator.clipboard;
  share.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    fengsui.toast(share.dataset.done);
  });

  mark();
})();
