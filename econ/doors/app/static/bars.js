// A small histogram as inline SVG: bars, and a line at the central value. Its words say the same.

import { make, say, set } from "./dom.js";

const SPACE = "http://www.w3.org/2000/svg";
const WIDTH = 256;
const HEIGHT = 40;

export function bars({ heights, at, ends, words }) {
  const box = make("div", "bars");
  const picture = box.appendChild(document.createElementNS(SPACE, "svg"));
  set(picture, "viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  set(picture, "role", "img");
  set(picture, "aria-label", words);
  const wide = WIDTH / heights.length;
  heights.forEach((height, n) => {
    const size = { x: n * wide, y: HEIGHT * (1 - height), width: wide - 1, height: HEIGHT * height };
    draw(picture, "rect", size);
  });
  const x = WIDTH * at;
  draw(picture, "line", { x1: x, x2: x, y1: 0, y2: HEIGHT });
  for (const text of ends) say(make("small", "", box), text);
  return box;
}

function draw(picture, kind, places) {
  const made = picture.appendChild(document.createElementNS(SPACE, kind));
  for (const [name, value] of Object.entries(places)) set(made, name, value.toFixed(1));
}
