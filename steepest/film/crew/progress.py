"""What is seen of the filming: live bars in a terminal, plain lines elsewhere, nothing when asked for
quiet.
"""

from __future__ import annotations

import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import TaskID


class Progress(ABC):
    """Follows scenes by name while they are filmed. `costs` are the seconds of work each is expected to
    take.
    """

    def __init__(self, costs: Mapping[str, float]) -> None:
        self.costs = dict(costs)
        self.share = dict.fromkeys(costs, 0.0)
        self.began = time.monotonic()

    def update(self, scene: str, share: float) -> None:
        """A scene is filmed up to this share (0 to 1)."""
        self.share[scene] = max(self.share[scene], min(share, 1.0))
        self.show(scene)

    def seconds_left(self) -> float | None:
        """Expected time until the last scene is done, from what was done so far; None while too little is
        known.
        """
        total = sum(self.costs.values())
        done = sum(self.costs[scene] * share for scene, share in self.share.items())
        passed = time.monotonic() - self.began
        if not total or done / total < 0.02:
            return None
        return (total - done) * passed / done

    @abstractmethod
    def say(self, sentence: str) -> None:
        """Say something that stays readable."""

    @abstractmethod
    def show(self, scene: str) -> None:
        """Show where this scene and the whole are now."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


class Quiet(Progress):
    """Shows nothing."""

    def say(self, sentence: str) -> None:
        """Keep it."""

    def show(self, scene: str) -> None:
        """Keep it."""


class Lines(Progress):
    """A plain line for every fifth of a scene, for logs."""

    def __init__(self, costs: Mapping[str, float], stream: TextIO) -> None:
        super().__init__(costs)
        self.stream = stream
        self.fifths = dict.fromkeys(costs, 0)

    def say(self, sentence: str) -> None:
        """Write the sentence."""
        print(sentence, file=self.stream, flush=True)

    def show(self, scene: str) -> None:
        """Write a line if another fifth of the scene is done."""
        fifth = int(self.share[scene] * 5)
        if fifth > self.fifths[scene]:
            self.fifths[scene] = fifth
            left = self.seconds_left()
            self.say(f"{scene}: {self.share[scene]:.0%}" + (f", {spoken(left)} left for all" if left else ""))


class ProgressBars(Progress):
    """A bar for every scene and one for the whole, in a terminal."""

    def __init__(self, costs: Mapping[str, float], stream: TextIO) -> None:
        super().__init__(costs)
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn
        from rich.progress import Progress as Rich

        self.bars = Rich(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[left]}"),
            console=Console(file=stream),
            transient=True,
        )
        self.tasks: dict[str, TaskID] = {name: self.bars.add_task(name, total=1.0, left="") for name in costs}
        self.whole = self.bars.add_task("lecture", total=1.0, left="")
        self.first: dict[str, float] = {}

    def say(self, sentence: str) -> None:
        """Print above the bars."""
        self.bars.console.print(sentence, highlight=False, markup=False)

    def show(self, scene: str) -> None:
        """Move the scene's bar and the whole's."""
        now = time.monotonic()
        share, since = self.share[scene], now - self.first.setdefault(scene, now)
        left = since / share * (1 - share) if share > 0.05 else None
        self.bars.update(self.tasks[scene], completed=share, left=_left(left) if share < 1 else "")
        total = sum(self.costs.values()) or 1.0
        done = sum(self.costs[name] * part for name, part in self.share.items())
        self.bars.update(self.whole, completed=done / total, left=_left(self.seconds_left()))

    def __enter__(self) -> Self:
        self.bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bars.stop()


def progress(costs: Mapping[str, float], quiet: bool, stream: TextIO | None = None) -> Progress:
    """The progress that suits where it is shown (standard error unless `stream` says otherwise)."""
    stream = stream or sys.stderr
    if quiet:
        return Quiet(costs)
    return ProgressBars(costs, stream) if stream.isatty() else Lines(costs, stream)


def spoken(seconds: float) -> str:
    """A time as one would say it: 40 s, 3 min, 1 h 20 min."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _left(seconds: float | None) -> str:
    return f"{spoken(seconds)} left" if seconds is not None else ""
