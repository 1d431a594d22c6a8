// Entries to read and to search, such as sources: each with facts, links both ways, and a place of its own.

import { make, say, set } from "./dom.js";
import { bars } from "./bars.js";
import { link } from "./links.js";
import { formula } from "./mathml.js";

export class Records {
  constructor(parent) {
    this.box = make("div", "econ-records", parent);
    this.bar = make("div", "bar", this.box);
    this.field = make("input", "", labelled(this.bar));
    this.field.type = "search";
    this.field.addEventListener("input", () => this.asks());
    this.count = make("p", "count", this.box);
    this.count.setAttribute("role", "status");
    this.body = make("div", "", this.box);
  }

  // What is the same as before stays as it is, with whatever the reader has opened in it.
  update(data) {
    const same = JSON.stringify(data.groups);
    this.data = data;
    say(this.field.previousSibling, data.words.search);
    set(this.field, "aria-label", data.words.search);
    if (same !== this.same) {
      this.same = same;
      this.choices();
      this.fill();
    }
    const asked = JSON.stringify(data.asked);
    if (asked !== this.asked) {
      this.asked = asked;
      this.fields().forEach(([name, field]) => (field.value = data.asked[name] ?? ""));
    }
    this.sift();
    if (data.chosen !== this.chosen) this.show(data.chosen);
  }

  choices() {
    this.bar.querySelectorAll(".choice").forEach((choice) => choice.remove());
    this.selects = this.data.filters.map(({ label, any, options }) => {
      const place = labelled(this.bar);
      place.classList.add("choice");
      say(place.firstChild, label);
      const select = make("select", "", place);
      set(select, "aria-label", label);
      for (const [value, text] of [["", any], ...options]) {
        const option = make("option", "", select);
        option.value = value;
        say(option, text);
      }
      select.addEventListener("change", () => this.asks());
      return select;
    });
  }

  fields() {
    return [["find", this.field], ...this.selects.map((select, n) => [this.data.filters[n].name, select])];
  }

  // What is searched for stands in the address, so that it outlives a reload and a step back.
  asks() {
    if (!this.data.param) return this.sift();
    const address = new URL(document.location.href);
    address.searchParams.delete(this.data.param);
    for (const [name, { value }] of this.fields())
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    history.replaceState(history.state, "", address);
    this.sift();
  }

  fill() {
    this.body.replaceChildren();
    this.entries = [];
    for (const group of this.data.groups) {
      const section = make("section", "", this.body);
      if (group.title) say(make("h2", "", section), group.title);
      for (const text of group.texts ?? []) this.parts(make("p", "text", section), text);
      const entries = group.records.map((record) => this.entry(section, record));
      this.entries.push(...entries.map((entry) => ({ ...entry, section })));
    }
  }

  entry(parent, record) {
    const box = make("article", "", parent);
    box.id = `entry-${record.id}`;
    box.tabIndex = -1;
    const head = make("h3", "", box);
    say(make("span", "", head), record.title);
    if (record.href) this.place(head, record);
    if (record.note) say(make("p", "note", box), record.note);
    if (record.bars) box.append(bars(record.bars));
    if (record.math) box.append(formula(record.math));
    for (const text of record.texts ?? []) this.parts(make("p", "text", box), text);
    this.facts(box, record.facts);
    for (const [title, facts] of record.folded ?? []) this.fold(box, title, facts);
    return { box, tags: record.tags, text: `${record.id} ${record.find} ${box.textContent}`.toLowerCase() };
  }

  place(head, { title, href }) {
    const place = link(head, [this.data.param ? "#" : "→", href]);
    place.className = "place";
    set(place, "aria-label", `${this.data.words.place}: ${title}`);
  }

  facts(parent, facts) {
    const list = make("dl", "", parent);
    for (const [label, parts] of facts) {
      say(make("dt", "", list), label);
      this.parts(make("dd", "", list), parts);
    }
  }

  // What is folded away is made when it is opened: there may be thousands of links in all.
  fold(parent, title, facts) {
    const fold = make("details", "", parent);
    say(make("summary", "", fold), title);
    fold.addEventListener("toggle", () => fold.children.length > 1 || this.facts(fold, facts), { once: true });
  }

  // Texts and links in a row; a number stands for a link of the table, and links alone get commas between them.
  parts(parent, parts) {
    const alone = parts.length > 1 && parts.every((part) => typeof part === "number");
    parts.forEach((part, n) => {
      if (alone && n) parent.append(", ");
      if (typeof part === "number") link(parent, this.data.links[part]);
      else parent.append(part);
    });
  }

  sift() {
    const words = this.field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const tags = this.selects.map((select) => select.value);
    let shown = 0;
    const open = new Set();
    for (const entry of this.entries) {
      const fits = words.every((word) => entry.text.includes(word)) && tags.every((tag, n) => !tag || entry.tags[n].includes(tag));
      entry.box.hidden = !fits;
      shown += fits;
      if (fits) open.add(entry.section);
    }
    for (const section of this.body.children) section.hidden = !open.has(section) && !!section.querySelector("article");
    const { count, none } = this.data.words;
    say(this.count, shown ? count.replace("{n}", shown).replace("{all}", this.entries.length) : none);
  }

  show(chosen) {
    this.chosen = chosen;
    this.body.querySelector(".chosen")?.classList.remove("chosen");
    const entry = this.body.querySelector(`#${CSS.escape(`entry-${chosen}`)}`);
    if (!chosen || !entry) return;
    if (entry.hidden) {
      this.field.value = "";
      this.selects.forEach((select) => (select.value = ""));
      this.sift();
    }
    entry.classList.add("chosen");
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "start" });
  }

  remove() {
    this.box.remove();
  }
}

function labelled(parent) {
  const label = make("label", "", parent);
  make("span", "", label);
  return label;
}
