"use strict";
/** What opens from a number or a formula: where it comes from, and a formula's code to be copied. */
(() => {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("source"));
  const lines = /** @type {HTMLElement} */ (document.getElementById("source-lines"));
  const formula = /** @type {HTMLElement} */ (document.getElementById("source-formula"));
  const copied = /** @type {HTMLElement} */ (document.getElementById("copied"));

  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (button?.classList.contains("value")) open(button);
    if (button?.dataset.copy) void copy(button.dataset.copy);
  });
  document.getElementById("source-close")?.addEventListener("click", () => dialog.close());

  /** @param {HTMLElement} button */
  function open(button) {
    const set = button.closest(".formula");
    const text = (set ?? button).querySelector(".said")?.textContent ?? button.textContent ?? "";
    const scene = /** @type {HTMLElement | null} */ (button.closest(".scene"))?.dataset.scene ?? "";
    const told = button.dataset.source === undefined ? null : lecture.sources[scene]?.[Number(button.dataset.source)];
    const title = /** @type {HTMLElement} */ (document.getElementById("source-title"));
    title.textContent = told ? player.say("source", { value: text.replace(/[.,;:!?]$/, "") }) : lecture.words.formula;
    lines.replaceChildren(nested(told ?? []));
    lines.hidden = !told;
    formula.hidden = !set;
    if (set) fill(set, Number(button.dataset.formula));
    dialog.showModal();
  }

  /** The formula as it stands, and its code. @param {Element} set @param {number} number */
  function fill(set, number) {
    const parts = [...set.children].filter((part) => !part.matches("button, .said"));
    formula.querySelector(".whole")?.replaceChildren(...parts.map((part) => part.cloneNode(true)));
    const code = lecture.formulas[number];
    /** @type {HTMLInputElement} */ (document.getElementById("copy-typst")).value = code.typst;
    /** @type {HTMLInputElement} */ (document.getElementById("copy-latex")).value = code.latex;
    copied.textContent = "";
  }

  /** Copy what stands in a field. Where the browser refuses, it is selected, so that the keyboard can.
   * @param {string} name */
  async function copy(name) {
    const field = /** @type {HTMLInputElement} */ (document.getElementById(name));
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      copied.textContent = lecture.words.copied;
    } catch {
      copied.textContent = document.execCommand("copy") ? lecture.words.copied : lecture.words.selected;
    }
  }

  /** Lines that are indented under one another as lists in lists. @param {readonly string[]} told */
  function nested(told) {
    const top = document.createElement("ul");
    const open = [{ depth: -1, list: top }];
    for (const line of told) {
      const depth = line.length - line.trimStart().length;
      while (open.length > 1 && open[open.length - 1].depth >= depth) open.pop();
      const item = document.createElement("li");
      item.textContent = line.trim();
      open[open.length - 1].list.append(item);
      const list = document.createElement("ul");
      item.append(list);
      open.push({ depth, list });
    }
    for (const list of top.querySelectorAll("ul:empty")) list.remove();
    return top;
  }
})();
