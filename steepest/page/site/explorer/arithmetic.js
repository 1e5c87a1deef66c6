"use strict";
/**
 * Arithmetic that printed formulas use, and numbers as the lecture shows them.
 * @typedef {{negative: boolean, whole: string, decimals: string, exponent: number | null}} Digits
 * @typedef {{decimal: string, thousands: string, between: string}} NumberStyle
 */

/** A quotient; no value where it divides by zero. @param {number} over @param {number} below */
function quotient(over, below) {
  return below === 0 ? NaN : over / below;
}

/** A power; no value where zero has a negative exponent. @param {number} base @param {number} exponent */
function power(base, exponent) {
  return Number.isNaN(base) || (base === 0 && exponent < 0) ? NaN : Math.pow(base, exponent);
}

/** The natural logarithm; no value where its argument is not positive. @param {number} value */
function logarithm(value) {
  return value > 0 ? Math.log(value) : NaN;
}

/** Numbers as text: four significant digits, rounded half to even from a number's exact value. */
var digits = (() => {
  const SIGNIFICANT = 4;
  const [SMALLEST_PLAIN, LARGEST_PLAIN, MOST] = [-4, 14, 15]; // as in steepest/script/values/digits.py
  const bits = new DataView(new ArrayBuffer(8));

  /** The exact value of a number above zero, as a fraction. @param {number} value @returns {[bigint, bigint]} */
  function fraction(value) {
    bits.setFloat64(0, value);
    const word = bits.getBigUint64(0);
    const exponent = Number((word >> 52n) & 0x7ffn);
    const mantissa = (word & 0xfffffffffffffn) | (exponent ? 0x10000000000000n : 0n);
    const shift = (exponent || 1) - 1075;
    return shift >= 0 ? [mantissa << BigInt(shift), 1n] : [mantissa, 1n << BigInt(-shift)];
  }

  /** The nearest whole number to a quotient, the even one of two. @param {bigint} over @param {bigint} below */
  function rounded(over, below) {
    const whole = over / below;
    const rest = 2n * (over % below);
    return rest > below || (rest === below && whole % 2n === 1n) ? whole + 1n : whole;
  }

  /** A number above zero times a power of ten, rounded. @param {number} value @param {number} places */
  function scaled(value, places) {
    const [over, below] = fraction(value);
    const ten = 10n ** BigInt(Math.abs(places));
    return places >= 0 ? rounded(over * ten, below) : rounded(over, below * ten);
  }

  /** The power of ten of the first digit of a number above zero. @param {number} value */
  function order(value) {
    const guess = Number(value.toExponential().split("e")[1]); // of its shortest form, which may lie above it
    const [over, below] = fraction(value);
    const ten = 10n ** BigInt(Math.abs(guess));
    return (guess >= 0 ? over < ten * below : over * ten < below) ? guess - 1 : guess;
  }

  /** @param {number} size @param {boolean} negative @param {number} decimals @returns {Digits} */
  function plain(size, negative, decimals) {
    const text = scaled(size, decimals).toString().padStart(decimals + 1, "0");
    const cut = text.length - decimals;
    return { negative, whole: text.slice(0, cut), decimals: text.slice(cut).replace(/0+$/, ""), exponent: null };
  }

  /** @param {number} size @param {boolean} negative @returns {Digits} */
  function scientific(size, negative) {
    let exponent = order(size);
    let text = scaled(size, SIGNIFICANT - 1 - exponent).toString();
    if (text.length > SIGNIFICANT) [text, exponent] = [text.slice(0, -1), exponent + 1];
    return { negative, whole: text[0], decimals: text.slice(1).replace(/0+$/, ""), exponent };
  }

  /** @param {number} value @returns {Digits} */
  function short(value) {
    if (value === 0) return { negative: false, whole: "0", decimals: "", exponent: null };
    const size = Math.abs(value);
    const negative = value < 0;
    const first = order(size);
    if (first < SMALLEST_PLAIN || first > LARGEST_PLAIN) return scientific(size, negative);
    const decimals = Number.isInteger(size) ? 0 : Math.max(0, SIGNIFICANT - 1 - first);
    const found = plain(size, negative, decimals);
    if (found.whole !== "1" || found.decimals || size === 1 || decimals < SIGNIFICANT - 1) return found;
    const [over, below] = fraction(size);
    const off = over > below ? over - below : below - over; // exact: what is not 1 does not read as 1
    return plain(size, negative, Math.min(places(off, below), MOST));
  }

  /** After how many decimals the first digit of a fraction below 1 stands. @param {bigint} over @param {bigint} below */
  function places(over, below) {
    let count = 0;
    for (let at = over; at < below; at *= 10n) count += 1;
    return count;
  }

  /** A number as the lecture shows it. @param {number} value @param {NumberStyle} style */
  function show(value, style) {
    const { negative, whole, decimals, exponent } = short(value);
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, style.thousands);
    const mantissa = grouped + (decimals ? style.decimal + decimals : "");
    const sign = negative ? "−" : "";
    if (exponent === null) return sign + mantissa;
    const raised = String(exponent).replace(/./g, (one) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(one)]);
    return `${sign}${mantissa === "1" ? "" : `${mantissa} × `}10${raised}`;
  }

  return { show };
})();
