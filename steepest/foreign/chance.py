"""Chance that is the same each time, for a scene that asks for it and names no seed.

manim seeds `random` and numpy's old generator when a scene is made. What a file draws while it is imported, and what
generators of its own draw (`default_rng()`, `RandomState()`, `random.Random()`, `random.seed()`), begins with the
operating system's entropy; every worker, and every run, would have another. Here that begins with a seed, too. The
operating system's own numbers (`os.urandom`, `secrets`, `uuid4`) stay what they are.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from steepest.foreign.manim.instead import instead

SEED = 0
"""Where nothing else is said."""

_manims = random.Random.seed


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """While this lasts, all chance follows from a seed."""
    entropy = random.Random(seed)
    before = random.getstate(), np.random.get_state()

    def begin(self: random.Random, a: Any = None, version: int = 2) -> None:
        _manims(self, entropy.getrandbits(64) if a is None else a, version)

    numpys = np.random.bit_generator
    with (
        instead(random.Random, "seed", begin),
        instead(random, "seed", random._inst.seed),
        instead(numpys, "randbits", entropy.getrandbits),
    ):
        random.seed(seed)
        np.random.seed(seed)
        yield
    random.setstate(before[0])
    np.random.set_state(before[1])
