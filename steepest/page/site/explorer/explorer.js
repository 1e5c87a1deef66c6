"use strict";
/** The explorer: one state, and everything that is drawn and told of it. */
var explorer = (() => {
  const { words } = lecture;
  const { say } = player;
  const [SLOWEST, DECADES, NOTCHES] = [1e-4, 5, 20]; // the slider: from which rate on, over how many powers of ten, and its notches in each
  const MOST = 500;
  const ACROSS = 80; // arrow keys go such a part of the window
  const ROUNDING = 1e-12; // what is smaller than this share of the largest number around is nothing but rounding
  /** @type {Explored[]} */
  const surfaces = /** @type {any} */ (window).steepestSurfaces.map((/** @type {Told} */ told, /** @type {number} */ k) => ({
    ...told,
    .../** @type {any} */ (window).steepestFormulas[k],
  }));

  /** @type {State} */
  let state;
  /** @type {{heights: Heights | null, at: Place, arrowScale: number} | null} what stands still while the point moves */
  let still = null;
  /** @type {number | undefined} */
  let drawn;
  /** @type {((name: string) => Promise<void>) | undefined} */
  let bring;

  /** @param {string} name */
  function part(name) {
    return /** @type {HTMLElement} */ (document.getElementById(`explorer-${name}`));
  }
  /** @param {string} name */
  function input(name) {
    return /** @type {HTMLInputElement} */ (part(name));
  }
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("explorer"));
  const map = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (part("map")));

  /** A number as the page tells it, without the last digits, which float64 rounds.
   * @param {number} value @param {number} [among] the size of the numbers that it was worked out from */
  function show(value, among = 0) {
    if (!Number.isFinite(value)) return words.none;
    const clean = Math.abs(value) < ROUNDING * among ? 0 : Number(value.toPrecision(12));
    return digits.show(clean, lecture.numbers);
  }

  /** @param {number[]} values @param {number} [among] */
  function showAll(values, among = 0) {
    return `(${values.map((value) => show(value, among)).join(lecture.numbers.between)})`;
  }

  /** A formula and its value, once where they read alike. @param {string} formula @param {string} value */
  function equal(formula, value) {
    return formula === value ? value : `${formula} = ${value}`;
  }

  /** What is true of the state now. @returns {View} */
  function view() {
    const { surface, axes, start, rate, taken } = state;
    const walk = descent.walk(surface, start, axes, rate, taken, taken ? surface.until : 0);
    const here = walk.points[walk.points.length - 1];
    const { heights, arrowScale } = /** @type {NonNullable<typeof still>} */ (still);
    return { state, here, walk, heights, arrowScale, show, slopes: descent.gradient(surface, here, axes), value: surface.value(...here) };
  }

  /** Draw what stands still: the map without its point. */
  function prepare() {
    const { surface, axes, start } = state;
    const [across, up] = axes.map((axis) => surface.window[axis]);
    const height = (/** @type {number} */ x, /** @type {number} */ y) => surface.value(...start.map((value, axis) => (axis === axes[0] ? x : axis === axes[1] ? y : value)));
    const heights = axes.length > 1 ? lines.sampled(height, across, up) : null;
    const long = descent.length(descent.gradient(surface, start, axes));
    const wanted = (0.22 * (across[1] - across[0])) / (long || 1);
    const ten = 10 ** Math.floor(Math.log10(wanted));
    const arrowScale = Number.isFinite(wanted) ? [1, 2, 5].reduce((best, by) => (by * ten <= wanted ? by * ten : best), ten) : 1;
    still = { heights, arrowScale, at: /** @type {Place} */ (/** @type {unknown} */ (null)) };
    const now = view();
    if (heights) {
      still.at = picture.mapPlace(now);
      part("still").replaceChildren(picture.clip(now, still.at), picture.ground(now, still.at));
    }
    map.setAttribute("viewBox", `0 0 ${picture.SIZE} ${heights ? picture.SIZE : picture.GRAPH_HEIGHT}`);
    if (!heights) part("still").replaceChildren();
    part("graphs").hidden = !heights;
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
      for (const [number, kind] of ["first", "second"].entries()) part(kind).replaceChildren(picture.graph(now, number, kind).made);
    } else {
      const { made, at } = picture.graph(now, 0, "first");
      part("moving").replaceChildren(made);
      still.at = at;
    }
    const [x, y] = now.heights ? [still.at.x(now.here[axes[0]]), still.at.y(now.here[axes[1]])] : [still.at.x(now.here[axes[0]]), still.at.y(now.value || 0)];
    const point = part("point");
    point.setAttribute("transform", `translate(${x} ${y})`);
    point.setAttribute("aria-valuenow", String(now.here[axes[0]]));
    const [low, high] = surface.window[axes[0]];
    point.setAttribute("aria-valuemin", String(low));
    point.setAttribute("aria-valuemax", String(high));
    point.setAttribute("aria-valuetext", say("point_told", { point: showAll(now.here), value: show(now.value, size(now)) }));
    tell(now);
    window.dispatchEvent(new CustomEvent("explored", { detail: now }));
  }

  /** How large the numbers are that a value is worked out from. @param {View} now */
  function size({ heights, value }) {
    return Math.max(Math.abs(value) || 0, Math.abs(heights?.low ?? 0), Math.abs(heights?.high ?? 0));
  }

  /** @param {View} now */
  function tell(now) {
    const { surface, axes, rate } = state;
    const { here, slopes, value, walk } = now;
    const among = size(now);
    const rows = [[words.point, showAll(here)], [words.value, equal(surface.formula, show(value, among))]];
    axes.forEach((axis, number) => rows.push([say("slope_along", { variable: surface.variables[axis] }), equal(surface.derivatives[axis], show(slopes[number], among))]));
    if (axes.length > 1) {
      rows.push([words.gradient, showAll(slopes, among)], [words.steepest_slope, show(descent.length(slopes), among)]);
    }
    rows.push([words.next_step, showAll(slopes.map((slope) => -rate * slope), rate * among)]);
    part("numbers").replaceChildren(
      ...rows.map(([name, text], number) => {
        const row = document.createElement("div");
        row.className = number > 1 && number < 2 + axes.length ? ["first", "second"][number - 2] : "";
        const [term, told] = [document.createElement("dt"), document.createElement("dd")];
        [term.textContent, told.textContent] = [name, text];
        row.append(term, told);
        return row;
      }),
    );
    part("told").textContent = state.taken ? ending(walk) : "";
    part("scale").textContent = axes.length > 1 ? say("arrow_scale", { times: show(now.arrowScale) }) : "";
    part("rate-told").textContent = show(rate);
    input("rate").setAttribute("aria-valuetext", show(rate));
    axes.forEach((axis, number) => {
      const field = input(`at-${number}`);
      if (document.activeElement !== field) field.value = String(Number(here[axis].toPrecision(6)));
    });
    const over = walk.ended !== "ran" && state.taken >= walk.points.length - 1 && state.taken > 0;
    for (const name of ["step", "walk"]) part(name).setAttribute("aria-disabled", String(over));
    part("back").setAttribute("aria-disabled", String(!state.taken));
  }

  /** How a walk ended, in a sentence. @param {Downhill} walk */
  function ending({ points, ended }) {
    const steps = points.length - 1;
    const name = `walk_${ended.replace(" ", "_")}${ended === "arrived" && !steps ? "_at_once" : ""}`;
    return say(steps === 1 && words[`${name}_once`] ? `${name}_once` : name, { steps, until: show(state.surface.until) });
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
      return [1, 2, 5, 10].reduce((best, by) => (Math.abs(by * ten - rough) < Math.abs(best - rough) ? by * ten : best), ten);
    });
    part("places").replaceChildren(
      ...axes.map((axis, number) => {
        const label = document.createElement("label");
        const field = document.createElement("input");
        const [low, high] = state.surface.window[axis];
        Object.assign(field, { type: "number", id: `explorer-at-${number}`, step: String(state.unit[number]), min: String(low), max: String(high) });
        field.addEventListener("input", () => moveTo(axes.map((_, k) => (k === number && field.value ? Number(field.value) : NaN)), 1e6));
        label.append(`${state.surface.variables[axis]} `, field);
        return label;
      }),
    );
    prepare();
  }

  /** Open the explorer at a function. @param {number} number @param {(name: string) => Promise<void>} load */
  function open(number, load) {
    const surface = surfaces[number];
    bring = load;
    state = { surface, axes: [], start: surface.at, rate: surface.rate, taken: 0, unit: [] };
    part("title").textContent = say("exploring", { formula: surface.formula });
    part("sentence").textContent = surface.sentence;
    input("rate").value = String(Math.round(NOTCHES * Math.log10(surface.rate / SLOWEST)));
    const many = surface.variables.length > 2;
    part("pair").hidden = !many;
    for (const name of ["across", "up"]) {
      const choice = part(name);
      choice.replaceChildren(...surface.variables.map((variable, axis) => new Option(variable, String(axis))));
      /** @type {HTMLSelectElement} */ (choice).value = name === "across" ? "0" : "1";
    }
    if (!dialog.open) dialog.showModal();
    choose(surface.variables.slice(0, 2).map((_, axis) => axis));
    if (surface.variables.length > 1) void bring("solid.js").catch(() => {});
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
      if (still && map.hasPointerCapture(event.pointerId)) moveTo(still.at.valueAt(event, map).slice(0, state.axes.length));
    });
    point.addEventListener("keydown", (event) => {
      const flat = state.axes.length === 1;
      /** @type {Record<string, number[]>} */
      const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: flat ? [1] : [0, 1], ArrowDown: flat ? [-1] : [0, -1] };
      const way = ways[event.key];
      if (event.key === "Home") [state.start, state.taken] = [state.surface.at, 0];
      else if (!way) return;
      event.preventDefault();
      const finer = event.shiftKey ? 10 : 1;
      const { here } = view();
      if (way) moveTo(state.axes.map((axis, k) => (way[k] ? here[axis] + (way[k] * state.unit[k]) / finer : NaN)), finer);
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
    for (const [name, other] of [["across", "up"], ["up", "across"]]) {
      part(name).addEventListener("change", () => {
        const [one, two] = [name, other].map((which) => /** @type {HTMLSelectElement} */ (part(which)));
        if (one.value === two.value) two.value = String(state.axes[name === "across" ? 0 : 1]);
        [state.start, state.taken] = [view().here, 0];
        choose(["across", "up"].map((which) => Number(/** @type {HTMLSelectElement} */ (part(which)).value)));
      });
    }
    part("close").addEventListener("click", () => dialog.close());
  }

  input("rate").max = String(DECADES * NOTCHES);
  listen();
  return { open, dialog, show, now: view, redraw: ask };
})();
