"use strict";
/** The explorer: one state, and everything that is drawn and told of it. */
var explorer = (() => {
  const { say } = player;
  const [SLOWEST, DECADES, NOTCHES] = [1e-4, 5, 20]; // the slider: from which rate on, over how many powers of ten, and its notches in each
  const MOST = 500;
  const ACROSS = 80; // arrow keys go such a part of the window
  const [ARROW, STEEP] = [0.28, 0.95]; // how long on the map, as a share of its width, a gradient is that so large a share of it does not surpass
  /** @type {Explored[]} */
  const surfaces = /** @type {any} */ (window).steepestSurfaces.map(
    (/** @type {Told} */ told, /** @type {number} */ k) => ({
      ...told,
      .../** @type {any} */ (window).steepestFormulas[k],
    }),
  );

  /** @type {State} */
  let state;
  /** @type {{heights: Heights | null, at: Place, arrowScale: number} | null} what stands still while the point moves */
  let still = null;
  /** @type {number | undefined} */
  let drawn;
  /** @type {Promise<void> | undefined} */
  let ground;

  /** @param {string} name */
  function part(name) {
    return /** @type {HTMLElement} */ (document.getElementById(`explorer-${name}`));
  }
  /** @param {string} name */
  function input(name) {
    return /** @type {HTMLInputElement} */ (part(name));
  }
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("explorer"));
  /** @param {string} name */
  function svg(name) {
    return /** @type {SVGSVGElement} */ (/** @type {unknown} */ (part(name)));
  }
  const map = svg("map");

  /** A span and as much again on either side: so far walks are followed. @param {[number, number]} span @returns {[number, number]} */
  function around([low, high]) {
    return [2 * low - high, 2 * high - low];
  }

  /** What is true of the state now. @returns {View} */
  function view() {
    const { surface, axes, start, rate, taken } = state;
    const walk = descent.walk(surface, start, axes, rate, taken, taken ? surface.until : 0, surface.window.map(around));
    const here = walk.points[walk.points.length - 1];
    const { heights, arrowScale } = /** @type {NonNullable<typeof still>} */ (still);
    return {
      state,
      here,
      walk,
      heights,
      arrowScale,
      show: telling.show,
      slopes: descent.gradient(surface, here, axes),
      value: surface.value(...here),
    };
  }

  /** How long gradients are on the steep parts of the map. @param {number[]} axes */
  function steepest(axes) {
    const { surface, start } = state;
    const spots = axes.map((axis) => lines.ticks(surface.window[axis], 8));
    const points = spots[0].flatMap((x) =>
      (spots[1] ?? [NaN]).map((y) => start.map((value, axis) => (axis === axes[0] ? x : axis === axes[1] ? y : value))),
    );
    const lengths = points
      .map((point) => descent.length(descent.gradient(surface, point, axes)))
      .filter(Number.isFinite);
    return lengths.sort((one, other) => one - other)[Math.floor((lengths.length - 1) * STEEP)];
  }

  /** Draw what stands still: the map without its point. */
  function prepare() {
    const { surface, axes, start } = state;
    const [across, up] = axes.map((axis) => surface.window[axis]);
    const height = (/** @type {number} */ x, /** @type {number} */ y) =>
      surface.value(...start.map((value, axis) => (axis === axes[0] ? x : axis === axes[1] ? y : value)));
    const heights = axes.length > 1 ? lines.sampled(height, across, up) : null;
    const wanted = (ARROW * (across[1] - across[0])) / (steepest(axes) || 1);
    const ten = 10 ** Math.floor(Math.log10(wanted));
    const arrowScale = Number.isFinite(wanted)
      ? [1, 2, 5].reduce((best, by) => (by * ten <= wanted ? by * ten : best), ten)
      : 1;
    part("graphs").hidden = !heights;
    still = { heights, arrowScale, at: /** @type {Place} */ (/** @type {unknown} */ (null)) };
    const now = view();
    if (heights) {
      still.at = picture.mapPlace(now, map);
      part("still").replaceChildren(picture.ground(now, still.at));
    }
    if (!heights) part("still").replaceChildren();
    ask();
  }

  /** Draw what moves, in the next frame. */
  function ask() {
    drawn ??= requestAnimationFrame(() => {
      drawn = undefined;
      draw();
    });
  }

  function draw() {
    const now = view();
    const { surface, axes } = state;
    if (!still) return;
    if (now.heights) {
      part("moving").replaceChildren(picture.moving(now, still.at));
      for (const [number, kind] of ["first", "second"].entries()) picture.graph(now, number, kind, svg(kind));
    } else {
      still.at = picture.graph(now, 0, "first", map, part("moving"));
    }
    const [x, y] = now.heights
      ? [still.at.x(now.here[axes[0]]), still.at.y(now.here[axes[1]])]
      : [still.at.x(now.here[axes[0]]), still.at.y(now.value || 0)];
    const point = part("point");
    point.setAttribute("transform", `translate(${x} ${y})`);
    point.setAttribute("aria-valuenow", String(now.here[axes[0]]));
    const [low, high] = surface.window[axes[0]];
    point.setAttribute("aria-valuemin", String(low));
    point.setAttribute("aria-valuemax", String(high));
    point.setAttribute("aria-valuetext", telling.place(now));
    telling.tell(now);
    linking.write(state);
    window.dispatchEvent(new CustomEvent("explored", { detail: now }));
  }

  /** Set the point anew; walks begin there. @param {number[]} to for each axis @param {number} [finer] */
  function moveTo(to, finer = 1) {
    const start = [...view().here];
    to.forEach((value, number) => {
      const axis = state.axes[number];
      if (!Number.isFinite(value)) return;
      const [low, high] = state.surface.window[axis];
      const unit = state.unit[number] / finer;
      const round = Number((Math.round(value / unit) * unit).toPrecision(12));
      start[axis] = Math.min(Math.max(round, low), high);
    });
    [state.start, state.taken] = [start, 0];
    ask();
  }

  /** @param {number} position */
  function rateAt(position) {
    return Number((SLOWEST * 10 ** (position / NOTCHES)).toPrecision(2));
  }

  /** Choose which variables lie across and up. @param {number[]} axes */
  function choose(axes) {
    state.axes = axes;
    state.unit = axes.map((axis) => {
      const [low, high] = state.surface.window[axis];
      const rough = (high - low) / ACROSS;
      const ten = 10 ** Math.floor(Math.log10(rough));
      return [1, 2, 5, 10].reduce(
        (best, by) => (Math.abs(by * ten - rough) < Math.abs(best - rough) ? by * ten : best),
        ten,
      );
    });
    part("places").replaceChildren(
      ...axes.map((axis, number) => {
        const label = document.createElement("label");
        const field = document.createElement("input");
        const [low, high] = state.surface.window[axis];
        Object.assign(field, {
          type: "number",
          id: `explorer-at-${number}`,
          step: String(state.unit[number]),
          min: String(low),
          max: String(high),
        });
        field.addEventListener("input", () =>
          moveTo(
            axes.map((_, k) => (k === number && field.value ? Number(field.value) : NaN)),
            1e6,
          ),
        );
        label.append(`${state.surface.variables[axis]} `, field);
        return label;
      }),
    );
    prepare();
  }

  /** The point that a link tells, on the map; the function's own where it tells none. @param {Explored} surface @param {number[]} told */
  function startOf({ at, window: spans }, told) {
    if (told.length !== at.length || !told.every(Number.isFinite)) return at;
    return told.map((value, axis) => Math.min(Math.max(value, spans[axis][0]), spans[axis][1]));
  }

  /** Open the explorer at a function. @param {number} number @param {(name: string) => Promise<void>} load
   * @param {ExplorerLink} [link] */
  function open(number, load, link = { function: "", at: [], rate: NaN, steps: 0 }) {
    const surface = surfaces[number];
    const rate = link.rate >= SLOWEST && link.rate <= SLOWEST * 10 ** DECADES ? link.rate : surface.rate;
    const taken = Math.min(Math.max(link.steps, 0), MOST);
    state = { surface, axes: [], start: startOf(surface, link.at), rate, taken, unit: [] };
    part("title").textContent = say("exploring", { formula: surface.formula });
    part("sentence").textContent = surface.sentence;
    input("rate").value = String(Math.round(NOTCHES * Math.log10(rate / SLOWEST)));
    const many = surface.variables.length > 2;
    part("pair").hidden = !many;
    for (const name of ["across", "up"]) {
      const choice = part(name);
      choice.replaceChildren(...surface.variables.map((variable, axis) => new Option(variable, String(axis))));
      /** @type {HTMLSelectElement} */ (choice).value = name === "across" ? "0" : "1";
    }
    if (!dialog.open) dialog.showModal();
    part("point").focus();
    choose(surface.variables.slice(0, 2).map((_, axis) => axis));
    const solid = surface.variables.length > 1 && document.createElement("canvas").getContext("webgl2");
    if (solid) ground ??= load("three.js").then(() => load("solid.js"));
  }

  function listen() {
    const point = part("point");
    map.addEventListener("pointerdown", (event) => {
      map.setPointerCapture(event.pointerId);
      event.preventDefault();
      point.focus();
      if (still) moveTo(still.at.valueAt(event, map).slice(0, state.axes.length));
    });
    map.addEventListener("pointermove", (event) => {
      if (still && map.hasPointerCapture(event.pointerId))
        moveTo(still.at.valueAt(event, map).slice(0, state.axes.length));
    });
    point.addEventListener("keydown", (event) => {
      const flat = state.axes.length === 1;
      /** @type {Record<string, number[]>} */
      const ways = {
        ArrowRight: [1, 0],
        ArrowLeft: [-1, 0],
        ArrowUp: flat ? [1] : [0, 1],
        ArrowDown: flat ? [-1] : [0, -1],
      };
      const way = ways[event.key];
      if (event.key === "Home") [state.start, state.taken] = [state.surface.at, 0];
      else if (!way) return;
      event.preventDefault();
      const finer = event.shiftKey ? 10 : 1;
      const { here } = view();
      if (way)
        moveTo(
          state.axes.map((axis, k) => (way[k] ? here[axis] + (way[k] * state.unit[k]) / finer : NaN)),
          finer,
        );
      ask();
    });
    input("rate").addEventListener("input", () => {
      state.rate = rateAt(Number(input("rate").value));
      ask();
    });
    part("step").addEventListener("click", () => {
      state.taken = Math.min(view().walk.points.length, MOST);
      ask();
    });
    part("walk").addEventListener("click", () => {
      state.taken = MOST;
      ask();
    });
    part("back").addEventListener("click", () => {
      state.taken = 0;
      ask();
    });
    for (const [name, other] of [
      ["across", "up"],
      ["up", "across"],
    ]) {
      part(name).addEventListener("change", () => {
        const [one, two] = [name, other].map((which) => /** @type {HTMLSelectElement} */ (part(which)));
        if (one.value === two.value) two.value = String(state.axes[name === "across" ? 0 : 1]);
        [state.start, state.taken] = [view().here, 0];
        choose(["across", "up"].map((which) => Number(/** @type {HTMLSelectElement} */ (part(which)).value)));
      });
    }
    new ResizeObserver(() => dialog.open && prepare()).observe(map);
    part("close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", linking.end);
  }

  input("rate").max = String(DECADES * NOTCHES);
  listen();
  return { open, now: view };
})();
