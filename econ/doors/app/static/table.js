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
  fine: [5, 2],
  sparse: [2.5, 6.5],
  twodots: [10, 3, 2.5, 3, 2.5, 3],
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

  update({ label, head, rows, lines = [], strong }) {
    set(this.box, "aria-label", label);
    count(this.head, head.length, "th").forEach((cell, n) => {
      say(cell, head[n]);
      set(cell, "scope", "col");
    });
    const shown = count(this.body, rows.length, "tr");
    rows.forEach((row, n) => {
      count(shown[n], row.length, "td").forEach((cell, m) => fill(cell, row[m]));
      shown[n].classList.toggle("strong", n === strong);
      look(shown[n].firstElementChild, lines[n]);
    });
  }

  remove() {
    this.box.remove();
  }
}

// The line that stands for a row in the picture, before its first cell.
function look(cell, line) {
  cell.toggleAttribute("data-line", Boolean(line));
  if (!line) return;
  const [tone, dash, width] = line;
  const drawn = DASHES[dash] ?? DASHES.solid;
  cell.style.setProperty("--line", `repeating-linear-gradient(90deg, ${drawn.map((part, n) => piece(drawn, n, part, tone)).join(", ")})`);
  cell.style.setProperty("--line-width", `${width}px`);
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
