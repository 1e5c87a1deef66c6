"""The microphone and the loudspeaker, through the programs that a system has for them."""

from __future__ import annotations

import contextlib
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from steepest.film.voice.engines.process import end_with_us
from steepest.film.voice.interface import last_line
from steepest.script.fault import Fault

PROGRAMS: tuple[tuple[Sequence[str], Sequence[str]], ...] = (
    (
        ("pw-record", "--rate", "48000", "--channels", "1", "--format", "s16"),
        ("pw-play",),
    ),
    (
        (
            "arecord",
            "--quiet",
            "--format",
            "S16_LE",
            "--rate",
            "48000",
            "--channels",
            "1",
            "--file-type",
            "wav",
        ),
        ("aplay", "--quiet"),
    ),
    (
        ("rec", "-q", "-r", "48000", "-c", "1", "-b", "16"),
        ("play", "-q"),
    ),
)
"""What records to a file that is named last, and what plays one: of PipeWire, of ALSA, of SoX. A recorder writes until
it is interrupted (SIGINT), and then finishes its file.
"""
STARTING = 0.3
"""Seconds until a recorder listens; one that cannot has ended by then."""
ENDING = 5.0
"""Seconds in which a recorder finishes its file."""


class Device(Protocol):
    """Records and plays."""

    def recording(self, file: Path) -> contextlib.AbstractContextManager[None]:
        """A context in which the microphone is recorded to a WAV file. Raises Fault."""
        ...

    def play(self, file: Path) -> None:
        """Play a sound to its end. Raises Fault."""
        ...


@dataclass(frozen=True)
class Programs:
    """Two programs of the system, and where somebody can put a recording that was made without them."""

    recorder: Sequence[str]
    player: Sequence[str]
    where: str

    @contextlib.contextmanager
    def recording(self, file: Path) -> Iterator[None]:
        """A context in which the microphone is recorded. Raises Fault where the recorder ends before it should."""
        process = subprocess.Popen(
            [*self.recorder, str(file)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            process_group=0,  # a Ctrl-C is for us
            preexec_fn=end_with_us,
        )
        try:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(STARTING)
            ended = process.poll()
            if ended is None:
                yield
                ended = process.poll()
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=ENDING)
        except subprocess.TimeoutExpired:
            raise Fault(
                f"{self.recorder[0]} did not end when it should; record the beat with another program"
            ) from None
        finally:
            if process.poll() is None:
                process.kill()
                process.communicate()
        if ended is not None or not file.exists():
            said = last_line(errors) or f"exit code {process.returncode}"
            raise Fault(
                f"the microphone cannot be used: {self.recorder[0]} ended with {said!r}; "
                f"see that one is plugged in and turned on, or {_elsewhere(self.where)}"
            )

    def play(self, file: Path) -> None:
        """Play a sound. Raises Fault where that does not work."""
        played = subprocess.run(
            [*self.player, str(file)], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if played.returncode:
            said = last_line(played.stderr) or f"exit code {played.returncode}"
            raise Fault(f"the loudspeaker cannot be used: {self.player[0]} ended with {said!r}")


def find_device(where: str) -> Programs:
    """The first programs that are here. Raises Fault with what to do where none are; `where` is the file that somebody
    can then record in another way.
    """
    for recorder, player in PROGRAMS:
        if shutil.which(recorder[0]) and shutil.which(player[0]):
            return Programs(recorder, player, where)
    raise Fault(
        "no program is here that records: sudo apt-get install --yes --no-install-recommends alsa-utils (on a Mac: "
        f"brew install sox); or {_elsewhere(where)}"
    )


def _elsewhere(where: str) -> str:
    return f"record the beat elsewhere and save it as {where}"
