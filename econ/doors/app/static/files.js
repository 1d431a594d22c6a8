// Files of a chart: its picture with a title and where it comes from, and its table as CSV.

import { make } from "./dom.js";

const WIDTH = 960;
const MARGINS = { title: 56, foot: 40 };
const SCALE = 2;
const FORMULA = /^[=+\-@\t\r]/; // a spreadsheet would compute a cell that begins so

export async function picture(plot, { spec, title, foot }, kind, style) {
  const { data, layout } = structuredClone(spec);
  const { margin } = layout;
  for (const axis of ["xaxis", "yaxis"]) layout[axis].range = [...plot.layout[axis].range]; // as the reader has zoomed
  Object.assign(layout, {
    font: plot.layout.font,
    autosize: false,
    width: WIDTH,
    height: spec.layout.height + MARGINS.title + MARGINS.foot,
    margin: { ...margin, t: margin.t + MARGINS.title, b: margin.b + MARGINS.foot },
    paper_bgcolor: style.getPropertyValue("--st-background-color").trim() || "#fff",
    title: { text: title, x: 0.01, xanchor: "left", y: 1, yref: "container", yanchor: "top", pad: { t: 16, l: 4 } },
  });
  layout.annotations = [...(layout.annotations ?? []), note(foot)];
  const size = { width: WIDTH, height: layout.height };
  return window.Plotly.toImage({ data, layout }, { format: kind, ...size, scale: SCALE });
}

function note(text) {
  const place = { x: 0, xref: "paper", xanchor: "left", y: 0, yref: "paper", yanchor: "top", yshift: -50 };
  return { text, showarrow: false, font: { size: 10 }, opacity: 0.8, ...place };
}

export function csv({ head, rows }) {
  return [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function cell(value) {
  let text = typeof value === "string" ? value : value.join(" ");
  if (FORMULA.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function address(text, type) {
  return `data:${type},${encodeURIComponent(text)}`;
}

export function save(name, url) {
  const link = make("a", "", document.body);
  link.href = url;
  link.download = name;
  link.click();
  link.remove();
}
