// The page in the browser: it asks for a step, and puts in place what changed. Everything else is HTML.
//
// The address of the page is all that is asked (`econ.page`). A link with data-step and a list with data-choose lead to
// another address; a slider with data-slide, a field with data-type and a button with data-deed do something upon the
// address that is shown. "step" answers with the blocks that differ from those that are shown, by their keys.

const root = document.documentElement;
const elements = (where, what) => [...where.querySelectorAll(what)];
const block = (key) => document.getElementById(`b-${key}`);
const stored = (place, key, value) => {
  try {
    return value === undefined ? place()[key] : (place()[key] = value);
  } catch {
    return undefined; // a browser may refuse to keep anything
  }
};

let now = location.search || "?";
/** The address that the links of the document were made upon, until a region is shown anew. */
const begun = `?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(now)), ...Object.fromEntries(new URLSearchParams(document.body.dataset.ask)) })}`;
const queue = []; // steps that are still to be asked
let asking = null; // the step whose answer is awaited
let resting; // the time until what follows from an answer is asked for
const REST = 150;

export const address = () => now;

/** The address with other parameters; those that are empty are left out. */
export function changed(parameters) {
  const found = new URLSearchParams(now);
  for (const [name, value] of Object.entries(parameters)) value ? found.set(name, value) : found.delete(name);
  return `?${found}`;
}

// --- asking ----------------------------------------------------------------------------------------------

/** What a server answers that has too much to do: it is asked again. */
const BUSY = new Set([429, 503]);

/** How a step is asked; another host than our own server may put another way here. */
export const line = {
  headers: {}, // that go with every question
  history: true, // whether the address of the window is that of the page
  async ask(question) {
    const answer = await fetch("step", {
      method: "POST",
      headers: { ...line.headers, "Content-Type": "application/json" },
      body: JSON.stringify(question),
      signal: AbortSignal.timeout(30000),
    });
    if (!answer.ok) throw Object.assign(new Error(answer.statusText), { status: answer.status });
    return answer.json();
  },
  async part(name) {
    const answer = await fetch(`part/${name}${now}`, { headers: line.headers });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.text();
  },
};

/** An address with what another one changes of the address that it was made upon. */
function carried(onto, address, upon) {
  const [search, hash] = address.split("#");
  const [found, from, to] = [onto.split("#")[0], upon, search].map((text) => new URLSearchParams(text));
  for (const name of new Set([...from.keys(), ...to.keys()]))
    if (from.get(name) !== to.get(name)) to.has(name) ? found.set(name, to.get(name)) : found.delete(name);
  return `?${found}${hash ? `#${hash}` : ""}`;
}

/**
 * Ask for another page.
 * @param address of it; null for the one that is shown when the question is sent.
 * @param deed what is done upon it; null for nothing.
 * @param history "push" for a new entry, "replace" for the same, "" for none; scroll: where to go afterwards.
 * @param upon the address that this one was made upon: what is answered before it is sent stays; "" for none, which
 * drops what is still to be asked.
 */
export function step(address, deed = null, { history: keep = "push", scroll = null, upon = now } = {}) {
  resting = clearTimeout(resting);
  if (address !== null && !upon) queue.length = 0;
  const last = queue.at(-1);
  const both = last && address !== null && last.address !== null && last.upon === upon;
  const replaces = both || (last && address === null && last.deed?.do === deed?.do && last.deed?.name === deed?.name);
  if (both) address = carried(last.address, address, upon);
  const asked = { address, deed, keep: replaces && last.keep === "push" ? "push" : keep, scroll, upon };
  if (replaces) queue[queue.length - 1] = asked;
  else queue.push(asked);
  return asking ? null : next();
}

async function next() {
  root.dataset.asking = "";
  while (queue.length) {
    const asked = (asking = queue.shift());
    const moved = asked.address !== null && asked.upon && asked.upon !== now;
    const [search, hash] = (moved ? carried(now, asked.address, asked.upon) : (asked.address ?? now)).split("#");
    const have = Object.fromEntries(elements(document, "[data-digest]").map((e) => [e.dataset.key, e.dataset.digest]));
    const slow = setTimeout(() => root.dataset.state === "ready" && state("busy"), 400);
    try {
      show(await line.ask({ address: search, deed: asked.deed, have }), asked.keep, asked.scroll, hash);
      state("ready");
    } catch (error) {
      turning = 0;
      if (error.status && !BUSY.has(error.status)) state("failed");
      else await offline(asked);
    } finally {
      clearTimeout(slow);
    }
  }
  asking = null;
  painted(() => asking || resting || delete root.dataset.asking);
}

