"""Files that a person wrote, read as text. Editors save them in several ways, and names lead to other things, too."""

from __future__ import annotations

from pathlib import Path

from steepest.disk.reading import content
from steepest.script.fault import Fault
from steepest.script.place import shown_path

LARGEST = 2_000_000  # bytes


def typed_text(file: Path, missing: str = "there is no such file") -> str:
    """The text of a file, in UTF-8, with or without the mark that some editors write before it (BOM).

    Raises Fault, with the line where it can be told, for what is no file, is too large or is not UTF-8.
    """
    name = shown_path(file)
    try:
        data = content(file)
    except FileNotFoundError:
        raise Fault(f"{name}: {missing}") from None
    except OSError as error:
        raise Fault(f"{name}: cannot be read: {error.strerror}") from None
    if len(data) > LARGEST:
        raise Fault(f"{name}: {len(data):,} bytes are too many for a text; {LARGEST:,} may be read")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Fault(f"{name}:{line}: this is not UTF-8; save the text in that encoding") from None
