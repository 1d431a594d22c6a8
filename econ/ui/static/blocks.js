// Entry of the page's own blocks. Streamlit calls `draw` again, with the same parent, whenever data or theme change.

import { Answer, Below } from "./answer.js";
import { Chart, repaint } from "./chart.js";
import { Figures } from "./figures.js";
import { Head } from "./head.js";
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
  panel: Panel,
  records: Records,
  row: Row,
  table: Table,
};
const blocks = new WeakMap();
const letters = new TextDecoder();

export function draw(component) {
  const { data: bytes, parentElement } = component;
  let block = blocks.get(parentElement);
  if (block && bytes !== block.bytes && same(bytes, block.bytes)) return done(block, parentElement);
  if (block && bytes === block.bytes) repaint(); // nothing but the theme has changed
  const data = JSON.parse(letters.decode(bytes));
  if (!block || !(block instanceof KINDS[data.kind])) {
    block?.remove();
    block = new KINDS[data.kind](parentElement);
    blocks.set(parentElement, block);
  }
  block.bytes = bytes;
  block.update(data, component);
  return done(block, parentElement);
}

// The same bytes in another message: another run of the page, in which this block has not changed.
function same(one, other) {
  return one.length === other.length && one.every((byte, n) => byte === other[n]);
}

function done(block, parent) {
  return () => {
    if (parent.isConnected) return; // an update that a later one has overtaken
    block.remove();
    blocks.delete(parent);
  };
}
