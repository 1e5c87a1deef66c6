"use strict";
/** Opens the explorer at a scene's function. What it needs is loaded when it is first opened. */
(() => {
  const FILES = ["surfaces.js", "arithmetic.js", "descent.js", "lines.js", "drawing.js", "map.js", "explorer.js"];
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

  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button.explore"))) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      loaded ??= Promise.all(FILES.map(load)).then(() => {});
      await loaded;
      player.film.pause();
      explorer.open(Number(button.dataset.surface), load);
    });
  }
})();
