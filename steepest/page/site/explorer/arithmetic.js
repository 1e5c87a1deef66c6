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

/** Numbers as text: exact in five digits, or rounded half to even from a number's exact value to four. */
var digits = (() => {
  const [SIGNIFICANT, EXACT] = [4, 5];
  const [SMALLEST_PLAIN, LARGEST_PLAIN, LONGEST, MOST] = [-4, 14, 7, 15]; // as in steepest/script/values/digits.py
  const SURE = 12; // digits of a computed number that rounding does not reach
  /** @typedef {[bigint, bigint]} Fraction above zero: over and below */

  /** @param {number} power */
  function tenTo(power) {
    return 10n ** BigInt(power);
  }

  /** The decimal that a computed number above zero stands for: without the last digits, which are rounded.
   * @param {number} value @returns {Fraction} */
  function meant(value) {
    const [mantissa, exponent] = value.toExponential(SURE - 1).split("e");
    const power = Number(exponent) - (SURE - 1);
    const whole = BigInt(mantissa.replace(".", ""));
    return power >= 0 ? [whole * tenTo(power), 1n] : [whole, tenTo(-power)];
  }

  /** A number times a power of ten, as the nearest whole number, the even one of two.
   * @param {Fraction} size @param {number} places */
  function scaled([over, below], places) {
    const [top, bottom] = places >= 0 ? [over * tenTo(places), below] : [over, below * tenTo(-places)];
    const whole = top / bottom;
    const rest = 2n * (top % bottom);
    return rest > bottom || (rest === bottom && whole % 2n === 1n) ? whole + 1n : whole;
  }

  /** The power of ten of a number's first digit. @param {Fraction} size */
  function order([over, below]) {
    const guess = String(over).length - String(below).length;
    const reaches = guess >= 0 ? over >= below * tenTo(guess) : over * tenTo(-guess) >= below;
    return reaches ? guess : guess - 1;
  }

  /** Whether so many decimals show a number exactly. @param {Fraction} size @param {number} decimals */
  function isExact([over, below], decimals) {
    return decimals >= 0 && (over * tenTo(decimals)) % below === 0n;
  }

  /** @param {Fraction} size @param {boolean} negative @param {number} decimals @param {boolean} trim @returns {Digits} */
  function plain(size, negative, decimals, trim) {
    const text = String(scaled(size, decimals)).padStart(decimals + 1, "0");
    const cut = text.length - decimals;
    const after = text.slice(cut);
    return { negative, whole: text.slice(0, cut), decimals: trim ? after.replace(/0+$/, "") : after, exponent: null };
  }

  /** @param {Fraction} size @param {boolean} negative @returns {Digits} */
  function scientific(size, negative) {
    let exponent = order(size);
    let text = String(scaled(size, SIGNIFICANT - 1 - exponent));
    if (text.length > SIGNIFICANT) [text, exponent] = [text.slice(0, -1), exponent + 1];
    return { negative, whole: text[0], decimals: text.slice(1).replace(/0+$/, ""), exponent };
  }

  /** Whether a number has more digits than can be read, and not all of them are told by a few.
   * @param {Fraction} size @param {number} first the power of ten of its first digit */
  function tooLong([over, below], first) {
    if (first <= LONGEST) return false;
    const cut = first - (SIGNIFICANT - 1);
    return scaled([over, below], -cut) * tenTo(cut) * below !== over;
  }

  /** A rounded number keeps its zeros. @param {Fraction} size @param {boolean} negative @returns {Digits} */
  function short(size, negative) {
    const [over, below] = size;
    const first = order(size);
    if (first < SMALLEST_PLAIN || first > LARGEST_PLAIN || tooLong(size, first)) return scientific(size, negative);
    const significant = isExact(size, EXACT - 1 - first) ? EXACT : SIGNIFICANT;
    let decimals = over % below === 0n ? 0 : Math.max(0, significant - 1 - first);
    if (decimals && scaled(size, decimals) === tenTo(significant)) decimals -= 1; // 9.9996 rounds up to the next power
    const found = plain(size, negative, decimals, isExact(size, decimals));
    const one = found.whole === "1" && !Number(found.decimals);
    if (!one || over === below || decimals < SIGNIFICANT - 1) return found;
    const off = order([over > below ? over - below : below - over, below]); // what is not 1 does not read as 1
    return plain(size, negative, Math.min(-off, MOST), true);
  }

  /** @param {Digits} digits @param {NumberStyle} style */
  function written({ negative, whole, decimals, exponent }, style) {
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, style.thousands);
    const mantissa = grouped + (decimals ? style.decimal + decimals : "");
    const sign = negative ? "−" : "";
    if (exponent === null) return sign + mantissa;
    const raised = String(exponent).replace(/./g, (one) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(one)]);
    return `${sign}${mantissa === "1" ? "" : `${mantissa} × `}10${raised}`;
  }

  /** A number that was worked out on float64, as the lecture shows the one that it stands for.
   * @param {number} value @param {NumberStyle} style */
  function show(value, style) {
    return value === 0 ? "0" : written(short(meant(Math.abs(value)), value < 0), style);
  }

  return { show };
})();
