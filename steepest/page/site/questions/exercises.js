"use strict";
/** Exercises that are answered by a value: what is typed is held against the computed one. It counts for nothing. */
(() => {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".exercises .typed"))) {
    const name = place.dataset.name ?? "";
    const form = document.createElement("form");
    const verdict = document.createElement("p");
    const check = document.createElement("button");
    form.noValidate = true;
    verdict.id = `${name}-verdict`;
    verdict.className = "verdict";
    verdict.setAttribute("role", "status");
    check.className = "quiet";
    check.textContent = lecture.words.check;
    form.append(typing.field(name, verdict.id), " ", check, verdict);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const found = typing.judge(name, String(new FormData(form).get("typed") ?? ""));
      if ("said" in found) typing.tell(verdict, found.said, "");
      else typing.tell(verdict, player.say(found.right ? "right" : "wrong"), found.right ? "good" : "bad");
    });
    place.append(form);
  }
})();
