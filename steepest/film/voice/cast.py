"""Who is to speak: the voices that are there, in the order in which they are asked.

By default the instructor's recordings come first, then the best engine that is here: a neural voice that the lecture
names, Festival, espeak-ng; where none can be had, the words are timed by reading speed and the film is silent. Voices
that are asked for by name are the only ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from steepest.film.voice.engines.espeak import Espeak
from steepest.film.voice.engines.festival import Festival
from steepest.film.voice.engines.piper import Piper
from steepest.film.voice.interface import Voice
from steepest.film.voice.neural.fetched import models
from steepest.film.voice.recordings import Recordings
from steepest.film.voice.store import Store
from steepest.film.voice.synthesized import SynthesizedVoice
from steepest.film.voice.voice_names import BEST, NONE, listed
from steepest.script.fault import Fault


@dataclass(frozen=True)
class Casting:
    """Who speaks a lecture, as plain data: the voices' names in their order, what the sound of each depends on, and
    sentences on what is missing.

    `asked` is whether they were asked for by name. Then each speaks where those before it fail; otherwise a beat that
    an engine fails to speak ends the run, because another voice would make a worse film than was meant. `silence` is
    whether a beat may be silent where nobody is left.
    """

    names: tuple[str, ...] = ()
    identities: tuple[str, ...] = ()
    asked: bool = False
    silence: bool = True
    notices: tuple[str, ...] = ()


SILENT = Casting()
"""Nobody speaks: reading speed."""


def voices(lecture_folder: Path, store: Store) -> dict[str, Voice]:
    """Every voice there could be, by its name, in the order of choice. Raises Fault where Piper's models are
    misspelt."""
    found: tuple[Voice, ...] = (
        Recordings(lecture_folder),
        SynthesizedVoice(Piper(models(lecture_folder)), store),
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
        return _asked(listed(asked), there, language)
    lacking = {name: voice.available(language) for name, voice in there.items()}
    names = tuple(name for name, missing in lacking.items() if missing is None)
    notices = []
    if language in models(lecture_folder) and lacking["piper"]:
        notices.append(lacking["piper"])
    reading = [name for name in names if name != "recordings"]
    if not reading:
        told = f" ({lacking['festival']})" if lacking["festival"] else ""
        whose = "what is not recorded is silent" if names else "the film is silent"
        notices.append(f"no voice can be had{told}; {whose}, timed by reading speed")
    elif reading[0] == "espeak-ng" and language == "en":
        notices.append(f"{lacking['festival']}; espeak-ng speaks instead")
    return Casting(
        names,
        tuple(there[name].identity(language) for name in names),
        silence=not reading,
        notices=tuple(map(str, notices)),
    )


def _asked(names: Sequence[str], there: Mapping[str, Voice], language: str) -> Casting:
    """Voices that were asked for by name: those that can be had. Raises Fault where the first of them cannot."""
    lacking = {name: there[name].available(language) for name in names if name != NONE}
    had = tuple(name for name, missing in lacking.items() if missing is None)
    if (not had and NONE not in names) or (len(names) == 1 and not had):
        raise Fault(*(f"--voice {name}: {missing}" for name, missing in lacking.items()))
    notices = []
    for name, missing in lacking.items():
        if missing:
            following = [other for other in names[names.index(name) + 1 :] if other in (*had, NONE)]
            instead = _instead(following[0]) if following else "nobody speaks instead"
            notices.append(f"--voice {name}: {missing}; {instead}")
    identities = tuple(there[name].identity(language) for name in had)
    return Casting(had, identities, asked=True, silence=NONE in names, notices=tuple(notices))


def _instead(name: str) -> str:
    return "what nobody speaks is silent" if name == NONE else f"{name} speaks instead"
