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
