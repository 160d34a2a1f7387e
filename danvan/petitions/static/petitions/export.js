/* Says that a register is being made until the browser has the file: the answer carries the mark of
   the form back in a cookie. Without this script the browser's own signs tell. */
const form = document.querySelector("[data-taking]");
const told = form.querySelector("[role=status]");
const button = form.querySelector("button");
form.addEventListener("submit", () => {
  const mark = String(Date.now());
  form.elements.mark.value = mark;
  const say = (text) => { if (told.textContent !== text) told.textContent = text; };
  const stop = (text) => { clearInterval(asking); button.disabled = false; say(text); };
  const asking = setInterval(() => {
    const seconds = Math.floor((Date.now() - mark) / 1000);
    if (document.cookie.includes(`danvan_taken=${mark}`)) stop(told.dataset.done);
    else if (seconds > 180) stop(told.dataset.late);
    else say(`${told.dataset.making} ${seconds - (seconds % 5)} s`);
  }, 500);
  setTimeout(() => { button.disabled = true; });
});
