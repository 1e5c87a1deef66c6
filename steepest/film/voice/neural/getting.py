"""`steepest voices get`: a voice is shown, fetched, and speaks from then on."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from steepest.disk.locks import Taken, locked
from steepest.film.voice.engines.piper import missing_package
from steepest.film.voice.neural.download import USUAL, Patience, download, is_whole
from steepest.film.voice.neural.fetched import MODELS, choose, is_fetched, models
from steepest.film.voice.neural.published import SETTINGS, PublishedFile, PublishedVoice, read_voice_list
from steepest.script.fault import Fault, clipped
from steepest.script.nearest import suggestion
from steepest.script.place import shown_path

LOCK = ".lock"
"""In the folder of the models: whoever fetches holds its lock."""


def published(lecture_folder: Path) -> Iterator[str]:
    """A line for every voice that can be fetched; of those that lie here, which one speaks its language."""
    voices = read_voice_list(lecture_folder).voices
    speaking = models(lecture_folder).values()
    width = max(map(len, voices), default=0)
    for voice in voices.values():
        here = "is here" if is_fetched(lecture_folder, voice) else f"{voice.size / 1e6:.0f} MB"
        if lecture_folder / MODELS / voice.model.name in speaking:
            here += ", and piper speaks with it"
        yield f"    {voice.name.ljust(width)}  {voice.language}, {voice.about}; {here}; {voice.licence}"


def get(
    lecture_folder: Path,
    name: str,
    say: Callable[[str], None],
    patience: Patience = USUAL,
    quiet: bool = False,
) -> None:
    """Fetch a voice of the lecture's list, if it is not here, and let it speak its language.

    Raises Fault for a voice that is not listed, a server that does not send it, a disk without room, and a folder that
    cannot be written. A voice counts as here when both its files do: the model comes last.
    """
    settings = read_voice_list(lecture_folder)
    if not settings.voices:
        raise Fault(
            f"{shown_path(lecture_folder / SETTINGS)}: no voice is listed there that could be fetched"
        )
    if name not in settings.voices:
        raise Fault(
            f'voices get: there is no voice "{clipped(name)}"'
            + suggestion(name, settings.voices, "there are")
        )
    voice = settings.voices[name]
    folder = lecture_folder / MODELS
    for line in described(voice):
        say(line)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder, say):
            for file in (voice.config, voice.model):
                if not is_whole(folder / file.name, file):
                    with _shown(file, quiet) as tell:
                        download(file, folder, tell, patience)
            choose(lecture_folder, voice)
    except OSError as error:
        where = os.fsdecode(error.filename) if error.filename else str(folder)
        reason = os.strerror(error.errno or 0)
        raise Fault(f"{where}: this cannot be written ({reason}); the voice was not fetched") from error
    say(f"{voice.name} lies in {shown_path(folder)}, as it was published")
    if voice.language in settings.models:
        say(
            f"[piper] in {SETTINGS} names another model for {voice.language!r}; it speaks while that line stands there"
        )
    elif lacking := missing_package():
        say(f"it speaks {voice.language!r} once Piper is there: {lacking}")
    else:
        say(f"it speaks {voice.language!r} from now on")


def described(voice: PublishedVoice) -> Iterator[str]:
    """What a person should know before it is fetched."""
    yield f"{voice.name}: {voice.about}"
    yield f"    licence  {voice.licence}"
    for file in (voice.model, voice.config):
        yield f"    {file.size:>11,} bytes  {file.address}"
        yield f"    {'SHA-256':>17}  {file.sha256}"


@contextlib.contextmanager
def _alone(folder: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of the folder; wait for another process that does. Raises Fault where no lock can be had."""
    with locked(folder / LOCK, wait=False) as taken:
        if taken is Taken.HELD:
            yield
            return
    if taken is Taken.BUSY:
        say("another run is fetching a voice here; waiting for it")
        with locked(folder / LOCK) as taken:
            if taken is Taken.HELD:
                yield
                return
    raise Fault(
        f"{folder}: this file system carries no locks, so two runs could spoil each other's voice; fetch it into a "
        f"copy of the lecture on another disk, and copy {MODELS} from there"
    )


@contextlib.contextmanager
def _shown(file: PublishedFile, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show in a terminal how far a file has come."""
    if quiet or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task(file.name, total=file.size)
        yield lambda done: bars.update(bar, completed=done)
