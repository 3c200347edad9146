// The desk page: its lists follow each change, its panes show one edition in every format.
(() => {
  "use strict";
  const lists = document.getElementById("lists");
  const status = document.getElementById("status");
  const edition = document.body.dataset.edition;
  const panes = [...document.querySelectorAll(".pane")];
  const pause = 1200;
  const now = () => document.getElementById("now").dataset;
  const timers = new Map();
  let ready = false;
  let wholes = 0;
  let seen = now().number;

  // --- what the tools remember ----------------------------------------------------------------

  const remembered = (name, otherwise) => localStorage.getItem(`newsroom-${name}`) ?? otherwise;
  const toggle = (button, name, otherwise, apply) => {
    const set = (on) => {
      button.setAttribute("aria-pressed", String(on));
      apply(on);
    };
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      localStorage.setItem(`newsroom-${name}`, on ? "yes" : "no");
      set(on);
    });
    set(remembered(name, otherwise) === "yes");
  };
  for (const button of document.querySelectorAll("[data-shows]")) {
    const format = button.dataset.shows;
    toggle(button, `shows-${format}`, "yes", (on) => {
      for (const pane of panes) if (pane.dataset.format === format) pane.hidden = !on;
      if (on && format !== "web") refresh();
    });
  }
  const narrow = document.getElementById("narrow");
  if (narrow) toggle(narrow, "narrow", "no", (on) => document.body.classList.toggle("narrow", on));
  let follows = true;
  const follow = document.getElementById("follow");
  if (follow) toggle(follow, "follow", "yes", (on) => { follows = on; });

  // --- lists ----------------------------------------------------------------------------------

  const mark = () => {
    for (const link of lists.querySelectorAll("a.edition")) {
      const own = new URL(link.href).searchParams.get("edition") === edition;
      if (own) link.setAttribute("aria-current", "page");
      if (own) link.closest("details")?.setAttribute("open", "");
    }
    const { errors, tally, checked, stale } = now();
    status.dataset.state = Number(errors) ? "errors" : checked ? "good" : "checking";
    status.textContent = checked || Number(errors) ? tally + (stale ? " · the last good state is shown" : "") : "checking …";
  };
  const news = async () => {
    const answer = await fetch("/-/desk/lists");
    if (!answer.ok) return;
    const open = [...lists.querySelectorAll("details[open]")].length;
    const place = lists.scrollTop;
    lists.innerHTML = await answer.text();
    if (open) for (const one of lists.querySelectorAll("details")) one.open = true;
    lists.scrollTop = place;
    mark();
    if (now().number === seen) return;
    seen = now().number;
    go();
    refresh();
  };

  // --- panes ----------------------------------------------------------------------------------

  const webFrame = () => document.querySelector('[data-format="web"] iframe');
  const go = () => {
    const { page, edition: where, slug } = now();
    if (!follows || !page) return;
    if (where && where !== edition) {
      location.assign(`/-/desk/?edition=${where}#${slug}`);
      return;
    }
    const frame = webFrame();
    if (!frame) return;
    const shown = frame.contentWindow.location;
    const address = where ? frame.closest(".pane").dataset.address : `/${page}`;
    if (shown.pathname !== encodeURI(address) || slug) frame.contentWindow.location.replace(slug ? `${address}#${slug}` : address);
  };
  if (location.hash && webFrame()) webFrame().src += location.hash;

  const put = (pane, address) => {
    const old = [...pane.querySelectorAll("iframe")];
    const frame = document.createElement("iframe");
    frame.title = pane.getAttribute("aria-label");
    frame.className = old.length ? "coming" : "";
    frame.addEventListener("load", () => {
      frame.className = "";
      old.forEach((one) => one.remove());
    }, { once: true });
    frame.src = `${address}#toolbar=0&navpanes=0&view=FitH`;
    pane.querySelector(".frames").append(frame);
  };
  const say = (pane, words) => { pane.querySelector(".pane-state").textContent = words; };
  const print = async (pane, address, isWhole) => {
    const turn = ++wholes;
    pane.dataset.turn = turn;
    say(pane, isWhole ? "printing the whole …" : "printing a first look …");
    const answer = await fetch(address, { method: "HEAD" });
    if (pane.dataset.turn !== String(turn)) return false;
    const etag = answer.headers.get("ETag") ?? String(turn);
    const pages = answer.headers.get("X-Newsroom-Pages");
    if (pane.dataset.shown !== etag) put(pane, `${address}${address.includes("?") ? "&" : "?"}v=${encodeURIComponent(etag)}`);
    pane.dataset.shown = etag;
    const whole = answer.headers.get("X-Newsroom-Whole") === "yes";
    say(pane, !answer.ok ? "cannot be printed" : whole ? `${pages} pages` : `a first look, ${pages} pages`);
    return whole || !answer.ok;
  };
  function refresh() {
    if (!ready) return;
    for (const pane of panes) {
      if (!pane.dataset.glance || pane.hidden) continue;
      clearTimeout(timers.get(pane));
      const { slug, edition: where } = now();
      const brief = where === edition && slug ? `?brief=${encodeURIComponent(slug)}` : "";
      const whole = () => print(pane, pane.dataset.address, true).catch(() => say(pane, ""));
      print(pane, pane.dataset.glance + brief, false)
        .then((done) => { if (!done) timers.set(pane, setTimeout(whole, pause)); })
        .catch(() => say(pane, ""));
    }
  }

  // --- news -----------------------------------------------------------------------------------

  const events = new EventSource("/-/events");
  events.onmessage = ({ data }) => {
    if (data !== now().number || !now().checked) news();
  };
  events.onerror = () => {
    status.dataset.state = "lost";
    status.textContent = "newsroom serve has ended";
  };
  ready = true;
  mark();
  refresh();
})();
