// Logging a call: Enter moves on, Ctrl+Enter opens the incident, Alt+N answers what is to be asked
// next; the grade follows what is typed, and only the newest answer counts.
"use strict";
(() => {
  const form = document.querySelector("[data-call]");
  if (!form) return;

  const QUIET = 180;
  const panel = form.querySelector("[data-grading]");
  const place = (name) => panel.querySelector(`[data-${name}]`);
  const plans = Array.from(form.querySelectorAll('input[name="plan"]'));
  const chosen = () => { const found = plans.find((one) => one.checked); return found ? found.value : ""; };
  const facts = (plan) => form.querySelector(`[data-facts="${plan}"]`);
  const nameOf = (plan, fact) => `fact-${plan}-${fact}`;
  let next = "";

  // The fields in their order; a group of radios is one stop.
  const stops = () => {
    const seen = new Set();
    return Array.from(form.elements).filter((one) => {
      if (!one.matches("input:not([type=hidden]), select") || one.disabled || one.offsetParent === null) return false;
      if (one.type !== "radio") return true;
      if (seen.has(one.name)) return false;
      seen.add(one.name);
      return true;
    });
  };

  const entry = (one) => {
    if (one.type !== "radio") return one;
    const group = Array.from(form.querySelectorAll(`input[name="${one.name}"]`));
    return group.find((radio) => radio.checked) || group[0];
  };

  const goTo = (one) => {
    const details = one.closest("details");
    if (details) details.open = true;
    const target = entry(one);
    target.focus();
    if (target.select && target.type !== "radio") target.select();
    const row = target.closest(".fact, .field");
    if (row) row.scrollIntoView({ block: "nearest" });
  };

  const moveOn = (from) => {
    const order = stops();
    const at = order.findIndex((one) => one === from || (one.type === "radio" && one.name === from.name));
    if (order[at + 1]) goTo(order[at + 1]);
    else form.querySelector('button[type="submit"]').focus();
  };

  const goToFact = (fact) => {
    const row = facts(chosen()) && facts(chosen()).querySelector(`[data-row="${fact}"]`);
    if (!row) return;
    row.classList.remove("idle");
    goTo(row.querySelector("input, select"));
  };

  // The plan
  const showPlan = () => {
    const plan = chosen();
    for (const radio of plans) radio.closest(".call-plan").classList.toggle("chosen", radio.checked);
    for (const set of form.querySelectorAll("[data-facts]")) {
      const active = set.dataset.facts === plan;
      set.hidden = !active;
      set.disabled = !active;
    }
    const none = form.querySelector("[data-no-plan]");
    if (none) none.hidden = Boolean(plan);
  };

  // What both plans ask is not asked twice.
  const carry = (to) => {
    for (const row of facts(to).querySelectorAll("[data-row]")) {
      const input = row.querySelector('input[type="text"]');
      const others = plans.map((one) => form.elements.namedItem(nameOf(one.value, row.dataset.row)));
      const typed = others.find((other) => other && other !== input && other.type === "text" && other.value);
      if (input && !input.value && typed) input.value = typed.value;
    }
  };

  // The grade
  const typedFacts = (plan) => {
    const typed = {};
    for (const row of facts(plan).querySelectorAll("[data-row]")) {
      const radio = row.querySelector("input[type=radio]:checked");
      const input = radio || row.querySelector("select, input:not([type=radio])");
      if (input && input.value.trim()) typed[row.dataset.row] = input.value;
    }
    return typed;
  };

  const rows = (where, template, items, fill) => {
    where.replaceChildren(...items.map((item) => {
      const row = template.content.firstElementChild.cloneNode(true);
      fill(row, item);
      return row;
    }));
  };

  // As the templates write a clause: it leads to the first of those that are cited.
  const cite = (link, clause) => {
    const number = clause.split("、")[0].replace(/^§/, "");
    link.textContent = /^\d/.test(clause) ? `§${clause}` : clause;
    link.href = `${link.dataset.plans}${chosen()}/clauses/${encodeURIComponent(number)}`;
  };

  const show = (answer) => {
    const words = answer.words;
    panel.removeAttribute("data-blank");
    place("level").className = `level large level-${words.level.code}`;
    place("numeral").textContent = words.level.code === "below" ? "" : words.level.numeral;
    place("word").textContent = words.level.word;
    place("verdict").textContent = words.verdict;
    rows(place("why"), place("why-row"), words.why, (row, one) => {
      row.classList.toggle("done", !one.deciding);
      row.querySelector("[data-sentence]").textContent = one.sentence;
      cite(row.querySelector("[data-clause]"), one.clause);
    });
    const [first, ...rest] = words.ask;
    next = first ? first.fact : "";
    place("next").hidden = !first;
    place("answer").hidden = !first;
    if (first) {
      place("ask").textContent = first.ask;
      panel.querySelector(".grading-could").textContent = first.could;
    }
    rows(place("more"), place("more-row"), rest.slice(0, 4), (row, one) => {
      const jump = row.querySelector("[data-sentence]");
      jump.textContent = one.ask;
      jump.addEventListener("click", () => goToFact(one.fact));
      row.querySelector("[data-could]").textContent = one.could;
    });
    mark(answer);
  };

  const mark = (answer) => {
    const relevant = new Set(answer.relevant);
    for (const row of facts(answer.plan).querySelectorAll("[data-row]")) {
      const fact = row.dataset.row;
      const input = row.querySelector('input[type="text"], select');
      const used = row.contains(document.activeElement) || row.querySelector('input[type=radio][value="yes"]:checked, input[type=radio][value="no"]:checked') || (input && input.value);
      if (!row.closest("details")) row.classList.toggle("idle", !relevant.has(fact) && !used);
      row.firstElementChild.classList.toggle("next", fact === next);
      scold(row, input, answer.unread[fact]);
    }
  };

  // Nobody is corrected in the middle of a word: only what was left is marked.
  const scold = (row, input, wrong) => {
    if (!input || input.type !== "text" || (wrong && input === document.activeElement)) return;
    const line = row.querySelector(".wrong");
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (line) line.remove();
    if (!wrong) return;
    const said = document.createElement("span");
    said.className = "wrong";
    said.textContent = wrong;
    row.querySelector(".fact-input").append(said);
  };

  let timer = null;
  let asking = null;

  const grade = async () => {
    const plan = chosen();
    if (!plan) return;
    if (asking) asking.abort();
    const own = new AbortController();
    asking = own;
    try {
      const answer = await fetch(`${form.dataset.api}${plan}/grade?typed=true`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": form.elements.namedItem("csrf").value },
        body: JSON.stringify(typedFacts(plan)),
        credentials: "same-origin",
        signal: own.signal,
      });
      if (own !== asking) return;
      if (!answer.ok) throw new TypeError(String(answer.status));
      const graded = await answer.json();
      if (own !== asking) return;
      place("stale").hidden = true;
      show(graded);
      panel.dataset.graded = plan;
    } catch (fault) {
      if (own !== asking || fault.name === "AbortError") return;
      if (!(fault instanceof TypeError)) throw fault;
      place("stale").hidden = false;
    }
  };

  const gradeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(grade, QUIET);
  };

  // The times, as they are understood
  const resolve = async (input) => {
    const hint = document.getElementById(`h-${input.name}`);
    const typed = input.value.trim();
    hint.classList.toggle("read", Boolean(typed));
    if (!typed) {
      hint.textContent = hint.dataset.hint;
      input.removeAttribute("aria-invalid");
      return;
    }
    const answer = await fetch(`${input.dataset.resolve}?typed=${encodeURIComponent(typed)}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer || !answer.ok || input.value.trim() !== typed) return;
    const read = await answer.json();
    hint.textContent = read.said;
    if (read.ok) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  };

  const clear = () => {
    form.reset();
    localStorage.removeItem(`draft:${document.body.dataset.realm}:${document.body.dataset.person}:call`);
    showPlan();
    panel.setAttribute("data-blank", "");
    form.querySelectorAll("[data-resolve]").forEach(resolve);
    grade();
    goTo(plans[0]);
  };

  const FLAGS = { y: "yes", n: "no", "?": "", "？": "", Backspace: "", Delete: "" };

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && field.matches("input, select")) {
      event.preventDefault();
      if (field.name === "plan" && !chosen()) field.click();
      moveOn(field);
    } else if (field.name === "plan" && plans[Number(event.key) - 1]) {
      event.preventDefault();
      plans[Number(event.key) - 1].click();
      moveOn(plans[0]);
    } else if (field.type === "radio" && field.closest(".fact-answers") && FLAGS[event.key.length === 1 ? event.key.toLowerCase() : event.key] !== undefined) {
      event.preventDefault();
      const value = FLAGS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      const radio = Array.from(form.querySelectorAll(`input[name="${field.name}"]`)).find((one) => one.value === value);
      radio.focus();
      radio.click();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      form.requestSubmit(form.querySelector('button[type="submit"]'));
    } else if (event.altKey && event.code === "KeyN") {
      event.preventDefault();
      if (next) goToFact(next);
    } else if (event.altKey && event.code === "KeyX") {
      event.preventDefault();
      clear();
    }
  });

  form.addEventListener("change", (event) => {
    if (event.target.name === "plan") {
      showPlan();
      carry(event.target.value);
      next = "";
      grade();
    }
  });

  form.addEventListener("input", (event) => {
    if (event.target.dataset && event.target.dataset.resolve) resolve(event.target);
    gradeSoon();
  });

  form.addEventListener("focusout", (event) => {
    if (event.target.closest && event.target.closest(".fact")) gradeSoon();
  });

  // A fault of a figure stands under its line, that of the plan under its choices.
  const placeFaults = (fields) => {
    for (const given of form.querySelectorAll(".fact-number > .wrong[data-given]")) {
      const input = given.closest(".fact-input");
      for (const old of input.querySelectorAll(":scope > .wrong")) old.remove();
      input.append(given);
    }
    if (!fields.plan) return;
    const said = document.createElement("span");
    said.className = "wrong";
    said.dataset.given = "";
    said.textContent = fields.plan;
    form.querySelector("[data-plans]").append(said);
  };

  form.addEventListener("fengsui:answered", (event) => {
    placeFaults(event.detail.fields || {});
    const wrong = Object.keys(event.detail.fields || {});
    const first = stops().concat(Array.from(form.querySelectorAll("details input, details select"))).find((one) => wrong.includes(one.name));
    if (first) goTo(first);
  });

  place("answer").addEventListener("click", () => { if (next) goToFact(next); });

  showPlan();
  form.querySelectorAll("[data-resolve]").forEach(resolve);
  grade();
})();
