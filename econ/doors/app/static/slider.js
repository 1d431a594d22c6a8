// A slider over given stops, with what has been published about the quantity below its track.

import { count, make, say, set } from "./dom.js";

let made = 0;

export class Slider {
  constructor(parent, panel, moved) {
    this.panel = panel;
    this.box = make("div", "econ-slider", parent);
    this.value = make("output", "", this.box);
    this.value.setAttribute("aria-hidden", "true"); // the slider says the same
    this.input = make("input", "", this.box);
    this.input.type = "range";
    this.input.min = 0;
    this.bands = make("div", "bands", this.box);
    this.ends = [make("span", "low", this.box), make("span", "high", this.box)];
    this.published = make("ul", "published", this.box);
    this.published.id = `econ-published-${++made}`;
    set(this.input, "aria-describedby", this.published.id);
    this.listen(moved);
  }

  // Each key is told at once; while a pointer drags or a key is held, now and then, and the last place for certain.
  listen(moved) {
    const { input } = this;
    const tell = (soon) => moved(this.stops[input.value], soon);
    input.addEventListener("pointerdown", () => (this.held = true));
    input.addEventListener("keydown", ({ repeat }) => (this.held = repeat));
    input.addEventListener("input", () => {
      this.place();
      this.waiting = this.held;
      tell(this.held);
    });
    for (const end of ["change", "keyup", "pointerup", "pointercancel", "blur"])
      input.addEventListener(end, () => {
        if (end === "change" && this.held && input.matches(":active")) return;
        if (this.waiting && this.panel.later) tell(false);
        this.held = this.waiting = false;
      });
  }

  update({ stops, said, at, words, bands, published }) {
    this.stops = stops;
    this.said = said;
    set(this.input, "aria-label", words.slider);
    if (this.input.max !== String(stops.length - 1)) this.input.max = stops.length - 1;
    if (this.panel.fresh && !this.held && this.input.value !== String(at)) this.input.value = at;
    say(this.ends[0], said[0]);
    say(this.ends[1], said.at(-1));
    this.place();
    this.publish(bands, published);
  }

  place() {
    const { input, said } = this;
    const words = said[input.value];
    say(this.value, words);
    set(input, "aria-valuetext", words);
    this.box.style.setProperty("--at", input.max > 0 ? input.value / input.max : 0);
  }

  // Ranges as bars, single figures as strokes; in words while the slider has the focus or the pointer.
  publish(bands, texts) {
    count(this.bands, bands.length, "i").forEach((bar, n) => {
      const { from, to, row } = bands[n];
      set(bar, "class", from === to ? "figure" : "range");
      bar.style.setProperty("--from", from);
      bar.style.setProperty("--to", to);
      bar.style.setProperty("--row", row);
      set(bar, "title", bands[n].text);
    });
    count(this.published, texts.length, "li").forEach((line, n) => say(line, texts[n]));
    this.bands.hidden = !bands.length;
    this.published.hidden = !texts.length;
  }
}
