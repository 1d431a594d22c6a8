// Levers and choices, and what was done with them. One block for all: Streamlit is slow where it has many elements.
//
// What is done is told as a list of the last few deeds, each with a growing number; the page takes those it has not
// heard of. `heard` says which it has: until it has heard the last one, what the reader has set stays as it is.

import { Chart, widths } from "./chart.js";
import { Button, Choice, Field, Radio } from "./choice.js";
import { answered } from "./direct.js";
import { make, say, set } from "./dom.js";
import { Lever } from "./lever.js";
import { Row } from "./row.js";
import { Tabs } from "./tabs.js";

const MOST = 12;
const PLACE = ".st-key-levers"; // stays in sight beside a long view: its height says how (page.css)
const PAUSE = { ask: 50, run: 200 }; // milliseconds between two deeds while something is being dragged
const REST = 300; // milliseconds without a step after which a slider is at rest

class Text {
  constructor(parent, tag, style) {
    this.box = make(tag, style, parent);
  }

  update({ text }) {
    say(this.box, text);
  }
}

class Note extends Text {
  constructor(parent) {
    super(parent, "p", "econ-note");
  }
}

class Sentence extends Text {
  constructor(parent) {
    super(parent, "p", "econ-text");
  }
}

class Heading extends Text {
  constructor(parent) {
    super(parent, "h4", "");
  }
}

// Parts one below the other, or side by side.
class Group {
  constructor(parent, panel, style = "econ-side") {
    this.box = make("div", style, parent);
    this.panel = panel;
    this.parts = new Map();
  }

  update({ parts }) {
    const wanted = new Set(parts.map(name));
    for (const [key, part] of this.parts)
      if (!wanted.has(key)) {
        if (part.remove) part.remove();
        else part.box.remove();
        this.parts.delete(key);
      }
    let before = null;
    for (const data of parts) {
      const key = name(data);
      if (!this.parts.has(key)) this.parts.set(key, new PARTS[data.part](this.box, this.panel));
      const part = this.parts.get(key);
      const place = before ? before.nextElementSibling : this.box.firstElementChild;
      if (place !== part.box) this.box.insertBefore(part.box, place);
      part.update(data);
      before = part.box;
    }
  }
}

function name({ part, name, text }) {
  return `${part} ${name ?? text}`;
}

// Parts that are folded away; the page sends them when they are asked for.
class Fold {
  constructor(parent, panel) {
    this.box = make("details", "econ-fold", parent);
    const summary = make("summary", "", this.box);
    this.label = make("span", "", summary);
    this.small = make("small", "", summary);
    this.group = new Group(this.box, panel, "econ-parts");
    this.box.addEventListener("toggle", () => {
      if (this.box.open !== this.open) panel.tell({ do: "fold", name: this.name, open: (this.open = this.box.open) });
    });
  }

  update({ name, label, small, open, parts }) {
    this.name = name;
    say(this.label, label);
    say(this.small, small);
    this.open ??= open;
    if (this.box.open !== this.open) this.box.open = this.open;
    if (open || !this.open) this.group.update({ parts });
  }
}

const PARTS = {
  button: Button,
  chart: Chart,
  choice: Choice,
  field: Field,
  fold: Fold,
  heading: Heading,
  lever: Lever,
  note: Note,
  radio: Radio,
  row: Row,
  side: Group,
  tabs: Tabs,
  text: Sentence,
};

export class Panel {
  constructor(parent) {
    this.group = new Group(parent, this, "econ-panel econ-parts");
    this.deeds = [];
    this.last = 0;
    this.observer = new ResizeObserver(([{ target }]) => {
      parent.closest(PLACE)?.style.setProperty("--tall", `${target.offsetHeight}px`);
    });
    this.observer.observe(this.group.box);
  }

  update({ heard, parts, label, ticket }, { setStateValue, renew }) {
    Object.assign(this, { send: setStateValue, renew, ticket });
    this.fresh = heard >= this.last;
    if (label) {
      set(this.group.box, "aria-label", label);
      set(this.group.box, "role", "group");
    }
    this.group.update({ parts });
  }

  // Tell the page at once.
  tell(deed) {
    clearTimeout(this.waiting);
    this.waiting = this.later = null;
    this.last = Math.max(this.last + 1, Date.now());
    this.fresh = false;
    this.deeds = [...this.deeds, { ...deed, n: this.last, widths: [widths.alone, widths.beside] }].slice(-MOST);
    this.told = performance.now();
    if (deed.do === "slide" && this.ticket) this.ask();
    else this.run();
  }

  // A step of a slider is answered at once. The page runs when the slider rests, or where only that gives an answer.
  async ask() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.run(), REST);
    this.ahead = this.again = true;
    if (this.asking) return; // one question at a time: the next one tells all that was done in the meantime
    this.asking = true;
    try {
      while (this.again) {
        this.again = false;
        this.renew(await answered(this.ticket, this.deeds));
      }
    } catch {
      this.ahead = false;
      this.run();
    } finally {
      this.asking = false;
    }
  }

  // Have Streamlit run the page.
  run() {
    clearTimeout(this.rest);
    this.send("asked", this.deeds);
  }

  // Tell the page soon: what comes in the meantime takes the place of this.
  soon(deed) {
    this.later = deed;
    this.fresh = false;
    const wait = (this.told ?? 0) + (this.ticket ? PAUSE.ask : PAUSE.run) - performance.now();
    if (wait <= 0) this.tell(deed);
    else this.waiting ??= setTimeout(() => this.later && this.tell(this.later), wait);
  }

  remove() {
    clearTimeout(this.waiting);
    clearTimeout(this.rest);
    this.observer.disconnect();
    this.group.update({ parts: [] });
    this.group.box.remove();
  }
}