/** The newest question waits until the server can be reached again. */
async function offline(asked) {
  state("offline");
  if (!queue.length) queue.push(asked);
  offline.waited = Math.min((offline.waited ?? 500) * 2, 10000);
  await new Promise((resolve) => {
    addEventListener("online", resolve, { once: true });
    setTimeout(resolve, offline.waited);
  });
}

function state(name) {
  if (root.dataset.state === name) return;
  root.dataset.state = name;
  if (name === "ready") offline.waited = 500;
  const told = document.querySelector(`[data-when="${name}"]`);
  if (told) say(told.textContent);
}

// --- showing ---------------------------------------------------------------------------------------------

let title = document.title; // of the step that is shown; the document gets it later
let unwritten = null; // writes what nobody sees of that step: title, address, what was asked

function write() {
  const then = unwritten;
  unwritten = null;
  then?.();
}

function show(page, keep, scroll, hash) {
  write(); // of the step before
  const moved = page.place !== document.body.dataset.place;
  const there = keep === "push" ? scrollY : 0;
  for (const [name, keys] of Object.entries(page.regions)) region(name, keys, page.blocks).upon = page.address;
  if (root.lang !== page.language) root.lang = page.language; // else every element would get its style anew
  if (moved) document.body.dataset.place = page.place;
  const kept = line.history && page.address !== now ? keep : "";
  now = page.address || "?";
  remember(page.ask, keep);
  if (hash) target(hash);
  else if (scroll !== null) scrollTo(0, scroll);
  else if (moved) scrollTo(0, 0);
  const enter = () => history[`${kept}State`]({ scroll: scrollY }, "", now + (hash ? `#${hash}` : ""));
  if (kept === "push") {
    history.replaceState({ scroll: there }, "");
    enter(); // at once: Back and Reload go by the entries
  }
  unwritten = () => {
    document.title = page.title;
    if (kept === "replace") enter();
    store();
  };
  document.dispatchEvent(new CustomEvent("econ:shown", { detail: page }));
  painted(write);
  if (page.title !== title) say(page.said, 700);
  title = page.title;
  if (page.rest) resting = setTimeout(() => step(null, null, { history: "" }), REST);
}

/** Do what takes time and shows nothing on the page, once the answer is painted. */
function painted(then) {
  if (document.hidden) then();
  else requestAnimationFrame(() => setTimeout(then, 20));
}

function region(name, keys, fresh) {
  const place = document.querySelector(`[data-region="${name}"]`);
  const wanted = keys.map((key) => {
    const found = block(key) ?? Object.assign(document.createElement("div"), { className: "block", id: `b-${key}` });
    found.dataset.key = key;
    if (fresh[key]) fill(found, ...fresh[key]);
    return found;
  });
  for (const one of [...place.children]) if (!wanted.includes(one)) one.remove();
  wanted.forEach((one, n) => place.children[n] === one || place.insertBefore(one, place.children[n] ?? null));
  return place;
}

function fill(into, digest, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  into.dataset.digest = digest;
  alike(into, fresh.content);
}

/** Make the children of one like those of the other, and keep what is the same: focus, and what is unfolded. */
function alike(old, fresh) {
  let there = old.firstChild;
  for (let node = fresh.firstChild, [next, after] = []; node; [there, node] = [next, after]) {
    [next, after] = [there?.nextSibling, node.nextSibling];
    if (!there) old.append(node);
    else if (there.nodeType !== node.nodeType || there.nodeName !== node.nodeName || there.id !== node.id) there.replaceWith(node);
    else if (node.nodeType === Node.ELEMENT_NODE) same(there, node);
    else if (there.data !== node.data) there.data = node.data;
  }
  for (let next; there; there = next) [next] = [there.nextSibling, there.remove()];
}

const FIELDS = new Set(["INPUT", "SELECT", "TEXTAREA"]);
const WRITTEN = "input:not([type=range], [type=radio], [type=checkbox]), textarea";
const MINE = new Set(["open", "hidden", "data-mine"]); // attributes that the reader or a script of the page sets

function same(old, fresh) {
  const field = FIELDS.has(old.nodeName);
  const focused = field && old === document.activeElement;
  if (field && (old === dragged?.lever || (focused && queue.length && old.matches("[data-slide]")))) return;
  const typing = focused && old.matches(WRITTEN) && old.value !== old.defaultValue && old.value !== sent.get(old);
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name) && !MINE.has(name)) old.removeAttribute(name);
  for (const name of fresh.getAttributeNames()) {
    const value = fresh.getAttribute(name);
    if (old.getAttribute(name) !== value && !MINE.has(name)) old.setAttribute(name, value);
  }
  if (!old.hasAttribute("data-keep")) alike(old, fresh);
  if (field && !typing && old.value !== fresh.value) old.value = fresh.value;
  if ("checked" in old) old.checked = fresh.checked;
}

