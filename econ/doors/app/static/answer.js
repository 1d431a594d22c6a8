// The answer in words, and below it its fingerprint, what to read it with, and a few figures.

import { count, make, say, set } from "./dom.js";
import { Figures } from "./figures.js";
import { Head } from "./head.js";

export class Answer {
  constructor(parent) {
    this.box = make("div", "econ-answer", parent);
    this.head = new Head(this.box);
    this.first = make("h1", "first", this.box);
    this.rest = make("p", "rest", this.box);
  }

  update({ first, rest, head }) {
    this.head.update(head);
    say(this.first, first);
    say(this.rest, rest);
    this.rest.hidden = !rest;
  }

  remove() {
    this.box.remove();
  }
}

export class Below {
  constructor(parent) {
    this.box = make("div", "econ-below", parent);
    this.mark = make("p", "mark", this.box);
    this.warnings = make("div", "warnings", this.box);
    this.fold = make("details", "econ-fold", this.box);
    this.summary = make("summary", "", this.fold);
    this.notes = make("ul", "", this.fold);
    this.figures = new Figures(this.box);
    this.jump = make("a", "econ-jump", this.box); // where the levers stand in between, on a telephone
    this.jump.href = "#";
    this.jump.addEventListener("click", (event) => {
      event.preventDefault();
      document.querySelector(".econ-tabs")?.scrollIntoView();
      document.querySelector(".econ-tabs [aria-selected=true]")?.focus({ preventScroll: true });
    });
  }

  update({ mark, help, warnings, summary, notes, figures, jump }) {
    say(this.mark, mark);
    set(this.mark, "title", help);
    count(this.warnings, warnings.length, "p").forEach((line, n) => say(line, warnings[n]));
    say(this.summary, summary);
    this.fold.hidden = !notes.length;
    count(this.notes, notes.length, "li").forEach((line, n) => {
      const [text, repair] = line.children.length ? line.children : [make("span", "", line), make("small", "", line)];
      say(text, `${notes[n][0]} `);
      say(repair, notes[n][1]);
    });
    this.figures.update({ figures });
    say(this.jump, jump);
  }

  remove() {
    this.box.remove();
  }
}
