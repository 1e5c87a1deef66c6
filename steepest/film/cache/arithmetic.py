"""How this machine computes, to the last bit.

NumPy, OpenBLAS and the C library work out sines, powers and products by the instructions that a processor has, and
the last bits of a result differ: with and without AVX-512, to name one. A scene's frames depend on such bits, so
what was filmed on one machine is used on another only if both compute alike. They do if a digest of some twenty
thousand results is the same on both; working it out takes 1 ms.
"""

from __future__ import annotations

import functools
import hashlib
import math

import numpy as np


@functools.cache
def arithmetic() -> str:
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
