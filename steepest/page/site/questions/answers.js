"use strict";
/**
 * A typed answer, held against the computed one: numbers within the digits that are told, formulas by their values.
 * @typedef {{text: string, entries?: [number, number][], variables?: string[]}} Answer
 * @typedef {(...values: number[]) => number} Wanted
 * @typedef {"right" | "wrong" | "unreadable" | "nearly"} Verdict `nearly`: rounded further than tells it apart
 */
var answers = (() => {
  const POINTS = 240;
  const CLOSELY = 1e-7;
  const SPANS = [1, 3, 10, 0.2];

  /** The ways in which decimals and slashes may be meant. @type {Reading[]} */
  const READINGS = [".", ","].flatMap((decimals) =>
    [false, true].map((tight) => /** @type {Reading} */ ({ decimals, tight })),
  );

  /** What is typed behind an equals sign, without spaces between digits. @param {string} typed */
  function bare(typed) {
    return reading.plain(typed.includes("=") ? typed.slice(typed.lastIndexOf("=") + 1) : typed);
  }

  /** What is to be said of an answer; for a formula, `wanted` is the computed one.
   * @param {string} typed @param {Answer} answer @param {Wanted} [wanted] @returns {Verdict} */
  function judge(typed, answer, wanted) {
    const text = bare(typed);
    const found = answer.entries ? entriesOf(text, answer.entries) : formula(text, answer.variables ?? [], wanted);
    return ["right", "nearly", "wrong"].map((one) => /** @type {Verdict} */ (one)).find((one) => found.includes(one)) ?? "unreadable";
  }

  // --- numbers and points ---

  /** The verdicts on a number, or on all entries of a point, a reading each.
   * @param {string} text @param {[number, number][]} wanted @returns {Verdict[]} */
  function entriesOf(text, wanted) {
    if (wanted.length === 1) return number(text, wanted[0]);
    const inner = text.replace(/^[([]([^]*)[)\]]$/, "$1");
    return [";", /,\s+/, ","].flatMap((sign) => {
      const parts = inner.split(sign);
      if (parts.length !== wanted.length) return [];
      const each = parts.map((part, k) => number(part, wanted[k]));
      if (each.some((found) => !found.length)) return [];
      if (each.every((found) => found.includes("right"))) return ["right"];
      return each.every((found) => found.some((one) => one !== "wrong")) ? ["nearly"] : ["wrong"];
    });
  }

  /** @param {string} text @param {[number, number]} wanted @returns {Verdict[]} */
  function number(text, wanted) {
    const grouped = /^[-+]?\d{1,3}([ ,.'’]\d{3})+([.,]\d+)?$/.test(text.trim());
    const whole = grouped ? [text.trim().replace(/[ ,.'’](?=\d{3}(\D|$))/g, "")] : [];
    return [text, ...whole].flatMap((one) =>
      READINGS.flatMap((how) => {
        const value = reading.formula(one, [], how)?.([]);
        return value === undefined || Number.isNaN(value) ? [] : [closeness(value, one.trim(), wanted)];
      }),
    );
  }

  /** @param {number} value @param {string} text @param {[number, number]} wanted @returns {Verdict} */
  function closeness(value, text, [exact, missed]) {
    const off = Math.abs(value - exact);
    const least = 1e-9 * Math.max(1, Math.abs(exact)); // what a float may be off
    if (off <= missed + (missed ? least : Math.min(least, 1e-9 * Math.abs(exact)))) return "right";
    const [, before, after = ""] = /^[-+]?(\d*)(?:[.,](\d*))?$/.exec(text) ?? [];
    if (!missed || before === undefined || off > 0.5 * 10 ** -after.length + least) return "wrong";
    return (before + after).replace(/^0+/, "").length >= 2 ? "right" : "nearly";
  }

  // --- formulas ---

  /** @param {string} text @param {string[]} names @param {Wanted} [wanted] @returns {Verdict[]} */
  function formula(text, names, wanted = () => NaN) {
    return READINGS.flatMap((how) => {
      const read = reading.formula(text, names, how);
      return read ? [agree(read, wanted, names.length) ? "right" : "wrong"] : [];
    });
  }

  /** Whether a formula has the values of another wherever that has any.
   * @param {Evaluated} typed @param {Wanted} wanted @param {number} many */
  function agree(typed, wanted, many) {
    let same = 0;
    for (let k = 1; k <= POINTS; k++) {
      const at = Array.from({ length: many }, (_, axis) => coordinate(k, axis));
      const [is, is_wanted] = [typed(at), wanted(...at)];
      if (!Number.isFinite(is_wanted)) continue;
      if (!Number.isFinite(is)) return false;
      if (Math.abs(is - is_wanted) > CLOSELY * Math.max(1, Math.abs(is), Math.abs(is_wanted))) return false;
      same += 1;
    }
    return same >= 4;
  }

  /** A coordinate of the k-th point: they lie evenly, near and far, and on no line. @param {number} k @param {number} axis */
  function coordinate(k, axis) {
    const share = (k * Math.sqrt([2, 3, 5, 7, 11, 13, 17, 19][axis % 8])) % 1;
    const span = SPANS[k % SPANS.length];
    return k % 3 ? (2 * share - 1) * span : share * span;
  }

  return { judge };
})();
