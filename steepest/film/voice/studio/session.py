"""`steepest record`: a beat is shown, recorded, played back, and kept or recorded again."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import numpy as np

from steepest.disk.placing import place, temporary
from steepest.disk.reading import content
from steepest.film.pictures.still import find_beat
from steepest.film.report.scene import OpenScene
from steepest.film.voice.energy import levels
from steepest.film.voice.engines.wholeness import whole
from steepest.film.voice.interface import Passage, Sound, Trouble
from steepest.film.voice.narrated import PRONUNCIATIONS
from steepest.film.voice.narration import passage_of
from steepest.film.voice.recordings import RATE, Recordings, decode, shown_file
from steepest.film.voice.studio.device import Device, find_device
from steepest.script.fault import Fault
from steepest.script.spoken import pronunciations, said

WIDTH = 80
LOUD, QUIET = 0.985, -38.0
"""A sample (of 1) that says that a recording is clipped; decibels of full scale that loud speech should reach."""
KEEP, REPEAT, AGAIN, LEAVE = "k", "r", "p", "q"
ASKED = f"{KEEP} keeps it, {REPEAT} records again, {AGAIN} plays it again, {LEAVE} leaves: "


def passage_to_record(scene: OpenScene, beat: str, lecture_folder: Path) -> Passage:
    """What is to be said in a beat, with these settings. Raises Fault for a beat that is not told."""
    beats = {one.key: one for one in scene.beats()}
    key = find_beat(scene.anchor, beat, list(beats.values()))
    language = scene.section.language
    listed = pronunciations(lecture_folder / PRONUNCIATIONS, language)
    passage = passage_of(scene.anchor, key, language.code, said(beats[key].filled, language, listed))
    if not passage.words:
        raise Fault(f"{passage}: there is nothing to say in this beat")
    return passage


def record(
    passage: Passage,
    lecture_folder: Path,
    ask: Callable[[str], str] = input,
    say: Callable[[str], None] = print,
    device: Device | None = None,
) -> Path | None:
    """Record a beat until somebody is content, and return the file that was kept; None where nobody was.

    `ask` shows a question and returns the answer (EOFError is leaving). Raises Fault where there is no microphone, or
    the recording cannot be written. What lay there stays until another is kept.
    """
    target = Recordings(lecture_folder).folder(passage.language, passage.scene) / f"{passage.beat}.wav"
    found = device or find_device(shown_file(target))
    say(f"{passage}, to {shown_file(target)}")
    if target.exists():
        say("a recording lies there; it is replaced once you keep another")
    say("")
    for line in textwrap.wrap(passage.text, WIDTH, initial_indent="    ", subsequent_indent="    "):
        say(line)
    say("")
    with temporary() as folder:
        try:
            return _taken(passage, target, folder, found, ask, say)
        except EOFError:
            say("nothing was kept")
            return None


def _taken(
    passage: Passage,
    target: Path,
    folder: Path,
    device: Device,
    ask: Callable[[str], str],
    say: Callable[[str], None],
) -> Path | None:
    """Take after take. Raises EOFError where nobody answers any more."""
    answer = REPEAT
    take = folder / "take.wav"
    usable = False
    while True:
        if answer == REPEAT:
            if ask(f"Enter begins, Enter again ends; {LEAVE} leaves: ").strip().lower() == LEAVE:
                raise EOFError
            take.unlink(missing_ok=True)
            with device.recording(take):
                ask("recording … Enter ends it ")
            usable = _looked_at(take, passage, say)
        if take.exists() and answer in (REPEAT, AGAIN):
            try:
                device.play(take)
            except Fault as fault:  # the take is here, and can be kept
                say(str(fault))
        answer = ask(ASKED if usable else ASKED.partition(", ")[2]).strip().lower()[:1]
        if answer == LEAVE:
            raise EOFError
        if answer == KEEP and usable:
            _keep(take, passage, target)
            say(f"kept: {shown_file(target)}")
            return target


def _looked_at(take: Path, passage: Passage, say: Callable[[str], None]) -> bool:
    """Whether a take can be used; what is wrong with it, or might be better, is said."""
    try:
        sound = Sound(decode(take), RATE)
        whole(sound, passage.words)
    except Trouble as trouble:
        say(f"this cannot be used: the recording {trouble}")
        return False
    say(f"{sound.seconds:.1f} s")
    if float(np.abs(sound.samples).max()) > LOUD:
        say("it is clipped: speak a little farther from the microphone, or turn it down")
    elif float(np.percentile(levels(sound.samples, RATE), 95)) < QUIET:
        say("it is quiet, and its noise will be heard: come nearer, or turn the microphone up")
    return True


def _keep(take: Path, passage: Passage, target: Path) -> None:
    """Put a take where recordings lie, and the words that it was recorded for beside it. Raises Fault."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        place(target, content(take))
        place(target.parent / f"{passage.beat}.txt", f"{passage.text}\n".encode())
    except OSError as error:
        raise Fault(
            f"{target}: this cannot be written ({error.strerror}); the recording was not kept"
        ) from error
