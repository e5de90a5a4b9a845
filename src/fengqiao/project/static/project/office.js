// On a phone a list's row is a card, each value with its column's name beside it; without this the names are missing.
document.addEventListener("DOMContentLoaded", () => {
  const list = document.getElementById("result_list");
  if (!list) return;
  const columns = [...list.querySelectorAll("thead th")].map((head) => head.querySelector(".text")?.textContent.trim() ?? "");
  // A row that is drawn as a card would be no table any more to a screen reader.
  const is = (role, found) => found.forEach((one) => one.setAttribute("role", role));
  is("table", [list]);
  is("rowgroup", list.querySelectorAll("thead, tbody"));
  is("row", list.querySelectorAll("tr"));
  is("columnheader", list.querySelectorAll("thead th"));
  is("rowheader", list.querySelectorAll("tbody th"));
  is("cell", list.querySelectorAll("tbody td"));
  for (const row of list.querySelectorAll("tbody tr")) {
    [...row.children].forEach((cell, at) => { if (cell.tagName === "TD") cell.dataset.column = columns[at] ?? ""; });
  }
});

// A box to search a name in tells a screen reader which question it answers; the package leaves that out.
const nameBoxes = () => {
  for (const box of document.querySelectorAll(".select2-selection:not([aria-label])")) {
    const select = box.closest(".select2-container").previousElementSibling;
    const words = select && document.querySelector(`label[for="${select.id}"]`)?.textContent.replace("*", "").trim();
    if (!words) continue;
    for (const one of [box, box.querySelector("[role=textbox]")]) one?.setAttribute("aria-label", words);
  }
};
document.addEventListener("DOMContentLoaded", () => {
  // The package makes its boxes when it gets to them, and more with each form that is added.
  new MutationObserver(nameBoxes).observe(document.body, { childList: true, subtree: true });
  nameBoxes();
});
