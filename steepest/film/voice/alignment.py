"""When each word of a sound is said, where nobody can tell: from the stretches of speech in it.

The words are parted among the stretches so that each gets about as many as it has room for, preferably where
the text has a comma or the end of a sentence; within a stretch time is shared by the words' weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from steepest.film.voice.energy import stretches
from steepest.film.voice.interface import Samples
from steepest.film.voice.passages import SIGNS, weight

ANYWHERE = 1.0
"""What it costs to pause where the text has no sign, against the square of being 1 deviation off in length.
"""


def aligned(samples: Samples, rate: int, words: Sequence[str]) -> tuple[tuple[float, float], ...]:
    """Start and end of every word, in seconds. Empty where there is no speech."""
    found = stretches(samples, rate)
    if not found or not words:
        return ()
    while len(found) > len(words):
        gaps = [later[0] - earlier[1] for earlier, later in pairwise(found)]
        at = gaps.index(min(gaps))
        found[at : at + 2] = [(found[at][0], found[at + 1][1])]
    weights = [weight(word) for word in words]
    times: list[tuple[float, float]] = []
    first = 0
    for (start, end), last in zip(found, parted(words, weights, found), strict=True):
        share = (end - start) / sum(weights[first:last])
        now = start
        for each in weights[first:last]:
            times.append((now, now + each * share))
            now += each * share
        first = last
    return tuple(times)


def parted(words: Sequence[str], weights: Sequence[float], found: Sequence[tuple[float, float]]) -> list[int]:
    """For each stretch, how many words are said by its end; each has at least one."""
    count, lengths = len(words), [end - start for start, end in found]
    said = np.concatenate(([0.0], np.cumsum(weights))) * (sum(lengths) / sum(weights))
    here = np.array([0.0, *(0.0 if word[-1] in SIGNS else ANYWHERE for word in words)])
    here[count] = 0.0
    best = np.full(count + 1, np.inf)
    best[0] = 0.0
    came: list[np.ndarray] = []
    for number, length in enumerate(lengths):
        off = (said[None, :] - said[:, None] - length) / (0.1 + 0.15 * length)
        cost = best[:, None] + off**2
        cost[np.tril_indices(count + 1)] = np.inf  # at least one word
        came.append(cost.argmin(0))
        best = cost.min(0) + here
        if number == 0:
            best[0] = np.inf
    ends = [count]
    for where in reversed(came[1:]):
        ends.append(int(where[ends[-1]]))
    return ends[::-1]
