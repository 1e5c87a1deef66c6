"use strict";
/** Questions: the film stops where one is asked, the answer is held against the computed one, and the film goes on. */
(() => {
  /**
   * @typedef {{name: string, time: number, text: HTMLElement, because: HTMLElement | null,
   *   options: {text: HTMLElement, right: boolean}[], answer: Answer | undefined, place: HTMLElement}} Question
   */
  const asked = /** @type {HTMLElement} */ (document.getElementById("asked"));
  const form = /** @type {HTMLFormElement} */ (document.getElementById("asked-form"));
  const legend = /** @type {HTMLElement} */ (document.getElementById("asked-text"));
  const fields = /** @type {HTMLElement} */ (document.getElementById("asked-answers"));
  const verdict = /** @type {HTMLElement} */ (document.getElementById("asked-verdict"));
  const because = /** @type {HTMLElement} */ (document.getElementById("asked-because"));
  const check = /** @type {HTMLButtonElement} */ (document.getElementById("asked-check"));
  const reveal = /** @type {HTMLButtonElement} */ (document.getElementById("asked-reveal"));
  const stops = /** @type {HTMLInputElement} */ (document.getElementById("stops"));
  const film = player.film;

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
    const name = place.dataset.name ?? "";
    const options = [...place.querySelectorAll(".options > li")].map((option) => ({
      text: /** @type {HTMLElement} */ (option),
      right: option.hasAttribute("data-right"),
    }));
    return {
      name,
      time: Number(place.dataset.time),
      text: /** @type {HTMLElement} */ (place.querySelector(".text")),
      because: place.querySelector(".because"),
      options,
      answer: lecture.answers[name],
      place,
    };
  }

  /** What stands in a part of the page, once more, without buttons. @param {Element | null} part @returns {Node[]} */
  function again(part) {
    const copy = /** @type {Element | undefined} */ (part?.cloneNode(true));
    for (const button of copy?.querySelectorAll("button, summary") ?? []) button.remove();
    return [...(copy?.childNodes ?? [])];
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
    legend.replaceChildren(...again(question.text));
    tell("", "");
    because.replaceChildren();
    check.hidden = false;
    reveal.hidden = true;
    fields.replaceChildren(...(question.options.length ? question.options.map(choice) : [typing.field(question.name, "asked-verdict")]));
    asked.hidden = false;
    document.getElementById("player")?.scrollIntoView({ block: "nearest", behavior: "instant" }); // the picture belongs to it
    asked.focus();
  }

  /** Take the question away: the film goes on, or is somewhere else. */
  function end() {
    asked.hidden = true;
    current = null;
  }
  film.addEventListener("play", end);
  film.addEventListener("seeking", () => {
    if (current && Math.abs(film.currentTime - current.time) > 1 / lecture.fps) end();
  });

  /** @param {{text: HTMLElement}} option @param {number} k */
  function choice(option, k) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "radio";
    input.name = "choice";
    input.value = String(k);
    label.append(input, " ", ...again(option.text));
    return label;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!current) return;
    const data = new FormData(form);
    let right;
    if (current.answer) {
      const found = typing.judge(current.name, String(data.get("typed") ?? ""));
      if ("said" in found) return tell(found.said, "");
      right = found.right;
    } else {
      if (!data.has("choice")) return tell(player.say("choose_first"), "");
      right = current.options[Number(data.get("choice"))].right;
    }
    const earlier = given[current.name];
    if (!earlier?.right) given[current.name] = { right, tries: (earlier?.tries ?? 0) + 1 }; // what was right stays so: now it is practice
    player.keep("answers", JSON.stringify(given));
    tell(player.say(right ? "right" : "wrong"), right ? "good" : "bad");
    check.hidden = right;
    reveal.hidden = right || !current.because;
    if (right) explain();
    sum();
  });

  /** Say why, and what the answer is. */
  function explain() {
    because.replaceChildren(...again(current?.because ?? null));
    reveal.hidden = true;
    asked.scrollIntoView({ block: "nearest" });
  }
  reveal.addEventListener("click", () => {
    explain();
    check.hidden = true;
    asked.focus();
  });

  /** @param {string} text @param {string} kind */
  function tell(text, kind) {
    typing.tell(verdict, text, kind);
  }

  document.getElementById("asked-on")?.addEventListener("click", () => {
    end();
    film.focus();
    void film.play();
  });

  // --- those in the transcript, and the sum ---

  for (const question of questions) {
    question.place.classList.add("live"); // its options stand where it is asked, and on paper
    const button = /** @type {HTMLButtonElement} */ (question.place.querySelector(".ask"));
    button.hidden = false;
    button.addEventListener("click", () => askHere(question));
  }

  /** @param {Question} question */
  function askHere(question) {
    film.pause();
    player.seek(question.time);
    before = question.time;
    ask(question);
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
    document.getElementById("summary-list")?.replaceChildren(...questions.map(line));
  }

  /** At the film's end the way to the summary is shown, where somebody answered. */
  film.addEventListener("ended", () => {
    const place = /** @type {HTMLElement} */ (document.getElementById("ended"));
    const link = document.createElement("a");
    link.href = "#summary-title";
    link.textContent = lecture.words.to_summary;
    const told = document.getElementById("summary")?.textContent ?? "";
    place.replaceChildren(...(Object.keys(given).length && !player.presenting ? [told, " ", link] : []));
  });

  /** A question of the summary, and how it went. @param {Question} question */
  function line(question) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const state = document.createElement("span");
    const how = given[question.name];
    button.type = "button";
    button.className = "link";
    button.append(...again(question.text));
    button.addEventListener("click", () => askHere(question));
    state.textContent = player.say(how ? (how.right ? (how.tries === 1 ? "at_once" : "later") : "not_yet") : "not_asked");
    state.className = how ? (how.right ? "good" : "bad") : "clock";
    const [asking, scene] = [document.createElement("div"), document.createElement("div")];
    scene.className = "scene-title";
    scene.append(question.place.closest(".scene")?.querySelector("h3")?.textContent ?? ""); // many a question is short: which way?
    asking.append(scene, button);
    item.append(asking, " ", state);
    return item;
  }
  sum();
})();
