"""Which line of somebody's scene went wrong, in one sentence."""

from __future__ import annotations

import traceback
from pathlib import Path

from steepest.script.fault import Fault


def blame(error: BaseException, file: Path, full: bool) -> Fault:
    """The Fault that says what a scene's code raised, and in which line of its folder; with everything where
    `full`."""
    details = ["".join(traceback.format_exception(error)).rstrip()] if full else []
    if isinstance(error, Fault):
        return Fault(f"{_place(error, file)}: {error.sentence}", *error.details, *details)
    if isinstance(error, SyntaxError) and error.filename:
        return Fault(f"{Path(error.filename).name}:{error.lineno}: {error.msg}", *details)
    said = " ".join(str(error).split())
    what = f"{type(error).__name__}: {said}".removesuffix(": ")
    if isinstance(error, SystemExit):
        what = "the scene ends the program (sys.exit) before the film is done"
    return Fault(f"{_place(error, file)}: {what}", *details)


def _place(error: BaseException, file: Path) -> str:
    """The innermost line in the scene's own folder."""
    own = [one for one in traceback.extract_tb(error.__traceback__) if _within(one.filename, file.parent)]
    if not own:
        return file.name
    return f"{Path(own[-1].filename).relative_to(file.parent)}:{own[-1].lineno}"


def _within(name: str, folder: Path) -> bool:
    return Path(name).is_relative_to(folder) and "site-packages" not in name
