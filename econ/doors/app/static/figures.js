// A few figures side by side: what it is, how much, how sure, and how much it was before.

import { count, make, say } from "./dom.js";

const PARTS = ["label", "value", "range", "before"];

export class Figures {
  constructor(parent) {
    this.list = make("dl", "econ-figures", parent);
  }

  update({ figures }) {
    count(this.list, figures.length, "div").forEach((box, n) => {
      if (!box.children.length) PARTS.forEach((part) => make(part === "label" ? "dt" : "dd", part, box));
      PARTS.forEach((part, m) => say(box.children[m], figures[n][part]));
    });
  }

  remove() {
    this.list.remove();
  }
}
