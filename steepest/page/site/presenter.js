"use strict";
/**
 * Presenting: the film fills the screen and stops at the end of each beat, and a clicker goes on. A window of notes
 * shows what is on and what comes, the notes and a clock. Between windows go messages; nothing else can from disk.
 */
(() => {
  const film = player.film;
  const beats = lecture.beats;
  const frame = 0.5 / lecture.fps;
  const black = /** @type {HTMLElement} */ (document.getElementById("black"));
  const pointer = /** @type {HTMLElement} */ (document.getElementById("pointer"));
  let here = 0; // the beat that plays, or at whose end the film stands
  let on = false;
  /** @type {Window | null} */
  let notes = null;

  /** The beat that is on at a time. @param {number} time */
  function beatAt(time) {
    const after = beats.findIndex((beat) => time < beat.stop + frame);
    return after < 0 ? beats.length - 1 : after;
  }

  function enter() {
    if (on) return;
    on = true;
    player.presenting = true;
    document.body.classList.add("presenting");
    here = beatAt(film.currentTime);
    fill();
    tell();
  }

  /** Fill the screen. A browser grants that only where something was just pressed, and a window of notes that opens
   * takes that for itself: then the first key does. */
  function fill() {
    if (!document.fullscreenElement) void document.documentElement.requestFullscreen?.().catch(() => {});
  }

  function leave() {
    if (!on) return;
    on = false;
    player.presenting = false;
    document.body.classList.remove("presenting");
    black.hidden = true;
    pointer.hidden = true;
    if (document.fullscreenElement) void document.exitFullscreen();
    if (location.hash === "#present") history.replaceState(null, "", " ");
  }

  /** Stand at the end of a beat. @param {number} number */
  function stand(number) {
    here = Math.max(0, Math.min(number, beats.length - 1));
    film.pause();
    player.seek(beats[here].stop);
    tell();
  }

  function next() {
    black.hidden = true;
    if (!film.paused) return stand(here);
    if (film.currentTime >= beats[here].stop - frame) {
      if (here + 1 === beats.length) return;
      here += 1;
    }
    tell();
    void film.play();
  }

  /** The end of the beat before: what was just left. */
  function back() {
    stand(here - 1);
  }

  /** The button that does it is below the film, which now fills the screen. */
  function turnCaptions() {
    const captions = [...film.textTracks].find((track) => track.kind === "captions");
    if (captions) captions.mode = captions.mode === "showing" ? "disabled" : "showing";
  }

  player.onTime((time) => {
    if (!on || film.paused || time < beats[here].stop - frame) return;
    film.pause();
    film.currentTime = beats[here].stop;
  });

  /** What keys, and clickers, which send keys, do. @type {Record<string, () => void>} */
  const keys = {
    " ": next,
    Enter: next,
    ArrowRight: next,
    ArrowDown: next,
    PageDown: next,
    ArrowLeft: back,
    ArrowUp: back,
    PageUp: back,
    Backspace: back,
    Home: () => stand(0),
    End: () => stand(beats.length - 1),
    b: () => (black.hidden = !black.hidden),
    ".": () => (black.hidden = !black.hidden),
    p: () => (pointer.hidden = !pointer.hidden),
    c: turnCaptions,
    n: openNotes,
    Escape: leave,
  };
  window.addEventListener(
    "keydown",
    (event) => {
      if (!on || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (act !== leave && act !== openNotes) fill();
      act();
    },
    true,
  );
  document.getElementById("player")?.addEventListener(
    "click",
    (event) => {
      if (!on) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      fill();
      next();
    },
    true,
  );
  window.addEventListener("pointermove", (event) => {
    pointer.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) leave();
  });

  // --- the window of notes ---

  /** Open the notes, or bring them to the front: their clock goes on. */
  function openNotes() {
    if (notes && !notes.closed) notes.focus();
    else notes = window.open(lecture.files.notes, "steepest-notes", "popup,width=1100,height=720");
  }

  function tell() {
    notes?.postMessage({ steepest: "beat", number: here }, "*");
  }

  window.addEventListener("message", (event) => {
    if (!notes || event.source !== notes || typeof event.data !== "object") return;
    if (event.data.steepest === "ready") tell();
    else if (event.data.steepest === "key") keys[event.data.key]?.();
  });

  document.getElementById("present")?.addEventListener("click", () => {
    openNotes();
    enter();
  });
  const follow = () => {
    if (location.hash === "#present") enter();
  };
  window.addEventListener("hashchange", follow);
  follow();
})();
