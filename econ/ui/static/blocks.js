// Entry of the page's own blocks. Streamlit calls `draw` again, with the same parent, whenever data or theme change.

import { Chart } from "./chart.js";
import { Figures } from "./figures.js";
import { Row } from "./row.js";
import { Table } from "./table.js";

const KINDS = { chart: Chart, figures: Figures, row: Row, table: Table };
const blocks = new WeakMap();

export function draw({ data: [data], parentElement }) {
  let block = blocks.get(parentElement);
  if (!block || !(block instanceof KINDS[data.kind])) {
    block?.remove();
    block = new KINDS[data.kind](parentElement);
    blocks.set(parentElement, block);
  }
  block.update(data);
  return () => {
    if (parentElement.isConnected) return; // an update that a later one has overtaken
    block.remove();
    blocks.delete(parentElement);
  };
}
