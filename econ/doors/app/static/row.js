// Charts side by side.

import { Chart } from "./chart.js";
import { make } from "./dom.js";

export class Row {
  constructor(parent) {
    this.box = make("div", "econ-row", parent);
    this.charts = new Map();
  }

  update({ parts: charts }) {
    const names = new Set(charts.map(({ name }) => name));
    for (const [name, chart] of this.charts)
      if (!names.has(name)) {
        chart.remove();
        this.charts.delete(name);
      }
    for (const data of charts) {
      if (!this.charts.has(data.name)) this.charts.set(data.name, new Chart(this.box, null, "beside"));
      this.charts.get(data.name).update(data);
    }
  }

  remove() {
    for (const chart of this.charts.values()) chart.remove();
    this.box.remove();
  }
}
