"use strict";
/**
 * A function over a window: its heights on a grid, and level lines through them.
 * @typedef {{xs: number[], ys: number[], rows: number[][], low: number, high: number}} Heights
 */

/** Level lines, by marching squares. */
var lines = (() => {
  const CELLS = 80;
  const RARE = 0.01; // the share of heights at either end that may lie beyond the colours: beside a pole, say

  /** @param {[number, number]} span @param {number} cells */
  function ticks([low, high], cells) {
    return Array.from({ length: cells + 1 }, (_, k) => low + ((high - low) * k) / cells);
  }

  /** Heights over a window of the map. @param {(x: number, y: number) => number} height
   * @param {[number, number]} across @param {[number, number]} up @returns {Heights} */
  function sampled(height, across, up) {
    const [xs, ys] = [ticks(across, CELLS), ticks(up, CELLS)];
    const rows = ys.map((y) => xs.map((x) => height(x, y)));
    const all = rows
      .flat()
      .filter(Number.isFinite)
      .sort((one, other) => one - other);
    const end = Math.max(all.length - 1, 0);
    const inside = [all[Math.floor(end * RARE)], all[Math.ceil(end * (1 - RARE))]];
    const whole = [all[0], all[end]];
    const steep = whole[1] - whole[0] > 4 * (inside[1] - inside[0]); // a pole or a needle: it has a few heights to itself
    const [low, high] = steep && inside[1] > inside[0] ? inside : whole;
    return { xs, ys, rows, low: low ?? 0, high: high ?? 0 };
  }

  /** Multiples of 1, 2 or 5 times a power of ten strictly between two bounds, about so many of them.
   * @param {number} low @param {number} high @param {number} count */
  function roundSteps(low, high, count) {
    if (!(high > low)) return [];
    const rough = (high - low) / (count + 1);
    const ten = 10 ** Math.floor(Math.log10(rough));
    const sizes = [1, 2, 5, 10].map((by) => by * ten);
    const size = sizes.reduce((best, one) =>
      Math.abs(Math.log(one / rough)) < Math.abs(Math.log(best / rough)) ? one : best,
    );
    const [first, last] = [Math.floor(low / size) + 1, Math.ceil(high / size) - 1];
    return Array.from({ length: Math.max(last - first + 1, 0) }, (_, k) => (first + k) * size);
  }

  /** The pieces of a level line, each from one side of a cell of the grid to another.
   * @param {Heights} heights @param {number} level @returns {[number, number, number, number][]} */
  function level({ xs, ys, rows }, level) {
    /** @type {[number, number, number, number][]} */
    const pieces = [];
    for (let row = 0; row + 1 < ys.length; row++) {
      for (let column = 0; column + 1 < xs.length; column++) {
        const a = rows[row][column] - level;
        const b = rows[row][column + 1] - level;
        const c = rows[row + 1][column + 1] - level;
        const d = rows[row + 1][column] - level;
        if (!Number.isFinite(a + b + c + d)) continue;
        const [left, right, low, high] = [xs[column], xs[column + 1], ys[row], ys[row + 1]];
        /** @type {[number, number][]} */
        const ends = [];
        if (a < 0 !== b < 0) ends.push([left + ((right - left) * a) / (a - b), low]);
        if (b < 0 !== c < 0) ends.push([right, low + ((high - low) * b) / (b - c)]);
        if (c < 0 !== d < 0) ends.push([left + ((right - left) * d) / (d - c), high]);
        if (d < 0 !== a < 0) ends.push([left, low + ((high - low) * a) / (a - d)]);
        if (ends.length === 4 && a < 0 !== a + b + c + d < 0) ends.push(/** @type {[number, number]} */ (ends.shift()));
        for (let k = 0; k + 1 < ends.length; k += 2) pieces.push([...ends[k], ...ends[k + 1]]);
      }
    }
    return pieces;
  }

  return { CELLS, level, roundSteps, sampled, ticks };
})();
