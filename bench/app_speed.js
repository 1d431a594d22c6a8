// Runs in the page: when did the parts of interest last change after a key press, and which of them did?
(parts) => {
  const any = Object.values(parts).join(",");
  const state = { pressed: null, painted: null, changed: new Set() };
  const boxes = new WeakMap();
  const box = (node) => {
    if (!boxes.has(node)) boxes.set(node, (node.closest ? node : node.parentElement)?.closest(any) ?? null);
    return boxes.get(node);
  };
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    state.painted = performance.now();
  };
  const afterPaint = () => requestAnimationFrame(() => channel.port2.postMessage(null));
  new MutationObserver((records) => {
    if (state.pressed === null) return;
    const before = state.changed.size;
    let changed = false;
    for (const { target, addedNodes } of records)
      for (const node of addedNodes.length ? [target, ...addedNodes] : [target]) {
        const found = box(node);
        if (found) state.changed.add(found);
        changed ||= found !== null;
      }
    if (changed || state.changed.size > before) afterPaint();
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  document.addEventListener(
    "keydown",
    () => {
      Object.assign(state, { pressed: performance.now(), painted: null, changed: new Set() });
    },
    true,
  );
  const names = () => {
    const found = [];
    for (const [name, selector] of Object.entries(parts))
      document.querySelectorAll(selector).forEach((element, n) => {
        if (state.changed.has(element)) found.push(`${name} ${n}`);
      });
    return found;
  };
  window.step = () => ({ milliseconds: state.painted === null ? null : state.painted - state.pressed, changed: names() });
}
