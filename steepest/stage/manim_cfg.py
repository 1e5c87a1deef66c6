"""The manim.cfg of a user, and the one of the folder in which we are.

A lecture takes nothing from them, but manim reads them while it is imported, and then fails with what it cannot
understand, or makes its shapes for OpenGL.
"""

from __future__ import annotations

from pathlib import Path

from steepest.disk.reading import content
from steepest.script.fault import Fault


def refuse_settings() -> None:
    """Import manim where there is such a file. Raises Fault for one with which manim cannot draw here."""
    files = [
        file
        for file in (Path.home() / ".config" / "manim" / "manim.cfg", Path("manim.cfg"))
        if _is_there(file)
    ]
    if not files:
        return
    named = " or ".join(map(str, files))
    try:
        from manim import config
        from manim.constants import RendererType
    except ImportError:
        raise
    except Exception as error:
        reason = " ".join(str(error).split())
        raise Fault(f"{named}: manim cannot read this: {reason}; mend the file, or move it away") from None
    if config.renderer != RendererType.CAIRO:
        wrong = f"renderer = {config.renderer.value}"
        raise Fault(f"{named}: {wrong}: films are drawn by manim's Cairo renderer; take that line out")


def _is_there(file: Path) -> bool:
    """Whether manim finds a file. Raises Fault where it would, but may not read it."""
    try:
        content(file)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False
    except OSError as error:
        raise Fault(f"{file}: manim cannot read this: {error.strerror}") from None
    return True
