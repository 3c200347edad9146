// Served by `newsroom serve` alone: look again after each build, and show what is wrong.
(() => {
  "use strict";
  const id = "newsroom-problems";
  let first = null;
  const show = (text) => {
    let pane = document.getElementById(id);
    if (!text) {
      pane?.remove();
      return;
    }
    if (!pane) {
      pane = document.createElement("pre");
      pane.id = id;
      pane.setAttribute("role", "alert");
      pane.lang = "en";
      pane.style.cssText =
        "position:fixed;inset:auto 0 0 0;max-block-size:70vh;overflow:auto;margin:0;z-index:9;" +
        "padding:1.25rem 1.5rem;background:#17191e;color:#ecebe5;border-block-start:4px solid #f0876f;" +
        "font:13px/1.6 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;word-break:normal";
      document.body.append(pane);
    }
    pane.textContent = text;
  };
  new EventSource("/-/events").onmessage = (message) => {
    const build = JSON.parse(message.data);
    if (first === null) first = build.number;
    if (build.problems) show(build.problems);
    else if (build.number !== first) location.reload();
    else show("");
  };
})();
