"""Whose line it was: what the code of a lecture raised is a fault in its author's file, and all else is ours.

An exception is the author's where it was raised in the lecture's own code, or by a library that this code called.
It is the author's as well where our code, called from there, refuses an argument with a `raise` of its own. What
merely happens to our code is ours, whoever called it.
"""

from __future__ import annotations

import builtins
import pkgutil
import re
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

from steepest.script.fault import Fault
from steepest.script.nearest import nearest

ENGINE = Path(__file__).parents[1]
_REFUSALS = (AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""Kinds of exceptions by which our code refuses an argument."""
_NO_FILE = (FileNotFoundError, IsADirectoryError, NotADirectoryError)
"""Of what the system refuses, only these are about a name that somebody wrote."""
_NO_MEMORY = ("failed to map segment", "can't start new thread")
"""What a library that is loaded, and Python, say where memory is short and they raise no MemoryError."""
_PLACED = re.compile(r"\S+\.(md|py|toml)\b")
"""The beginning of a sentence that says where its fault stands."""


def blamed(error: Exception) -> Fault | None:
    """The Fault with file and line that an exception in the lecture's own code is; None where it is ours, or the
    machine's.
    """
    if isinstance(error, Fault):
        return placed(error)
    folder = _lecture()
    if isinstance(error, SyntaxError) and folder and _is_own(error.filename or "", folder):
        return _with_frames(not_python(_shown(error.filename or "", folder), error), error)
    place, later = _reached(error)
    if not place or is_short_of_memory(error):
        return None
    if isinstance(error, OSError) and not isinstance(error, _NO_FILE):
        return None
    if any(_is_ours(frame) for frame in later) and not _refuses(error, later[-1]):
        return None
    return _with_frames(Fault(f"{place}: {_said(error)}"), error)


def placed(fault: Fault) -> Fault:
    """The same fault with the line of the lecture's own code that led to it, where it says no place yet."""
    place, _ = _reached(fault)
    if not place or fault.frames:
        return fault
    return _with_frames(fault if _PLACED.match(fault.sentence) else fault.at(place), fault)


def not_python(name: str, error: SyntaxError | ValueError) -> Fault:
    """The fault of a file, `name` in messages, that Python cannot read."""
    if not isinstance(error, SyntaxError):  # bytes that are no text
        return Fault(f"{name}: this is not Python: {error}")
    return Fault(f"{name}{f':{error.lineno}' if error.lineno else ''}: this is not Python: {error.msg}")


def unforeseen(error: Exception) -> str:
    """One line on what went wrong through no fault of the input, with the lecture's line that led to it."""
    if is_short_of_memory(error):
        helps = "free some, or let a process have more with ulimit -v"
        return f"the machine refused: there is too little memory; {helps}"
    place, _ = _reached(error)
    where = f" ({place})" if place else ""
    return f"internal fault: {_said(error)}{where}; run with --traceback to see where"


def is_short_of_memory(error: Exception) -> bool:
    """Whether it came to this because there is too little memory."""
    return isinstance(error, MemoryError) or any(told in str(error) for told in _NO_MEMORY)


def _reached(error: Exception) -> tuple[str, list[traceback.FrameSummary]]:
    """The innermost line of the lecture's own code that we called, "" where there is none, and the frames after it."""
    folder, frames = _lecture(), list(traceback.extract_tb(error.__traceback__))
    first = next((number for number, frame in enumerate(frames) if _is_ours(frame)), len(frames))
    own = [k for k in range(first, len(frames)) if folder and _is_own(frames[k].filename, folder)]
    if not folder or not own:
        return "", []
    return f"{_shown(frames[own[-1]].filename, folder)}:{frames[own[-1]].lineno}", frames[own[-1] + 1 :]


def _lecture() -> Path | None:
    """The folder of the lecture that this process works on; None as long as it has played none."""
    package = sys.modules.get("scenes")
    return Path(package.__path__[0]).parent if package and package.__path__ else None


def _is_ours(frame: traceback.FrameSummary) -> bool:
    return Path(frame.filename).is_relative_to(ENGINE)


def _is_own(name: str, folder: Path) -> bool:
    """Whether a file is the lecture's own: the engine, and what is installed, may lie in the lecture's folder."""
    file = Path(name)
    foreign = file.is_relative_to(ENGINE) or "site-packages" in file.parts
    return file.is_relative_to(folder) and not foreign


def _shown(name: str, folder: Path) -> str:
    return Path(name).relative_to(folder).as_posix()


def _refuses(error: Exception, frame: traceback.FrameSummary) -> bool:
    """Whether our code raises this itself, in its innermost line."""
    meant = isinstance(error, _REFUSALS) and not isinstance(error, NotImplementedError)
    return meant and _is_ours(frame) and (frame.line or "").startswith("raise ")


def _with_frames(fault: Fault, error: Exception) -> Fault:
    fault.frames = "".join(traceback.format_exception(error)).rstrip()
    return fault


def _said(error: Exception) -> str:
    told = str(error).removesuffix(f" ({error.path})") if isinstance(error, ImportError) else str(error)
    what = f"{type(error).__name__}: {' '.join(told.split())}".removesuffix(": ")
    word, known = _mistyped(error)
    near = nearest(word, known) if word else None
    return f'{what}; did you mean "{near}"?' if near else what


def _mistyped(error: Exception) -> tuple[str, Iterable[str]]:
    """A name that does not exist, and those that do."""
    match error:
        case NameError(name=str(word)) if error.__traceback__:
            *_, (frame, _) = traceback.walk_tb(error.__traceback__)
            return word, {*frame.f_locals, *frame.f_globals, *dir(builtins)}
        case AttributeError(name=str(word), obj=holder):
            return word, dir(holder)
        case ModuleNotFoundError(name=str(module)):
            package, _, word = module.rpartition(".")
            paths = getattr(sys.modules.get(package), "__path__", ())
            return word, [one.name for one in pkgutil.iter_modules(paths)]
        case ImportError(name=str(module)) if found := re.match(r"cannot import name '(\w+)'", str(error)):
            return found[1], dir(sys.modules.get(module))
    return "", ()
