// Served by `newsroom serve` alone: a page follows each change, and shows what is wrong.
(() => {
  "use strict";
  const script = document.currentScript;
  const inside = window.top !== window;
  const mostShown = 50;
  let digest = script.dataset.digest;
  let asking = false;
  let again = false;
  let waiting = false;
  let folded = "";

  // --- the mark and the problems, in a tree of their own that no style sheet of a theme reaches ---

  const host = document.createElement("newsroom-live");
  host.lang = "en";
  const root = host.attachShadow({ mode: "open" });
  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const sheet = make("link");
  sheet.rel = "stylesheet";
  sheet.href = "/-/live.css";
  const bar = make("nav", "bar");
  bar.setAttribute("aria-label", "Preview");
  const dot = make("span", "dot");
  const desk = make("a", "desk", "Preview");
  desk.href = "/-/desk/";
  desk.title = "Open the desk: editions, PDF, problems";
  const tally = make("button", "tally");
  tally.type = "button";
  const held = make("span", "held");
  held.hidden = true;
  bar.append(dot, desk, held, tally);
  const panel = make("section", "panel");
  panel.setAttribute("role", "alert");
  panel.setAttribute("aria-label", "Problems");
  panel.hidden = true;
  root.append(sheet, panel, ...(inside ? [] : [bar]));
  document.documentElement.append(host);

  const key = (problems) => JSON.stringify(problems);
  tally.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    folded = panel.hidden ? panel.dataset.key : "";
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) tally.click();
  });

  const block = (problem) => {
    const item = make("li", problem.severity);
    const head = make("p", "head");
    head.append(make("span", "place", problem.place), make("span", "code", problem.code));
    const words = make("p", "message", problem.message);
    item.append(head, words);
    if (problem.before || problem.at) {
      const line = make("pre");
      if (problem.number) line.append(make("span", "number", String(problem.number)));
      line.append(problem.before);
      if (problem.at) line.append(make("mark", "", problem.at));
      line.append(problem.after);
      item.append(line);
    }
    if (problem.mend) item.append(make("p", "mend", problem.mend));
    return item;
  };

  const show = (look) => {
    // The page's own troubles come first: what is shown may be its last good state.
    const errors = look.problems.filter((problem) => problem.severity === "error");
    const shown = inside ? look.own : [...look.own, ...errors];
    const count = look.own.length + look.errors;
    const warnings = look.count - look.errors;
    const said = key(shown);
    host.dataset.state = count ? "errors" : look.checked ? "good" : "checking";
    tally.textContent = count
      ? `${count} ${count === 1 ? "problem" : "problems"}`
      : warnings ? `${warnings} ${warnings === 1 ? "warning" : "warnings"}` : "";
    tally.hidden = !tally.textContent || !count;
    held.textContent = look.held;
    held.hidden = !look.held;
    if (!shown.length) {
      panel.hidden = true;
      panel.replaceChildren();
      panel.dataset.key = folded = "";
      return;
    }
    if (panel.dataset.key !== said) {
      const list = make("ol");
      list.append(...shown.slice(0, mostShown).map(block));
      const parts = [list];
      if (count > shown.length) parts.push(make("p", "more", `and ${count - shown.length} more`));
      if (look.stale || look.own.length) {
        parts.unshift(make("p", "stale", "Below is the last good state."));
      }
      panel.replaceChildren(...parts);
      panel.dataset.key = said;
    }
    panel.hidden = folded === said;
  };

  // --- taking over a page without losing one's place ------------------------------------------

  const anchor = () => {
    for (const element of document.querySelectorAll("main [id]")) {
      const top = element.getBoundingClientRect().top;
      if (top >= 0 && top < innerHeight) return [element.id, top];
    }
    return null;
  };
  const restore = (place, x, y) => {
    const element = place && document.getElementById(place[0]);
    if (element) scrollTo({ left: x, top: scrollY + element.getBoundingClientRect().top - place[1], behavior: "instant" });
    else scrollTo({ left: x, top: y, behavior: "instant" });
  };
  const loaded = (link) => new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    setTimeout(resolve, 2000);
  });
  const take = async (html) => {
    const next = new DOMParser().parseFromString(html, "text/html");
    const old = [...document.head.querySelectorAll("link[rel=stylesheet]")];
    const fresh = [...next.head.querySelectorAll("link[rel=stylesheet]")];
    const same = old.map((link) => link.getAttribute("href")).join() === fresh.map((link) => link.getAttribute("href")).join();
    if (!same) {
      const links = fresh.map((link) => document.importNode(link));
      const ready = Promise.all(links.map(loaded));
      document.head.append(...links);
      await ready;
      old.forEach((link) => link.remove());
    }
    const [place, x, y] = [anchor(), scrollX, scrollY];
    const focused = document.activeElement?.id;
    for (const { name, value } of next.documentElement.attributes) document.documentElement.setAttribute(name, value);
    document.title = next.title;
    document.body.replaceWith(document.importNode(next.body, true));
    restore(place, x, y);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };

  // --- news -----------------------------------------------------------------------------------

  const look = async () => {
    if (document.hidden) {
      waiting = true;
      return;
    }
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    waiting = false;
    try {
      do {
        again = false;
        const asked = new URLSearchParams({ path: location.pathname, digest });
        const answer = await fetch(`/-/look?${asked}`);
        if (!answer.ok) continue;
        const told = await answer.json();
        if (told.html !== null) await take(told.html);
        digest = told.digest;
        show(told);
        document.documentElement.dataset.newsroom = told.number;
      } while (again);
    } catch {
      lost();
    } finally {
      asking = false;
    }
  };
  const lost = () => {
    host.dataset.state = "lost";
    tally.hidden = false;
    tally.textContent = "newsroom serve has ended";
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && waiting) look();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) look();
  });

  // A browser opens six connections to a host: one tab listens and tells the others.
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("newsroom") : null;
  if (channel) channel.onmessage = ({ data }) => (data === "lost" ? lost() : look());
  const listen = () => new Promise(() => {
    const events = new EventSource("/-/events");
    events.onmessage = () => {
      channel?.postMessage("news");
      look();
    };
    events.onerror = () => {
      channel?.postMessage("lost");
      lost();
    };
  });
  if (navigator.locks && channel) navigator.locks.request("newsroom", listen);
  else listen();
  look();
})();
