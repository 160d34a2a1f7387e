/* Additions only: every page works without this file. */
(() => {
  // The QR of a receipt carries the code behind «#», which no server sees: put it into the form.
  const form = document.querySelector("[data-code-form]");
  const code = location.hash.slice(1).replace(/[^0-9A-Za-z-]/g, "").slice(0, 40);
  if (form && code.length >= 20) {
    history.replaceState(null, "", location.pathname); // leave no code in the history
    form.elements.code.value = code;
    form.requestSubmit();
  }
  for (const button of document.querySelectorAll("[data-print-page]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  for (const button of document.querySelectorAll("[data-copy-code]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", () => navigator.clipboard.writeText(button.dataset.copyCode));
  }
})();
