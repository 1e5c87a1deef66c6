"use strict";
/**
 * The explorer in the page's address: #explore=hill opens the first function of a scene, and
 * #explore=hill/height&at=1,-0.5&rate=0.2&steps=12 one of them as somebody left it.
 * @typedef {{function: string, at: number[], rate: number, steps: number}} ExplorerLink
 */
var linking = (() => {
  const AFTER = 250; // milliseconds: browsers refuse an address that changes with every frame
  /** @type {number | undefined} */
  let later;
  let before = "";

  /** What the address tells to open; null where it means something else. @returns {ExplorerLink | null} */
  function read() {
    const told = new Map(
      player
        .linked()
        .split("&")
        .map((one) => /** @type {[string, string]} */ ([one.split("=", 1)[0], one.slice(one.indexOf("=") + 1)])),
    );
    const [wanted, at] = [told.get("explore"), told.get("at")];
    if (!wanted) return null;
    return {
      function: wanted,
      at: at ? at.split(",").map(Number) : [],
      rate: Number(told.get("rate") ?? NaN),
      steps: Math.floor(Number(told.get("steps") ?? 0)) || 0,
    };
  }

  /** Let the address lead back to what is explored. @param {State} state */
  function write({ surface, start, rate, taken }) {
    const moved = start.some((value, axis) => value !== surface.at[axis]);
    const parts = [
      `explore=${surface.scene}/${surface.name}`,
      ...(moved ? [`at=${start.join(",")}`] : []),
      ...(rate !== surface.rate ? [`rate=${rate}`] : []),
      ...(taken ? [`steps=${taken}`] : []),
    ];
    clearTimeout(later);
    later = setTimeout(() => history.replaceState(null, "", `#${parts.join("&")}`), AFTER);
  }

  function begin() {
    before = read() ? "" : location.hash;
  }

  /** Give the address back that there was before. */
  function end() {
    clearTimeout(later);
    history.replaceState(null, "", before || " ");
  }

  return { begin, end, read, write };
})();
