// What scripts add to pages that work without them: keys, drafts kept while typing, dragging of files, dates, dialogs.
// Words come from the page (data attributes of <body>), so that they follow its language. No dependency.
(() => {
  "use strict";
  const words = document.body.dataset;
  // The cookie is newer than the page where somebody has signed in again in another window.
  const cookie = () => document.cookie.match(/(?:^|; )phoihop_csrf=([^;]+)/)?.[1] || "";
  const token = () => cookie() || document.querySelector("input[name=csrfmiddlewaretoken]")?.value || "";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog");

  // Keys: j and k move along lines, Enter follows what has the focus, / searches. They can be switched off (WCAG 2.1.4).
  const keysOn = () => localStorage.getItem("keys") !== "off";
  const lines = () => all("[data-lines] > [data-line], [data-lines] > tr").filter((line) => line.offsetParent !== null);
  function moveTo(line) {
    all(".current[data-line], tr.current").forEach((other) => other.classList.remove("current"));
    line.classList.add("current");
    drawJoins();
    const target = ["[data-first]", ".do .button", "a.row", "a, button"].map((one) => line.querySelector(one)).find(Boolean);
    target?.focus({ preventScroll: true });
    line.scrollIntoView({ block: "nearest" });
  }
  // A control with data-key is pressed by its key: that of the current line first, else one of the page.
  function pressed(key) {
    if (key.length > 1 && key !== "Enter") return false;
    if (key === "Enter" && document.activeElement?.matches("a, button, summary")) return false;
    const named = `[data-key="${CSS.escape(key)}"]`;
    const control = document.querySelector(`[data-line].current ${named}`) || all(named).find((one) => !one.closest("[data-line]"));
    control?.click();
    return Boolean(control);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") all("details[data-menu][open]").forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !keysOn()) return;
    // A key that is held down presses once: only moving along lines goes on.
    if (event.repeat && (event.key === "Enter" || all(`[data-key="${CSS.escape(event.key)}"]`).length)) { event.preventDefault(); return; }
    if (event.key === "/") {
      const find = document.querySelector("[data-find]");
      if (find?.offsetParent) { event.preventDefault(); find.focus(); find.select(); }
    } else if (pressed(event.key)) {
      event.preventDefault();
    } else if (event.key === "j" || event.key === "k") {
      const known = lines();
      if (!known.length) return;
      event.preventDefault();
      const at = known.findIndex((line) => line.classList.contains("current"));
      moveTo(known[at < 0 ? 0 : Math.min(known.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))]);
    }
  });
  const keysButton = (button) => {
    const say = () => { button.textContent = keysOn() ? words.keysOn : words.keysOff; };
    button.hidden = false;
    button.addEventListener("click", () => { localStorage.setItem("keys", keysOn() ? "off" : "on"); say(); });
    say();
  };
  document.addEventListener("click", (event) => {
    all("details[data-menu][open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  // What is folded on the screen is open on paper; an index stands open where there is room beside the text.
  let folded = [];
  addEventListener("beforeprint", () => { folded = all("details[data-print-open]:not([open])"); folded.forEach((part) => { part.open = true; }); });
  addEventListener("afterprint", () => { folded.forEach((part) => { part.open = false; }); });
  if (!matchMedia("(min-width: 68rem)").matches) all("details[data-open-wide]").forEach((part) => { part.open = false; });

  // Arrow keys in the matrix; the bar above it tells the cell that is pointed at.
  function tell(cell) {
    const bar = document.querySelector("[data-cell-bar]");
    if (!bar || !cell) return;
    const head = cell.closest("tr").querySelector("th");
    bar.querySelector("[data-cell-place]").textContent = head.textContent.trim();
    bar.querySelector("[data-cell-words]").textContent = cell.title || cell.getAttribute("aria-label");
    bar.classList.remove("idle");
  }
  const matrixKeys = (matrix) => {
    const today = matrix.querySelector(".m-heads :is(.b3, .a3)");
    const frame = matrix.closest(".wide");
    if (today && frame) frame.scrollLeft = today.offsetLeft - frame.clientWidth * 0.8;
    const nameColumns = () => {
      if (!frame || !matchMedia("(max-width: 48rem)").matches) return;
      const years = all(".m-years th", matrix).flatMap((year) => Array(year.colSpan).fill(year.textContent.slice(-2)));
      const heads = [...matrix.querySelector(".m-heads").cells].map((head, place) => `${head.textContent}/${years[place - 2]}`);
      all("td:has(svg)", matrix).forEach((cell) => { cell.dataset.p = heads[cell.cellIndex]; });
    };
    nameColumns();
    // The rows of a long matrix that the page has not brought yet; where they do not come, their link opens all of them.
    const bring = async () => {
      for (;;) {
        const rest = matrix.querySelector("tbody[data-rest]");
        if (!rest) return;
        const answer = await fetch(rest.dataset.rest, { credentials: "same-origin" }).catch(() => null);
        if (!answer?.ok || answer.redirected) return;
        rest.replaceWith(...new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("tbody"));
        nameColumns();
      }
    };
    bring();
    matrix.addEventListener("focusin", (event) => tell(event.target.closest("td a")));
    matrix.addEventListener("mouseover", (event) => tell(event.target.closest("td a")));
    matrix.addEventListener("keydown", (event) => {
      const cell = event.target.closest("td");
      const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
      if (!cell || !step) return;
      const rows = all("tbody tr", matrix);
      let row = rows.indexOf(cell.parentElement);
      let column = [...cell.parentElement.cells].indexOf(cell);
      for (;;) {
        row += step[0];
        column += step[1];
        const next = rows[row]?.cells[column];
        if (!next) return;
        const link = next.querySelector("a");
        if (link) { event.preventDefault(); link.focus(); return; }
      }
    });
  };

  // What was typed goes back into the fields of its form; of several fields of one name each gets its own.
  function putBack(form, pairs) {
    const taken = {};
    pairs.forEach(([name, value]) => {
      const control = form.elements[name];
      const one = control?.forEach && !control.options ? control[(taken[name] = (taken[name] ?? -1) + 1)] : control;
      if (control instanceof RadioNodeList && control[0]?.type === "radio") control.value = value;
      else if (one?.type === "checkbox") one.checked = true;
      else if (one && one.type !== "file" && one.type !== "hidden") one.value = value;
    });
  }
  // What could not be sent (signed out, page too old) is kept in this window until its page is opened again.
  const unsent = (box) => {
    sessionStorage.setItem(`unsent:${box.dataset.unsent}`, JSON.stringify(all("[name]", box).map((one) => [one.name, one.value])));
  };
  const giveBack = (form) => {
    const place = `unsent:${new URL(form.getAttribute("action") || "", location.href).pathname}`;
    const kept = sessionStorage.getItem(place);
    const pairs = kept ? JSON.parse(kept) : [];
    if (!pairs.some(([name]) => form.elements[name] && form.elements[name].type !== "hidden")) return;
    sessionStorage.removeItem(place);
    putBack(form, pairs);
    const said = Object.assign(document.createElement("p"), { className: "draft", textContent: words.givenBack });
    said.setAttribute("role", "status");
    form.prepend(said);
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };
  // A form is sent once: the second press of a double click is not another one. It is sent with the newest token.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    const own = form.querySelector("input[name=csrfmiddlewaretoken]");
    if (own && cookie()) own.value = cookie();
    if (event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 2000);
  });

  // Drafts: sent to data-draft while typing; when the connection is lost, kept in this window until it is back.
  const draft = (form) => {
    const address = form.dataset.draft;
    const place = `draft:${address}:${form.dataset.draftVersion || ""}`;
    const said = form.querySelector("[data-draft-state]") || form.insertBefore(Object.assign(document.createElement("p"), { className: "draft" }), form.firstChild);
    said.setAttribute("role", "status");
    const say = (text, lost = false) => { said.textContent = text; said.classList.toggle("lost", lost); };
    const fields = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
    let waiting = 0;
    let unsent = false;
    async function save() {
      const text = new FormData();
      fields().forEach(([name, value]) => text.append(name, value));
      try {
        const answer = await fetch(address, { method: "POST", body: text, headers: { "X-CSRFToken": token(), "X-Draft": "1" }, credentials: "same-origin" });
        if (answer.ok && !answer.redirected) {
          sessionStorage.removeItem(place);
          unsent = false;
          const now = new Date();
          say(`${words.saved} ${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`);
        } else if (answer.status >= 500) {
          keep();
        } else if (answer.redirected || [401, 403].includes(answer.status)) {
          keep(answer.headers.get("content-type")?.startsWith("text/plain") ? await answer.text() : words.offline);
        } else {
          sessionStorage.removeItem(place);
          const sentence = answer.headers.get("content-type")?.startsWith("text/plain") ? await answer.text() : words.refused;
          say(sentence, true);
        }
      } catch { keep(); }
    }
    function keep(why = words.offline) {
      unsent = true;
      sessionStorage.setItem(place, JSON.stringify(fields()));
      say(why, true);
    }
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(save, 1200); });
    form.addEventListener("submit", () => { clearTimeout(waiting); sessionStorage.removeItem(place); });
    addEventListener("online", () => { if (unsent) save(); });
    setInterval(() => { if (unsent) save(); }, 20000);
    const kept = sessionStorage.getItem(place);
    if (kept) {
      putBack(form, JSON.parse(kept));
      unsent = true;
      say(words.restored, true);
      save();
    }
  };

  // Files: dragged or chosen, sent with progress. Without data-upload the form is sent as ever.
  const dropTarget = (drop) => {
    const input = drop.querySelector("input[type=file]");
    const form = drop.closest("form");
    const chosen = drop.querySelector("[data-chosen]");
    const over = (event) => { event.preventDefault(); drop.classList.add("over"); };
    drop.addEventListener("dragover", over);
    drop.addEventListener("dragenter", over);
    drop.addEventListener("dragleave", (event) => { if (!drop.contains(event.relatedTarget)) drop.classList.remove("over"); });
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      const files = new DataTransfer();
      [...event.dataTransfer.files].slice(0, input.multiple ? 20 : 1).forEach((file) => files.items.add(file));
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    input.addEventListener("change", () => {
      if (chosen) chosen.textContent = [...input.files].map((file) => file.name).join(", ");
      if (input.files.length && form?.hasAttribute("data-upload")) form.requestSubmit();
    });
  };
  const upload = (form) => {
    let sending = false;
    form.addEventListener("submit", (event) => {
      const files = all("input[type=file]", form).flatMap((input) => [...input.files]);
      if (!files.length) return;
      event.preventDefault();
      if (sending) return;
      sending = true;
      const progress = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
      const said = form.querySelector("[data-chosen]") || form.appendChild(document.createElement("p"));
      const name = Object.assign(document.createElement("span"), { id: "uploading-name" });
      name.textContent = `${words.uploading} ${files.map((file) => file.name).join(", ")}`;
      progress.setAttribute("aria-labelledby", name.id);
      said.className = "chosen";
      said.replaceChildren(name, progress);
      const body = new FormData(form, event.submitter);
      const request = new XMLHttpRequest();
      request.open("POST", form.action || location.href);
      request.upload.addEventListener("progress", (now) => { if (now.lengthComputable) progress.value = (100 * now.loaded) / now.total; });
      request.addEventListener("error", () => { sending = false; said.textContent = words.failed; });
      request.addEventListener("load", () => {
        sending = false;
        const answered = new DOMParser().parseFromString(request.responseText, "text/html").querySelector("main");
        if (request.status < 400 && request.responseURL !== (form.action || location.href)) { location.assign(request.responseURL); return; }
        const refusal = request.status >= 400 || !answered;
        if (refusal) {  // the form stays as it is, with the sentence of the refusal
          said.textContent = answered?.querySelector("[role=alert]")?.textContent.trim() || words.failed;
          said.className = "error chosen";
          return;
        }
        document.querySelector("main").replaceWith(answered);
        start(answered);
        window.htmx?.process(answered);
        answered.querySelector("[data-errors]")?.focus();
      });
      request.send(body);
    });
  };

  // Dates are typed; the button beside opens the browser's own calendar.
  const datePicker = (input) => {
    const picker = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1 });
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: words.pick });
    const frame = Object.assign(document.createElement("span"), { className: "date" });
    picker.setAttribute("aria-hidden", "true");
    const label = input.labels?.[0]?.firstChild?.textContent.trim();
    if (label) button.setAttribute("aria-label", `${words.pick}: ${label}`);
    input.replaceWith(frame);
    frame.append(input, button, picker);
    button.addEventListener("click", () => {
      const typed = input.value.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/);
      picker.value = typed ? `${typed[3]}-${typed[2].padStart(2, "0")}-${typed[1].padStart(2, "0")}` : "";
      picker.showPicker();
    });
    picker.addEventListener("change", () => {
      if (!picker.value) return;
      input.value = picker.value.split("-").reverse().join("/");
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.focus();
    });
  };

  // What cannot be taken back: the confirm page of the address, shown in a dialog. Without scripts the page itself opens.
  const confirmLink = (link) => link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const answer = await fetch(link.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-confirm-page]");
      if (!answer.ok || !page) throw new Error("no confirm page");
      const dialog = document.createElement("dialog");
      page.querySelector("h1").id = "confirm-title";
      dialog.setAttribute("aria-labelledby", "confirm-title");
      dialog.append(page);
      document.body.append(dialog);
      start(dialog);
      dialog.addEventListener("close", () => { dialog.remove(); link.focus(); });
      page.querySelector("[data-cancel]")?.addEventListener("click", (cancelled) => { cancelled.preventDefault(); dialog.close(); });
      dialog.showModal();
      page.querySelector("[data-cancel]")?.focus();
    } catch { location.assign(link.href); }
  });

  const copyButton = (button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.querySelector(button.dataset.copy);
      await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
      const before = button.textContent;
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = before; }, 2500);
    });
  };
  const job = (part) => setTimeout(async () => {
    try {
      const answer = await fetch(part.dataset.again, { headers: { "X-Part": "1" }, credentials: "same-origin" });
      if (answer.redirected) { location.assign(answer.url); return; }
      const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".job");
      if (next) { part.replaceWith(next); if (next.dataset.again) job(next); else if (next.dataset.done) location.assign(next.dataset.done); }
    } catch { job(part); }
  }, 1500);

  // Hairlines from a marked text to what was made of it: data-join holds the id of the mark.
  function drawJoins() {
    all("[data-joins]").forEach((frame) => {
      const svg = frame.querySelector(":scope > svg.joins") || frame.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
      svg.setAttribute("class", "joins");
      svg.setAttribute("aria-hidden", "true");
      const origin = frame.getBoundingClientRect();
      svg.replaceChildren(...all("[data-join]", frame).flatMap((target) => {
        const mark = document.getElementById(target.dataset.join);
        if (!mark) return [];
        const text = (mark.closest(".paper, .document") || mark).getBoundingClientRect();
        const from = mark.getClientRects()[0];
        const to = target.getBoundingClientRect();
        const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
        const inset = parseFloat(getComputedStyle(mark.closest(".paper") || mark).paddingRight) || 0;
        const left = text.right - inset - origin.left + 8;
        const right = to.left - origin.left;
        const high = from.bottom - origin.top - from.height / 2;
        const low = to.top - origin.top + 20;
        path.setAttribute("d", `M${left} ${high}H${left + 30}L${right - 12} ${low}H${right}`);
        if (target.classList.contains("current")) path.setAttribute("class", "current");
        return [path];
      }));
    });
  }
  addEventListener("resize", drawJoins);
  document.addEventListener("htmx:afterSettle", drawJoins);

  function start(root) {
    const found = (selector) => [...(root.matches?.(selector) ? [root] : []), ...all(selector, root)];
    found("[data-keys]").forEach(keysButton);
    found("[data-matrix]").forEach(matrixKeys);
    found("form[data-draft]").forEach(draft);
    found("[data-drop]").forEach(dropTarget);
    found("form[data-upload]").forEach(upload);
    found("[data-unsent]").forEach(unsent);
    found("form[method=post]").forEach(giveBack);
    found("input[data-date]").forEach(datePicker);
    found("a[data-confirm]").forEach(confirmLink);
    found("[data-copy]").forEach(copyButton);
    found("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
    found("form[data-filters]").forEach((form) => form.addEventListener("change", () => form.requestSubmit()));
    found("[data-again]").forEach(job);
  }
  start(document);
  drawJoins();
  document.fonts?.ready.then(drawJoins);
  document.querySelector("[data-errors]")?.focus();
  document.addEventListener("htmx:configRequest", (event) => { event.detail.headers["X-CSRFToken"] = token(); });
  document.addEventListener("htmx:load", (event) => { if (event.detail.elt !== document.body) start(event.detail.elt); });
  document.addEventListener("htmx:sendError", () => {
    const said = document.querySelector("[data-connection]");
    if (said) said.textContent = words.offline;
  });
})();
