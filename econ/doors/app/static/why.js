// Why and the places under "More": a line that is moved over marks, ways that keep what is asked, and lists to search.

import { step, changed } from "./page.js";

document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-along]")) step(changed({ [target.name]: target.value }), null, { history: "replace" });
  if (target.closest("[data-sieve]")) sift(target.closest("[data-sieve]"));
});

document.addEventListener("click", (event) => {
  const way = event.target.closest("a[data-within]");
  if (!way || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const { searchParams, hash } = new URL(way.href);
  const without = way.dataset.within.split(" ").filter(Boolean).map((name) => [name, ""]);
  step(`${changed(Object.fromEntries([...without, ...searchParams]))}${hash}`);
});

// What does not have all the words, or is of another kind, is hidden; groups without anything left are hidden too.
function sift(list) {
  const words = (list.querySelector("[data-sieve-words]")?.value ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const kind = list.querySelector("[data-sieve-kind]")?.value ?? "";
  let left = 0;
  for (const one of list.querySelectorAll("[data-kind]")) {
    const text = one.textContent.toLowerCase();
    one.hidden = !((!kind || one.dataset.kind === kind) && words.every((word) => text.includes(word)));
    left += !one.hidden;
  }
  for (const group of list.querySelectorAll("[data-sieve-group]")) {
    group.hidden = !group.querySelector("[data-kind]:not([hidden])");
    if (words.length) group.open = !group.hidden;
  }
  list.querySelector("[data-sieve-none]").hidden = left > 0;
}

document.addEventListener("econ:shown", () => document.querySelectorAll("[data-sieve]").forEach(sift));

// A form of a list: what is searched for stands in the address, and is asked for while one types.
document.addEventListener("input", ({ target }) => target.closest("[data-search]") && look(target.closest("[data-search]"), "replace"));
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-search]")) return;
  event.preventDefault();
  look(event.target, "push");
});
function look(form, history) {
  const asked = Object.fromEntries([...new FormData(form)].filter(([name]) => !form.querySelector(`[type=hidden][name="${name}"]`)));
  step(changed({ ...asked, page: "", source: "" }), null, { history });
}
