"""The small pictures that the time bar shows, all in one file: the film's key frames."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import av
from PIL import Image

WIDTH, ACROSS = 160, 10
QUALITY = 62
_APART = 2.0  # seconds between two of them, at least


def thumbnails(film: Path) -> tuple[bytes, list[Mapping[str, Any]], tuple[int, int]]:
    """A JPEG of all of them; for each, the seconds from which on it shows and its corner; and their size, in pixels.

    A film has a key frame where a beat begins and every few seconds; only these are decoded.
    """
    found: list[tuple[float, Image.Image]] = []
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        height = round(WIDTH * stream.height / stream.width)
        stream.codec_context.skip_frame = "NONKEY"
        for frame in container.decode(stream):
            time = float(frame.time or 0)
            if not found or time >= found[-1][0] + _APART:
                found.append(
                    (
                        time,
                        Image.fromarray(frame.to_ndarray(format="rgb24")).resize(
                            (WIDTH, height), Image.Resampling.LANCZOS
                        ),
                    )
                )
    sheet = Image.new("RGB", (WIDTH * min(ACROSS, len(found)), height * math.ceil(len(found) / ACROSS)))
    places: list[Mapping[str, Any]] = []
    for number, (time, picture) in enumerate(found):
        x, y = number % ACROSS * WIDTH, number // ACROSS * height
        sheet.paste(picture, (x, y))
        places.append({"start": round(time, 3), "x": x, "y": y})
    written = io.BytesIO()
    sheet.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue(), places, (WIDTH, height)
