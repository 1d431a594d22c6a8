// What somebody keeps in the browser: scenarios (localStorage), and figures of one's own for this visit
// (sessionStorage). Both are sent to the server only where a file, a check or an answer with them is asked for.

import { address, changed, line, step } from "./page.js";

const LARGEST = 5e6; // bytes of a file, as econ.doors.app.uploads
const json = { "Content-Type": "application/json" };
const all = (what, where = document) => [...where.querySelectorAll(what)];
const put = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

// --- keeping -----------------------------------------------------------------------------------------------

let memory = []; // where the browser keeps nothing
let blocked = false;
const KEY = "econ-scenarios";

function kept() {
  if (blocked) return memory;
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one?.address === "string") : [];
  } catch {
    blocked = true;
    return memory;
  }
}
globalThis.econKept = kept;

function keep(list) {
  memory = list;
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    blocked = true; // it refuses, or is full: what is in memory counts from now on
  }
  draw();
  document.dispatchEvent(new Event("econ:kept"));
}

const entry = ({ name, note = "", address: asked, day = "", answer = "" }) => ({
  id: [...crypto.getRandomValues(new Uint8Array(8))].map((n) => n.toString(16).padStart(2, "0")).join(""),
  name,
  note,
  address: `?${asked.replace(/^\?/, "")}`,
  day: day || new Date().toLocaleDateString("en-CA"),
  answer,
});

// --- the list ----------------------------------------------------------------------------------------------

let gone = null; // what was deleted last, and its place

function draw() {
  const found = kept();
  for (const note of all("[data-blocked]")) note.hidden = !blocked;
  const list = document.querySelector("[data-kept-list]");
  if (!list) return;
  const words = JSON.parse(list.dataset.words);
  const rows = list.querySelector("[data-rows]");
  const open = new Set(all("li:has(details[open])", rows).map((row) => row.dataset.id));
  const focus = rows.contains(document.activeElement) ? document.activeElement : null;
  const held = focus && { id: focus.closest("li").dataset.id, what: focus.dataset.part ?? focus.dataset.kept };
  rows.replaceChildren(...found.map((one) => row(one, list.querySelector("template"), words, open)));
  list.querySelector("[data-none]").hidden = found.length > 0;
  list.querySelector("[data-all]").hidden = !found.length;
  if (held) rows.querySelector(`[data-id="${held.id}"] :is([data-part="${held.what}"], [data-kept="${held.what}"])`)?.focus();
  const told = list.querySelector("[data-deleted]");
  told.hidden = !gone;
  if (gone) told.querySelector("p").textContent = put(words.deleted, gone.one);
}

function row(one, template, words, open) {
  const made = template.content.cloneNode(true);
  const part = (name) => made.querySelector(`[data-part=${name}]`);
  made.querySelector("li").dataset.id = one.id;
  const spoken = new URLSearchParams(address()).get("lang");
  part("open").textContent = one.name;
  part("open").href = one.address + (spoken ? `&lang=${spoken}` : "");
  part("answer").textContent = one.answer;
  part("note").textContent = one.note;
  const tongue = document.documentElement.lang.replace(/^en$/, "en-GB");
  const day = new Date(`${one.day}T12:00`).toLocaleDateString(tongue, { day: "numeric", month: "long", year: "numeric" });
  part("day").textContent = put(words.kept_on, { day });
  part("compare").href = changed({ view: "compare", compare: globalThis.econCode?.(one) });
  part("name").value = one.name;
  part("notes").value = one.note;
  made.querySelector("details").open = open.has(one.id);
  return made;
}

const does = {
  duplicate(list, place, words) {
    list.splice(place + 1, 0, entry({ ...list[place], name: put(words.copy, list[place]), day: "" }));
    keep(list);
  },
  delete(list, place) {
    gone = { one: list[place], place };
    list.splice(place, 1);
    keep(list);
    document.querySelector("[data-kept=undo]").focus();
  },
  undo(list) {
    if (gone) list.splice(gone.place, 0, gone.one);
    gone = null;
    keep(list);
  },
  file: (list, place, words, button) => write([list[place]], "json", list[place].name, button),
  all: (list, _place, _words, button) => write(list, button.value, "my-scenarios", button),
};

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-kept]");
  if (!button?.matches("button")) return;
  const list = kept();
  const place = list.findIndex((one) => one.id === button.closest("li")?.dataset.id);
  does[button.dataset.kept](list, place, wordsAt(button), button);
});

