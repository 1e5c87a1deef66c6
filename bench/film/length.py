"""How long a film plays.

python -m bench.film.length FILM
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import av


def length(film: Path) -> float:
    """Seconds of its pictures."""
    with av.open(str(film)) as source:
        shown = source.streams.video[0]
        assert shown.duration is not None and shown.time_base is not None
        return float(shown.duration * shown.time_base)


if __name__ == "__main__":
    print(json.dumps(length(Path(sys.argv[1]))))
