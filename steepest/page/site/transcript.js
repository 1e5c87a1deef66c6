"use strict";
/** The transcript: it follows the voice, seeks, is searched, and has one tab stop. */
(() => {
  const root = /** @type {HTMLElement} */ (document.getElementById("words"));
  /** @type {HTMLElement[]} */
  const spoken = [...root.querySelectorAll(".w")].map((one) => /** @type {HTMLElement} */ (one));
  const starts = spoken.map((word) => Number(word.dataset.start));
  /** @type {HTMLElement[]} */
  const stops = [...root.querySelectorAll("button, summary")].map((one) => /** @type {HTMLElement} */ (one));
  const frame = 0.5 / lecture.fps;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // --- following the voice ---

  /** @type {HTMLElement[]} */
  const beats = [...root.querySelectorAll(".beat")].map((one) => /** @type {HTMLElement} */ (one));
  const begins = beats.map((one) => Number(one.dataset.start));
  let count = 0;
  /** The number of each beat's first word. */
  const firsts = beats.map((one) => {
    const first = count;
    count += one.querySelectorAll(".w").length;
    return first;
  });

  /** The number of the last of what begins at these times that has begun, or -1. @param {number[]} times @param {number} time */
  function begun(times, time) {
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Whether the words scroll by themselves, beside the film. */
  function framed() {
    return getComputedStyle(root).overflowY === "auto";
  }

  /** Scroll to where a part of the transcript is seen, so far below the top. @param {Element} part @param {number} below */
  function bring(part, below) {
    const top = part.getBoundingClientRect().top - below;
    const behavior = calm.matches || Math.abs(top) > 3 * innerHeight ? "auto" : "smooth"; // far parts are laid out on the way
    if (framed()) root.scrollTo({ top: root.scrollTop + top - root.getBoundingClientRect().top, behavior });
    else window.scrollTo({ top: window.scrollY + top - parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop || "0"), behavior });
  }

  /** Whether somebody sees a part. @param {Element} part */
  function seen(part) {
    const { top, bottom } = part.getBoundingClientRect();
    const frame = framed() ? root.getBoundingClientRect() : { top: 0, bottom: innerHeight };
    return bottom > frame.top && top < frame.bottom;
  }

  /** Whether the words may scroll to a new beat: not away from somebody who goes through them by keys, nor from what
   * else of the page somebody reads, nor from the film. @param {Element | null} before */
  function mayFollow(before) {
    if (root.querySelector(":focus-visible")) return false;
    if (framed()) return true;
    const screen = /** @type {Element} */ (document.getElementById("player"));
    return before !== null && seen(before) && (getComputedStyle(screen).position === "sticky" || !seen(screen));
  }

  let now = -1;
  /** @type {HTMLElement | null} */
  let beat = null;
  player.onTime((time) => {
    const at = begun(begins, time);
    const heard = at < 0 ? -1 : begun(starts, time);
    const word = at >= 0 && heard >= firsts[at] ? heard : -1; // of a beat that begins, none yet
    if (word !== now) {
      spoken[now]?.classList.remove("now");
      spoken[word]?.classList.add("now");
      now = word;
    }
    const before = beat;
    beat = beats[at] ?? null;
    if (beat === before) return;
    before?.removeAttribute("aria-current");
    beat?.setAttribute("aria-current", "true");
    const words = at < 0 ? undefined : spoken[Math.max(now, firsts[at])];
    if (beat && mayFollow(before) && !(player.film.paused && seen(words ?? beat))) bring(beat, 40);
  });

  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".tongue, #other"))) {
    link.addEventListener("click", () => {
      if (beat) link.hash = beat.id; // the other page opens where this one is
    });
  }

  /** Show the film where a link leads, and its words beside it. The browser has gone to the words alone. */
  function arrive() {
    const place = player.linkedPlace();
    if (!place) return;
    const screen = /** @type {HTMLElement} */ (document.getElementById("player"));
    place.scrollIntoView({ behavior: "instant" });
    if (getComputedStyle(screen).position !== "sticky") screen.scrollIntoView({ block: framed() ? "nearest" : "start", behavior: "instant" });
  }
  window.addEventListener("hashchange", arrive);
  window.addEventListener("load", arrive);

  root.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const button = target.closest("button");
    if (button && !button.classList.contains("time")) return;
    const place = button ?? target.closest(".w");
    if (place instanceof HTMLElement) player.seek(Number(place.dataset.start) + frame);
  });

  // --- one tab stop, arrow keys between the places ---

  /** @param {number} number */
  function hold(number) {
    stops.forEach((one, k) => (one.tabIndex = k === number ? 0 : -1));
  }

  root.addEventListener("keydown", (event) => {
    const here = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (here < 0) return;
    const [before, after] = [stops.slice(0, here).reverse(), stops.slice(here + 1)];
    const open = (/** @type {HTMLElement} */ one) => one.checkVisibility();
    const times = (/** @type {HTMLElement} */ one) => one.classList.contains("time");
    /** @type {Record<string, (() => HTMLElement | undefined) | undefined>} */
    const ways = {
      ArrowRight: () => after.find(open),
      ArrowLeft: () => before.find(open),
      ArrowDown: () => after.find(times),
      ArrowUp: () => before.find(times),
      Home: () => stops.find(times),
      End: () => [...stops].reverse().find(open),
    };
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    const next = way();
    if (!next) return;
    hold(stops.indexOf(next));
    next.focus();
  });
  root.addEventListener("focusin", (event) => {
    const here = stops.indexOf(/** @type {HTMLElement} */ (event.target));
    if (here >= 0) hold(here);
  });
  hold(0);

  // --- search ---

  const form = /** @type {HTMLFormElement} */ (document.getElementById("search"));
  const sought = /** @type {HTMLInputElement} */ (document.getElementById("sought"));
  const found = /** @type {HTMLOutputElement} */ (document.getElementById("found"));
  /** @type {string[] | undefined} how the words are compared, found out when somebody searches */
  let texts;
  /** @type {HTMLElement[][]} */
  let hits = [];
  let shown = -1;

  /** A word as it is compared: no case, no signs at its ends, one kind of apostrophe and of minus. @param {string} text */
  function plain(text) {
    const typed = text.replace(/[‘’]/g, "'").replace(/[−‐‑]/g, "-"); // as keyboards write them, some in one way, some in another
    return typed.toLocaleLowerCase(lecture.language).replace(/^[^\p{L}\p{N}-]+|[^\p{L}\p{N}]+$/gu, "");
  }

  function search() {
    for (const hit of hits) for (const word of hit) word.classList.remove("hit", "shown");
    const wanted = sought.value.split(/\s+/).map(plain).filter(Boolean);
    hits = [];
    shown = -1;
    texts ??= spoken.map((word) => plain(word.textContent ?? ""));
    if (wanted.length) {
      for (let k = 0; k + wanted.length <= texts.length; k++) {
        const last = wanted.length - 1;
        const here = texts.slice(k, k + wanted.length);
        const same = here.every((text, j) => (j === last ? text.startsWith(wanted[j]) : text === wanted[j]));
        if (same) hits.push(spoken.slice(k, k + wanted.length));
      }
    }
    for (const hit of hits) for (const word of hit) word.classList.add("hit");
    found.textContent = wanted.length ? (hits.length ? "" : player.say("found_none")) : "";
    if (hits.length) show(0);
  }

  /** @param {number} number */
  function show(number) {
    if (shown >= 0) for (const word of hits[shown]) word.classList.remove("shown");
    shown = (number + hits.length) % hits.length;
    for (const word of hits[shown]) word.classList.add("shown");
    bring(hits[shown][0], (framed() ? root.clientHeight : innerHeight) / 3);
    found.textContent = player.say("found", { number: shown + 1, all: hits.length });
  }

  sought.addEventListener("input", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (hits.length) show(shown + 1);
  });
})();
