"""A limit to the work of what may never end."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType


class TooSlow(BaseException):
    """A setting took longer than any may; no handler of errors takes it for one of those."""


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """End what is done inside by TooSlow when the processor worked so long at it."""

    def over(number: int, frame: FrameType | None) -> None:
        raise TooSlow(f"more than {seconds:g} seconds of work")

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
