// Small helpers for elements. Words reach the page as text only, never as HTML.

export function make(tag, className = "", parent = null) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  parent?.append(element);
  return element;
}

export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

// Exactly `count` children: missing ones are made, others stay as they are.
export function count(parent, number, tag) {
  while (parent.children.length > number) parent.lastElementChild.remove();
  while (parent.children.length < number) make(tag, "", parent);
  return [...parent.children];
}
