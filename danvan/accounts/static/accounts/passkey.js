// What a person sees when a passkey cannot be used; allauth's script does the rest.
(() => {
  "use strict";
  const show = (id, shown) => { const it = document.getElementById(id); if (it) it.hidden = !shown; };
  document.addEventListener("allauth.error", (event) => { event.preventDefault(); show("key-failed", true); });
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("key-button");
    if (!button) return;
    if (!window.PublicKeyCredential) { button.hidden = true; show("key-missing", true); return; }
    button.addEventListener("click", () => show("key-failed", false));
  });
})();
