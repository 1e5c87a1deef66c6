"""Pictures as files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from steepest.film.encode.colours import Picture


def png(picture: Picture) -> bytes:
    """An RGBA picture (height, width, 4) as a PNG file without its alpha."""
    file = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture[..., :3])).save(file, "PNG", compress_level=4)
    return file.getvalue()


def read_png(content: bytes) -> Picture:
    """A PNG file as an RGBA picture (height, width, 4)."""
    with Image.open(io.BytesIO(content)) as image:
        return np.array(image.convert("RGBA"))
