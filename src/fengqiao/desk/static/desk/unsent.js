// What was typed and not sent yet is not lost: a form beside the matter comes back as it was, leaving the page asks first,
// and a form that did not get through says so.  Nothing of it is kept beyond the page.
(() => {
  "use strict";

  const panel = document.getElementById("panel");
  const unsent = () => document.querySelector("form[data-keeps].is-unsent");
  const formOf = (target) => (target instanceof Element ? target.closest("form[data-keeps]") : null);
  const typed = (form) =>
    [...form.elements].filter((one) => one.name && !["hidden", "file", "submit", "button"].includes(one.type));

  document.addEventListener("input", (event) => formOf(event.target)?.classList.add("is-unsent"));
  document.addEventListener("submit", (event) => formOf(event.target)?.classList.remove("is-unsent"));
  window.addEventListener("beforeunload", (event) => {
    if (unsent()) event.preventDefault();
  });

  // --- The form beside the matter: another action, or closing it, puts it away; it comes back with what was written. ---
  const away = new Map();
  const putAway = () => {
    const form = panel?.querySelector("form.is-unsent");
    if (form) away.set(form.action, typed(form).map((one) => [one.name, one.value, one.checked]));
  };
  const fill = (form, values) => {
    for (const one of typed(form)) {
      const isChoice = one.type === "radio" || one.type === "checkbox";
      const found = values.find(([name, value]) => name === one.name && (!isChoice || value === one.value));
      if (!found) continue;
      if (isChoice) one.checked = found[2];
      else one.value = found[1];
    }
  };
  const bringBack = (form) => {
    const values = away.get(form.action);
    if (!values) return;
    away.delete(form.action);
    fill(form, values);
    form.dispatchEvent(new Event("change")); // questions that depend on an answer come in now
    fill(form, values);
    form.classList.add("is-unsent");
  };
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target === panel && event.detail.requestConfig.verb === "get") putAway();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const form = event.target === panel && panel.querySelector("form[data-keeps]");
    if (!form) return;
    if (event.detail.requestConfig.verb === "get") bringBack(form);
    else form.classList.add("is-unsent"); // refused: what it says is still to be sent
  });
  document.addEventListener("click", (event) => {
    const closes = event.target instanceof Element && event.target.closest("[data-closes-panel]");
    if (!closes || !document.querySelector("[data-action]") || !panel?.contains(closes)) return;
    event.preventDefault();
    putAway();
    panel.replaceChildren();
    document.querySelector("[data-action]").focus();
  });

  // --- A request that did not get through. ---
  const say = (event, kind) => {
    const form = formOf(event.target);
    const words = document.getElementById(kind)?.content.cloneNode(true);
    if (words) {
      document.querySelector(".not-sent")?.remove();
      if (form) form.querySelector("button[type=submit]").before(words);
      else if (panel) panel.prepend(words);
    }
    if (!form) return;
    form.classList.add("is-unsent");
    form.dataset.sent = ""; // the next press is no second tap
  };
  document.addEventListener("htmx:sendError", (event) => say(event, "not-sent"));
  document.addEventListener("htmx:timeout", (event) => say(event, "not-sent"));
  document.addEventListener("htmx:responseError", (event) =>
    say(event, [401, 403].includes(event.detail.xhr.status) ? "not-signed-in" : "not-sent"));
})();
