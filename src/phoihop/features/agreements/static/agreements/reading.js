// The reading desk: one proposal is current, its place in the document is marked, and the lines between them follow.
// Everything here also works as plain forms and links; this only spares loading the page. Runs after house.js.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const paper = document.querySelector("[data-document]");
  const cards = () => all("#cards > [data-line]");
  const current = () => document.querySelector("#cards > .current");
  let watched = null;

  // A hairline from each mark that is in sight to its card; what is out of sight has none, so that long documents stay fluid.
  const frame = document.querySelector("[data-reading]");
  const svg = frame?.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  svg?.setAttribute("class", "joins");
  svg?.setAttribute("aria-hidden", "true");
  function draw() {
    if (!svg || !paper) return;
    const origin = frame.getBoundingClientRect();
    const sheet = paper.getBoundingClientRect();
    const top = Math.max(sheet.top, 0);
    const bottom = Math.min(sheet.bottom, innerHeight);
    const left = sheet.right - origin.left - (parseFloat(getComputedStyle(paper).paddingRight) || 0) + 8;
    const paths = cards().flatMap((card) => {
      const to = card.getBoundingClientRect();
      if (to.bottom < 0 || to.top > innerHeight) return [];
      const from = document.getElementById(card.dataset.join)?.getClientRects()[0];
      if (!from || from.top < top - 2 || from.bottom > bottom + 2) return [];
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      const high = from.top - origin.top + from.height / 2;
      const low = to.top - origin.top + 22;
      path.setAttribute("d", `M${left} ${high}H${left + 30}L${to.left - origin.left - 12} ${low}H${to.left - origin.left}`);
      if (card.classList.contains("current")) path.setAttribute("class", "current");
      return [path];
    });
    svg.replaceChildren(...paths);
  }
  let waiting = 0;
  const redraw = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(draw); };

  function place(mark) {
    if (!paper || !mark || paper.scrollHeight <= paper.clientHeight) return;
    const above = mark.getBoundingClientRect().top - paper.getBoundingClientRect().top;
    if (above < 40 || above > paper.clientHeight - 120) paper.scrollTop += above - paper.clientHeight / 3;
  }

  // Marks follow their cards: proposed, confirmed, current; and what spoke for the lead of the current one.
  function marks() {
    const card = current();
    const name = card?.dataset.item || "";
    const states = Object.fromEntries(cards().map((each) => [each.dataset.item, each.dataset.state]));
    all("mark[data-of]", paper || undefined).forEach((mark) => {
      const of = mark.dataset.of;
      mark.className = of === name ? "current" : states[of] || "";
    });
    all("mark[data-spoke]", paper || undefined).forEach((mark) => {
      mark.className = mark.dataset.spoke.split(" ").includes(name) ? "evidence" : "spoke";
    });
  }

  function show(card, focus) {
    if (!card) return;
    cards().forEach((each) => each.classList.toggle("current", each === card));
    card.scrollIntoView({ block: "nearest" });
    if (focus) (card.querySelector("[data-key=Enter]:not([hidden])") || card.querySelector("a"))?.focus({ preventScroll: true });
    settle();
  }

  function settle() {
    marks();
    place(document.getElementById(`s-${current()?.dataset.item}`));
    redraw();
  }

  // Whatever makes another card current (keys of the house, too), the document follows.
  const followed = new MutationObserver(() => {
    if (current() !== watched) { watched = current(); settle(); }
  });
  const list = document.getElementById("cards");
  if (list) followed.observe(list, { subtree: true, attributes: true, attributeFilter: ["class"], childList: true });

  document.addEventListener("click", (event) => {
    const to = event.target.closest("[data-to]");
    const mark = event.target.closest("mark[data-of]");
    const name = to?.dataset.to || mark?.dataset.of;
    const card = name ? document.getElementById(`p-${name}`) : event.target.closest("#cards > [data-line]:not(.current)");
    if (!card || event.ctrlKey || event.metaKey || getSelection().toString()) return;
    if (to) event.preventDefault();
    if (card !== current()) show(card, Boolean(name));
  });

  // While an answer is on its way, Enter waits its turn: each press confirms one proposal, none twice. A proposal with
  // a question, or one that was refused, ends the row of presses, so that a person looks at it.
  let busy = false;
  let presses = 0;
  const confirmOf = (card) => card?.querySelector("[data-key=Enter]:not([hidden])");
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!event.target.closest?.("#cards > [data-line]")) return;
    if (busy) event.preventDefault();
    busy = true;
  });
  document.addEventListener("keydown", (event) => {
    const elsewhere = event.target.closest?.("input, textarea, select, dialog, a, summary");
    if (!busy || event.key !== "Enter" || elsewhere) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) presses += 1;
  }, true);
  const free = () => { busy = false; presses = 0; };
  document.addEventListener("htmx:responseError", free);
  document.addEventListener("htmx:sendError", free);

  // After a proposal was answered, the next one that waits is current.
  document.addEventListener("htmx:afterSettle", (event) => {
    const card = event.detail.elt.closest?.("#cards > [data-line]") || event.detail.elt;
    if (!card.matches?.("[data-next]")) { redraw(); return; }
    const next = document.getElementById(`p-${card.dataset.next}`) || card;
    const refused = next === card || next.querySelector("[role=radiogroup]");
    card.removeAttribute("data-next");
    show(next, true);
    busy = false;
    if (refused) presses = 0;
    if (presses > 0) { presses -= 1; confirmOf(next)?.click(); }
  });
  document.addEventListener("change", (event) => { if (event.target.matches("[data-usual]")) event.target.form.requestSubmit(); });
  document.addEventListener("focusin", (event) => {
    const typed = event.target.closest("input[name=day]");
    const radio = typed?.closest(".choice")?.querySelector("input[type=radio]");
    if (radio) radio.checked = true;
  });

  // Words that somebody marks in the document can become a commitment.
  const button = document.querySelector("[data-add-marked]");
  const address = document.querySelector("[data-add]")?.dataset.add;
  let range = null;
  function offset(node, within) {
    const block = (node.nodeType === 1 ? node : node.parentElement).closest("[data-at]");
    if (!block || !paper.contains(block)) return -1;
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(node, within);
    return Number(block.dataset.at) + [...before.toString()].length;
  }
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!button || !paper || !chosen.rangeCount || chosen.isCollapsed || !paper.contains(chosen.anchorNode)) return;
    const found = chosen.getRangeAt(0);
    range = [offset(found.startContainer, found.startOffset), offset(found.endContainer, found.endOffset)];
    button.hidden = range[0] < 0 || range[1] <= range[0];
  });
  button?.addEventListener("click", () => { if (range) location.assign(`${address}?start=${range[0]}&end=${range[1]}`); });

  paper?.addEventListener("scroll", redraw, { passive: true });
  addEventListener("scroll", redraw, { passive: true });
  addEventListener("resize", redraw);
  watched = current();
  if (location.hash.startsWith("#p-") || watched) current()?.scrollIntoView({ block: "nearest" });
  settle();
})();
