"use strict";
/**
 * In a learning system (SCORM 1.2): what a learner has seen and answered goes there, and what is kept between visits comes
 * from there, since a browser may be shared. Elsewhere `learning` is null.
 * @typedef {{LMSInitialize(empty: ""): string, LMSFinish(empty: ""): string, LMSCommit(empty: ""): string,
 *   LMSGetValue(name: string): string, LMSSetValue(name: string, value: string): string, LMSGetLastError(): string}} LearningSystem
 * @typedef {{right: boolean, tries: number}} GivenAnswer
 */

/** @type {{kept(name: string): string | null, keep(name: string, value: string): void, time(now: number, playing: boolean): void} | null} */
var learning = (() => {
  const told = /** @type {any} */ (window).steepestLecture;
  const [film] = String(told.key).split(".");
  const began = Date.now();

  /** The system's interface, in a window around this one or in the one that opened it. @returns {LearningSystem | null} */
  function find() {
    for (const first of [window.parent, window.opener]) {
      let around = first;
      for (let depth = 0; around && depth < 10; depth++) {
        try {
          if (around.API) return around.API;
        } catch {
          break; // another site's window
        }
        if (around === around.parent) break;
        around = around.parent;
      }
    }
    return null;
  }

  const found = find();
  if (!found) return null;
  const system = found;
  system.LMSInitialize(""); // refused where the other film's page has done it; then the session goes on
  const status = system.LMSGetValue("cmi.core.lesson_status");
  if (Number(system.LMSGetLastError()) !== 0) return null;

  /** What is kept there: of a film with other numbers, nothing. */
  let state = /** @type {{film: string, seen: number[], kept: Record<string, string>}} */ ({ film, seen: [], kept: {} });
  try {
    const before = JSON.parse(system.LMSGetValue("cmi.suspend_data"));
    if (before.film === film) state = { film, seen: [...before.seen], kept: { ...before.kept } };
  } catch {
    // the first visit
  }
  const seen = new Set(state.seen);

  /** @param {string} name @param {string | number} value */
  function set(name, value) {
    system.LMSSetValue(`cmi.${name}`, String(value));
  }

  // --- chapters that were seen: each of their beats was played for half of its length ---

  /** @type {{stop: number, start: number}[]} */
  const beats = told.beats;
  /** @type {{name: string, start: number, end: number}[]} */
  const chapters = told.chapters;
  const played = beats.map(() => 0);
  let last = NaN;

  /** @param {{start: number, end: number}} chapter */
  function isSeen(chapter) {
    return beats.every((beat, k) => beat.start < chapter.start || beat.start >= chapter.end || seen.has(k));
  }

  /** A frame of the film is shown. @param {number} now @param {boolean} playing */
  function time(now, playing) {
    const passed = now - last;
    last = now;
    if (!playing || !(passed > 0 && passed < 1)) return;
    const here = beats.findIndex((beat) => now >= beat.start && now <= beat.stop + 0.1);
    if (here < 0 || seen.has(here)) return;
    played[here] += passed;
    if (played[here] < (beats[here].stop - beats[here].start) / 2) return;
    seen.add(here);
    report();
  }

  // --- answers ---

  /** @returns {Record<string, GivenAnswer>} */
  function answers() {
    try {
      return JSON.parse(state.kept.answers ?? "{}") ?? {};
    } catch {
      return {};
    }
  }

  let given = answers();
  let number = Number(system.LMSGetValue("cmi.interactions._count")) || 0;

  /** Tell which questions were answered since this was last asked. */
  function tellAnswers() {
    const now = answers();
    for (const [name, answer] of Object.entries(now)) {
      if (given[name]?.tries === answer.tries) continue;
      set(`interactions.${number}.id`, name);
      set(`interactions.${number}.type`, "performance");
      set(`interactions.${number}.time`, new Date().toTimeString().slice(0, 8));
      set(`interactions.${number}.result`, answer.right ? "correct" : "wrong");
      number += 1;
    }
    given = now;
  }

  // --- what the system is told ---

  function report() {
    const whole = chapters.filter(isSeen);
    const asked = [...document.querySelectorAll(".question[data-name]")].map((one) => one.getAttribute("data-name") ?? "");
    const right = asked.filter((name) => given[name]?.right).length;
    const share = asked.length ? right / asked.length : whole.length / chapters.length;
    set("core.score.min", 0);
    set("core.score.max", 100);
    set("core.score.raw", Math.round(100 * share));
    chapters.forEach((chapter, k) => {
      set(`objectives.${k}.id`, chapter.name);
      set(`objectives.${k}.status`, whole.includes(chapter) ? "completed" : "incomplete");
    });
    const done = whole.length === chapters.length && asked.every((name) => given[name]);
    set("core.lesson_status", done || status === "completed" ? "completed" : "incomplete");
    put();
  }

  /** Put away what is kept between visits. */
  function put() {
    state.seen = [...seen];
    set("suspend_data", JSON.stringify(state));
    set("core.lesson_location", state.kept.time ?? "0");
    system.LMSCommit("");
  }

  /** A length of time as the standard writes it. @param {number} seconds */
  function lasting(seconds) {
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds % 60)];
    return parts.map((part, k) => String(part).padStart(k ? 2 : 4, "0")).join(":");
  }

  let going = false; // to the page of another film or language, in the same session
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("#other, .tongue")) going = true;
  });
  window.addEventListener("pagehide", () => {
    set("core.session_time", lasting((Date.now() - began) / 1000));
    set("core.exit", "suspend");
    put();
    if (!going) system.LMSFinish("");
  });
  document.addEventListener("DOMContentLoaded", report);

  return {
    time,
    kept: (name) => state.kept[name] ?? null,
    keep(name, value) {
      state.kept[name] = value;
      if (name !== "answers") return; // the place in the film changes every second; it goes with the rest
      tellAnswers();
      report();
    },
  };
})();
