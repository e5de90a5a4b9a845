// The workbench with a keyboard, and small conveniences.  Every page works without it.
(() => {
  "use strict";

  const keysOn = () => localStorage.getItem("desk-keys") !== "off";
  const dialog = document.getElementById("keys");
  const toggle = document.getElementById("keys-on");
  const openKeys = () => dialog.open || dialog.showModal();
  toggle.checked = keysOn();
  toggle.addEventListener("change", () => localStorage.setItem("desk-keys", toggle.checked ? "on" : "off"));
  document.querySelector("[data-opens-keys]")?.addEventListener("click", openKeys);

  // --- The queue: a row at a time. ---
  const links = () => [...document.querySelectorAll(".queue__link")];
  const step = (by) => {
    const all = links();
    if (!all.length) return;
    const at = all.findIndex((link) => link.closest("[data-row]").contains(document.activeElement));
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    next.focus();
    next.closest("[data-row]").scrollIntoView({ block: "nearest" });
  };
  const pick = () => {
    const box = document.activeElement.closest("[data-row]")?.querySelector("input[type=checkbox]");
    if (box) box.click();
  };
  const follow = (selector) => document.querySelector(selector)?.click();

  const commands = {
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    x: pick,
    a: () => follow("[data-all]"),
    b: () => follow("[data-bulk]:enabled"),
    n: () => follow("a[rel=next]"),
    u: () => follow("[data-up]"),
    "/": () => document.getElementById("find").focus(),
    "?": openKeys,
  };
  for (let number = 1; number <= 9; number += 1) {
    commands[number] = () => document.querySelectorAll("[data-action]")[number - 1]?.click();
  }
  const isTyping = (target) =>
    target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== "checkbox";

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isTyping(event.target)) return event.target.blur();
    if (event.key === "Escape" && !dialog.open) return follow("[data-closes-panel]");
    if (!keysOn() || dialog.open || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (isTyping(event.target)) return;
    const arrow = event.key.startsWith("Arrow");
    if (arrow && !document.querySelector("[data-keys=queue]")) return;
    const command = commands[event.key];
    if (!command) return;
    event.preventDefault();
    command();
  });

  // --- Choosing several rows: how many, and nothing to press before there is one. ---
  const queue = document.getElementById("queue");
  const bulk = queue?.querySelector("[data-bulk]");
  if (bulk) {
    const words = bulk.querySelector("span");
    const plain = words.textContent;
    const boxes = [...queue.querySelectorAll("input[name=matter]")];
    const all = queue.querySelector("[data-all]");
    all.parentElement.hidden = false;
    all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
    const show = () => {
      const count = boxes.filter((box) => box.checked).length;
      bulk.disabled = count === 0;
      words.textContent = count ? `${plain}（${count}）` : plain;
      all.checked = count > 0 && count === boxes.length;
      all.indeterminate = count > 0 && count < boxes.length;
    };
    queue.addEventListener("change", show);
    window.addEventListener("pageshow", show);
    show();
  }

  // --- Back from a matter, the list is where it was left: at that row, or at the one that moved up into its place. ---
  const LEFT_AT = "desk-left-at";
  if (queue) {
    queue.addEventListener("click", (event) => {
      const at = links().indexOf(event.target.closest(".queue__link"));
      if (at >= 0) sessionStorage.setItem(LEFT_AT, JSON.stringify([links()[at].pathname, at]));
    });
    const from = document.referrer && new URL(document.referrer);
    const [path, at] = JSON.parse(sessionStorage.getItem(LEFT_AT) ?? "[]");
    if (from && from.origin === location.origin && path && from.pathname.startsWith(path)) {
      (links().find((link) => link.pathname === path) ?? links()[at])?.focus();
    }
  }

  // --- Filters take effect when they are chosen; another service drops the step of the last one. ---
  for (const form of document.querySelectorAll("form[data-auto]")) {
    form.classList.add("is-auto");
    form.addEventListener("change", (event) => {
      if (event.target.name === "service" && form.elements.step) form.elements.step.disabled = true;
      for (const part of form.elements) if (part.value === "") part.disabled = true;
      form.submit();
    });
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) for (const part of form.elements) part.disabled = false;
    });
  }

  // --- On a phone the tabs are wider than the screen: the chosen one is brought into view. ---
  document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

  // --- A picture wider than its frame begins at the step the matter stands in. ---
  for (const frame of document.querySelectorAll(".flow-scroll")) {
    const here = frame.querySelector(".flow__here")?.getBoundingClientRect();
    if (here) frame.scrollLeft = here.left + here.width / 2 - frame.getBoundingClientRect().left - frame.clientWidth / 2;
  }

  // --- Menus close when the eye moves elsewhere. ---
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });

  // --- Citations are looked up while they are typed. ---
  const watch = (root) => {
    for (const check of root.querySelectorAll("[data-citations-of]")) {
      const area = root.querySelector(`[name="${check.dataset.citationsOf}"]`);
      if (!area || check.watching) continue;
      check.watching = true;
      area.after(check);
      let waiting;
      const look = () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => htmx.ajax("POST", check.dataset.url, { target: check, source: check, values: { text: area.value } }), 400);
      };
      area.addEventListener("input", look);
      if (area.value) look();
    }
  };
  watch(document);
  document.addEventListener("htmx:load", (event) => watch(event.target));

  // --- At the counter: who stands there may have a matter already. ---
  const recent = document.querySelector("[data-recent-of]");
  const phone = recent && document.querySelector(`[name="${recent.dataset.recentOf}"]`);
  if (phone) {
    let asked = "";
    const look = () => {
      const digits = phone.value.replace(/\D/g, "");
      if (digits.length < 11 || digits === asked) return;
      asked = digits;
      htmx.ajax("POST", recent.dataset.url, { target: recent, source: recent, values: { phone: phone.value } });
    };
    phone.addEventListener("input", look);
    look();
  }

  // --- A form that was opened beside the matter takes the eye and the cursor. ---
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "panel") return;
    event.target.querySelector("h2")?.focus({ preventScroll: true });
    const frame = event.target.getBoundingClientRect();
    if (frame.top < 0 || frame.top > window.innerHeight / 2) event.target.scrollIntoView();
  });
})();
