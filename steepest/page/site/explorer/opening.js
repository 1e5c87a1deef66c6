"use strict";
/** Opens the explorer at a scene's function. What it needs is loaded when it is first opened. */
(() => {
  const FILES = ["surfaces.js", "descent.js", "lines.js", "drawing.js", "map.js", "telling.js", "explorer.js"];
  /** @type {Promise<void> | undefined} */
  let loaded;

  /** Load a script of the page; those that are asked for one after the other also run so.
   * @param {string} name @returns {Promise<void>} */
  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.async = false;
      script.src = name;
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => reject(new Error(name)));
      document.head.append(script);
    });
  }

  /** @param {HTMLButtonElement} button @param {ExplorerLink} [link] how it is opened, where the address tells */
  async function open(button, link) {
    loaded ??= Promise.all(FILES.map(load)).then(() => {});
    await loaded;
    player.film.pause();
    linking.begin();
    explorer.open(Number(button.dataset.surface), load, link);
  }

  /** @param {HTMLButtonElement} button */
  function offer(button) {
    button.hidden = false;
    button.addEventListener("click", () => void open(button));
  }

  /** The first function of each scene, by the scene's name. @type {Map<string, HTMLButtonElement>} */
  const first = new Map();
  /** Those of the transcript, by "scene/name". @type {Map<string, HTMLButtonElement>} */
  const all = new Map();
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (
    document.querySelectorAll("#words button.explore")
  )) {
    offer(button);
    all.set(button.dataset.name ?? "", button);
    const scene = /** @type {HTMLElement} */ (button.closest(".scene")).dataset.scene ?? "";
    if (!first.has(scene)) first.set(scene, button);
  }

  /** Under the film stands the one of the scene that is on. */
  const here = /** @type {HTMLButtonElement} */ (document.getElementById("explore"));
  offer(here);
  let on = "";
  /** @param {number} time */
  function follow(time) {
    const scene = lecture.chapters.find((one) => time < one.end) ?? lecture.chapters[lecture.chapters.length - 1];
    if (scene.name === on) return;
    on = scene.name;
    const button = first.get(on);
    here.hidden = !button;
    if (!button) return;
    here.textContent = button.textContent;
    here.dataset.surface = button.dataset.surface;
  }
  follow(player.film.currentTime);
  player.onTime(follow);

  /** Open what the address means. */
  function arrive() {
    const link = linking.read();
    const button = link && (all.get(link.function) ?? first.get(link.function));
    if (button) void open(button, link);
  }
  arrive();
  window.addEventListener("hashchange", arrive);
})();
