"use strict";
/** What the explorer tells in words and numbers. */
var telling = (() => {
  const { words } = lecture;
  const { say } = player;
  const ROUNDING = 1e-12; // what is smaller than this share of the largest number around is nothing but rounding
  /** How a walk ended, without a step, after one, and after several. @type {Record<Ended, string[]>} */
  const ENDINGS = {
    ran: ["walk_ran", "walk_ran_once", "walk_ran"],
    arrived: ["walk_arrived_at_once", "walk_arrived_once", "walk_arrived"],
    left: ["walk_left", "walk_left_once", "walk_left"],
    nowhere: ["walk_nowhere_at_once", "walk_nowhere_once", "walk_nowhere"],
    unsure: ["walk_unsure", "walk_unsure", "walk_unsure"],
  };

  /** A number as the page tells it, without the last digits, which float64 rounds.
   * @param {number} value @param {number} [among] the size of the numbers that it was worked out from */
  function show(value, among = 0) {
    if (!Number.isFinite(value)) return words.none;
    return digits.show(Math.abs(value) < ROUNDING * among ? 0 : value, lecture.numbers);
  }

  /** @param {number[]} values @param {number} [among] */
  function showAll(values, among = 0) {
    const shown = values.map((value) => show(value, among)).join(lecture.numbers.between);
    return values.length > 1 ? `(${shown})` : shown;
  }

  /** A formula and its value, once where they read alike. @param {string} formula @param {string} value */
  function equal(formula, value) {
    return formula === value ? value : `${formula} = ${value}`;
  }

  /** How large the numbers are that a value is worked out from. @param {View} now */
  function size({ heights, value }) {
    return Math.max(Math.abs(value) || 0, Math.abs(heights?.low ?? 0), Math.abs(heights?.high ?? 0));
  }

  /** Names of what is told, with what is told. @param {View} now @returns {[string, string][]} */
  function rows(now) {
    const { here, slopes, value } = now;
    const { surface, axes, rate } = now.state;
    const among = size(now);
    /** @type {[string, string][]} */
    const told = [
      [words.point, showAll(here, Math.max(...surface.window.flat().map(Math.abs)))],
      [words.value, equal(surface.formula, show(value, among))],
    ];
    axes.forEach((axis, number) =>
      told.push([
        say("slope_along", { variable: surface.variables[axis] }),
        equal(surface.derivatives[axis], show(slopes[number], among)),
      ]),
    );
    if (axes.length > 1) {
      told.push([words.gradient, showAll(slopes, among)], [words.steepest_slope, show(descent.length(slopes), among)]);
    }
    told.push([
      words.next_step,
      showAll(
        slopes.map((slope) => -rate * slope),
        rate * among,
      ),
    ]);
    return told;
  }

  /** How a walk ended, in a sentence. @param {View} now */
  function ending({ state, walk: { points, ended } }) {
    const steps = points.length - 1;
    return say(ENDINGS[ended][Math.min(steps, 2)], { steps, until: show(state.surface.until) });
  }

  /** @param {string} name */
  function part(name) {
    return /** @type {HTMLElement} */ (document.getElementById(`explorer-${name}`));
  }

  /** Where the point is, for those who do not see it. @param {View} now */
  function place(now) {
    return say("point_told", { point: showAll(now.here), value: show(now.value, size(now)) });
  }

  /** Tell everything anew. @param {View} now */
  function tell(now) {
    const { state, here, walk } = now;
    const { surface, axes, rate } = state;
    part("numbers").replaceChildren(
      ...rows(now).map(([name, text], number) => {
        const row = document.createElement("div");
        row.className = number > 1 && number < 2 + axes.length ? ["first", "second"][number - 2] : "";
        const [term, said] = [document.createElement("dt"), document.createElement("dd")];
        [term.textContent, said.textContent] = [name, text];
        row.append(term, said);
        return row;
      }),
    );
    const outside = here.some((value, axis) => value < surface.window[axis][0] || value > surface.window[axis][1]);
    part("told").textContent = [state.taken ? ending(now) : "", outside ? words.beyond : ""].join(" ").trim();
    part("scale").textContent = axes.length > 1 ? say(now.arrowScale === 1 ? "arrows" : "arrow_scale", { times: show(now.arrowScale) }) : "";
    part("rate-told").textContent = show(rate);
    part("rate").setAttribute("aria-valuetext", show(rate));
    axes.forEach((axis, number) => {
      const field = /** @type {HTMLInputElement} */ (part(`at-${number}`));
      if (document.activeElement !== field) field.value = String(Number(here[axis].toPrecision(4)));
    });
    const over = walk.ended !== "ran" && state.taken >= walk.points.length - 1 && state.taken > 0;
    for (const name of ["step", "walk"]) part(name).setAttribute("aria-disabled", String(over));
    part("back").setAttribute("aria-disabled", String(!state.taken));
  }

  return { place, show, tell };
})();
