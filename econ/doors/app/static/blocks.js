// Entry of the page's own blocks. Streamlit calls `draw` again, with the same parent, whenever data or theme change.

import { Answer, Below } from "./answer.js";
import { Chart } from "./chart.js";
import { Figures } from "./figures.js";
import { Head } from "./head.js";
import { Judged } from "./judged.js";
import { Panel } from "./panel.js";
import { Records } from "./records.js";
import { Row } from "./row.js";
import { Table } from "./table.js";

const KINDS = {
  answer: Answer,
  below: Below,
  chart: Chart,
  figures: Figures,
  head: Head,
  judged: Judged,
  panel: Panel,
  records: Records,
  row: Row,
  table: Table,
};
const blocks = new WeakMap();
const shown = new Map(); // blocks by their keys
const letters = new TextDecoder();

export function draw(component) {
  const { data: given, parentElement, setStateValue } = component;
  let block = blocks.get(parentElement);
  const theme = given === block?.given; // nothing but the theme has changed
  const bytes = theme ? block.bytes : given;
  const data = read(bytes);
  if (block && !theme && (late(block, data) || same(bytes, block.bytes)))
    return done(Object.assign(block, { given }), parentElement);
  if (!block || !(block instanceof KINDS[data.kind])) {
    block?.remove();
    block = new KINDS[data.kind](parentElement);
    blocks.set(parentElement, block);
  }
  Object.assign(block, { given, bytes, means: { setStateValue, renew } });
  shown.set(data.key, block);
  block.update(data, block.means);
  return done(block, parentElement);
}

// Blocks that have come beside Streamlit, one in each line.
function renew(lines) {
  for (let start = 0, end; start < lines.length; start = end + 1) {
    end = lines.indexOf(10, start);
    if (end < 0) end = lines.length;
    const bytes = lines.subarray(start, end);
    const data = read(bytes);
    const block = shown.get(data.key);
    if (!(block instanceof KINDS[data.kind]) || same(bytes, block.bytes)) continue;
    Object.assign(block, { bytes, renewed: true });
    block.update(data, block.means);
  }
}

// Whether a run of the page knows less than what came beside it: of a step that was told since, it has not heard.
function late(block, { heard }) {
  if (block.ahead && heard >= block.last) block.ahead = false;
  return block.renewed && [...shown.values()].some(({ ahead }) => ahead);
}

function read(bytes) {
  return JSON.parse(letters.decode(bytes));
}

// The same bytes in another message: this block has not changed.
function same(one, other) {
  return one.length === other.length && one.every((byte, n) => byte === other[n]);
}

function done(block, parent) {
  return () => {
    if (parent.isConnected) return; // an update that a later one has overtaken
    block.remove();
    blocks.delete(parent);
    for (const [key, one] of shown) if (one === block) shown.delete(key);
  };
}
