// What the scripts say comes from the page; and toasts, the way they say it.
"use strict";
window.fengsui = window.fengsui || {};

fengsui.word = function (name, values) {
  const holder = document.querySelector("template[data-words]");
  const found = holder && holder.content.querySelector(`[data-word="${name}"]`);
  let text = found ? found.textContent : name;
  for (const key of Object.keys(values || {})) text = text.replace(`{${key}}`, values[key]);
  return text;
};

fengsui.ago = function (milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 120
    ? fengsui.word("seconds", { n: seconds })
    : fengsui.word("minutes", { n: Math.round(seconds / 60) });
};

fengsui.uuid = function () {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

// A refusal stays until it is closed; a success goes by itself.
fengsui.toast = function (text, refused) {
  const place = document.querySelector("[data-toasts]");
  if (!place || !text) return;
  const toast = document.createElement("div");
  toast.className = refused ? "toast refused" : "toast";
  toast.setAttribute("role", refused ? "alert" : "status");
  const said = document.createElement("span");
  said.textContent = text;
  toast.append(said);
  if (refused) {
    const close = document.createElement("button");
    close.className = "button plain small";
    close.type = "button";
    close.textContent = fengsui.word("close");
    close.addEventListener("click", () => toast.remove());
    toast.append(close);
  } else {
    setTimeout(() => toast.remove(), 6000);
  }
  place.append(toast);
};