/** Bring what a link names into view, and open what it is folded into. */
function target(hash) {
  const found = document.getElementById(decodeURIComponent(hash));
  for (let one = found; one; one = one.parentElement) if (one.matches("details")) one.open = true;
  found?.scrollIntoView();
}

/** Have a screen reader say something, once there has been nothing newer to say for some milliseconds. */
function say(text, after = 0) {
  clearTimeout(say.later);
  say.later = setTimeout(() => (document.getElementById("said").textContent = text), after);
}

// --- what a reader does ----------------------------------------------------------------------------------

addEventListener("popstate", (event) => {
  if (!line.history) return;
  unwritten &&= store; // title and address are those of the entry that was left,
  if (asking) asking.keep = ""; // and so are those of an answer that is still to come
  step(location.search + location.hash || "?", null, { history: "", scroll: event.state?.scroll ?? null, upon: "" });
});
history.scrollRestoration = "manual";
document.addEventListener("visibilitychange", write);
addEventListener("pagehide", () => {
  write();
  if (line.history) history.replaceState({ scroll: scrollY }, "");
});
if (history.state?.scroll) scrollTo(0, history.state.scroll);
else if (location.hash) target(location.hash.slice(1));

document.addEventListener("click", (event) => {
  const { target: pressed } = event;
  write(); // a link may lead away, or to a part of the address that is written
  const way = pressed.closest("a[data-step]");
  if (way && !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    way.closest("details.pop")?.removeAttribute("open");
    step(way.getAttribute("href"), null, { upon: way.closest("[data-region]")?.upon ?? begun });
  }
  const doing = pressed.closest("[data-deed]");
  if (doing) step(null, JSON.parse(doing.dataset.deed));
  const shut = pressed.closest("[data-shut]");
  if (shut) shutting(shut.closest("details"));
  const copying = pressed.closest("[data-copy]");
  if (copying) copy(copying);
  if (pressed.closest("[data-undo]")) turn(-1);
  if (pressed.closest("[data-redo]")) turn(1);
  if (pressed.closest("[data-theme-switch]")) {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    stored(() => localStorage, "theme", (root.dataset.theme = dark ? "light" : "dark"));
  }
  for (const open of elements(document, "details.pop[open]")) if (!open.contains(pressed)) open.open = false;
});

const sent = new WeakMap(); // what stood in a field when it was last asked about

document.addEventListener("change", ({ target: field }) => {
  if (field.matches("[data-choose]")) step(changed({ [field.name]: field.value }));
  if (field.matches("[data-do]")) step(null, { do: field.dataset.do, name: field.name, value: field.value });
  if (field.matches("[data-type]")) {
    sent.set(field, field.value);
    step(null, { do: "type", name: field.dataset.type, text: field.value });
  }
});
document.addEventListener("submit", (event) => event.target.id === "ask" && event.preventDefault());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    elements(document, "details.pop[open]").forEach(shutting);
  }
  const writing = event.target.matches(WRITTEN);
  if (!(event.ctrlKey || event.metaKey) || event.altKey || writing) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  turn(key === "y" || event.shiftKey ? 1 : -1);
});

function shutting(pop) {
  pop.open = false;
  pop.querySelector("summary").focus();
}

async function copy(button) {
  const text = button.dataset.copy || document.getElementById(button.dataset.copyOf).textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = Object.assign(document.createElement("textarea"), { value: text });
    button.after(field);
    field.select();
    document.execCommand("copy"); // where the page does not come over HTTPS
    field.remove();
    button.focus();
  }
  button.dataset.mine = "done";
  say(button.dataset.copied);
  setTimeout(() => delete button.dataset.mine, 2000);
}

// --- undo and redo: what was asked, wherever on the page ---------------------------------------------------

const asks = { list: [], at: -1 };
Object.assign(asks, JSON.parse(stored(() => sessionStorage, "asks") || "{}"));
let turning = 0;

const store = () => stored(() => sessionStorage, "asks", JSON.stringify(asks));

function remember(ask, keep) {
  if (asks.list[asks.at] !== ask) {
    if (turning) asks.at += turning;
    else if (keep === "replace" && asks.at >= 0) asks.list[asks.at] = ask;
    else if (keep === "" && asks.list.includes(ask)) asks.at = asks.list.lastIndexOf(ask);
    else asks.list.splice(++asks.at, Infinity, ask);
    if (asks.list.length > 200) asks.at -= asks.list.splice(0, asks.list.length - 200).length;
  }
  turning = 0;
  document.body.dataset.ask = ask;
  for (const [what, can] of [["undo", asks.at > 0], ["redo", asks.at < asks.list.length - 1]])
    for (const button of elements(document, `[data-${what}]`)) {
      button.hidden = false;
      button.setAttribute("aria-disabled", String(!can));
    }
}

