"""The beats of a scene, spoken: their words are made from what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from steepest.film.voice.cast import Casting
from steepest.film.voice.narration import Narration, Narrator
from steepest.script.paragraph.filling import Filled
from steepest.script.spoken import pronunciations, said
from steepest.script.text.beats import Beat
from steepest.script.timing.pace import Word, reading
from steepest.script.values.languages import Language

PRONUNCIATIONS = Path("assets", "pronunciations.toml")
"""A lecture's own list of pronunciations, in its folder."""


def narrated(
    scene: str,
    beats: Iterable[Beat],
    *,
    casting: Casting,
    lecture_folder: Path,
    store: Path | None,
    language: Language,
    pace: float,
) -> tuple[dict[str, Narration], list[str]]:
    """The narration of every beat by its key, and a sentence on each recording that belongs to none.

    Raises Fault where a voice that was asked for by name does not speak, and for a broken list of
    pronunciations.
    """
    told = list(beats)
    if not casting.names:
        return {beat.key: Narration(reading(beat.filled, pace, language)) for beat in told}, []
    listed = pronunciations(lecture_folder / PRONUNCIATIONS, language)
    narrator = Narrator.of(casting, lecture_folder, store, language.code, pace)
    words = {beat.key: said(beat.filled, language, listed) for beat in told}
    narrator.prepare(scene, words)
    narrations = {beat: narrator.narrate(scene, beat, each) for beat, each in words.items()}
    return narrations, narrator.strays(scene, list(narrations))


def in_turn(spoken: Iterable[tuple[Word, ...]]) -> Callable[[Filled], tuple[Word, ...]]:
    """Gives the timed words of one beat after the other, as the beats ask for them.

    Raises RuntimeError where a beat asks for the words of another.
    """
    waiting = iter(spoken)

    def speak(filled: Filled) -> tuple[Word, ...]:
        words = next(waiting)
        if "".join(word.text for word in words) != "".join(filled.text.split()):
            raise RuntimeError(f"the words of another beat were spoken for {filled.text[:40]!r}")
        return words

    return speak
