"""The floor under filming: what x264 alone takes for a film's frames, were they there already, converted.

The frames are those of the film itself, decoded; the settings are ours, and every frame is encoded, standing or not.
Decoding is not counted.

    python -m bench.film.floor FILM
"""

from __future__ import annotations

import json
import sys
import time
from fractions import Fraction
from pathlib import Path

import av

from steepest.film.encode.encode import options


def floor(film: Path) -> dict[str, float]:
    """Frames of a film, how long it plays (seconds), and the CPU seconds of encoding them."""
    frames, cpu = 0, 0.0
    with av.open(str(film)) as source, av.open("/dev/null", "w", format="null") as sink:
        shown = source.streams.video[0]
        shown.thread_type = "NONE"
        rate = Fraction(shown.average_rate or 1)
        target = sink.add_stream("libx264", rate=rate, options=options(round(rate)))
        target.width, target.height, target.pix_fmt = shown.width, shown.height, "yuv420p"
        for decoded in source.decode(video=0):
            frame = decoded.reformat(format="yuv420p")
            frame.pict_type, frame.pts, frame.time_base = av.video.frame.PictureType.NONE, frames, 1 / rate
            began = time.process_time()
            target.encode(frame)
            cpu += time.process_time() - began
            frames += 1
        began = time.process_time()
        target.encode(None)
        cpu += time.process_time() - began
    return {"frames": frames, "seconds": float(frames / rate), "cpu": cpu}


if __name__ == "__main__":
    print(json.dumps(floor(Path(sys.argv[1]))))
