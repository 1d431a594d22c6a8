// What the server makes of a chart when it is asked: a picture of another width, a figure, a file.

import { make } from "./dom.js";

const ADDRESS = new URL("../picture", import.meta.url);

export async function asked(picture, about) {
  const answer = await fetch(`${ADDRESS}?${new URLSearchParams({ picture, ...about })}`);
  if (!answer.ok) throw new Error(answer.status);
  return answer;
}

export function save(name, content) {
  const link = make("a", "", document.body);
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
