"use strict";
/**
 * What a learner types, read as a formula: as leniently as a person reads it, with 2x, x², sin 2x and −0,5.
 * @typedef {(values: readonly number[]) => number} Evaluated
 * @typedef {{kind: "number" | "name" | "sign" | "call", text: string, value: number, index: number}} Token
 * @typedef {{decimals: "." | ",", tight: boolean}} Reading how decimals are parted, and whether 1/2x is 1/(2x)
 */
var reading = (() => {
  const CALLS = ["√", "sqrt", "sin", "cos", "tanh", "tan", "exp", "log", "ln", "abs"];
  const LOW = "₀₁₂₃₄₅₆₇₈₉";
  const HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  /** @type {Record<string, string>} */
  const GREEK = {
    ...{ alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", zeta: "ζ", eta: "η", theta: "θ", iota: "ι", kappa: "κ" },
    ...{ lam: "λ", lamda: "λ", mu: "μ", nu: "ν", xi: "ξ", rho: "ρ", sigma: "σ", tau: "τ", upsilon: "υ", phi: "φ", chi: "χ" },
    ...{ psi: "ψ", omega: "ω" },
  };

  /** Text in the signs of a keyboard. @param {string} typed */
  function plain(typed) {
    return typed
      .normalize("NFC")
      .replace(/[−–—‒﹣－]/g, "-")
      .replace(/\*\*/g, "^")
      .replace(/[·∙⋅×]/g, "*")
      .replace(/[÷∶:]/g, "/")
      .replace(/[\u00a0\u2009\u202f\u2062\u2061]/g, " ")
      .replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (high) => `^(${high.replace(/⁻/, "-").replace(/[^-]/g, (one) => String(HIGH.indexOf(one)))})`)
      .replace(/[₀-₉]/g, (one) => String(LOW.indexOf(one)))
      .trim();
  }

  /** How a name may be typed. @param {string} name */
  function spellings(name) {
    const short = name.replace(/_(?=\d+$)/, "");
    const letters = Object.keys(GREEK).find((one) => short === one || new RegExp(`^${one}(\\d+|_.*)$`).test(short));
    return [name, short, short.replace(/(\D)(\d+)$/, "$1_$2"), ...(letters ? [GREEK[letters] + short.slice(letters.length)] : [])];
  }

  /** The tokens of a text; null where a sign belongs to none.
   * @param {string} text @param {readonly string[]} names @param {Reading} how @returns {Token[] | null} */
  function tokens(text, names, how) {
    const number = how.decimals === "," ? /^(?:\d+,?\d*|,\d+)(?:e[+-]?\d+)?/i : /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/i;
    /** @type {[string, Token][]} */
    const known = [
      ...names.flatMap((name, index) => spellings(name).map((one) => entry(one, "name", index))),
      ...CALLS.map((one) => entry(one, "call", -1)),
    ];
    for (const [one, value] of /** @type {const} */ ([["pi", Math.PI], ["π", Math.PI], ["e", Math.E]])) {
      if (!names.includes(one)) known.push([one, { kind: "number", text: one, value, index: -1 }]);
    }
    known.sort((one, other) => other[0].length - one[0].length);
    const found = [];
    for (let rest = text.trimStart(); rest; rest = rest.trimStart()) {
      const digits = number.exec(rest)?.[0].replace(/e$/i, "");
      const named = known.find(([one]) => rest.startsWith(one));
      if (digits) found.push(/** @type {Token} */ ({ kind: "number", text: digits, value: Number(digits.replace(",", ".")), index: -1 }));
      else if (named) found.push(named[1]);
      else if ("+-*/^()|[]".includes(rest[0])) found.push(entry(rest[0], "sign", -1)[1]);
      else return null;
      rest = rest.slice((digits ?? named?.[0] ?? rest[0]).length);
    }
    return found;
  }

  /** @param {string} text @param {Token["kind"]} kind @param {number} index @returns {[string, Token]} */
  function entry(text, kind, index) {
    return [text, { kind, text, value: NaN, index }];
  }

  /** A text as a function of its variables; null for what cannot be read.
   * @param {string} typed @param {readonly string[]} names @param {Reading} how @returns {Evaluated | null} */
  function formula(typed, names, how) {
    const found = typed.length <= 500 ? tokens(plain(typed), names, how) : null;
    if (!found?.length) return null;
    const all = /** @type {Token[]} */ (found);
    let at = 0;
    let depth = 0;

    /** @param {string} signs */
    const next = (signs) => all[at]?.kind === "sign" && signs.includes(all[at].text);
    /** @returns {never} */
    const stop = () => {
      throw new SyntaxError();
    };
    /** @param {string} sign */
    const take = (sign) => (next(sign) ? all[at++].text : stop());

    /** @returns {Evaluated} */
    function sum() {
      if (++depth > 60) stop();
      let read = product();
      while (next("+-")) {
        const [sign, left, right] = [take("+-"), read, product()];
        read = sign === "+" ? (at) => left(at) + right(at) : (at) => left(at) - right(at);
      }
      depth -= 1;
      return read;
    }

    /** @returns {Evaluated} */
    function product() {
      let read = signed();
      while (next("*/") || begins()) {
        const over = next("*/") && take("*/") === "/";
        const [left, right] = [read, how.tight && over ? touching(signed()) : signed()];
        read = over ? (at) => quotient(left(at), right(at)) : (at) => left(at) * right(at);
      }
      return read;
    }

    /** Factors that touch, where they are read before a slash. @param {Evaluated} first @returns {Evaluated} */
    function touching(first) {
      let read = first;
      while (begins()) {
        const [left, right] = [read, raised()];
        read = (at) => left(at) * right(at);
      }
      return read;
    }

    /** Whether a factor follows without a sign. Two numbers do not: 2 3 is no product. */
    function begins() {
      const here = all[at];
      if (!here || (here.kind === "sign" && !"([".includes(here.text) && !(here.text === "|" && bars % 2 === 0))) return false;
      return !(/^[\d.,]/.test(here.text) && /^[\d.,]/.test(all[at - 1].text));
    }
    let bars = 0;

    /** @returns {Evaluated} */
    function signed() {
      if (!next("+-")) return raised();
      if (++depth > 60) stop();
      const [sign, read] = [take("+-"), signed()];
      depth -= 1;
      return sign === "-" ? (at) => -read(at) : read;
    }

    /** @returns {Evaluated} */
    function raised() {
      const base = atom();
      if (!next("^")) return base;
      const exponent = high();
      return (at) => power(base(at), exponent(at));
    }

    /** @returns {Evaluated} */
    function high() {
      take("^");
      if (++depth > 60) stop();
      const read = next("+-") ? signed() : raised();
      depth -= 1;
      return read;
    }

    /** @returns {Evaluated} */
    function atom() {
      const here = all[at] ?? stop();
      at += 1;
      if (here.kind === "number") return () => here.value;
      if (here.kind === "name") return (at) => at[here.index];
      if (here.kind === "call") return called(here.text);
      at -= 1;
      const open = take("([|");
      bars += open === "|" ? 1 : 0;
      const read = sum();
      take(/** @type {Record<string, string>} */ ({ "(": ")", "[": "]", "|": "|" })[open]);
      bars -= open === "|" ? 1 : 0;
      return open === "|" ? (at) => Math.abs(read(at)) : read;
    }

    /** A function, with its power or without: sin x, sin 2x, sin²(x). @param {string} name @returns {Evaluated} */
    function called(name) {
      const exponent = next("^") ? high() : null;
      let argument = name === "√" || next("([|") ? atom() : raised();
      while (name !== "√" && simple() && !closed()) argument = times(argument, raised());
      /** @type {Evaluated} */
      const read = (at) => worked(name, argument(at));
      return exponent ? (at) => power(read(at), exponent(at)) : read;
    }

    /** Whether the argument ended with a bracket, behind which no factor belongs to it. */
    function closed() {
      return [")", "]", "|"].includes(all[at - 1].text);
    }

    function simple() {
      return begins() && (all[at].kind === "number" || all[at].kind === "name");
    }

    try {
      const read = sum();
      return at === all.length ? read : null;
    } catch {
      return null;
    }
  }

  /** @param {Evaluated} left @param {Evaluated} right @returns {Evaluated} */
  function times(left, right) {
    return (at) => left(at) * right(at);
  }

  /** @param {string} name @param {number} value */
  function worked(name, value) {
    if (name === "log" || name === "ln") return logarithm(value);
    if (name === "√") return Math.sqrt(value);
    return /** @type {Record<string, (value: number) => number>} */ (/** @type {unknown} */ (Math))[name](value);
  }

  return { plain, formula };
})();
