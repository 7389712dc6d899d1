/** Ticks at the interval that the page names first. A worker's timers are not slowed in a hidden tab. */
addEventListener("message", (event: MessageEvent<number>) => {
  setInterval(() => postMessage(null), event.data);
});
