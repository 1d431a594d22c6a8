// A chart: the picture that the server has drawn, its caption, its files and its table. Whoever wants to drag and zoom
// gets a figure of plotly.js in its place.

import { make, say, set } from "./dom.js";
import { asked, save } from "./files.js";
import { plotly } from "./plotly.js";
import { Table } from "./table.js";
import { Threshold } from "./threshold.js";

const CONFIG = { displayModeBar: false, displaylogo: false, scrollZoom: false, doubleClick: "reset", showTips: false };
const FILES = ["png", "svg", "csv"];
const LARGEST = 1.12; // a picture is drawn for the place that it has, or made smaller by no more than this
const markup = new DOMParser();
const print = window.matchMedia("print");

// The widths of a chart that is alone in its line, and of one beside another: the page draws for them from now on.
export const widths = { alone: 0, beside: 0 };

export class Chart {
  constructor(parent, _panel, kind = "alone") {
    this.kind = kind;
    this.box = make("figure", "econ-chart", parent);
    const top = make("div", "top", this.box); // buttons before the picture: who looks for one need not search the picture
    this.head = make("h3", "", top);
    this.tools = make("div", "tools", top);
    this.zoom = this.tool(() => this.turn());
    this.buttons = FILES.map((kind) => this.tool(() => this.file(kind)));
    this.place = make("div", "econ-place", this.box);
    this.plot = make("div", "econ-plot", this.place);
    this.caption = make("figcaption", "", this.box);
    this.observer = new ResizeObserver(([entry]) => this.fit(entry.contentRect.width));
    this.observer.observe(this.place);
  }

  tool(act) {
    const button = make("button", "", this.tools);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  update(data) {
    this.data = data;
    say(this.head, data.title);
    say(this.caption, data.caption);
    this.label();
    this.lay();
    this.probe();
    if (this.figure) this.near();
    else if (this.width) this.draw();
  }

  label() {
    const { words, name, table, drawn } = this.data;
    say(this.zoom, this.figure ? words.back : words.zoom);
    set(this.zoom, "title", this.figure ? words.back : words.nearer);
    this.zoom.hidden = !drawn;
    this.buttons.forEach((button, n) => {
      say(button, FILES[n].toUpperCase());
      set(button, "aria-label", words[FILES[n]]);
      set(button, "title", words[FILES[n]]);
      button.hidden = FILES[n] === "csv" ? !table : !drawn;
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

  fit(width) {
    if (!width || width === this.width || print.matches) return; // on paper a picture stays as it is
    this.width = width;
    if (this.data && !this.figure) this.draw();
    else if (this.figure) this.near();
  }

  // The picture that came with the data, unless it was drawn for another width: then that is asked for.
  async draw() {
    const { data } = this;
    const { picture, svg, width, widths: known } = data;
    const wanted = known.findLast((one) => one <= this.width * LARGEST) ?? known[0];
    widths[this.kind] = wanted;
    if (wanted === width || !this.plot.firstChild) this.put(svg);
    if (wanted === width) return;
    try {
      const other = await (await asked(picture, { kind: "svg", width: wanted })).text();
      if (data === this.data) this.put(other);
    } catch {
      this.put(svg); // of another size, and as true
    }
  }

  put(svg) {
    this.plot.replaceChildren(document.adoptNode(markup.parseFromString(svg, "image/svg+xml").documentElement));
    this.threshold?.soon();
  }

  // From the picture to the figure, and back.
  async turn() {
    if (this.figure) {
      window.Plotly?.purge(this.figure);
      this.figure.remove();
      this.figure = null;
      this.draw();
    } else {
      this.figure = make("div", "econ-figure", this.place);
      await this.near();
    }
    this.box.classList.toggle("near", Boolean(this.figure));
    this.label();
  }

  // plotly.js keeps what the reader has zoomed to as long as it is told of the same chart.
  async near() {
    const { data, figure } = this;
    try {
      const [Plotly, found] = await Promise.all([plotly(), asked(data.picture, { kind: "plotly" }).then((r) => r.json())]);
      if (data !== this.data || figure !== this.figure) return;
      set(figure, "role", "img");
      set(figure, "aria-label", this.plot.firstElementChild.getAttribute("aria-label"));
      const layout = { ...found.layout, ...this.look(found.layout.font), uirevision: data.same };
      await Plotly.react(figure, found.data, layout, CONFIG);
    } catch {
      this.fail();
    }
  }

  // Colours and type of the page, light or dark.
  look(font) {
    const style = getComputedStyle(this.box);
    const own = (name) => style.getPropertyValue(name).trim();
    const color = own("--st-text-color") || style.color;
    return {
      autosize: false,
      width: this.width,
      font: { ...font, color, family: own("--st-font") || style.fontFamily },
      hoverlabel: { align: "left", bgcolor: own("--st-secondary-background-color"), bordercolor: own("--st-border-color"), font: { color } },
    };
  }

  // A file that cannot be made is said to have failed, and nothing else changes.
  async file(kind) {
    const { file, picture } = this.data;
    this.failed?.remove();
    try {
      const content = await asked(picture, { kind, stop: this.threshold?.at ?? "" });
      save(`${file}.${kind}`, await content.blob());
    } catch {
      this.fail();
    }
  }

  fail() {
    this.failed?.remove();
    this.failed = make("p", "failed", this.box);
    this.failed.setAttribute("role", "alert");
    say(this.failed, this.data.words.failed);
  }

  remove() {
    this.observer.disconnect();
    if (this.figure) window.Plotly?.purge(this.figure);
    this.box.remove();
  }
}
