/** A sheet that was drawn so far down, or flung, closes; pixels, and pixels a millisecond. */
const far = 96;
const fast = 0.5;

/**
 * Lets a finger draw a sheet down by its head: the listener for `pointerdown` on that. Let go soon, it springs back.
 * The head needs `touch-action: pinch-zoom`, or the browser scrolls what lies behind.
 */
export function swipedDown(sheet: () => HTMLElement | null, close: () => void): (e: PointerEvent) => void {
  return (down) => {
    const pressed = down
      .composedPath()
      .some((at) => at instanceof HTMLElement && at.matches("button, a, input, select"));
    const moved = sheet();
    if (down.pointerType !== "touch" || pressed || !moved) return;
    const head = down.currentTarget as HTMLElement;
    const ended = new AbortController();
    const { signal } = ended;
    const by = (e: PointerEvent) => Math.max(0, e.clientY - down.clientY);
    const end = (e: PointerEvent) => {
      ended.abort();
      moved.style.translate = "";
      const flung = by(e) > far / 4 && by(e) / (e.timeStamp - down.timeStamp) > fast;
      if (e.type === "pointerup" && (by(e) > far || flung)) close();
    };
    head.setPointerCapture(down.pointerId);
    head.addEventListener("pointermove", (e) => (moved.style.translate = `0 ${by(e)}px`), { signal });
    head.addEventListener("pointerup", end, { signal });
    head.addEventListener("pointercancel", end, { signal });
  };
}
