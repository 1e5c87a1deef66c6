"""Whether another machine films the same bytes: its versions of what draws and encodes, and its arithmetic.

`python -m steepest.film.cluster.likeness` prints what is compared, as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from steepest.film.cache.keys import ARITHMETIC, versions


def differences(theirs: Mapping[str, str], ours: Mapping[str, str]) -> list[str]:
    """What differs from this machine, each in words; empty where two machines film alike.

    >>> differences({"manim": "0.21.0", "arithmetic": "a"}, {"manim": "0.22.0", "arithmetic": "b"})
    ['manim 0.21.0 (here 0.22.0)', 'a processor or C library that computes other last digits']
    """
    return [
        "a processor or C library that computes other last digits"
        if name == ARITHMETIC
        else f"{name} {theirs.get(name, 'missing')} (here {value})"
        for name, value in ours.items()
        if theirs.get(name) != value
    ]


if __name__ == "__main__":
    print(json.dumps(versions()))
