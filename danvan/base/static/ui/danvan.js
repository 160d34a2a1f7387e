/* danvan: additions to pages that already work without script. One listener per event on the document,
   so that parts swapped in by htmx need no wiring. Sentences come from <template id="words-…">. */
(() => {
  "use strict";
  const $ = (query, root = document) => root.querySelector(query);
  const $$ = (query, root = document) => [...root.querySelectorAll(query)];
  const on = (name, act, options) => document.addEventListener(name, act, options);
  const words = (name) => ($(`#words-${name}`)?.content.textContent || "").trim();
  const say = (text) => { const line = $("#say"); if (line) line.textContent = text; };
  const kept = { // the browser may refuse storage: then nothing is kept and nothing breaks
    get: (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or refused */ } },
    drop: (key) => { try { localStorage.removeItem(key); } catch { /* refused */ } },
    keys: () => { try { return Object.keys(localStorage); } catch { return []; } },
  };

  /* ---- dialogs and disclosure ---- */
  on("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) { event.preventDefault(); openDialog(opener.dataset.dialog); }
    const closer = event.target.closest("[data-dialog-close]");
    if (closer) { event.preventDefault(); closer.closest("dialog").close(); }
    const fold = event.target.closest("[data-fold]");
    if (fold) closeFold(fold.closest("details"));
    $$("details[data-close-outside][open]").forEach((box) => { if (!box.contains(event.target)) box.open = false; });
  });
  on("keydown", (event) => {
    if (event.key !== "Escape") return;
    const box = event.target.closest?.("details[data-close-outside][open], details[data-close-escape][open]");
    if (box) closeFold(box);
  });
  const closeFold = (box) => { box.open = false; $("summary", box).focus(); };
  const openDialog = (id) => { const box = document.getElementById(id); if (box && !box.open) box.showModal(); };

  /* ---- keys: [data-keys] holds [data-row] rows and [data-key="a"] controls ---- */
  const switchKey = "danvan:keys-off";
  const typing = (node) => node.closest("input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]");
  const rowsShown = (ground) => $$("[data-row]", ground).filter((row) => row.offsetParent);
  let lastRow = { id: "", place: 0 };
  on("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const ground = $("[data-keys]");
    if (!ground || kept.get(switchKey) || typing(event.target) || $("dialog[open]")) return;
    const row = event.target.closest("[data-row]");
    if (event.key === "j" || event.key === "k") { event.preventDefault(); step(ground, row, event.key === "j" ? 1 : -1); return; }
    if (event.key === "?" && $("#keys")) { event.preventDefault(); openDialog("keys"); return; }
    if (event.key === "Enter" && event.target !== row) return; // Enter on a link or button keeps its own meaning
    const name = CSS.escape(event.key);
    const control = (row && $(`[data-key="${name}"]`, row)) || $$(`[data-key="${name}"]`, ground).find((one) => !one.closest("[data-row]"));
    if (control && !control.disabled) { event.preventDefault(); control.click(); }
  });
  const step = (ground, row, by) => {
    const rows = rowsShown(ground);
    const from = row ? rows.indexOf(row) : rows.findIndex((one) => one.id === lastRow.id);
    const next = rows[Math.max(0, Math.min(rows.length - 1, from < 0 ? 0 : from + by))];
    if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); }
  };
  on("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) lastRow = { id: row.id, place: rowsShown(row.closest("[data-keys]") || document).indexOf(row) };
  });
  on("htmx:afterSettle", () => { // an answered row is a new node: stay where the person was
    const ground = $("[data-keys]");
    if (!ground || !lastRow.id || document.activeElement !== document.body) return;
    const row = document.getElementById(lastRow.id) || rowsShown(ground)[lastRow.place];
    row?.focus({ preventScroll: true });
  });
  on("change", (event) => {
    if (event.target.matches("[data-keys-switch]")) kept.set(switchKey, !event.target.checked);
  });

  /* ---- the source lights up with its row, and the row with its source ---- */
  const light = (row, scroll) => {
    const ground = row.closest("[data-linked]");
    if (!ground) return;
    $$("[data-span].on, [data-row].on", ground).forEach((node) => node.classList.remove("on"));
    row.classList.add("on");
    const spans = (row.dataset.spans || "").split(" ").filter(Boolean).flatMap((span) => $$(`[data-span~="${CSS.escape(span)}"]`, ground));
    spans.forEach((node) => node.classList.add("on"));
    if (scroll && spans[0]) showIn($(".source", ground), spans[0]);
  };
  const showIn = (pane, node) => { // moves the pane alone, never the page
    if (!pane || pane.scrollHeight <= pane.clientHeight) return;
    const far = node.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    if (far < 0 || far > pane.clientHeight - 48) pane.scrollTo({ top: pane.scrollTop + far - pane.clientHeight / 3, behavior: calm() ? "auto" : "smooth" });
  };
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  let resting = 0;
  on("mouseover", (event) => {
    const row = event.target.closest?.("[data-linked] [data-row]");
    clearTimeout(resting);
    if (row && !row.classList.contains("on")) resting = setTimeout(() => light(row, true), 150);
    const span = event.target.closest?.("[data-linked] [data-span]");
    const owner = span && rowOf(span);
    if (owner) light(owner, false);
  });
  on("focusin", (event) => {
    const row = event.target.closest("[data-linked] [data-row]");
    if (row) light(row, true);
    const owner = event.target.closest("[data-linked] [data-span]");
    if (owner && rowOf(owner)) light(rowOf(owner), false);
  });
  on("click", (event) => {
    const span = event.target.closest("[data-linked] [data-span]");
    const row = span && rowOf(span);
    if (row && matchMedia("(min-width: 64rem)").matches) { event.preventDefault(); row.closest("details")?.setAttribute("open", ""); row.focus({ preventScroll: true }); row.scrollIntoView({ block: "center" }); }
  });
  const rowOf = (span) => {
    const names = span.dataset.span.split(" ").map((name) => `[data-row][data-spans~="${CSS.escape(name)}"]`);
    return $(names.join(), span.closest("[data-linked]"));
  };

  /* ---- drafts: what was typed waits on this machine, for this person, for a week ---- */
  const WEEK = 7 * 24 * 3600 * 1000;
  const person = document.body.dataset.person || "";
  const mine = `danvan:draft:${person}:`;
  const guarded = (form) => form.closest("[data-no-draft]") || $("[data-no-draft], [type=password]", form);
  const drafted = (form) => person && form.getAttribute("method")?.toLowerCase() === "post" && !guarded(form) && (form.hasAttribute("data-draft") || $("textarea", form));
  const keyOf = (form) => mine + location.pathname + "#" + (form.getAttribute("id") || form.getAttribute("action") || form.getAttribute("hx-post") || "");
  const typed = (form) => {
    const values = {};
    for (const field of form.elements) {
      if (!field.name || field.name === "csrfmiddlewaretoken" || /^(hidden|file|submit|button|password)$/.test(field.type)) continue;
      if (/^(checkbox|radio)$/.test(field.type)) { (values[field.name] ||= []); if (field.checked) values[field.name].push(field.value); }
      else if (field.multiple) values[field.name] = [...field.selectedOptions].map((one) => one.value);
      else values[field.name] = [...(values[field.name] || []), field.value];
    }
    return values;
  };
  const putBack = (form, values) => {
    const used = {};
    for (const field of form.elements) {
      const value = values[field.name];
      if (!value || /^(hidden|file|password)$/.test(field.type)) continue;
      if (/^(checkbox|radio)$/.test(field.type)) field.checked = value.includes(field.value);
      else if (field.multiple) [...field.options].forEach((one) => { one.selected = value.includes(one.value); });
      else field.value = value[used[field.name] = (used[field.name] ?? -1) + 1] ?? "";
    }
  };
  const waiting = new Map();
  const keep = (form) => { clearTimeout(waiting.get(form)); waiting.delete(form); kept.set(keyOf(form), { at: Date.now(), values: typed(form) }); };
  on("input", (event) => {
    const form = event.target.form;
    if (!form) return;
    form.dataset.changed = "1";
    if (drafted(form)) { clearTimeout(waiting.get(form)); waiting.set(form, setTimeout(() => keep(form), 600)); }
  });
  addEventListener("pagehide", () => waiting.forEach((_timer, form) => keep(form)));
  const offer = (form) => {
    const draft = kept.get(keyOf(form));
    if (!draft || !$("#words-draft") || form.dataset.offered) return;
    if (Date.now() - draft.at > WEEK || JSON.stringify(draft.values) === JSON.stringify(typed(form))) { kept.drop(keyOf(form)); return; }
    form.dataset.offered = "1";
    form.prepend($("#words-draft").content.cloneNode(true));
    const note = form.firstElementChild;
    $("[data-when]", note).textContent = new Date(draft.at).toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" });
    note.addEventListener("click", (event) => {
      const restore = event.target.closest("[data-draft-restore]");
      if (restore) putBack(form, draft.values);
      else if (event.target.closest("[data-draft-drop]")) kept.drop(keyOf(form));
      else return;
      note.remove();
      $("input:not([type=hidden]), textarea, select", form)?.focus();
    });
  };
  const sentKey = "danvan:sent";
  const settle = () => { // was the form sent from the page before really saved?
    let sent = null;
    try { sent = JSON.parse(sessionStorage.getItem(sentKey)); sessionStorage.removeItem(sentKey); } catch { /* refused */ }
    if (sent && !$("[data-errors]") && (sent.path !== location.pathname || $("#flash [data-success]"))) kept.drop(sent.key);
  };
  on("submit", (event) => {
    const form = event.target;
    form.dataset.leaving = "1";
    if (form.hasAttribute("data-forget-drafts")) kept.keys().filter((key) => key.startsWith(mine)).forEach(kept.drop);
    if (!drafted(form)) return;
    keep(form);
    try { sessionStorage.setItem(sentKey, JSON.stringify({ key: keyOf(form), path: location.pathname })); } catch { /* refused */ }
  });
  on("htmx:afterRequest", (event) => {
    const asked = event.detail.requestConfig; // its elt may have been swapped out of the page by now
    const form = asked?.verb !== "get" && asked?.elt.closest?.("form");
    if (!form) return;
    delete form.dataset.leaving;
    if (!event.detail.successful) return;
    delete form.dataset.changed;
    clearTimeout(waiting.get(form)); waiting.delete(form);
    kept.drop(keyOf(form));
  });
  const forgetOld = () => kept.keys().filter((key) => key.startsWith("danvan:draft:")).forEach((key) => { if (!(Date.now() - kept.get(key)?.at < WEEK)) kept.drop(key); });

  /* ---- ask before leaving a form marked data-guard ---- */
  addEventListener("beforeunload", (event) => {
    if ($$("form[data-guard][data-changed]").some((form) => !form.dataset.leaving)) event.preventDefault();
  });

  /* ---- copy ---- */
  on("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    const from = button && $(button.dataset.copy);
    if (!from) return;
    const text = "value" in from ? from.value : from.innerText;
    try { await navigator.clipboard.writeText(text.trim()); say(words("copied")); button.classList.add("done"); }
    catch { getSelection().selectAllChildren(from); } // refused: leave it selected for Ctrl+C
  });

  /* ---- upload: drop, progress, stop; the plain form does the same without this ---- */
  const problem = (form, text) => { const line = $("[data-problem]", form); if (line) { line.textContent = text; line.hidden = !text; } };
  const fits = (form) => {
    const most = Number($("[data-max-bytes]", form)?.dataset.maxBytes || Infinity);
    const fine = $$("[type=file]", form).every((field) => [...field.files].every((file) => file.size <= most));
    problem(form, fine ? "" : words("too-big"));
    return fine;
  };
  for (const name of ["dragover", "dragleave", "drop"]) on(name, (event) => {
    const zone = event.target.closest?.("[data-drop]");
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("over", name === "dragover");
    const field = $("[type=file]", zone);
    if (name !== "drop" || !event.dataTransfer.files.length) return;
    const taken = new DataTransfer();
    [...event.dataTransfer.files].slice(0, field.multiple ? undefined : 1).forEach((file) => taken.items.add(file));
    field.files = taken.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  });
  on("change", (event) => { if (event.target.type === "file" && event.target.form?.hasAttribute("data-upload")) fits(event.target.form); });
  on("submit", (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-upload") || event.defaultPrevented) return;
    event.preventDefault();
    if (fits(form)) send(form, event.submitter);
  });
  const send = (form, submitter) => {
    const body = new FormData(form);
    if (submitter?.name) body.append(submitter.name, submitter.value);
    const box = $("[data-progress]", form), bar = $("progress", box), percent = $("[data-percent]", box);
    const call = new XMLHttpRequest();
    const idle = (text) => { box.hidden = true; delete form.dataset.leaving; problem(form, text); if (submitter) submitter.disabled = false; };
    box.hidden = false;
    if (submitter) submitter.disabled = true;
    call.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      bar.value = (event.loaded / event.total) * 100;
      percent.textContent = event.loaded < event.total ? `${Math.floor(bar.value)} %` : words("sent");
    };
    call.upload.onload = () => { bar.removeAttribute("value"); say(words("sent")); };
    call.onload = () => arrived(call, form, idle);
    call.onerror = () => idle(words("lost"));
    call.onabort = () => idle("");
    $("[data-stop]", box).onclick = () => call.abort();
    call.open("POST", form.getAttribute("action") || location.href);
    call.setRequestHeader("X-Danvan-Upload", "1");
    call.send(body);
  };
  const arrived = (call, form, idle) => {
    const to = call.getResponseHeader("HX-Redirect");
    if (to) { location.assign(to); return; }
    if (call.status < 400) { location.assign(call.responseURL); return; }
    const main = $("#main", new DOMParser().parseFromString(call.responseText, "text/html"));
    if (!main) { idle(words("lost")); return; }
    $("#main").replaceWith(main); // refused: the page says why, in its own words
    window.htmx?.process(main);
    begin();
  };

  /* ---- when htmx gets no answer, say so ---- */
  const lost = () => { const box = $("#flash"); if (box) { box.innerHTML = '<p class="tone-late"></p>'; box.firstChild.textContent = words("offline"); } };
  on("htmx:sendError", lost);
  on("htmx:timeout", lost);
  on("htmx:responseError", lost);

  /* ---- start, and again for each part that arrives ---- */
  const begin = () => {
    $$("[data-copy][hidden], [data-fold][hidden]").forEach((button) => { button.hidden = false; });
    $$("[data-keys-switch]").forEach((box) => { box.checked = !kept.get(switchKey); });
    $$("form").filter(drafted).forEach(offer);
    $("[data-errors]")?.focus();
  };
  addEventListener("beforeprint", () => $$("details[data-print]").forEach((box) => { box.open = true; }));
  forgetOld();
  settle();
  begin();
  on("htmx:load", (event) => { if (event.detail.elt !== document.body) begin(); });
})();
