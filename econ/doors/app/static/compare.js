// Compare: a list puts another scenario into a place, adds one or takes one away; the browser's own are among them.

import { address, changed, step } from "./page.js";

const NOTHING = "-";

/** A kept scenario as the address names it, see `econ.page.compared.code_of`. */
function code({ address: asked, name }) {
  const question = new URLSearchParams(asked);
  for (const other of ["view", "lang", "compare", "output", "to"]) question.delete(other);
  question.set("title", name);
  const bytes = String.fromCharCode(...new TextEncoder().encode(question.toString()));
  return `q.${btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/** The scenarios that this browser keeps, in each list. */
function offer() {
  const kept = globalThis.econKept?.() ?? [];
  for (const list of document.querySelectorAll("[data-pick]")) {
    list.querySelector("[data-own]")?.remove();
    if (!kept.length) continue;
    const group = Object.assign(document.createElement("optgroup"), { label: list.closest("[data-kept]").dataset.kept });
    group.dataset.own = "";
    group.append(...kept.map((one) => new Option(one.name, list.dataset.pick === "0" ? one.address : code(one))));
    list.append(group);
  }
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("[data-pick]")) return;
  const { compared, parameter } = target.closest("[data-compared]").dataset;
  const codes = compared.split(",").filter((one) => one && one !== NOTHING);
  const place = Number(target.dataset.pick);
  if (place) {
    codes.splice(place - 1, 1, ...(target.value === NOTHING ? [] : [target.value]));
    step(changed({ [parameter]: [...new Set(codes)].join(",") || NOTHING }));
  } else if (target.value) {
    const now = new URLSearchParams(address());
    const other = new URLSearchParams(target.value.startsWith("?") ? target.value : { preset: target.value });
    for (const name of ["view", "lang"]) if (now.has(name)) other.set(name, now.get(name));
    other.set(parameter, codes.join(",") || NOTHING);
    step(`?${other}`);
  }
});
document.addEventListener("econ:shown", offer);
document.addEventListener("econ:kept", offer);
globalThis.econCode = code;
offer();
