// Hands the button of a passkey to allauth's script, and says in words when a key cannot be used.
(() => {
  "use strict";
  const button = document.getElementById("key-button");
  if (!button) return;
  const show = (id, shown) => { const it = document.getElementById(id); if (it) it.hidden = !shown; };
  if (!window.PublicKeyCredential) { button.hidden = true; show("key-missing", true); return; }
  document.addEventListener("allauth.error", (event) => { event.preventDefault(); show("key-failed", true); });
  button.addEventListener("click", () => show("key-failed", false));
  const ids = { add: "key-button", authenticate: "key-button", credential: button.dataset.field, data: "key-data" };
  window.allauth.webauthn.forms[button.dataset.does]({ ids });
})();
