"""What a person probably meant to type."""

from collections.abc import Iterable, Sequence


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, or None where none is like it.

    >>> nearest("slop", ["slope", "height"])
    'slope'
    """
    from difflib import get_close_matches  # only needed once something is wrong

    found = get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def suggestion(word: str, known: Iterable[str], among: str = "known here") -> str:
    """The end of a sentence that says a word is unknown: the nearest one, else all of them, in the order of a sequence.

    >>> suggestion("slop", ["slope", "height"])
    '; did you mean "slope"?'
    >>> suggestion("zebra", ["slope", "height"])
    '; known here: slope, height'
    """
    names = list(dict.fromkeys(known)) if isinstance(known, Sequence) else sorted(set(known))
    if near := nearest(word, names):
        return f'; did you mean "{near}"?'
    if not names:
        return ""
    listed = ", ".join(names[:20]) + (", …" if len(names) > 20 else "")
    return f"; {among}: {listed}"
