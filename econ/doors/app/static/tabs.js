// Tabs over what the page shows in the place below them: arrows turn them, Tab leads from the open one to its content.

import { count, make, say, set } from "./dom.js";

const PLACE = ".st-key-view";
const KEYS = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

let made = 0;

export class Tabs {
  constructor(parent, panel) {
    this.box = make("div", "econ-tabs", parent);
    this.box.id = `econ-tabs-${++made}`;
    this.panel = panel;
    set(this.box, "role", "tablist");
    this.box.addEventListener("keydown", (event) => this.key(event));
  }

  update({ label, options, value }) {
    set(this.box, "aria-label", label);
    this.tabs = count(this.box, options.length, "button");
    this.tabs.forEach((tab, n) => {
      if (!tab.id) this.begin(tab, n);
      tab.value = options[n][0];
      say(tab, options[n][1]);
    });
    if (this.panel.fresh) this.show(options.findIndex(([name]) => name === value));
  }

  begin(tab, n) {
    tab.id = `${this.box.id}-${n}`;
    tab.type = "button";
    set(tab, "role", "tab");
    tab.addEventListener("click", () => this.turn(n));
  }

  turn(n) {
    if (n === this.open) return;
    this.show(n);
    this.panel.tell({ do: "turn", value: this.tabs[n].value });
  }

  show(n) {
    const turned = this.open !== n;
    this.open = n;
    this.tabs.forEach((tab, m) => {
      set(tab, "aria-selected", String(m === n));
      tab.tabIndex = m === n ? 0 : -1;
    });
    if (turned) this.reveal(this.tabs[n]);
    this.name();
  }

  // On a narrow screen the open tab is brought into sight, without moving the page.
  reveal(tab) {
    const { offsetLeft, offsetWidth } = tab;
    if (offsetLeft < this.box.scrollLeft || offsetLeft + offsetWidth > this.box.scrollLeft + this.box.clientWidth)
      this.box.scrollLeft = offsetLeft - 24;
  }

  // The place belongs to Streamlit, which draws it when it likes.
  name() {
    const place = document.querySelector(PLACE);
    if (!place) return void requestAnimationFrame(() => this.box.isConnected && this.name());
    place.id = `${this.box.id}-place`;
    set(place, "role", "tabpanel");
    set(place, "aria-labelledby", this.tabs[this.open].id);
    for (const tab of this.tabs) set(tab, "aria-controls", place.id);
  }

  key(event) {
    if (!(event.key in KEYS)) return;
    event.preventDefault();
    const last = this.tabs.length - 1;
    const next = this.open + KEYS[event.key];
    const n = Number.isFinite(next) ? (next + last + 1) % (last + 1) : next < 0 ? 0 : last;
    this.tabs[n].focus();
    this.turn(n);
  }
}
