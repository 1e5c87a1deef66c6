"use strict";
/** Questions: the film stops where one is asked, the answer is held against the computed one, and the film goes on. */
(() => {
  /**
   * @typedef {{name: string, time: number, text: string, because: string, options: {text: string, right: boolean}[],
   *   answer: number | null, place: HTMLElement}} Question
   */
  const asked = /** @type {HTMLElement} */ (document.getElementById("asked"));
  const form = /** @type {HTMLFormElement} */ (document.getElementById("asked-form"));
  const legend = /** @type {HTMLElement} */ (document.getElementById("asked-text"));
  const answers = /** @type {HTMLElement} */ (document.getElementById("asked-answers"));
  const verdict = /** @type {HTMLElement} */ (document.getElementById("asked-verdict"));
  const check = /** @type {HTMLButtonElement} */ (document.getElementById("asked-check"));
  const stops = /** @type {HTMLInputElement} */ (document.getElementById("stops"));
  const film = player.film;

  /** @type {Question[]} */
  const questions = [...document.querySelectorAll(".question")].map((one) => read(/** @type {HTMLElement} */ (one)));
  /** @type {Record<string, {right: boolean, tries: number}>} */
  let given = {};
  try {
    given = JSON.parse(player.kept("answers") ?? "{}") ?? {};
  } catch {
    given = {};
  }

  /** @param {HTMLElement} place @returns {Question} */
  function read(place) {
    const options = [...place.querySelectorAll(".options > li")].map((option) => ({
      text: option.textContent ?? "",
      right: option.hasAttribute("data-right"),
    }));
    return {
      name: place.dataset.name ?? "",
      time: Number(place.dataset.time),
      text: place.querySelector(".text")?.textContent ?? "",
      because: place.querySelector(".because p")?.textContent ?? "",
      options,
      answer: place.dataset.answer === undefined ? null : number(place.dataset.answer),
      place,
    };
  }

  /** A number as somebody types it: -2.5, −2,5 or 1/3. Not a number where it is none. @param {string} typed */
  function number(typed) {
    const text = typed.trim().replace(/−/g, "-").replace(/^(-?\d+),(\d+)$/, "$1.$2");
    const parts = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\s*\/\s*(\d+\.?\d*))?$/i.exec(text);
    return parts ? Number(parts[1]) / Number(parts[2] ?? 1) : NaN;
  }

  // --- the film stops ---

  let before = film.currentTime;
  /** @type {Question | null} */
  let current = null;
  player.onTime((time) => {
    const frame = 1 / lecture.fps;
    if (!player.presenting && !film.paused && !film.seeking && stops.checked && time > before && time - before < 1) {
      const next = questions.find((one) => before < one.time - frame && time >= one.time - frame && !given[one.name]?.right);
      if (next) {
        film.pause();
        film.currentTime = next.time;
        before = next.time;
        ask(next);
        return;
      }
    }
    before = time;
  });

  /** @param {Question} question */
  function ask(question) {
    current = question;
    legend.textContent = question.text;
    verdict.textContent = "";
    verdict.className = "verdict";
    check.hidden = false;
    answers.replaceChildren(...(question.options.length ? question.options.map(choice) : [field()]));
    asked.hidden = false;
    asked.focus();
  }

  /** @param {{text: string}} option @param {number} k */
  function choice(option, k) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "radio";
    input.name = "choice";
    input.value = String(k);
    label.append(input, " ", option.text);
    return label;
  }

  function field() {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.name = "typed";
    input.autocomplete = "off";
    input.inputMode = "text";
    label.append(player.say("answer_label"), " ", input);
    return label;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!current) return;
    const data = new FormData(form);
    let right;
    if (current.options.length) {
      if (!data.has("choice")) return tell(player.say("choose_first"), "");
      right = current.options[Number(data.get("choice"))].right;
    } else {
      const typed = number(String(data.get("typed") ?? ""));
      if (Number.isNaN(typed)) return tell(player.say("not_a_number"), "");
      const wanted = current.answer ?? NaN;
      right = Math.abs(typed - wanted) <= 5e-3 * Math.max(1, Math.abs(wanted));
    }
    const tries = (given[current.name]?.tries ?? 0) + 1;
    given[current.name] = { right, tries };
    player.keep("answers", JSON.stringify(given));
    check.hidden = right;
    tell(right ? `${player.say("right")} ${current.because}` : player.say("wrong"), right ? "good" : "bad");
    sum();
  });

  /** @param {string} text @param {string} kind */
  function tell(text, kind) {
    verdict.textContent = text;
    verdict.className = `verdict ${kind}`;
  }

  document.getElementById("asked-on")?.addEventListener("click", () => {
    asked.hidden = true;
    current = null;
    film.focus();
    void film.play();
  });

  // --- those in the transcript, and the sum ---

  for (const question of questions) {
    question.place.querySelector(".options")?.remove();
    const button = /** @type {HTMLButtonElement} */ (question.place.querySelector(".ask"));
    button.hidden = false;
    button.addEventListener("click", () => {
      film.pause();
      player.seek(question.time);
      before = question.time;
      ask(question);
    });
  }

  stops.checked = player.kept("stops") !== "no";
  stops.addEventListener("change", () => player.keep("stops", stops.checked ? "yes" : "no"));
  document.getElementById("forget")?.addEventListener("click", () => {
    given = {};
    player.keep("answers", "{}");
    sum();
  });

  function sum() {
    const all = questions.map((one) => given[one.name]).filter(Boolean);
    const right = all.filter((one) => one.right).length;
    const first = all.filter((one) => one.right && one.tries === 1).length;
    const told = all.length ? player.say("summary", { right, all: questions.length, first }) : player.say("summary_none");
    /** @type {HTMLElement} */ (document.getElementById("summary")).textContent = told;
  }
  sum();
})();
