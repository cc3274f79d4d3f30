// The socket: resume by position, drop what was seen, watch the heartbeat, come back by itself.
"use strict";
window.fengsui = window.fengsui || {};

(() => {
  const body = document.body;
  if (!body.dataset.socket) return;

  const SILENCE = 40000;
  const FIRST = 500;
  const LONGEST = 10000;
  const ENDED = { 4401: "signed_out", 4403: "not_permitted" };

  let epoch = body.dataset.epoch;
  let seen = Number(body.dataset.position);
  let socket = null;
  let delay = FIRST;
  let heard = Date.now();
  let ended = "";

  const line = document.querySelector("[data-line]");

  const show = (state) => {
    body.dataset.link = state;
    if (!line) return;
    line.dataset.state = state;
    const text = ended || (state === "offline" ? fengsui.word("offline", { ago: fengsui.ago(Date.now() - heard) }) : fengsui.word(state));
    if (line.textContent !== text) line.textContent = text;
  };

  fengsui.signedOut = () => {
    ended = fengsui.word("signed_out");
    if (socket) socket.close();
    show("offline");
    fengsui.toast(ended, true);
  };

  const take = (message) => {
    if (message.now !== undefined) fengsui.setClock(message);
    if (message.epoch !== undefined) {
      epoch = message.epoch;
      return;
    }
    if (message.snapshot) {
      seen = message.p;
      fengsui.refreshAll();
      return;
    }
    // A place in the stream that does not follow from ours: something is missing, ask again.
    if (message.prev !== undefined && message.prev > seen) {
      socket.close();
      return;
    }
    if (message.p === undefined || message.p <= seen) return;
    seen = message.p;
    fengsui.heard(message);
  };

  const connect = () => {
    if (socket) return;
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const own = new WebSocket(`${scheme}//${location.host}${body.dataset.socket}`);
    socket = own;
    own.addEventListener("open", () => {
      heard = Date.now();
      own.send(JSON.stringify({ epoch, since: seen }));
    });
    own.addEventListener("message", (event) => {
      if (own !== socket) return;
      heard = Date.now();
      delay = FIRST;
      show("online");
      take(JSON.parse(event.data));
    });
    own.addEventListener("close", (event) => {
      if (own !== socket) return;
      socket = null;
      if (ENDED[event.code]) {
        ended = fengsui.word(ENDED[event.code]);
        show("offline");
        return;
      }
      show("offline");
      if (!ended) again();
    });
  };

  const again = () => {
    setTimeout(connect, delay * (0.5 + Math.random() / 2));
    delay = Math.min(delay * 2, LONGEST);
  };

  setInterval(() => {
    if (body.dataset.link === "offline") show("offline");
    if (socket && Date.now() - heard > SILENCE) {
      const silent = socket;
      socket = null;
      silent.close();
      show("offline");
      again();
    }
  }, 1000);

  window.addEventListener("online", () => {
    delay = FIRST;
    if (!socket && !ended) connect();
  });

  show("connecting");
  connect();
})();
