"""Says what this machine lacks for filming, and how to get it. This needs nothing but Python itself."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from steepest.film.report.installation import DISTRIBUTION, REPOSITORY, requirements, setup

ROOM = 1_000_000_000
"""A lecture with its segments fits into this many bytes."""


@dataclass(frozen=True)
class Check:
    """One thing that filming needs: what was found of it and, if it is missing, how to get it."""

    name: str
    found: str
    remedy: str = ""

    @property
    def ok(self) -> bool:
        """Whether it is there."""
        return not self.remedy


def examine(output: Path) -> Iterator[Check]:
    """Every check in turn; `output` is the folder that films go to."""
    yield _python()
    yield from (_tried(name, probe) for name, probe in PROBES.items())
    yield _voice()
    yield _packages()
    yield _room(output)
    yield _writable(output)


def report(checks: list[Check]) -> Iterator[str]:
    """The checks as a table. Under each that failed stands what to do."""
    width = max(len(check.name) for check in checks)
    for check in checks:
        yield f"{'ok     ' if check.ok else 'missing'}  {check.name.ljust(width)}  {check.found}"
        if not check.ok:
            yield f"         {' ' * width}  → {check.remedy}"


def _python() -> Check:
    new_enough = sys.version_info >= (3, 11)
    return Check(
        "Python",
        platform.python_version(),
        "" if new_enough else f"install Python 3.11 or newer, then {setup()}",
    )


def _tried(name: str, probe: Callable[[], str]) -> Check:
    try:
        return Check(name, probe())
    except ImportError as error:
        return Check(name, f"cannot be imported: {error}", setup())
    except Exception as error:  # a broken library may fail in any way
        return Check(name, f"does not work: {type(error).__name__}: {error}", _anew())


def _manim() -> str:
    import cairo
    import manim

    versions = {"manim": manim.__version__, "Cairo": cairo.cairo_version_string()}
    return ", ".join(f"{name} {version}" for name, version in versions.items())


def _typst() -> str:
    import typst

    drawn = typst.compile(b"#set page(width: auto, height: auto)\nA formula: $x^2$", format="svg")
    glyphs = len(re.findall(rb"<use\b", drawn if isinstance(drawn, bytes) else b""))
    if not glyphs:
        raise RuntimeError("it sets no glyphs; its fonts are missing")
    return f"typst {importlib.metadata.version('typst')}, with fonts"


def _encoder() -> str:
    import av

    av.codec.Codec("libx264", "w")
    return f"libx264 in av {av.__version__}"


def _voice() -> Check:
    try:
        from steepest.film.voice.engines.festival import INSTALL, Festival
    except ImportError as error:
        return Check("voice", f"cannot be asked: {error}", setup())
    lacking = (Festival().available("en") or "").partition(";")[0]
    return Check("voice", lacking or "festival, with the voice of SLT", INSTALL if lacking else "")


PROBES: dict[str, Callable[[], str]] = {"drawing": _manim, "type": _typst, "encoder": _encoder}


def _packages() -> Check:
    """Whether what is installed is what the engine needs."""
    needed = requirements()
    how = "as pinned in requirements.txt" if REPOSITORY else f"as {DISTRIBUTION} needs them"
    unmet = [one.name for one in needed if not one.met]
    if unmet:
        return Check("packages", f"missing or in another version: {', '.join(unmet)}", setup())
    return Check("packages", f"{len(needed)} {how}")


def _anew() -> str:
    return f"rm -r .venv; {setup()}" if REPOSITORY else setup()


def _standing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next(one for one in (folder, *folder.parents) if one.exists())


def _room(output: Path) -> Check:
    free = shutil.disk_usage(_standing(output)).free
    remedy = (
        ""
        if free >= ROOM
        else f"free some disk, or name another folder with --output; a lecture wants {ROOM / 1e9:.0f} GB"
    )
    return Check("disk", f"{free / 1e9:.1f} GB free", remedy)


def _writable(output: Path) -> Check:
    folder = _standing(output)
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Check("output", os.fspath(output))
    except OSError as error:
        return Check(
            "output", f"{folder} cannot be written: {error.strerror}", "name another folder with --output"
        )
