/**
 * Runs in a page before its own scripts: notes when a text that is waited for is painted, wherever it stands, in
 * shadow trees too, and tells it by `tellPaint`. The same watch looks at the floor's page and at the board.
 */
export const paintWatch = `(() => {
  const seen = new Set();
  const now = () => performance.timeOrigin + performance.now();
  const afterPaint = (done) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(null);
    });
  const look = (text) => {
    for (const match of text.matchAll(/Z\\d{6}|AA\\d{4}/g)) {
      const label = match[0];
      if (seen.has(label)) continue;
      seen.add(label);
      afterPaint(() => window.tellPaint(label, now()));
    }
  };
  const watch = (root) => {
    new MutationObserver((records) => {
      for (const { target } of records) {
        const at = target.nodeType === Node.TEXT_NODE ? target.parentNode : target;
        if (at) look(at.textContent ?? "");
      }
    }).observe(root, { childList: true, subtree: true, characterData: true });
  };
  watch(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    watch(root);
    return root;
  };
})();`;
