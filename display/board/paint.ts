/**
 * Calls `painted` once the frame with what was rendered before is out: the second animation frame begins after the
 * first one was handed to the screen. A page that is not shown gets no frames, and then nothing was painted.
 */
export function afterPaint(painted: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(painted));
}
