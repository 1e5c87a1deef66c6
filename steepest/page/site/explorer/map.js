"use strict";
/**
 * The explorer's flat pictures: the map with its level lines, and graphs of one variable.
 * @typedef {{surface: Explored, axes: number[], start: number[], rate: number, taken: number, unit: number[]}} State
 * @typedef {{state: State, here: number[], walk: Downhill, slopes: number[], value: number, heights: Heights | null,
 *   show: (value: number) => string, arrowScale: number}} View
 */
var picture = (() => {
  const SAMPLES = 240;
  const LEVELS = 12;
  const { part, path } = drawing;

  /** The colours of heights, low to high, as in the film. @type {[number, number, number][]} */
  const RAMP = /** @type {any} */ (window).steepestColours.ramp;

  /** The colour of a height between 0 and 1, each part of it from 0 to 255. @param {number} share */
  function colour(share) {
    const place = Math.min(Math.max(share, 0), 1) * (RAMP.length - 1);
    const below = Math.min(Math.floor(place), RAMP.length - 2);
    return RAMP[below].map((part, k) => part + (RAMP[below + 1][k] - part) * (place - below));
  }

  /** The heights as a small picture. @param {Heights} heights */
  function painted({ rows, low, high }) {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [rows[0].length, rows.length];
    const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const image = brush.createImageData(canvas.width, canvas.height);
    rows.forEach((row, up) =>
      row.forEach((height, across) => {
        if (!Number.isFinite(height)) return;
        const shade = [...colour(high > low ? (height - low) / (high - low) : 0.5), 255];
        image.data.set(shade, 4 * ((canvas.height - 1 - up) * canvas.width + across));
      }),
    );
    brush.putImageData(image, 0, 0);
    return canvas.toDataURL();
  }

  /** Level lines of a height. @param {Heights} heights @param {number} level @param {Place} at */
  function levelPath(heights, level, at) {
    return lines
      .level(heights, level)
      .map(([x, y, u, v]) => `M${at.x(x).toFixed(1)} ${at.y(y).toFixed(1)}L${at.x(u).toFixed(1)} ${at.y(v).toFixed(1)}`)
      .join("");
  }

  /** What of a map stands still while the point moves. @param {View} view @param {Place} at */
  function ground(view, at) {
    const { state, heights } = view;
    const [across, up] = state.axes.map((axis) => state.surface.window[axis]);
    const [left, high] = [at.x(across[0]), at.y(up[1])];
    const made = part("g", {}, drawing.clip("window", at, across, up));
    if (!heights) return made;
    const size = { width: at.x(across[1]) - left, height: at.y(up[0]) - high };
    made.append(
      part("image", {
        href: painted(heights),
        x: left,
        y: high,
        ...size,
        preserveAspectRatio: "none",
        class: "heights",
      }),
    );
    const levels = lines.roundSteps(heights.low, heights.high, LEVELS);
    for (const level of levels) made.append(part("path", { d: levelPath(heights, level, at), class: "level" }));
    /** @type {[string, string][]} */
    const names = state.axes.map((axis, number) => [state.surface.variables[axis], ["first", "second"][number]]);
    made.append(drawing.axes(at, across, up, names, view.show));
    return made;
  }

  /** What of a map moves with the point. @param {View} view @param {Place} at */
  function moving(view, at) {
    const { state, here, walk, slopes, heights } = view;
    const [across, up] = state.axes.map((axis) => state.surface.window[axis]);
    const flat = (/** @type {number[]} */ point) => [at.x(point[state.axes[0]]), at.y(point[state.axes[1]])];
    const [x, y] = flat(here);
    const made = part("g", { "clip-path": "url(#explorer-window)" });
    made.append(part("path", { d: `M${at.x(across[0])} ${y}H${at.x(across[1])}`, class: "cut first" }));
    made.append(part("path", { d: `M${x} ${at.y(up[0])}V${at.y(up[1])}`, class: "cut second" }));
    if (heights && Number.isFinite(view.value))
      made.append(part("path", { d: levelPath(heights, view.value, at), class: "underfoot" }));
    made.append(part("path", { d: path(walk.points.map(flat)), class: "walk" }));
    for (const point of walk.points.slice(0, -1)) {
      const [u, v] = flat(point);
      made.append(part("circle", { cx: u, cy: v, r: 3, class: "stop" }));
    }
    if (slopes.every(Number.isFinite)) {
      const tip = (/** @type {number} */ by) =>
        flat(here.map((value, axis) => value + by * (slopes[state.axes.indexOf(axis)] ?? 0)));
      made.append(
        drawing.arrow([x, y], tip(view.arrowScale), "gradient"),
        drawing.arrow([x, y], tip(-state.rate), "descent"),
      );
    }
    return made;
  }

  /** Let a unit of a picture be a pixel of the page, which has its shape from the style sheet; its sides then.
   * @param {SVGSVGElement} svg @returns {[number, number]} */
  function fitted(svg) {
    const [width, height] = [svg.clientWidth, svg.clientHeight].map((side) => Math.max(Math.round(side), 100));
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    return [width, height];
  }

  /** @param {View} view @param {SVGSVGElement} svg */
  function mapPlace({ state, show }, svg) {
    const [across, up] = state.axes.map((axis) => state.surface.window[axis]);
    return drawing.place(across, up, ...fitted(svg), true, show);
  }

  /** A walk over the graph of a function of one variable, and its next step. @param {View} view @param {Place} at */
  function hops({ state, here, walk, slopes, value }, at) {
    const { surface } = state;
    const stops = walk.points.map((point) => [at.x(point[0]), at.y(surface.value(...point))]);
    const made = [part("path", { d: path(stops), class: "walk" })];
    for (const [x, y] of stops.slice(0, -1)) made.push(part("circle", { cx: x, cy: y, r: 4, class: "stop" }));
    if (Number.isFinite(slopes[0])) {
      const height = at.y(value);
      made.push(drawing.arrow([at.x(here[0]), height], [at.x(here[0] - state.rate * slopes[0]), height], "descent"));
    }
    return made;
  }

  /** The graph along one variable, the others frozen where the point is, with its tangent.
   * @param {View} view @param {number} number among the axes @param {string} kind @param {SVGSVGElement} svg
   * @param {Element} [into] */
  function graph(view, number, kind, svg, into = svg) {
    const { state, here, slopes, value } = view;
    const { surface, axes } = state;
    const axis = axes[number];
    const across = surface.window[axis];
    const along = (/** @type {number} */ x) => surface.value(...here.map((other, k) => (k === axis ? x : other)));
    const xs = lines.ticks(across, SAMPLES);
    const ys = xs.map(along);
    const seen = ys.filter(Number.isFinite).sort((one, other) => one - other);
    const [low, high] = view.heights
      ? [view.heights.low, view.heights.high]
      : [seen[0] ?? 0, seen[seen.length - 1] ?? 1];
    const room = (high - low || 1) * 0.08;
    /** @type {[number, number]} */
    const up = [low - room, high + room];
    const at = drawing.place(across, up, ...fitted(svg), false, view.show);
    const made = part("g", { class: kind }, drawing.axes(at, across, up, [[surface.variables[axis], kind]], view.show));
    const within = part("g", { "clip-path": `url(#explorer-graph-${number})` });
    within.append(part("path", { d: path(xs.map((x, k) => [at.x(x), at.y(ys[k])])), class: "graph" }));
    if (Number.isFinite(slopes[number])) {
      const ends = across.map((x) => [at.x(x), at.y(value + slopes[number] * (x - here[axis]))]);
      within.append(part("path", { d: path(ends), class: "tangent" }));
    }
    if (axes.length === 1) within.append(...hops(view, at));
    made.append(drawing.clip(`graph-${number}`, at, across, up), within);
    if (Number.isFinite(value))
      within.append(part("circle", { cx: at.x(here[axis]), cy: at.y(value), r: 6, class: "here" }));
    into.replaceChildren(made);
    return at;
  }

  return { LEVELS, colour, graph, ground, mapPlace, moving };
})();
