// A short tone, on request, when an element with data-ring appears. Each is rung once.
"use strict";
window.fengsui = window.fengsui || {};

(() => {
  const KEY = "fengsui:sound";
  const button = document.querySelector("[data-sound]");
  const rung = new Set();
  let audio = null;

  const wanted = () => localStorage.getItem(KEY) === "on";
  const show = () => { if (button) button.setAttribute("aria-pressed", String(wanted())); };

  const tone = (at) => {
    const wave = audio.createOscillator();
    const volume = audio.createGain();
    wave.frequency.value = 660;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.25, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.25);
    wave.connect(volume).connect(audio.destination);
    wave.start(at);
    wave.stop(at + 0.3);
  };

  const ring = () => {
    audio = audio || new AudioContext();
    if (audio.state === "suspended") audio.resume();
    tone(audio.currentTime);
    tone(audio.currentTime + 0.35);
  };

  const collect = () => Array.from(document.querySelectorAll("[data-ring]"), (element) => element.dataset.ring);

  const listen = () => {
    const fresh = collect().filter((name) => !rung.has(name));
    fresh.forEach((name) => rung.add(name));
    if (fresh.length && wanted()) ring();
  };

  collect().forEach((name) => rung.add(name));
  document.addEventListener("fengsui:replaced", listen);
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      localStorage.setItem(KEY, wanted() ? "off" : "on");
      show();
      if (wanted()) ring();
    });
    show();
  }
})();
