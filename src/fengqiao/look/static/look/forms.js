// What script makes better in a form drawn by look/fields.html.  Without it every form still works.
(() => {
  "use strict";

  // --- Questions that depend on another answer: shown at once, and put back when the answer changes. ---
  const answersTo = (form, key) => new FormData(form).getAll(key).map(String);
  const refresh = (form) => {
    for (const one of form.querySelectorAll("template[data-asked-if]")) {
      const wanted = one.dataset.askedValues.split(" ");
      const asked = answersTo(form, one.dataset.askedIf).some((value) => wanted.includes(value));
      if (asked && !one.shown) {
        one.shown = one.content.firstElementChild.cloneNode(true);
        one.after(one.shown);
        improve(one.shown);
      } else if (!asked && one.shown) {
        one.shown.remove();
        one.shown = null;
      }
    }
    for (const one of form.querySelectorAll(".field[data-asked-if]")) {
      const before = one.previousElementSibling;
      if (before && before.shown === one) continue;
      const wanted = one.dataset.askedValues.split(" ");
      const asked = answersTo(form, one.dataset.askedIf).some((value) => wanted.includes(value));
      one.hidden = !asked;
      for (const control of one.querySelectorAll("input, textarea, select")) control.disabled = !asked;
    }
  };

  // --- How much is written, said only when it matters. ---
  const count = (area) => {
    const max = Number(area.dataset.max);
    const line = document.createElement("p");
    line.className = "field__count";
    line.setAttribute("aria-live", "polite");
    area.after(line);
    const show = () => {
      const left = max - [...area.value].length;
      const words = left >= 0 ? area.dataset.left : area.dataset.over;
      line.textContent = left < max / 5 ? words.replace("#", String(Math.abs(left))) : "";
      line.classList.toggle("field__count--over", left < 0);
    };
    area.addEventListener("input", show);
    show();
  };

  // --- A signature drawn with a finger; the typed name stays as the other way. ---
  const sign = (box) => {
    const drawn = box.querySelector("input[type=hidden]");
    const typed = box.querySelector("input:not([type=hidden])");
    const pad = document.createElement("canvas");
    pad.className = "signature__pad";
    pad.width = 640;
    pad.height = 240;
    pad.setAttribute("role", "img");
    pad.setAttribute("aria-label", box.dataset.pad);
    const clear = document.createElement("button");
    clear.type = "button";
    clear.className = "button button--quiet button--small";
    clear.textContent = box.dataset.clear;
    box.prepend(pad, clear);
    const pen = pad.getContext("2d");
    pen.lineWidth = 5;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#1b1815";
    let down = false;
    const at = (event) => {
      const frame = pad.getBoundingClientRect();
      return [((event.clientX - frame.left) * pad.width) / frame.width, ((event.clientY - frame.top) * pad.height) / frame.height];
    };
    pad.addEventListener("pointerdown", (event) => {
      down = true;
      pad.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(...at(event));
    });
    pad.addEventListener("pointermove", (event) => {
      if (!down) return;
      pen.lineTo(...at(event));
      pen.stroke();
    });
    const up = () => {
      if (!down) return;
      down = false;
      drawn.value = pad.toDataURL("image/png");
      drawn.dispatchEvent(new Event("input", { bubbles: true }));
    };
    pad.addEventListener("pointerup", up);
    pad.addEventListener("pointercancel", up);
    clear.addEventListener("click", () => {
      pen.clearRect(0, 0, pad.width, pad.height);
      drawn.value = "";
    });
    typed.addEventListener("input", () => {
      if (typed.value) drawn.value = "";
    });
    if (drawn.value) {
      const before = new Image();
      before.onload = () => pen.drawImage(before, 0, 0);
      before.src = drawn.value;
    }
  };

  // --- Without a line nothing is sent: the browser would put its own page in place of what was written. ---
  const sayOffline = (form) => {
    let note = form.querySelector("[data-no-line]");
    if (!note) {
      note = document.createElement("p");
      note.className = "note note--amber";
      note.dataset.noLine = "";
      note.setAttribute("role", "alert");
      const buttons = [...form.querySelectorAll("button")].pop();
      (buttons.closest(".buttons") || buttons).before(note);
      addEventListener("online", () => note.remove(), { once: true });
    }
    note.textContent = document.body.dataset.offline;
  };

  const improve = (root) => {
    for (const area of root.querySelectorAll("textarea[data-max]")) count(area);
    for (const box of root.querySelectorAll("[data-signature]")) sign(box);
  };

  const start = (form) => {
    if (form.started) return;
    form.started = true;
    improve(form);
    refresh(form);
    form.addEventListener("change", () => refresh(form));
    // A second tap while the first is on its way sends nothing; the server would not take it twice either.
    form.addEventListener("submit", (event) => {
      if (!navigator.onLine) {
        event.preventDefault();
        sayOffline(form);
        return;
      }
      if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 8000) event.preventDefault();
      form.dataset.sent = String(Date.now());
    });
  };
  for (const form of document.querySelectorAll("form[method=post]")) start(form);
  // A form that was put into the page later, by htmx.
  document.addEventListener("htmx:load", (event) => {
    for (const form of event.target.querySelectorAll("form[method=post]")) start(form);
  });
  document.getElementById("problems")?.focus();
})();
