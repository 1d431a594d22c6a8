// A lever: what it is, a dot if it was moved, the ways back, a slider, a typed entry, and what is wrong with the entry.

import { make, say, set } from "./dom.js";
import { Slider } from "./slider.js";

let made = 0;

export class Lever {
  constructor(parent, panel) {
    this.panel = panel;
    this.box = make("div", "econ-lever", parent);
    this.head();
    const row = make("div", "row", this.box);
    this.slider = new Slider(row, panel, (value, soon) => this.slid(value, soon));
    this.entry = make("input", "", row);
    this.entry.type = "text";
    this.entry.autocomplete = "off";
    this.entry.spellcheck = false;
    this.entry.addEventListener("keydown", ({ key }) => key === "Enter" && this.typed());
    this.entry.addEventListener("change", () => this.typed());
    this.error = make("p", "econ-alert", this.box);
    this.error.id = `econ-error-${++made}`;
    this.error.setAttribute("role", "alert");
    this.error.hidden = true;
  }

  head() {
    const head = make("div", "head", this.box);
    this.dot = make("span", "dot", head);
    this.dot.setAttribute("role", "img");
    this.label = make("strong", "", head);
    this.unit = make("small", "", head);
    this.about = make("button", "help", head);
    this.about.type = "button";
    say(this.about, "?");
    this.help = make("p", "econ-help", this.box);
    this.help.id = `econ-help-${++made}`;
    set(this.about, "aria-controls", this.help.id);
    this.about.addEventListener("click", () => this.explain(this.help.hidden));
    this.explain(false);
    const ways = make("div", "ways", head);
    this.back = this.reset(ways, "undo");
    this.usual = this.reset(ways, "default");
  }

  reset(ways, deed) {
    const button = make("button", "econ-button back", ways);
    button.type = "button";
    button.addEventListener("click", () => this.put(deed));
    return button;
  }

  explain(open) {
    this.help.hidden = !open;
    set(this.about, "aria-expanded", String(open));
  }

  update(data) {
    const { name, label, unit, help, words, moved, back, usual, text, error } = data;
    this.name = name;
    set(this.box, "data-lever", name);
    say(this.dot, moved ? "●" : "");
    set(this.dot, "aria-label", words.moved);
    this.dot.hidden = !moved;
    say(this.label, label);
    say(this.unit, unit);
    set(this.about, "aria-label", words.help);
    say(this.help, help);
    this.about.hidden = !help;
    say(this.back, back);
    this.back.hidden = !back;
    this.back.title = words.back;
    say(this.usual, usual);
    this.usual.hidden = !usual;
    this.usual.title = words.usual;
    this.slider.update(data);
    set(this.entry, "aria-label", words.typed);
    this.write(text);
    set(this.entry, "title", text); // the field may be too narrow for it
    say(this.error, error);
    this.error.hidden = !error;
    set(this.entry, "aria-invalid", String(Boolean(error)));
    set(this.entry, "aria-describedby", error ? this.error.id : "");
  }

  // What is being typed stays until it is told, and what was told until the page has heard it.
  write(text) {
    if (!this.panel.fresh || (this.shown !== undefined && this.entry.value !== this.shown)) return;
    if (this.entry.value !== text) this.entry.value = text;
    this.shown = text;
  }

  slid(value, soon) {
    this.shown = this.entry.value; // what was typed and not told gives way
    const deed = { do: "slide", name: this.name, value };
    if (soon) this.panel.soon(deed);
    else this.panel.tell(deed);
  }

  typed() {
    if (this.entry.value === this.shown) return;
    this.shown = this.entry.value;
    this.panel.tell({ do: "type", name: this.name, text: this.shown });
  }

  put(deed) {
    this.shown = this.entry.value;
    this.slider.input.focus({ preventScroll: true }); // the button is about to go
    this.panel.tell({ do: deed, name: this.name });
  }
}
