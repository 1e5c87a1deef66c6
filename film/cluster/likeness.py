"""Whether another machine films the same bytes: its versions of what draws and encodes, and its arithmetic.

NumPy, OpenBLAS and the C library compute sines, powers and products by the instructions that a processor has, and
the last bits of a result differ: with and without AVX-512, to name one. A scene's frames follow from such bits, so
machines are compared by what they compute: a digest of some twenty thousand results, 1 ms.

`python -m film.cluster.likeness` prints what is compared, as JSON.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping

import numpy as np

from film.keys import versions

ARITHMETIC = "arithmetic"


def likeness() -> dict[str, str]:
    """What must be alike between this machine and another one: names and values."""
    return {**versions(), ARITHMETIC: _arithmetic()}


def _arithmetic() -> str:
    """A digest of results whose last bits depend on the processor and on the system's libraries."""
    x = np.linspace(0.001, 12.0, 1001)
    smooth = (np.sin, np.cos, np.tan, np.exp, np.log, np.sqrt, np.arctan, np.tanh, np.cbrt)
    results = [one(x) for one in smooth]
    results += [x**1.7, np.arctan2(x, 3 - x), np.hypot(x, 1 / x)]
    square = np.sin(np.outer(x[:24], x[-24:]))
    results += [square @ square.T, np.array([square.sum(), x.sum(), x @ x])]
    plain = (math.sin, math.cos, math.exp, math.log, math.atan, math.tanh)
    results += [np.array([one(value) for value in x.tolist()]) for one in plain]
    return hashlib.sha256(b"".join(each.tobytes() for each in results)).hexdigest()[:16]


def differences(theirs: Mapping[str, str], ours: Mapping[str, str]) -> list[str]:
    """What is other than here, each as words; empty where two machines film alike.

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
    print(json.dumps(likeness()))
