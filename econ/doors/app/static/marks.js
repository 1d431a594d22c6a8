// The few marks of a chart that a step of a slider moves. They lie over the picture: plotly.js would draw the whole
// picture again for them, and so it draws it again only where something else has changed.

import { count, set } from "./dom.js";

const MOST = 24;

export function isMarks({ type, mode, x, error_x, error_y, showlegend }) {
  return type === "scatter" && mode === "markers" && x.length <= MOST && !error_x && !error_y && showlegend !== true;
}

export class Marks {
  constructor(box, plot) {
    this.plot = plot;
    this.box = box.appendChild(document.createElement("div"));
    this.box.className = "econ-marks";
    this.box.setAttribute("aria-hidden", "true"); // the picture says in words what they show
  }

  update(traces) {
    this.marks = traces.flatMap(listed);
    count(this.box, this.marks.length, "i").forEach((dot, n) => {
      const { size, color, edge, opacity, words, symbol } = this.marks[n];
      set(dot, "title", words);
      set(dot, "class", symbol);
      const look = { width: `${size}px`, height: `${size}px`, background: color, borderColor: edge, opacity };
      Object.assign(dot.style, look);
    });
  }

  // Where plotly.js has drawn the axes; what is outside of them is not shown.
  place() {
    const { xaxis, yaxis } = this.plot._fullLayout;
    this.marks.forEach(({ x, y }, n) => {
      const dot = this.box.children[n];
      const [left, top] = [xaxis.d2p(x), yaxis.d2p(y)];
      dot.hidden = !(left >= 0 && left <= xaxis._length && top >= 0 && top <= yaxis._length);
      dot.style.translate = `calc(${xaxis._offset + left}px - 50%) calc(${yaxis._offset + top}px - 50%)`;
    });
  }

  remove() {
    this.box.remove();
  }
}

// What plotly.js would have read of a trace, point by point.
function listed({ x, y, marker, customdata, hovertemplate }) {
  const { line = {}, opacity = 1 } = marker;
  return x.map((value, n) => {
    const width = line.width ?? 0;
    const color = nth(marker.color, n);
    return {
      x: value,
      y: y[n],
      size: nth(marker.size, n) + width,
      color,
      edge: width ? nth(line.color, n) : color,
      opacity,
      symbol: nth(marker.symbol, n) ?? "circle",
      words: told(hovertemplate, customdata?.[n]),
    };
  });
}

function nth(value, n) {
  return Array.isArray(value) ? value[n] : value;
}

// The words of a mark, from the template that plotly.js would have filled.
function told(template, data) {
  if (!template) return "";
  const filled = template.replace(/%\{customdata(?:\[(\d+)\])?\}/g, (_, place) => (place ? data[place] : data));
  const page = new DOMParser().parseFromString(filled.replace(/<extra>.*/, "").replaceAll("<br>", "\n"), "text/html");
  return page.body.textContent;
}
