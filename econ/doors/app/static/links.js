// Links: to other sites as usual; to a page of the calculator without loading it anew, so that nothing is lost.

import { make, say, set } from "./dom.js";

const OUTSIDE = /^https?:\/\//;

export function link(parent, [text, address]) {
  return lead(make("a", "", parent), text, address);
}

export function lead(anchor, text, address) {
  say(anchor, text);
  const outside = OUTSIDE.test(address);
  set(anchor, "href", outside ? address : whole(address));
  if (outside) {
    anchor.target = "_blank";
    anchor.rel = "noreferrer";
  } else {
    anchor.onclick = follow;
  }
  return anchor;
}

// The pages lie beside each other below one root.
function whole(address) {
  return new URL(address, new URL(".", document.location.href)).href;
}

function follow(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab or window
  event.preventDefault();
  const before = document.location.pathname;
  history.pushState(null, "", event.currentTarget.href);
  window.dispatchEvent(new PopStateEvent("popstate", { state: null })); // Streamlit then asks for that page
  if (document.location.pathname !== before) document.querySelector(".stMain")?.scrollTo(0, 0);
}