document.addEventListener("change", ({ target }) => {
  const row = target.closest?.("[data-kept-list] li");
  if (!row || !target.matches("[data-part]")) return;
  const list = kept();
  const one = list.find(({ id }) => id === row.dataset.id);
  if (!one) return;
  if (target.dataset.part === "name") one.name = target.value.trim() || one.name;
  else one.note = target.value;
  keep(list);
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-save]");
  if (!form) return;
  event.preventDefault();
  const { address: asked, answer, saved } = form.dataset;
  const name = form.elements["kept-name"].value.trim() || form.elements["kept-name"].defaultValue;
  keep([entry({ name, note: form.elements["kept-note"].value, address: asked, answer }), ...kept()]);
  const button = form.querySelector("button");
  const before = button.textContent;
  button.textContent = saved;
  document.getElementById("said").textContent = saved;
  setTimeout(() => (button.textContent = before), 2500);
});

addEventListener("storage", ({ key }) => (key === KEY || key === null) && draw()); // another tab

// --- sending -----------------------------------------------------------------------------------------------

const wordsAt = (element) => JSON.parse(element.closest("[data-words]").dataset.words);

/** Ask one of the server's answers to what is sent; what is wrong with it is its `problem`. */
async function send(where, what, words) {
  const body = JSON.stringify({ ...what, language: document.documentElement.lang });
  const ask = () => fetch(where, { method: "POST", headers: { ...json, ...line.headers }, body });
  try {
    let answer = await ask();
    if (answer.status === 409 && (await again())) answer = await ask();
    if (answer.ok) return answer;
    const said = await answer.json();
    return { problem: said.problem ?? said.error };
  } catch {
    return { problem: words.failed };
  }
}

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let n = 0; n < bytes.length; n += 32768) text += String.fromCharCode(...bytes.subarray(n, n + 32768));
  return btoa(text);
}

function say(near, lines, kind = "wrong") {
  const into = near.closest("section").querySelector("[data-said]");
  const note = Object.assign(document.createElement("div"), { className: `note ${kind}` });
  note.append(...lines.map((one) => (one instanceof Node ? one : Object.assign(document.createElement("p"), { textContent: one }))));
  into.replaceChildren(...(lines.length ? [note] : []));
}

function save(blob, name) {
  const way = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), 60000);
}

async function write(scenarios, form, name, button) {
  button.disabled = true;
  const answer = await send("write", { scenarios, form }, wordsAt(button));
  button.disabled = false;
  if (answer.problem) return say(button, [answer.problem]);
  save(await answer.blob(), `${name.replace(/[^\p{L}\p{N} .-]+/gu, "-").slice(0, 60)}.${form}`);
  say(button, []);
}

const takes = {
  async open(near, what, words) {
    const answer = await send("open", what, words);
    if (answer.problem) return say(near, [answer.problem]);
    const { scenarios } = await answer.json();
    keep([...scenarios.map(entry), ...kept()]);
    const lines = scenarios.flatMap(({ name, problems }) => [put(words.opened, { name }), ...problems]);
    say(near, lines, "");
  },
  async check(near, what, words) {
    say(near, [words.checking], "");
    const [verdict, opened] = await Promise.all([send("check", what, words), send("open", what, words)]);
    const lines = verdict.problem ? [verdict.problem] : (await verdict.json()).said;
    const found = opened.problem ? [] : (await opened.json()).scenarios;
    const ways = found.map(({ name, address: asked, problems }) => {
      const line = document.createElement("p");
      const way = Object.assign(document.createElement("a"), { href: `?${asked}`, textContent: put(words.levers, { name }) });
      way.dataset.step = "";
      line.append(way, ...problems.map((one) => ` ${one}`));
      return line;
    });
    say(near, [...lines, ...ways], verdict.problem ? "wrong" : "");
  },
};

