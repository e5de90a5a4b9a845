// What script makes better on the citizen's pages: typing is kept at once, a link is copied with one tap.
(() => {
  "use strict";

  // --- An application is kept while it is typed, so that a page that dies loses nothing. ---
  for (const form of document.querySelectorAll("form[data-save]")) {
    const status = form.querySelector("[data-saved]");
    let timer = 0;
    let kept = "";
    const typed = () => {
      const data = new FormData(form);
      for (const [key, value] of [...data.entries()]) if (value instanceof File) data.delete(key);
      return data;
    };
    const keep = () => {
      clearTimeout(timer);
      timer = 0;
      const data = typed();
      const now = new URLSearchParams(data).toString();
      if (now === kept) return;
      kept = now;
      fetch(form.dataset.save, { method: "POST", body: data, keepalive: true, credentials: "same-origin" })
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
        .then((answer) => {
          status.textContent = `${status.dataset.words} ${answer.saved}`;
        })
        .catch(() => {
          kept = "";
          status.textContent = status.dataset.failed;
        });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 900);
    };
    kept = new URLSearchParams(typed()).toString();
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    addEventListener("online", () => !kept && keep());
    addEventListener("pagehide", () => timer && keep());
    document.addEventListener("visibilitychange", () => document.hidden && timer && keep());
  }

  // --- Somebody comes in: the page is gone, and the way back does not lead to it. ---
  for (const way of document.querySelectorAll("[data-leave]")) {
    way.addEventListener("click", (event) => {
      event.preventDefault();
      location.replace(way.href);
    });
  }

  // --- A link copied with one tap. ---
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const field = document.getElementById(button.dataset.copy);
      field.select();
      const done = () => (button.textContent = button.dataset.done);
      if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(done);
      else if (document.execCommand("copy")) done();
    });
  }
})();
