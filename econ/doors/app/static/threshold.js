// A line over a chart that the reader drags: it says how probable it is that the answer lies above it. The page sends the
// probability for each stop, counted from the draws; nothing is computed here.

import { make, say, set } from "./dom.js";

const LEAPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
const VALUE = "econ threshold";
const WORDS = "econ vocabulary";

export class Threshold {
  constructor(box, plot, before) {
    this.plot = plot;
    this.line = make("div", "econ-threshold", box);
    this.line.tabIndex = 0;
    set(this.line, "role", "slider");
    make("i", "", this.line); // the grip
    this.label = make("output", "", this.line);
    this.label.setAttribute("aria-hidden", "true"); // the slider says the same
    this.choice = make("label", "vocabulary");
    before.before(this.choice);
    make("span", "", this.choice);
    this.select = make("select", "", this.choice);
    this.select.addEventListener("change", () => {
      sessionStorage.setItem(WORDS, this.select.value);
      this.tell();
    });
    this.line.addEventListener("keydown", (event) => this.press(event));
    this.line.addEventListener("pointerdown", (event) => this.grab(event));
    this.line.addEventListener("pointermove", (event) => this.drag(event));
  }

  update(data) {
    this.data = data;
    set(this.line, "aria-label", data.texts.label);
    set(this.line, "title", data.texts.how);
    set(this.line, "aria-valuemin", "0");
    set(this.line, "aria-valuemax", String(data.stops.length - 1));
    say(this.choice.firstChild, data.texts.vocabulary);
    set(this.select, "aria-label", data.texts.vocabulary);
    const labels = [data.texts.none, ...data.words.map(([label]) => label)];
    if (labels.join() !== [...this.select.options].map(({ text }) => text).join()) {
      this.select.replaceChildren(...labels.map((text, n) => new Option(text, n ? text : "")));
      this.select.value = sessionStorage.getItem(WORDS) ?? "";
    }
    this.value = Number(sessionStorage.getItem(VALUE) ?? data.at);
    this.tell();
  }

  // The stop nearest to where the reader has put it; the place itself is kept, for when the axis reaches it again.
  get at() {
    const { stops } = this.data;
    const step = stops.length > 1 ? stops[1] - stops[0] : 1;
    return Math.min(Math.max(Math.round((this.value - stops[0]) / step), 0), stops.length - 1);
  }

  move(at) {
    const { stops } = this.data;
    this.value = stops[Math.min(Math.max(at, 0), stops.length - 1)];
    sessionStorage.setItem(VALUE, String(this.value));
    this.tell();
  }

  press(event) {
    const { stops } = this.data;
    const wanted = { Home: 0, End: stops.length - 1 }[event.key] ?? this.at + (LEAPS[event.key] ?? NaN);
    if (Number.isNaN(wanted)) return;
    event.preventDefault();
    this.move(wanted);
  }

  grab(event) {
    if (event.button) return;
    event.preventDefault();
    this.line.focus({ preventScroll: true });
    this.line.setPointerCapture(event.pointerId);
  }

  drag(event) {
    const { field } = this;
    if (!field || !this.line.hasPointerCapture(event.pointerId)) return;
    const { stops } = this.data;
    const x = event.clientX - this.plot.getBoundingClientRect().left;
    const value = field.low + ((x - field.left) / field.wide) * (field.high - field.low);
    this.move(Math.round((value - stops[0]) / (stops[1] - stops[0])));
  }

  // Where the picture has its field, in pixels of the page, and the ends of its lower axis.
  get field() {
    const svg = this.plot.firstElementChild;
    if (!svg) return null;
    const size = this.plot.clientWidth / svg.viewBox.baseVal.width;
    const [left, top, wide, tall] = svg.dataset.field.split(" ").map((part) => part * size);
    const [low, high] = svg.dataset.x.split(" ").map(Number);
    return { left, top, wide, tall, low, high };
  }

  tell() {
    const { at, data } = this;
    const word = data.words.find(([label]) => label === this.select.value)?.[1].findLast(([from]) => from <= at)?.[1];
    const sentence = data.texts.sentence.replace("{threshold}", data.said[at]).replace("{chance}", data.chances[at]);
    this.sentence = word ? `${sentence}, ${word}` : sentence;
    say(this.label, this.sentence);
    set(this.line, "aria-valuenow", String(at));
    set(this.line, "aria-valuetext", this.sentence);
    this.soon();
  }

  // Once before the next picture.
  soon() {
    this.frame ??= requestAnimationFrame(() => this.place());
  }

  place() {
    this.frame = null;
    const { field } = this;
    if (!field) return;
    const { left, top, wide, tall, low, high } = field;
    const x = ((this.data.stops[this.at] - low) / (high - low)) * wide;
    this.line.hidden = x < -1 || x > wide + 1;
    this.line.style.left = `${left + x}px`;
    this.line.style.top = `${top}px`;
    this.line.style.height = `${tall}px`;
    this.line.style.setProperty("--above", `${wide - x}px`);
    this.line.classList.toggle("left", x > wide / 2);
  }

  remove() {
    cancelAnimationFrame(this.frame);
    this.line.remove();
    this.choice.remove();
  }
}