async function take(drop, files) {
  const words = wordsAt(drop);
  if (!files.length) return;
  if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST) return say(drop, [words.large]);
  if (drop.dataset.drop === "own") return open(drop, files, words);
  for (const file of files) await takes[drop.dataset.drop](drop, { name: file.name, content: await base64(file) }, words);
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-drop] input")) {
    take(target.closest("[data-drop]"), [...target.files]).finally(() => (target.value = ""));
  } else if (target.matches("[data-link]") && target.value.trim()) {
    takes[target.dataset.link](target, { link: target.value }, wordsAt(target));
  }
});
for (const kind of ["dragover", "drop"])
  document.addEventListener(kind, (event) => {
    const drop = event.target.closest?.("[data-drop]");
    if (!drop) return;
    event.preventDefault();
    if (kind === "drop") dropped(event.dataTransfer).then((files) => take(drop, files));
  });

/** The files that are dropped, those in folders with the way to them in their names. */
async function dropped({ items }) {
  const found = [];
  const walk = async (one, way) => {
    if (one.isFile) found.push(new File([await new Promise((ok, no) => one.file(ok, no))], way + one.name));
    else {
      const reader = one.createReader();
      for (let more; (more = await new Promise((ok, no) => reader.readEntries(ok, no))).length; )
        for (const inner of more) await walk(inner, `${way}${one.name}/`);
    }
  };
  for (const one of [...items].map((item) => item.webkitGetAsEntry()).filter(Boolean)) await walk(one, "");
  return found;
}

// --- figures of one's own, for this visit ------------------------------------------------------------------

const visit = { token: "", own: [] }; // folders: digest, and what was sent to open them
try {
  Object.assign(visit, JSON.parse(sessionStorage.getItem("econ-own") ?? "{}"));
} catch {
  // a browser may refuse to keep anything
}

function carry() {
  line.headers = visit.own.length ? { "X-Econ-Own": [visit.token, ...visit.own.map(({ digest }) => digest)].join(" ") } : {};
  try {
    sessionStorage.setItem("econ-own", JSON.stringify(visit));
    return true;
  } catch {
    return false; // too large, or refused: it lasts until the page is loaded anew
  }
}

async function sent(what, digests) {
  const body = JSON.stringify({ ...what, token: visit.token, digests, language: document.documentElement.lang });
  return fetch("own", { method: "POST", headers: json, body });
}

/** Send all folders once more to a server that does not hold them. */
async function again() {
  const digests = [];
  for (const { digest, what } of visit.own) {
    if (!(await sent(what, digests)).ok) return false;
    digests.push(digest);
  }
  return digests.length > 0;
}

const usual = line.ask;
line.ask = async (question) => {
  try {
    return await usual(question);
  } catch (error) {
    if (error.status !== 409 || !(await again())) throw error;
    return usual(question);
  }
};

async function open(drop, files, words) {
  visit.token ||= [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
  const way = (file) => file.webkitRelativePath || file.name;
  const source = Object.fromEntries(all("[data-source] [name]").map(({ name, value }) => [name, value]));
  if (!source.country && !source.title && !source.publisher) for (const name in source) source[name] = "";
  const what = { name: way(files[0]).split("/")[0], files: {}, source };
  for (const file of files) what.files[way(file)] = await base64(file);
  try {
    const digests = visit.own.map(({ digest }) => digest);
    let answer = await sent(what, digests);
    if (answer.status === 409 && (await again())) answer = await sent(what, digests);
    const said = await answer.json();
    if (!answer.ok) return say(drop, [said.problem ?? said.error]);
    visit.own = [...visit.own.filter(({ digest }) => digest !== said.digest), { digest: said.digest, what }];
    say(drop, carry() ? [] : [words.lost], "");
    step(address(), null, { history: "replace" });
  } catch {
    say(drop, [words.failed]);
  }
}

document.addEventListener("click", async (event) => {
  const close = event.target.closest("[data-close]");
  if (close) {
    visit.own = visit.own.filter(({ digest }) => digest !== close.dataset.close);
    carry();
    step(changed({ own: "" }), null, { history: "replace" });
  }
  const way = event.target.closest("a[download]");
  if (way && visit.own.length && !way.href.startsWith("blob:")) {
    event.preventDefault(); // a link cannot say whose figures it is asked with
    let answer = await fetch(way.href, { headers: line.headers });
    if (answer.status === 409 && (await again())) answer = await fetch(way.href, { headers: line.headers });
    const named = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "");
    if (answer.ok) save(await answer.blob(), named?.[1] ?? "econ");
  }
});

carry();
if (visit.own.length) step(address(), null, { history: "replace" });
document.addEventListener("econ:shown", draw);
draw();
document.dispatchEvent(new Event("econ:kept"));
