"""The command line: `steepest`, and `render.py`, which is the same program for the lecture that it lies beside.

`run` runs a command and gives the exit code. Commands stand in files by what a person wants to do (`film`, `look`,
`numbers`, `words`, `checks`, `foreign`, `machine`), with the options that are theirs alone. What several commands take
is in `options`, and `asked` holds what was typed. `grammar` lays out the help, `refusal` says what could not be read,
`completion` answers a TAB from what `known` finds. A command imports what it works with when it is run.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path

from steepest.call_stack import with_room
from steepest.command.called import require_click, run_without_click, stopped

YOUNG = 50_000
"""Objects made before Python looks for garbage among them. What it imports is none: it need not look every 700."""


@with_room
def main(arguments: list[str] | None = None, home: Path | None = None) -> int:
    """Do what the arguments say (those of the process where there are none), and return the exit code.

    0 is done, 1 a fault of ours or of the machine, 2 a fault in the input, 130 that Ctrl-C ended it. `home` is the
    folder of the lecture that is meant where --lecture is not given; without it, the nearest from the working folder
    upward that holds one.
    """
    gc.set_threshold(YOUNG)
    if (
        os.path.expanduser("~") == "~"
    ):  # no HOME, and a user whom the system does not know: libraries would fail
        os.environ["HOME"] = os.sep
    signal.signal(
        signal.SIGCHLD, signal.SIG_DFL
    )  # who ignores it, and so did what started us, hears no child's end
    try:
        return _done(sys.argv[1:] if arguments is None else arguments, home)
    except KeyboardInterrupt:  # while it is imported what answers one
        return stopped()


def _done(words: list[str], home: Path | None) -> int:
    try:
        require_click()
    except ImportError as error:
        return run_without_click(words, home, error)
    from steepest.command.run import run
    from steepest.film.crew.listeners import listeners_may_leave

    with listeners_may_leave():
        return run(words, home)
