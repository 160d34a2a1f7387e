/* A button that prints the page; without a script the browser's own menu does. */
for (const button of document.querySelectorAll("[data-print-page]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
/* A page shown once cannot be asked for on the smaller paper: it carries that sheet, switched off. */
for (const button of document.querySelectorAll("[data-half-page]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    document.querySelector("[data-half-sheet]").media = "all";
    window.print();
  });
}
