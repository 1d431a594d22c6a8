// A chart that changes in place, with its caption, its files and its table.

import { make, say, set } from "./dom.js";
import { address, csv, picture, save } from "./files.js";
import { isMarks, Marks } from "./marks.js";
import { plotly } from "./plotly.js";
import { Table } from "./table.js";
import { Threshold } from "./threshold.js";

const CONFIG = { displayModeBar: false, displaylogo: false, scrollZoom: false, doubleClick: "reset", showTips: false };
const idle = window.requestIdleCallback ?? ((act) => setTimeout(act, 50));
const stop = window.cancelIdleCallback ?? clearTimeout;
const FILES = ["png", "svg", "csv"];
const LATEST = 500; // milliseconds
const touch = window.matchMedia("(pointer: coarse)");
const print = window.matchMedia("print");

export class Chart {
  constructor(parent) {
    this.box = make("figure", "econ-chart", parent);
    const top = make("div", "top", this.box); // buttons before the picture: who looks for one need not search the picture
    this.head = make("h3", "", top);
    this.tools = make("div", "tools", top);
    this.back = this.tool(() => this.unzoom());
    this.back.hidden = true;
    this.buttons = FILES.map((kind) => this.tool(() => this.file(kind)));
    this.place = make("div", "econ-place", this.box);
    this.plot = make("div", "econ-plot", this.place);
    this.plot.setAttribute("role", "img");
    sized(this.plot, () => [this.width, this.data?.spec.layout.height]);
    this.caption = make("figcaption", "", this.box);
    this.seen = new IntersectionObserver(([entry]) => this.shift(entry.isIntersecting), { rootMargin: "200px" });
    this.seen.observe(this.plot);
    this.observer = new ResizeObserver(([entry]) => this.fit(entry.contentRect.width));
    this.observer.observe(this.plot);
  }

