"""Who is to speak: the voices that are there, in the order in which they are asked.

By default the instructor's recordings come first, then a neural voice that the lecture names, then Festival,
then espeak-ng; where none can be had, the words are timed by reading speed and the film is silent. A voice
that is asked for by its name is the only one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from steepest.film.voice.engines.espeak import Espeak
from steepest.film.voice.engines.festival import Festival
from steepest.film.voice.engines.piper import Piper, read_models
from steepest.film.voice.interface import Voice
from steepest.film.voice.recordings import Recordings
from steepest.film.voice.store import Store
from steepest.film.voice.synthesized import SynthesizedVoice
from steepest.film.voice.voice_names import BEST, NAMES, NONE
from steepest.script.fault import Fault
from steepest.script.nearest import suggestion


@dataclass(frozen=True)
class Casting:
    """Who speaks a lecture, as plain data: the voices' names in their order, what the sound of each depends on,
    whether trouble with one of them ends the run, and sentences on what is missing.
    """

    names: tuple[str, ...] = ()
    identities: tuple[str, ...] = ()
    strict: bool = False
    notices: tuple[str, ...] = ()


SILENT = Casting()
"""Nobody speaks: reading speed."""


def voices(lecture_folder: Path, store: Store) -> dict[str, Voice]:
    """Every voice there could be, by its name, in the order of choice. Raises Fault where Piper's models are
    misspelt."""
    found: tuple[Voice, ...] = (
        Recordings(lecture_folder),
        SynthesizedVoice(Piper(read_models(lecture_folder)), store),
        SynthesizedVoice(Festival(), store),
        SynthesizedVoice(Espeak(), store),
    )
    return {voice.name: voice for voice in found}


def cast(lecture_folder: Path, language: str, asked: str) -> Casting:
    """Who speaks, where `asked` is --voice. Raises Fault for a voice that is unknown, or asked for and
    missing.
    """
    if asked == NONE:
        return SILENT
    there = voices(lecture_folder, Store(None))
    if asked != BEST:
        if asked not in there:
            raise Fault(f'there is no voice "{asked}"' + suggestion(asked, NAMES, "there are"))
        if missing := there[asked].available(language):
            raise Fault(f"--voice {asked}: {missing}")
        return Casting((asked,), (there[asked].identity(language),), strict=True)
    lacking = {name: voice.available(language) for name, voice in there.items()}
    names = tuple(name for name, missing in lacking.items() if missing is None)
    notices = []
    models = read_models(lecture_folder)
    if language in models and lacking["piper"]:
        notices.append(lacking["piper"])
    reading = [name for name in names if name != "recordings"]
    if not reading:
        told = f" ({lacking['festival']})" if lacking["festival"] else ""
        whose = "what is not recorded is silent" if names else "the film is silent"
        notices.append(f"no voice can be had{told}; {whose}, timed by reading speed")
    elif reading[0] == "espeak-ng" and language == "en":
        notices.append(f"{lacking['festival']}; espeak-ng speaks instead")
    return Casting(
        names, tuple(there[name].identity(language) for name in names), False, tuple(map(str, notices))
    )
