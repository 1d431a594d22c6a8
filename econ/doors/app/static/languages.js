// The languages of the page as links: the same address with another language. It also says which one this is.

import { count, make, say, set } from "./dom.js";

export class Languages {
  constructor(parent) {
    this.box = make("nav", "econ-languages", parent);
  }

  update({ field, label, now, plain, known }) {
    document.documentElement.lang = now;
    set(this.box, "aria-label", label);
    count(this.box, known.length, "a").forEach((anchor, n) => {
      const [code, name] = known[n];
      say(anchor, name);
      set(anchor, "lang", code);
      if (code === now) anchor.setAttribute("aria-current", "true");
      else anchor.removeAttribute("aria-current");
      const lead = () => set(anchor, "href", address(field, code === plain ? "" : code));
      anchor.onpointerdown = anchor.onfocus = anchor.onclick = lead; // the rest of the address may have changed
      lead();
    });
  }

  remove() {
    this.box.remove();
  }
}

function address(field, code) {
  const there = new URL(document.location.href);
  if (code) there.searchParams.set(field, code);
  else there.searchParams.delete(field);
  return there.href;
}
