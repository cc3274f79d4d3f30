// <form data-once>: sent by script under one command number until the server answers.
// <form data-draft="key">: what was typed is kept until it is accepted.
"use strict";
window.fengsui = window.fengsui || {};

(() => {
  const waiting = new Set();
  const drafts = (form) => `draft:${document.body.dataset.realm}:${document.body.dataset.person}:${form.dataset.draft}`;

  const tellWaiting = () => {
    for (const bar of document.querySelectorAll("[data-waiting]")) {
      bar.hidden = waiting.size === 0;
      bar.textContent = fengsui.word("waiting", { n: waiting.size });
    }
    document.body.classList.toggle("sending", waiting.size > 0);
  };

  const pause = (milliseconds) => new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", done, { once: true });
    function done() {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    }
  });

  const answered = (status) => status < 500 || status === 500;

  // The command's number makes repeating safe: it is recorded at most once.
  const untilAnswered = async (form, data, to) => {
    let delay = 500;
    let told = false;
    for (;;) {
      try {
        const answer = await fetch(to, {
          method: "POST",
          body: new URLSearchParams(data),
          headers: { Accept: "application/json" },
          credentials: "same-origin",
          redirect: "follow",
        });
        if (answered(answer.status)) return answer;
      } catch (fault) {
        if (!(fault instanceof TypeError)) throw fault;
      }
      if (!told) fengsui.toast(fengsui.word("waiting", { n: waiting.size }));
      told = true;
      await pause(delay * (0.5 + Math.random()));
      delay = Math.min(delay * 2, 10000);
    }
  };

  const settle = (form, outcome) => {
    for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    for (const line of form.querySelectorAll(".wrong[data-given]")) line.remove();
    const fields = outcome.fields || {};
    for (const name of Object.keys(fields)) {
      const input = form.elements.namedItem(name);
      if (!(input instanceof Element)) continue;
      input.setAttribute("aria-invalid", "true");
      const line = document.createElement("span");
      line.className = "wrong";
      line.dataset.given = "";
      line.textContent = fields[name];
      input.insertAdjacentElement("afterend", line);
    }
  };

  const accepted = (form, outcome) => {
    if (form.dataset.draft) localStorage.removeItem(drafts(form));
    const dialog = form.closest("dialog");
    const stays = form.hasAttribute("data-stay") || !outcome.location || outcome.location === location.pathname + location.search;
    if (!stays) {
      location.assign(outcome.location);
      return;
    }
    form.reset();
    const number = form.elements.namedItem("command");
    if (number) number.value = fengsui.uuid();
    if (dialog) dialog.close();
    fengsui.toast(outcome.said || fengsui.word("sent"));
    fengsui.refreshAll();
  };

  const movesOf = (outcome) => {
    const moves = outcome.moves || [];
    return moves.length ? fengsui.word("instead", { moves: moves.join(fengsui.word("and")) }) : "";
  };

  // <form data-placed>: what stands at its field is not said again.
  const refused = (form, outcome) => {
    const fields = Object.keys(outcome.fields || {});
    const placed = form.hasAttribute("data-placed") && fields.length && fields.every((name) => form.elements.namedItem(name));
    const details = placed ? [] : outcome.details || [];
    fengsui.toast([outcome.title, ...details, movesOf(outcome), outcome.advice].filter(Boolean).join(" · "), true);
  };

  const send = async (form, submitter) => {
    for (const old of document.querySelectorAll(".toast.refused")) old.remove();
    const data = new FormData(form);
    if (submitter && submitter.name) data.set(submitter.name, submitter.value);
    form.setAttribute("aria-busy", "true");
    const buttons = Array.from(form.querySelectorAll("button")).filter((button) => !button.disabled);
    buttons.forEach((button) => { button.disabled = true; });
    const to = submitter && submitter.hasAttribute("formaction") ? submitter.formAction : form.action;
    waiting.add(form);
    tellWaiting();
    let outcome = { ok: false };
    try {
      const answer = await untilAnswered(form, data, to);
      const json = (answer.headers.get("content-type") || "").includes("json");
      outcome = json ? await answer.json() : { ok: false, title: fengsui.word("failed") };
    } finally {
      waiting.delete(form);
      tellWaiting();
      form.removeAttribute("aria-busy");
      buttons.forEach((button) => { button.disabled = false; });
    }
    settle(form, outcome);
    if (outcome.ok) accepted(form, outcome);
    // A refusal of the engine says by itself what is the case; others need the general words.
    else if (outcome.code && outcome.details.length) fengsui.toast([...outcome.details, movesOf(outcome)].filter(Boolean).join(" · "), true);
    else refused(form, outcome);
    form.dispatchEvent(new CustomEvent("fengsui:answered", { bubbles: true, detail: outcome }));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-once")) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy") !== "true") send(form, event.submitter);
  });

  // Drafts
  const kept = (input) => input.name && input.type !== "hidden" && input.type !== "password" && input.type !== "submit";

  const keep = (form) => {
    const values = {};
    for (const input of form.elements) {
      if (kept(input)) values[input.name] = input.type === "checkbox" || input.type === "radio" ? (input.checked ? input.value : values[input.name] || "") : input.value;
    }
    localStorage.setItem(drafts(form), JSON.stringify(values));
  };

  const restore = (form) => {
    let values;
    try {
      values = JSON.parse(localStorage.getItem(drafts(form)) || "null");
    } catch (fault) {
      if (!(fault instanceof SyntaxError)) throw fault;
      localStorage.removeItem(drafts(form));
    }
    if (!values) return;
    let changed = false;
    for (const input of form.elements) {
      if (!kept(input) || values[input.name] === undefined) continue;
      if (input.type === "checkbox" || input.type === "radio") input.checked = values[input.name] === input.value;
      else if (input.value !== values[input.name]) {
        input.value = values[input.name];
        changed = true;
      }
    }
    if (changed) {
      fengsui.toast(fengsui.word("draft"));
      form.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.dataset.draft) keep(form);
  });

  // For forms that come later, such as a sheet's.
  fengsui.restore = restore;
  document.querySelectorAll("form[data-draft]").forEach(restore);

  window.addEventListener("beforeunload", (event) => {
    if (waiting.size) event.preventDefault();
  });

  // Dialogues: <button data-opens="id">, <button data-closes>.
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-opens], [data-closes]");
    if (!button) return;
    if (button.dataset.opens) document.getElementById(button.dataset.opens).showModal();
    else button.closest("dialog").close();
  });
})();
