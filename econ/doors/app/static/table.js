// A small table of words. A cell is a text, or [main, small] with something said more quietly below, or
// [main, small, address] if the main text leads somewhere.

import { count, make, say, set } from "./dom.js";
import { lead } from "./links.js";

const DASHES = { // lengths in pixels: drawn, left out, drawn, left out
  solid: [28],
  dash: [8, 5],
  dot: [2.5, 2.5],
  dashdot: [8, 3, 2.5, 3],
  longdash: [13, 4],
  longdashdot: [12, 3, 2.5, 3],
  "5px,2px": [5, 2],
};

export class Table {
  constructor(parent) {
    this.box = make("div", "econ-table", parent);
    this.box.tabIndex = 0;
    this.table = make("table", "", this.box);
    this.head = make("tr", "", make("thead", "", this.table));
    this.body = make("tbody", "", this.table);
    this.box.setAttribute("role", "region");
  }

  update({ label, head, rows, marks }) {
    set(this.box, "aria-label", label);
    count(this.head, head.length, "th").forEach((cell, n) => {
      say(cell, head[n]);
      set(cell, "scope", "col");
    });
    const lines = count(this.body, rows.length, "tr");
    rows.forEach((row, n) => {
      count(lines[n], row.length, "td").forEach((cell, m) => fill(cell, row[m]));
      if (marks) mark(lines[n], marks[n]);
    });
  }

  remove() {
    this.box.remove();
  }
}

// The line that stands for a row in the picture, before its first cell.
function mark(line, { color, dash, width, strong }) {
  line.classList.toggle("strong", strong);
  set(line.firstElementChild, "data-mark", "");
  const style = line.firstElementChild.style;
  const drawn = DASHES[dash] ?? DASHES.solid;
  style.setProperty("--mark", `repeating-linear-gradient(90deg, ${drawn.map((part, n) => piece(drawn, n, part, color)).join(", ")})`);
  style.setProperty("--mark-width", `${width}px`);
}

function piece(drawn, n, part, color) {
  const start = drawn.slice(0, n).reduce((sum, length) => sum + length, 0);
  const tone = n % 2 ? "transparent" : color;
  return `${tone} ${start}px ${start + part}px`;
}

function fill(cell, value) {
  if (typeof value === "string") return say(cell, value);
  const [main, small] = cell.children.length === 2 ? cell.children : parts(cell);
  if (value[2]) lead(main.firstElementChild ?? make("a", "", emptied(main)), value[0], value[2]);
  else say(main, value[0]);
  say(small, value[1]);
}

function emptied(element) {
  element.replaceChildren();
  return element;
}

function parts(cell) {
  cell.replaceChildren();
  return [make("strong", "", cell), make("small", "", cell)];
}
