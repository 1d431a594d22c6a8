// Choices among a few: a list that opens, a row of buttons of which one is pressed, a field, and a button that does something.

import { count, make, say, set } from "./dom.js";

let made = 0;

export class Choice {
  constructor(parent, panel) {
    this.box = make("div", "econ-choice", parent);
    this.label = make("label", "", this.box);
    this.select = make("select", "", this.box);
    this.select.id = this.label.htmlFor = `econ-choice-${++made}`;
    this.panel = panel;
    this.select.addEventListener("change", () => panel.tell({ do: "choose", name: this.name, value: this.select.value }));
  }

  update({ name, label, options, value }) {
    this.name = name;
    set(this.box, "data-choice", name);
    say(this.label, label);
    count(this.select, options.length, "option").forEach((option, n) => {
      set(option, "value", options[n][0]);
      say(option, options[n][1]);
    });
    if (this.panel.fresh && this.select.value !== value) this.select.value = value;
  }
}

export class Field {
  constructor(parent, panel) {
    this.box = make("div", "econ-choice", parent);
    this.label = make("label", "", this.box);
    this.input = make("input", "", this.box);
    this.input.type = "text";
    this.input.id = this.label.htmlFor = `econ-field-${++made}`;
    this.panel = panel;
    this.input.addEventListener("keydown", ({ key }) => key === "Enter" && this.typed());
    this.input.addEventListener("change", () => this.typed());
  }

  update({ name, label, value, known }) {
    if (this.name !== name) this.shown = undefined;
    this.name = name;
    set(this.box, "data-choice", name);
    say(this.label, label);
    if (known?.length) this.propose(known);
    if (!this.panel.fresh || (this.shown !== undefined && this.input.value !== this.shown)) return;
    this.input.value = this.shown = value;
  }

  propose(known) {
    if (!this.list) {
      this.list = make("datalist", "", this.box);
      this.list.id = `${this.input.id}-known`;
      this.input.setAttribute("list", this.list.id);
    }
    count(this.list, known.length, "option").forEach((option, n) => set(option, "value", known[n]));
  }

  typed() {
    if (this.input.value === this.shown) return;
    this.shown = this.input.value;
    this.panel.tell({ do: "choose", name: this.name, value: this.shown });
  }
}

export class Radio {
  constructor(parent, panel) {
    this.box = make("div", "econ-radio", parent);
    this.box.setAttribute("role", "radiogroup");
    this.label = make("span", "", this.box);
    this.row = make("div", "", this.box);
    this.panel = panel;
    this.label.id = `econ-radio-${++made}`;
    set(this.box, "aria-labelledby", this.label.id);
  }

  update({ name, label, options, value }) {
    this.name = name;
    set(this.box, "data-choice", name);
    say(this.label, label);
    count(this.row, options.length, "label").forEach((box, n) => {
      const input = box.firstElementChild ?? this.option(box, n);
      set(input, "value", options[n][0]);
      say(box.lastElementChild, options[n][1]);
      if (this.panel.fresh) input.checked = options[n][0] === value;
    });
  }

  option(box, n) {
    const input = make("input", "", box);
    input.id = `${this.label.id}-${n}`;
    input.type = "radio";
    input.name = this.label.id;
    make("span", "", box);
    input.addEventListener("change", () => this.panel.tell({ do: "choose", name: this.name, value: input.value }));
    return input;
  }
}

export class Button {
  constructor(parent, panel) {
    this.box = make("button", "econ-button", parent);
    this.box.type = "button";
    this.box.addEventListener("click", () => panel.tell({ do: "press", name: this.name }));
  }

  update({ name, label, help }) {
    this.name = name;
    set(this.box, "data-button", name);
    set(this.box, "title", help ?? "");
    say(this.box, label);
  }
}
