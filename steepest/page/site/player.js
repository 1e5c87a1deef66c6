"use strict";
/**
 * The film: captions, chapters and thumbnails from data, links to places in it, and going on where one left.
 * @typedef {{title: string, name: string, start: number, end: number}} Chapter
 * @typedef {{text: string, start: number, end: number}} Cue
 * @typedef {{language: string, key: string, fps: number, files: {notes: string, thumbnails: string}, words: Record<string, string>, chapters: Chapter[],
 *   beats: {title: string, start: number, stop: number, text: string, notes: string[]}[], cues: Cue[], sources: Record<string, string[][]>,
 *   formulas: {typst: string, latex: string}[], answers: Record<string, Answer>, numbers: NumberStyle}} Lecture
 * @typedef {{picture: string, width: number, height: number, places: {start: number, x: number, y: number}[]}} Thumbnails
 */

/** @type {Lecture} */
var lecture = /** @type {any} */ (window).steepestLecture;

/** What other scripts of the page use of the player. */
var player = (() => {
  const film = /** @type {HTMLVideoElement} */ (document.getElementById("film"));
  const words = lecture.words;
  const STEP = 5; // seconds that an arrow key goes
  /** @type {((time: number) => void)[]} */
  const listeners = [];

  film.controls = false; // the page's own are there
  for (const kind of learning ? ["volume", "muted", "subtitleslang"] : []) {
    document.getElementById("player")?.setAttribute(`no${kind}pref`, ""); // the browser may be shared: nothing is kept in it
  }
  document.querySelector("media-captions-button")?.setAttribute("role", "switch"); // which may be checked; a button may not

  /** A sentence of the interface with its names filled in.
   * @param {string} name @param {Record<string, string | number>} [values] */
  function say(name, values = {}) {
    return Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, String(value)), words[name]);
  }

  /** @param {number} seconds */
  function clock(seconds) {
    const whole = Math.floor(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  }

  /** What is kept between visits. A browser may refuse to keep anything; the page works without.
   * @param {string} name */
  function kept(name) {
    if (learning) return learning.kept(name);
    try {
      return localStorage.getItem(`steepest.${lecture.key}.${name}`);
    } catch {
      return null;
    }
  }

  /** @param {string} name @param {string} value */
  function keep(name, value) {
    if (learning) return learning.keep(name, value);
    try {
      localStorage.setItem(`steepest.${lecture.key}.${name}`, value);
    } catch {
      // nothing is kept in this browser
    }
  }

  function addTracks() {
    const captions = film.addTextTrack("captions", words.captions, lecture.language);
    for (const cue of lecture.cues) captions.addCue(new VTTCue(cue.start, cue.end, cue.text));
    captions.mode = "disabled";
    const chapters = film.addTextTrack("chapters", words.contents, lecture.language);
    for (const one of lecture.chapters) chapters.addCue(new VTTCue(one.start, one.end, one.title));
    chapters.mode = "hidden";
  }

  /** The small pictures on the time bar come when it is first touched; from disk, only a script can bring them. */
  function addThumbnails() {
    if (document.querySelector(`script[src="${lecture.files.thumbnails}"]`)) return;
    const script = document.createElement("script");
    script.src = lecture.files.thumbnails;
    script.addEventListener("load", () => {
      /** @type {Thumbnails} */
      const { picture, places, width, height } = /** @type {any} */ (window).steepestThumbnails;
      const bytes = Uint8Array.from(atob(picture), (sign) => sign.charCodeAt(0));
      const source = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
      const pictures = film.addTextTrack("metadata", "thumbnails");
      places.forEach((place, number) => {
        const end = number + 1 < places.length ? places[number + 1].start : 1e6;
        const corner = `xywh=${place.x},${place.y},${width},${height}`;
        pictures.addCue(new VTTCue(place.start, end, `${source}#${corner}`));
      });
      pictures.mode = "hidden";
    });
    document.head.append(script);
  }

  /** Go to a time of the film, as soon as it can. @param {number} time */
  function seek(time) {
    if (film.readyState >= 1) film.currentTime = time;
    else film.addEventListener("loadedmetadata", () => (film.currentTime = time), { once: true });
  }

  /** What stands behind the page's address, #explore=hill say; as it is where a browser cannot read it. */
  function linked() {
    const name = location.hash.slice(1);
    try {
      return decodeURIComponent(name);
    } catch {
      return name;
    }
  }

  /** The scene or the beat of the transcript that the address means: #hill or #hill/east; of #explore=hill/height&at=1,2
   * the scene. @returns {HTMLElement | null} */
  function linkedPlace() {
    const name = linked().replace(/^explore=([^/&]*).*$/, "$1");
    return name ? document.querySelector(`#words :is(.scene, .beat)[id="${CSS.escape(name)}"]`) : null;
  }

  /** The time that the address means; #t=75 is one, too. */
  function linkedTime() {
    const typed = /^t=(\d+(?:\.\d+)?)$/.exec(linked());
    if (typed) return Number(typed[1]);
    const place = linkedPlace();
    const beat = /** @type {HTMLElement | null | undefined} */ (place?.dataset.start ? place : place?.querySelector(".beat"));
    return beat ? Number(beat.dataset.start) : null;
  }

  function follow() {
    const time = linkedTime();
    if (time !== null) seek(time + 0.5 / lecture.fps);
    return time !== null;
  }

  /** Hear of every frame that is shown. @param {(time: number) => void} listener */
  function onTime(listener) {
    listeners.push(listener);
  }

  function tick() {
    const time = film.currentTime;
    learning?.time(time, !film.paused && !film.seeking);
    for (const listener of listeners) listener(time);
  }

  function watchFrames() {
    if ("requestVideoFrameCallback" in film) {
      const each = () => {
        tick();
        film.requestVideoFrameCallback(each);
      };
      film.requestVideoFrameCallback(each);
    }
    for (const event of ["timeupdate", "seeked", "pause"]) film.addEventListener(event, tick);
  }

  function offerToResume() {
    const button = /** @type {HTMLButtonElement} */ (document.getElementById("resume"));
    const time = Number(kept("time"));
    if (time > 5 && !follow()) {
      button.textContent = say("resume", { time: clock(time) });
      button.hidden = false;
      button.addEventListener("click", () => {
        button.hidden = true;
        seek(time);
        film.focus();
      });
      film.addEventListener("play", () => (button.hidden = true), { once: true });
    }
    let last = 0;
    onTime((now) => {
      if (Math.abs(now - last) < 1) return;
      last = now;
      keep("time", now.toFixed(1));
    });
  }

  function markScenes() {
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".contents a"));
    onTime((now) => {
      const here = lecture.chapters.find((one) => now >= one.start && now < one.end);
      for (const link of links) {
        if (here && link.dataset.scene === here.name) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    });
    for (const link of links) {
      link.addEventListener("click", () => {
        if (location.hash === link.hash) window.dispatchEvent(new Event("hashchange")); // there is none by itself
      });
    }
  }

  /** Where nothing on the page has the keyboard, space and the arrows are the film's, as they are in the player. */
  function hearKeys() {
    /** @type {Record<string, (() => void) | undefined>} */
    const keys = {
      " ": () => (film.paused ? void film.play() : film.pause()),
      ArrowLeft: () => seek(Math.max(0, film.currentTime - STEP)),
      ArrowRight: () => seek(film.currentTime + STEP),
    };
    window.addEventListener("keydown", (event) => {
      const act = keys[event.key];
      const free = document.activeElement === document.body && !document.querySelector("dialog[open]");
      if (!act || !free || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      event.preventDefault(); // the page would scroll
      if (event.key !== " " || !event.repeat) act();
    });
  }

  addTracks();
  for (const event of ["pointerenter", "focusin"]) document.getElementById("player")?.addEventListener(event, addThumbnails);
  // below the film the controls stay; over a film that fills the screen they go when nobody moves
  document.addEventListener("fullscreenchange", () =>
    document.querySelector("media-control-bar")?.toggleAttribute("noautohide", !document.fullscreenElement),
  );
  watchFrames();
  offerToResume();
  markScenes();
  hearKeys();
  follow();
  window.addEventListener("hashchange", follow);
  return { presenting: false, film, say, clock, kept, keep, seek, onTime, linked, linkedPlace };
})();
