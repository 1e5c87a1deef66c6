"use strict";
/** Fields in which an answer is typed, and what is said of it. */
var typing = (() => {
  /** @type {Record<string, Wanted>} */
  const wanted = /** @type {any} */ (window).steepestAnswers;

  /** What asks for an answer, and what is said to one that cannot be read. @param {Answer | undefined} answer */
  function sayings(answer) {
    if (!answer?.entries) return { wanted: "answer_formula", unreadable: "no_formula" };
    if (answer.entries.length > 1) return { wanted: "answer_point", unreadable: "no_point" };
    return { wanted: "answer_number", unreadable: "no_number" };
  }

  /** @param {Answer | undefined} answer */
  function names(answer) {
    return { names: (answer?.variables ?? []).join(", ") };
  }

  /** A field for the answer to what has this name, with its label; `told` is where it is said how that was.
   * @param {string} name @param {string} told */
  function field(name, told) {
    const answer = lecture.answers[name];
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.name = "typed";
    input.autocomplete = "off";
    input.autocapitalize = "off";
    input.spellcheck = false;
    input.setAttribute("aria-describedby", told);
    label.append(player.say(sayings(answer).wanted, names(answer)), " ", input);
    return label;
  }

  /** Judge what was typed: whether it is right, or what is to be said of it where it is no answer yet.
   * @param {string} name @param {string} typed @returns {{right: boolean} | {said: string}} */
  function judge(name, typed) {
    const answer = lecture.answers[name];
    const found = answers.judge(typed, answer, wanted[name]);
    if (found === "unreadable") return { said: player.say(sayings(answer).unreadable, names(answer)) };
    if (found === "nearly") return { said: player.say("more_digits") };
    return { right: found === "right" };
  }

  /** Say something under a field. @param {HTMLElement} place @param {string} text @param {string} kind */
  function tell(place, text, kind) {
    place.textContent = text;
    place.className = `verdict ${kind}`;
  }

  return { field, judge, tell };
})();
