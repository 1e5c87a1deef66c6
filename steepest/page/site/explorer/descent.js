"use strict";
/**
 * What the explorer works out from a function: gradients, and walks down them.
 * @typedef {{scene: string, name: string, sentence: string, formula: string, variables: string[], derivatives: string[], at: number[],
 *   window: [number, number][], rate: number, until: number}} Told
 * @typedef {{value: (...at: number[]) => number, slopes: ((...at: number[]) => number)[]}} Formulas
 * @typedef {Told & Formulas} Explored
 * @typedef {"ran" | "arrived" | "left" | "nowhere" | "unsure"} Ended
 * @typedef {{points: number[][], ended: Ended}} Downhill
 */

/** Walks of gradient descent, as steepest/calculus/walks/descent.py walks them, on float64. */
var descent = (() => {
  const FARTHEST = 1e300;
  const ASIDE = 1e-13; // how far beside the start another walk begins, by the size of the point
  const PARTED = 1e-6; // so far apart, by their size, the two lead to different places: rounding decides the next step

  /** @param {number[]} values */
  function length(values) {
    return Math.hypot(...values);
  }

  /** The slopes along some of the variables, given by number: NaN where the function has no value.
   * @param {Formulas} of @param {number[]} at @param {number[]} axes */
  function gradient(of, at, axes) {
    const nowhere = !Number.isFinite(of.value(...at));
    return axes.map((axis) => (nowhere ? NaN : of.slopes[axis](...at)));
  }

  /** The next point. @param {Formulas} of @param {number[]} at @param {number[]} axes @param {number} rate */
  function step(of, at, axes, rate) {
    const uphill = gradient(of, at, axes);
    const next = [...at];
    axes.forEach((axis, number) => (next[axis] -= rate * uphill[number]));
    return next;
  }

  /** Whether a function has a value and slopes at a point that can be reckoned with. Where it has none, and where it
   * is too large, float64 may both say that it is not a number.
   * @param {Formulas} of @param {number[]} at @param {number[]} axes */
  function reaches(of, at, axes) {
    return [...at, of.value(...at), ...gradient(of, at, axes)].every((one) => Math.abs(one) < FARTHEST);
  }

  /** Walk so many steps at most, until the gradient is shorter than `until` or a point lies beyond the bounds of a
   * coordinate.
   * @param {Formulas} of @param {number[]} start @param {number[]} axes @param {number} rate @param {number} steps
   * @param {number} until @param {[number, number][]} within @returns {Downhill} */
  function walk(of, start, axes, rate, steps, until, within) {
    const points = [start];
    let beside = start.map((value, axis) =>
      axes.includes(axis) ? value + ASIDE * Math.max(Math.abs(value), 1) : value,
    );
    while (true) {
      const here = points[points.length - 1];
      if (length(gradient(of, here, axes)) < until) return { points, ended: "arrived" };
      if (here.some((value, axis) => value < within[axis][0] || value > within[axis][1]))
        return { points, ended: "left" };
      if (points.length > steps) return { points, ended: "ran" };
      const next = step(of, here, axes, rate);
      if (!reaches(of, next, axes)) return { points, ended: "nowhere" };
      beside = step(of, beside, axes, rate);
      const apart = length(next.map((value, axis) => value - beside[axis]));
      if (!(apart <= PARTED * Math.max(length(next), 1))) return { points, ended: "unsure" };
      points.push(next);
    }
  }

  return { gradient, length, reaches, step, walk };
})();
