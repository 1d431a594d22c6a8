// The sentence that a verdict belongs to. While another one stands in the field, the verdict says that it is the former
// one, and the style sheet dims what stands around it.

import { make, say } from "./dom.js";

export class Judged {
  constructor(parent) {
    this.box = make("div", "econ-judged", parent);
    this.sentence = make("blockquote", "", this.box);
    this.former = make("p", "", this.box);
    this.former.setAttribute("role", "status");
    this.listen = () => this.compare();
    document.addEventListener("input", this.listen);
  }

  update({ field, text, shown, former }) {
    Object.assign(this, { field, text, words: former });
    say(this.sentence, shown);
    this.compare();
  }

  // The field is asked each time, since Streamlit may have made it anew.
  compare() {
    const field = document.querySelector(`.st-key-${this.field} textarea`);
    const changed = Boolean(field) && field.value !== this.text;
    this.box.classList.toggle("former", changed);
    say(this.former, changed ? this.words : "");
  }

  remove() {
    document.removeEventListener("input", this.listen);
    this.box.remove();
  }
}
