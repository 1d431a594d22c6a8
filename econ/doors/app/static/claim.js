// Check a claim: a sentence is checked 400 ms after the last key, and the old verdict is dimmed at the first.

import { step, changed } from "./page.js";

const PAUSE = 400;
const LONGEST = 2000; // characters of a text that an address holds
const field = () => document.querySelector("[data-claim] textarea");
let timer = 0;

/** Whether another sentence is to be judged than the one that was; an emptied field dims the verdict and waits. */
function compare() {
  const text = field()?.value.trim(), typing = Boolean(text) && field().value !== field().dataset.judged;
  if (typing || text === "") document.documentElement.dataset.claimState = typing ? "typing" : "empty";
  else delete document.documentElement.dataset.claimState;
  return typing;
}

function cleared() {
  const fields = [...document.querySelectorAll("[data-field]")].map((one) => [one.name, ""]);
  return { ...Object.fromEntries(fields), claim: "", number: "", said: "" };
}

function check() {
  clearTimeout(timer);
  if (!compare()) return;
  const text = field().value;
  if (text.length <= LONGEST) step(changed({ ...cleared(), text }), null, { history: "replace" });
  else step(changed({ ...cleared(), text: "" }), { do: "claim", text }, { history: "replace" });
}

document.addEventListener("input", ({ target }) => {
  if (target !== field()) return;
  compare();
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-claim], [data-fields]")) return;
  event.preventDefault();
  check();
});

// A field that says what was read is no correction.
document.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-field]")) return;
  const entered = [...document.querySelectorAll("[data-field]")].map(({ name, value, dataset }) => [
    name,
    value === dataset.read ? "" : value || " ", // a blank says that it is not known
  ]);
  step(changed({ claim: "", text: field().dataset.judged, ...Object.fromEntries(entered) }));
});

document.addEventListener("econ:shown", compare);
