"use strict";
/** The window of notes: what is on, what comes, what to say, and how long it has been. */
(() => {
  /** @type {{language: string, beats: {title: string, stop: number, text: string, notes: string[]}[], words: Record<string, string>}} */
  const lecture = /** @type {any} */ (window).steepestLecture;
  const { beats, words } = lecture;
  const began = Date.now();

  /** @param {string} name */
  function part(name) {
    return /** @type {HTMLElement} */ (document.getElementById(name));
  }

  /** Show the end of a beat in a picture. @param {string} name @param {number} number */
  function show(name, number) {
    const film = /** @type {HTMLVideoElement} */ (part(name));
    const beat = beats[number];
    film.classList.toggle("over", !beat);
    if (!beat) return;
    if (film.readyState >= 1) film.currentTime = beat.stop;
    else film.addEventListener("loadedmetadata", () => (film.currentTime = beat.stop), { once: true });
  }

  /** @param {string} name @param {string[]} texts */
  function write(name, texts) {
    part(name).replaceChildren(
      ...texts.map((text) => {
        const paragraph = document.createElement("p");
        paragraph.textContent = text;
        return paragraph;
      }),
    );
  }

  window.addEventListener("message", (event) => {
    if (event.source !== window.opener || event.data?.steepest !== "beat") return;
    const number = Number(event.data.number);
    const beat = beats[number];
    if (!beat) return;
    show("now", number);
    show("then", number + 1);
    part("title").textContent = beat.title;
    part("place").textContent = `${number + 1} / ${beats.length}`;
    write("notes", beat.notes.length ? beat.notes : [words.no_notes]);
    write("said", [beat.text]);
  });

  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "Escape" || key === "n") return;
    event.preventDefault();
    window.opener?.postMessage({ steepest: "key", key }, "*");
  });

  function tick() {
    const seconds = Math.floor((Date.now() - began) / 1000);
    part("passed").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    part("clock").textContent = new Date().toLocaleTimeString(lecture.language, { hour: "2-digit", minute: "2-digit" });
  }
  tick();
  setInterval(tick, 500);
  window.opener?.postMessage({ steepest: "ready" }, "*");
})();