function turn(by) {
  const to = asks.list[asks.at + by];
  if (to === undefined || asking) return;
  turning = by;
  const here = new URLSearchParams(now);
  for (const [name] of new URLSearchParams(document.body.dataset.ask)) here.delete(name);
  step(`?${new URLSearchParams([...new URLSearchParams(to), ...here])}`, null, { upon: "" });
}

// --- sliders ---------------------------------------------------------------------------------------------
//
// A finger moves the thumb only: the track takes no pointer (page.css), so that a swipe over it scrolls. A swipe that
// begins on the thumb ends in pointercancel, which puts the value back. A mouse may press the track.

let dragged = null; // the move that goes on: lever, stop before, whether it has its entry in the history

document.addEventListener("pointerdown", (event) => {
  const track = event.target.closest(".slide");
  const lever = track?.querySelector("[data-slide]");
  if (!lever) return;
  dragged = { lever, before: lever.value, x: event.clientX };
  if (event.target === lever || event.pointerType !== "mouse" || event.button) return;
  const follow = ({ clientX }) => {
    const { left, width } = track.getBoundingClientRect();
    lever.value = Math.round(((clientX - left) / width) * lever.max);
    lever.dispatchEvent(new Event("input", { bubbles: true }));
  };
  event.preventDefault();
  lever.focus();
  track.setPointerCapture(event.pointerId);
  follow(event);
  track.addEventListener("pointermove", follow);
  track.addEventListener("lostpointercapture", () => {
    track.removeEventListener("pointermove", follow);
    lever.dispatchEvent(new Event("change", { bubbles: true }));
  }, { once: true });
});
document.addEventListener("pointercancel", () => {
  if (!dragged) return;
  const { lever, before } = dragged;
  dragged = { cancelled: lever, before, asked: true };
  if (!lever || lever.value === before) return;
  lever.value = before;
  slid(lever);
});
document.addEventListener("pointerup", () => setTimeout(() => (dragged = null)));
document.addEventListener("input", ({ target: lever }) => {
  if (!lever.matches("[data-slide]")) return;
  if (dragged?.cancelled === lever) lever.value = dragged.before;
  else slid(lever);
});
document.addEventListener("change", ({ target: lever }) => {
  if (lever.matches("[data-slide]") && dragged?.lever === lever) {
    ask(lever, false);
    dragged = null;
  }
});

/** Show where the thumb is, and ask for the answer there: at once, or for the newest place when the last one is here. */
function slid(lever) {
  const said = JSON.parse(lever.dataset.said || "[]")[lever.value];
  if (said) lever.setAttribute("aria-valuetext", said);
  lever.closest(".slide").style.setProperty("--at", lever.value / lever.max);
  ask(lever);
}

let last = { lever: "", time: 0 };

/** While a lever moves, the answer alone is asked for; what follows from it once the lever rests. */
function ask(lever, moving = true) {
  const name = lever.dataset.slide;
  const value = String(JSON.parse(lever.dataset.stops)[lever.value]);
  const going = dragged ? dragged.asked : last.lever === name && performance.now() - last.time < 1000;
  if (dragged) dragged.asked = true;
  last = { lever: name, time: performance.now() };
  step(null, { do: "slide", name, value, ...(moving && { going: "1" }) }, { history: going ? "replace" : "push" });
}

// --- what is fetched when it is opened, and the line that stays -------------------------------------------

document.addEventListener("toggle", ({ target: fold }) => fold.matches?.("[data-later]") && fold.open && later(fold), true);
document.addEventListener("econ:shown", () => {
  for (const fold of elements(document, "[data-later]")) fold.open ? later(fold) : delete fold.dataset.mine;
});

async function later(fold) {
  if (fold.dataset.mine === now) return;
  fold.dataset.mine = now;
  try {
    const fresh = document.createElement("template");
    fresh.innerHTML = await line.part(fold.dataset.later);
    alike(fold.querySelector("[data-keep]"), fresh.content);
  } catch {
    delete fold.dataset.mine;
    state("failed");
  }
}

/** Begin with the page that stands in the document. */
function begin() {
  const stays = document.querySelector("[data-region=stays]");
  const sight = new IntersectionObserver(
    (seen) => stays.classList.toggle("on", !seen.at(-1).isIntersecting && seen.at(-1).boundingClientRect.top < 0),
    { threshold: 0.3 }, // the last words of a headline are no answer
  );
  const watch = () => (sight.disconnect(), sight.observe(document.querySelector("h1") ?? document.querySelector("main")));
  watch();
  document.addEventListener("econ:shown", watch);
  remember(document.body.dataset.ask, "");
  store();
  root.dataset.state = "ready";
}

if (document.querySelector("[data-region=head]")) begin();
