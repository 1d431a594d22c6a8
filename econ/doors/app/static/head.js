// The head of every page: what this is, the way to the other pages, and the languages.

import { count, make, say, set } from "./dom.js";
import { lead } from "./links.js";
import { Languages } from "./languages.js";

export class Head {
  constructor(parent) {
    this.box = make("div", "econ-head", parent);
    const title = make("p", "econ-title", this.box);
    this.name = make("strong", "", title);
    this.purpose = make("span", "", title);
    const ways = make("div", "ways", this.box);
    this.pages = make("nav", "econ-pages", ways);
    this.languages = new Languages(ways);
  }

  update({ title, purpose, label, pages, languages }) {
    say(this.name, title);
    say(this.purpose, purpose);
    set(this.pages, "aria-label", label);
    this.pages.hidden = !pages.length;
    count(this.pages, pages.length, "a").forEach((anchor, n) => {
      const [text, address, here] = pages[n];
      lead(anchor, text, address);
      if (here) set(anchor, "aria-current", "page");
      else anchor.removeAttribute("aria-current");
    });
    this.languages.update(languages);
  }

  remove() {
    this.box.remove();
  }
}
