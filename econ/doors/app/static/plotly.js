// Load plotly.js once for the page, from the same server.

const SOURCE = new URL("./plotly.min.js", import.meta.url).href;
let waiting = null;

export function plotly() {
  waiting ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = SOURCE;
    script.addEventListener("load", () => done(window.Plotly));
    script.addEventListener("error", () => {
      waiting = null;
      script.remove();
      failed(new Error("plotly.js did not arrive."));
    });
    document.head.append(script);
  });
  return waiting;
}