  tool(act) {
    const button = make("button", "", this.tools);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  update(data) {
    this.data = data;
    set(this.plot, "aria-label", data.alt);
    this.plot.style.height = `${data.spec.layout.height}px`;
    say(this.head, data.title);
    say(this.caption, data.caption);
    this.label();
    this.lay();
    this.probe();
    if (this.away) this.later ??= idle(() => this.draw(), { timeout: LATEST });
    else this.draw();
  }

  // What is on the screen is drawn first; the rest follows when the browser has time, or when it comes into view.
  shift(near) {
    this.away = !near;
    if (near && this.later) this.draw();
  }

  label() {
    const { words, name, table } = this.data;
    say(this.back, words.back);
    this.buttons.forEach((button, n) => {
      say(button, FILES[n].toUpperCase());
      set(button, "aria-label", words[FILES[n]]);
      set(button, "title", words[FILES[n]]);
      button.hidden = FILES[n] === "csv" && !table;
    });
    set(this.box, "data-chart", name);
  }

  // The table: open below the picture, or folded away.
  lay() {
    const { table, words } = this.data;
    if (!table) return this.fold?.remove();
    if (!this.table || this.open !== table.open) {
      this.fold?.remove();
      this.open = table.open;
      this.fold = make(table.open ? "div" : "details", "twin", this.box);
      this.summary = table.open ? null : make("summary", "", this.fold);
      this.table = new Table(this.fold);
    }
    if (!this.fold.isConnected) this.box.append(this.fold);
    if (this.summary) say(this.summary, words.table);
    this.table.update(table);
  }

  // A threshold to drag, where the chart has one.
  probe() {
    const { threshold } = this.data;
    if (!threshold) {
      this.threshold?.remove();
      this.threshold = null;
      return;
    }
    this.threshold ??= new Threshold(this.place, this.plot, this.caption);
    this.threshold.update(threshold);
  }

  // plotly.js draws what has changed and leaves the rest, and `uirevision` keeps what the reader has zoomed to.
  async draw() {
    stop(this.later);
    this.later = null;
    const Plotly = window.Plotly ?? (await plotly());
    this.width ??= this.plot.offsetWidth;
    if (!this.width) return; // `fit` draws it when there is room
    const { data, layout, marks } = this.shown();
    Object.assign(layout, this.look(), { uirevision: this.data.same, datarevision: JSON.stringify(data) });
    if (touch.matches) layout.dragmode = false; // a finger scrolls the page
    if (this.watched) {
      await Plotly.react(this.plot, data, layout); // without the settings, which would be compared
    } else {
      await Plotly.react(this.plot, data, layout, CONFIG);
      this.watch();
    }
    this.mark(marks);
    this.threshold?.soon();
  }

  mark(marks) {
    if (marks.length) this.marks ??= new Marks(this.place, this.plot);
    this.marks?.update(marks);
    this.marks?.place();
  }

  // The figure as it is drawn: a copy, because plotly.js writes into it. Where the open table names the lines there
  // is no legend, and lines that only lie behind become shapes, which plotly.js draws much faster. A few marks are not
  // drawn by plotly.js at all.
  shown() {
    const { table, spec } = this.data;
    const figure = structuredClone(spec);
    figure.marks = figure.data.filter(isMarks);
    figure.data = figure.data.filter((trace) => !isMarks(trace)).flatMap(apart);
    if (!table?.open || !table.marks) return figure;
    const behind = figure.data.filter(isBehind);
    figure.data = figure.data.filter((trace) => !isBehind(trace));
    figure.layout.showlegend = false;
    figure.layout.shapes = [...behind.map(shape), ...figure.layout.shapes];
    return figure;
  }

  look() {
    const { ink, paper, edge, family } = colours(this.box);
    return {
      autosize: false, // plotly.js would measure at each step
      width: this.width,
      font: { ...this.data.spec.layout.font, color: ink, family },
      hoverlabel: { align: "left", bgcolor: paper, bordercolor: edge, font: { color: ink } },
    };
  }

  watch() {
    if (this.watched) return;
    this.watched = true;
    this.plot.on("plotly_relayout", (change) => {
      const keys = Object.keys(change);
      if (keys.some((key) => key.includes(".range"))) this.back.hidden = false;
      if (keys.some((key) => key.includes(".autorange"))) this.back.hidden = true;
      this.marks?.place();
      this.threshold?.soon();
    });
    this.plot.on("plotly_doubleclick", () => {
      this.back.hidden = true;
    });
  }

  unzoom() {
    const { layout } = this.data.spec;
    const change = {};
    for (const axis of ["xaxis", "yaxis"]) if (layout[axis].range) change[`${axis}.range`] = [...layout[axis].range];
    window.Plotly.relayout(this.plot, change);
    this.back.hidden = true;
  }

  fit(width) {
    if (width === this.width || print.matches) return; // on paper a picture stays as it is
    const first = this.width === undefined;
    this.width = width;
    if (width && this.data && !first) this.draw();
  }

  // A file that cannot be made is said to have failed, and nothing else changes.
  async file(kind) {
    const { file } = this.data;
    this.failed?.remove();
    try {
      save(`${file}.${kind}`, await this.made(kind));
    } catch {
      this.failed = make("p", "failed", this.box);
      this.failed.setAttribute("role", "alert");
      say(this.failed, this.data.words.failed);
    }
  }

  async made(kind) {
    const { spec, table } = this.data;
    if (kind === "csv") return address(csv(table), "text/csv;charset=utf-8");
    const layout = { ...spec.layout };
    this.threshold?.into(layout);
    return picture(this.plot, { ...this.data, spec: { ...spec, layout } }, kind, getComputedStyle(this.box));
  }

  remove() {
    stop(this.later);
    this.observer.disconnect();
    this.seen.disconnect();
    window.Plotly?.purge(this.plot);
    this.box.remove();
  }
}

// plotly.js asks for the size of its place at each step, and the browser would lay out the page to answer: we know it.
function sized(plot, size) {
  Object.defineProperties(plot, { clientWidth: { get: () => size()[0] ?? 0 }, clientHeight: { get: () => size()[1] ?? 0 } });
}

// A line with a few words at some of its points: plotly.js would make and drop an empty word at each of the others.
function apart(trace) {
  const { text, mode, x, y } = trace;
  if (mode !== "lines+text" || !Array.isArray(text)) return [trace];
  const told = text.flatMap((word, n) => (word ? [n] : []));
  const pick = (values) => told.map((n) => values[n]);
  const words = { mode: "text", x: pick(x), y: pick(y), text: pick(text) };
  if (Array.isArray(trace.textposition)) words.textposition = pick(trace.textposition);
  return [{ ...trace, mode: "lines", text: undefined, textposition: undefined }, { ...trace, ...words }];
}

let theme = null;

// Colours and type of the page, light or dark; read once, because reading makes the browser compute its styles.
function colours(box) {
  if (theme) return theme;
  const style = getComputedStyle(box);
  const own = (name) => style.getPropertyValue(name).trim();
  const ink = own("--st-text-color") || style.color;
  const paper = own("--st-secondary-background-color") || "#fff";
  theme = { ink, paper, edge: own("--st-border-color"), family: own("--st-font") || style.fontFamily };
  return theme;
}

// The page has other colours now.
export function repaint() {
  theme = null;
}

function isBehind({ mode, hoverinfo, x }) {
  return mode === "lines" && hoverinfo === "skip" && x.length === 2;
}

function shape({ x, y, line }) {
  return { type: "line", layer: "below", x0: x[0], x1: x[1], y0: y[0], y1: y[1], line };
}
