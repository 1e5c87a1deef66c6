"""What --voice can name: a voice, or several after commas, each of which speaks where those before it cannot."""

from __future__ import annotations

from collections.abc import Iterable

from steepest.script.fault import Fault, clipped
from steepest.script.nearest import suggestion

NONE, BEST = "none", "best"
NAMES = ("recordings", "piper", "festival", "espeak-ng", NONE)
"""The voices by name, in the order of choice. `best`, that order itself, is what is done where nothing is named."""


def listed(asked: str) -> tuple[str, ...]:
    """The voices that --voice names, in their order; silence can only be the last. Raises Fault.

    >>> listed("festival, none")
    ('festival', 'none')
    """
    names = tuple(name.strip() for name in asked.split(","))
    for name in names:
        if name not in NAMES:
            raise Fault(
                f'--voice: there is no voice "{clipped(name)}"' + suggestion(name, NAMES, "there are")
            )
    if len(set(names)) < len(names):
        raise Fault(f"--voice {asked}: a voice is named twice")
    if NONE in names[:-1]:
        raise Fault(f"--voice {asked}: nobody speaks after {NONE}; name it last")
    return names


def worst(voices: Iterable[str]) -> str:
    """The last of some voices in the order of choice."""
    return max((name for name in voices if name in NAMES), key=NAMES.index, default=NONE)


def worse(voices: Iterable[str], than: Iterable[str]) -> bool:
    """Whether a film with these voices sounds worse than one with those: whether the last of its voices in the order of
    choice comes later. Of a film that tells no voice nothing is known.

    >>> worse(["recordings", "none"], than=["festival"]), worse(["festival"], than=["recordings", "festival"])
    (True, False)
    """
    ranks, theirs = ([NAMES.index(name) for name in some if name in NAMES] for some in (voices, than))
    return bool(ranks and theirs) and max(ranks) > max(theirs)
