"""Which voices there are, and what they sound like."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from steepest.disk.placing import place
from steepest.film.cache.publish import folder_fault, look_first
from steepest.film.sound.levelling import levelled
from steepest.film.sound.track import wav
from steepest.film.voice.cast import cast, voices
from steepest.film.voice.narrated import PRONUNCIATIONS
from steepest.film.voice.narration import Narrator
from steepest.film.voice.neural.getting import published
from steepest.film.voice.store import Store
from steepest.film.voice.voice_names import BEST, NONE
from steepest.script.fault import Fault
from steepest.script.paragraph.filling import fill
from steepest.script.spoken import pronunciations, said
from steepest.script.values.languages import Language

SENTENCE = {
    "en": "The slope going east is four, and the slope going north is three. So which way is up?",
    "de": "Die Steigung nach Osten ist vier, und die nach Norden ist drei. Wohin also geht es bergauf?",
}


def listed(lecture_folder: Path, language: str) -> Iterator[str]:
    """A line for every voice, in the order of choice, with what it lacks."""
    there = voices(lecture_folder, Store(None))
    first = cast(lecture_folder, language, BEST)
    width = max(map(len, there))
    for name, voice in there.items():
        lacking = voice.available(language)
        place_of = f"speaks {language}" + (", is asked first" if first.names[:1] == (name,) else "")
        yield f"{'-' if lacking else 'ok':<4}{name.ljust(width)}  {lacking or place_of}"
    yield f"{'ok':<4}{NONE.ljust(width)}  no sound; words are timed by reading speed"
    if others := list(published(lecture_folder)):
        yield "voices of Piper that `voices get NAME` fetches:"
        yield from others


def spoken_sentence(
    sentence: str | None, asked: str, lecture_folder: Path, language: Language, folder: Path
) -> Path | None:
    """Have a sentence spoken, and return the WAV file; None where there is nobody who could.

    Raises Fault where a voice that is asked for by name cannot speak it, and where there is nothing to say.
    """
    casting = cast(lecture_folder, language.code, asked)
    names = tuple(name for name in casting.names if name != "recordings")
    if not names and asked == BEST:
        return None
    if not names:
        raise Fault(
            f"--voice {asked}: recordings and silence cannot say a sentence; choose piper, festival or espeak-ng"
        )
    listed_words = pronunciations(lecture_folder / PRONUNCIATIONS, language)
    text = " ".join((sentence or SENTENCE.get(language.code, SENTENCE["en"])).split())
    filled = fill(text.replace("{", " ").replace("}", " "), {}, language=language)
    narrator = Narrator.of(casting, lecture_folder, None, language.code, 150)
    narration = narrator.narrate("voices", "sentence", said(filled, language, listed_words))
    if narration.voice == NONE or not len(narration.samples):
        raise Fault("\n".join(narration.remarks) or "there is nothing to say in this sentence")
    target = folder / f"voice-{narration.voice}.wav"
    with folder_fault(folder):
        folder.mkdir(parents=True, exist_ok=True)
        look_first(folder, [target.name])
        place(target, wav(levelled(narration.samples)))
    return target
