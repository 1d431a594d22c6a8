// The page in the browser: it asks for a step, and puts in place what changed. Everything else is HTML.
//
// The address of the page is all that is asked (`econ.page`): a link with data-step, a list with data-choose, a slider
// with data-slide and a field with data-type each lead to another address, which is asked of "step". The answer has
// the blocks that differ from those that are shown, by their keys.

const base = document.querySelector('meta[name="base"]')?.content ?? "./";
const block = (key) => document.getElementById(`b-${key}`);
const elements = (where, what) => [...where.querySelectorAll(what)];
let now = location.search || "?";
let asked = 0;
let shown = 0;
let waiting = null; // the newest step that is still to be asked: older ones are of no use

/** Ask for another page: an address, and a deed upon it. */
export async function step(address, deed = null, { history: keep = "push" } = {}) {
  waiting = { address, deed, keep };
  if (asked === shown) await next();
}

async function next() {
  while (waiting) {
    const { address, deed, keep } = waiting;
    waiting = null;
    const number = (asked += 1);
    const have = Object.fromEntries(elements(document, "[data-key]").map((e) => [e.dataset.key, e.dataset.digest]));
    try {
      const answer = await fetch(`${base}step`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ address, deed, have }),
      });
      if (!answer.ok) throw new Error(answer.status);
      show(await answer.json(), keep);
      document.documentElement.dataset.state = "ready";
    } catch (error) {
      document.documentElement.dataset.state = "offline";
      console.warn(error);
    }
    shown = number;
  }
}

/** Put in place what changed. */
function show(page, keep) {
  for (const [name, keys] of Object.entries(page.regions)) {
    const region = document.querySelector(`[data-region="${name}"]`);
    const wanted = keys.map((key) => {
      const found = block(key) ?? Object.assign(document.createElement("div"), { className: "block", id: `b-${key}` });
      found.dataset.key = key;
      if (page.blocks[key]) fill(found, ...page.blocks[key]);
      return found;
    });
    wanted.forEach((one, place) => {
      if (region.children[place] !== one) region.insertBefore(one, region.children[place] ?? null);
    });
    while (region.children.length > wanted.length) region.lastChild.remove();
  }
  document.title = page.title;
  document.documentElement.lang = page.language;
  document.body.dataset.place = page.place;
  if (keep && page.address !== now) history[keep === "push" ? "pushState" : "replaceState"]({}, "", page.address || "?");
  now = page.address;
  document.dispatchEvent(new CustomEvent("econ:shown", { detail: page }));
}

function fill(into, digest, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  into.dataset.digest = digest;
  alike(into, fresh.content);
}

/** Make the children of one like those of the other, and keep what is the same: focus, and what is unfolded. */
function alike(old, fresh) {
  const wanted = [...fresh.childNodes];
  wanted.forEach((node, place) => {
    const there = old.childNodes[place];
    if (!there) old.append(node);
    else if (there.nodeType !== node.nodeType || there.nodeName !== node.nodeName || there.id !== (node.id ?? there.id))
      there.replaceWith(node);
    else if (node.nodeType === Node.ELEMENT_NODE) same(there, node);
    else if (there.data !== node.data) there.data = node.data;
  });
  while (old.childNodes.length > wanted.length) old.lastChild.remove();
}

function same(old, fresh) {
  const held = old === document.activeElement;
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of [...fresh.attributes]) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  if ("value" in old && !(held && old.matches("[type=text], textarea, [type=range]"))) old.value = fresh.value;
  if (!old.hasAttribute("data-keep")) alike(old, fresh);
}

/** The address with other parameters; those that are empty are left out. */
export function changed(parameters) {
  const found = new URLSearchParams(now);
  for (const [name, value] of Object.entries(parameters)) value ? found.set(name, value) : found.delete(name);
  return `?${found}`;
}

export const address = () => now;

document.addEventListener("click", (event) => {
  const way = event.target.closest("a[data-step]");
  if (!way || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  step(way.getAttribute("href"));
});
document.addEventListener("change", (event) => {
  const { target } = event;
  if (target.matches("[data-choose]")) step(changed({ [target.name]: target.value }));
  if (target.matches("[data-type]")) step(now, { do: "type", name: target.dataset.type, text: target.value });
  if (target.matches("[data-slide]")) step(now, slid(target), { history: "push" });
});
document.addEventListener("input", (event) => {
  const { target } = event;
  if (target.matches("[data-slide]")) step(now, slid(target), { history: "replace" });
});
const slid = (lever) => ({ do: "slide", name: lever.dataset.slide, value: String(JSON.parse(lever.dataset.stops)[lever.value]) });
addEventListener("popstate", () => step(location.search || "?", null, { history: "" }));
