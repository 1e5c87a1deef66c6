"use strict";
/**
 * What the explorer's pictures share: parts of SVG, and where the numbers of a window lie in a picture.
 * @typedef {{x: (value: number) => number, y: (value: number) => number, width: number, height: number,
 *   valueAt: (event: PointerEvent, svg: SVGSVGElement) => [number, number]}} Place
 */
var drawing = (() => {
  const SPACE = "http://www.w3.org/2000/svg";
  const LETTER = 8.2; // the width of a digit, in pixels
  const MARGIN = { left: 46, right: 14, top: 14, bottom: 44 };

  /** @param {string} name @param {Record<string, string | number>} [attributes] @param {(Node | string)[]} parts */
  function part(name, attributes = {}, ...parts) {
    const made = /** @type {SVGElement} */ (document.createElementNS(SPACE, name));
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    made.append(...parts);
    return made;
  }

  /** The numbers at an axis so many pixels long, with their labels; fewer where labels would need more room.
   * @param {[number, number]} span @param {number} pixels @param {(value: number) => string} show
   * @param {boolean} lying side by side, and not above one another @returns {[number, string][]} */
  function ticks([from, to], pixels, show, lying) {
    const little = 1e-9 * (to - from);
    for (let count = Math.min(Math.max(pixels / (lying ? 70 : 45), 2), 6); ; count /= 1.6) {
      const values = lines.roundSteps(from - little, to + little, count);
      const labels = values.map(show);
      const longest = Math.max(0, ...labels.map((label) => label.length));
      if (count < 1 || !lying || labels.length * (longest * LETTER + 12) < pixels)
        return values.map((value, k) => [value, labels[k]]);
    }
  }

  /** A picture of a window. With `alike`, a unit is as long across as up, unless that made a strip of it.
   * @param {[number, number]} across @param {[number, number]} up @param {number} width @param {number} height
   * @param {boolean} alike @param {(value: number) => string} show @returns {Place} */
  function place(across, up, width, height, alike, show) {
    const tall = height - MARGIN.top - MARGIN.bottom;
    const labels = ticks(up, tall, show, false).map(([, label]) => label.length * LETTER + 16);
    const margin = Math.max(MARGIN.left, ...labels);
    const wide = width - margin - MARGIN.right;
    let [perX, perY] = [wide / (across[1] - across[0]), tall / (up[1] - up[0])];
    if (alike && Math.max(perX / perY, perY / perX) < 4) perX = perY = Math.min(perX, perY);
    const left = margin + (wide - perX * (across[1] - across[0])) / 2;
    const low = MARGIN.top + tall - (tall - perY * (up[1] - up[0])) / 2;
    return {
      x: (value) => left + (value - across[0]) * perX,
      y: (value) => low - (value - up[0]) * perY,
      width,
      height,
      valueAt: (event, svg) => {
        const back = /** @type {DOMMatrix} */ (svg.getScreenCTM()).inverse();
        const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(back);
        return [across[0] + (spot.x - left) / perX, up[0] + (low - spot.y) / perY];
      },
    };
  }

  /** The frame, ticks and names of a picture's axes.
   * @param {Place} at @param {[number, number]} across @param {[number, number]} up
   * @param {[string, string][]} names each with its kind, "first" or "second": across, and up where there is one
   * @param {(value: number) => string} show */
  function axes(at, across, up, [nameAcross, nameUp], show) {
    const made = part("g", { class: "axes" });
    const [left, right, low, high] = [at.x(across[0]), at.x(across[1]), at.y(up[0]), at.y(up[1])];
    made.append(part("rect", { x: left, y: high, width: right - left, height: low - high }));
    for (const [value, label] of ticks(across, right - left, show, true)) {
      made.append(part("path", { d: `M${at.x(value)} ${low}v5` }));
      made.append(part("text", { x: at.x(value), y: low + 19, "text-anchor": "middle" }, label));
    }
    for (const [value, label] of ticks(up, low - high, show, false)) {
      made.append(part("path", { d: `M${left} ${at.y(value)}h-5` }));
      made.append(part("text", { x: left - 8, y: at.y(value) + 4, "text-anchor": "end" }, label));
    }
    const [name, kind] = nameAcross;
    made.append(part("text", { x: right, y: low + 37, "text-anchor": "end", class: `name ${kind}` }, name));
    if (nameUp) made.append(part("text", { x: left + 8, y: high + 18, class: `name ${nameUp[1]}` }, nameUp[0]));
    return made;
  }

  /** What nothing is drawn beyond: the window. @param {string} id @param {Place} at @param {[number, number]} across
   * @param {[number, number]} up */
  function clip(id, at, across, up) {
    const [left, high] = [at.x(across[0]), at.y(up[1])];
    const frame = part("rect", { x: left, y: high, width: at.x(across[1]) - left, height: at.y(up[0]) - high });
    return part("clipPath", { id: `explorer-${id}` }, frame);
  }

  /** A line through places of the picture, broken where one is not a number. @param {number[][]} points */
  function path(points) {
    let pen = "M";
    let text = "";
    for (const [x, y] of points) {
      if (!Number.isFinite(x + y)) pen = "M";
      else {
        text += `${pen}${x.toFixed(1)} ${Math.max(-1e4, Math.min(1e4, y)).toFixed(1)}`;
        pen = "L";
      }
    }
    return text;
  }

  /** An arrow between two places of the picture. @param {number[]} from @param {number[]} to @param {string} kind */
  function arrow(from, to, kind) {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const long = Math.hypot(dx, dy);
    if (!(long > 1)) return part("g");
    const [ux, uy] = [dx / long, dy / long];
    const head = Math.min(13, long / 2);
    const neck = [to[0] - ux * head, to[1] - uy * head];
    const half = head * 0.45;
    const tip = `${to[0]},${to[1]} ${neck[0] - uy * half},${neck[1] + ux * half} ${neck[0] + uy * half},${neck[1] - ux * half}`;
    const shaft = `M${from[0]} ${from[1]}L${neck[0]} ${neck[1]}`;
    return part(
      "g",
      { class: kind },
      part("path", { d: shaft, class: "halo" }),
      part("path", { d: shaft }),
      part("polygon", { points: tip }),
    );
  }

  return { arrow, axes, clip, part, path, place };
})();
