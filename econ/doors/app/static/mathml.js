// A formula as MathML, which the browser sets itself. Only elements of MathML are taken, and none of their attributes.

const SPACE = "http://www.w3.org/1998/Math/MathML";

export function formula(text) {
  const read = new DOMParser().parseFromString(`<math xmlns="${SPACE}">${text}</math>`, "text/xml");
  const made = copy(read.documentElement);
  made.setAttribute("display", "block");
  const box = document.createElement("div");
  box.className = "formula";
  box.tabIndex = 0; // a wide one is scrolled by keys
  box.append(made);
  return box;
}

function copy(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  const made = document.createElementNS(SPACE, node.localName);
  for (const child of node.childNodes) made.append(copy(child));
  return made;
}
