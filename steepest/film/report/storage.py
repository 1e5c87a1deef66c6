"""Lists what is kept between runs and how much room it takes, and trims it if that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from steepest.disk.locks import Taken
from steepest.film.cache.lease import alone
from steepest.film.cache.storage import KINDS, LIMIT, entries, readable_size, tidy
from steepest.film.report.table import table
from steepest.script.fault import Fault

UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30}


def storage(cache: Path, trim: str | None = None) -> Iterator[str]:
    """Say how much is kept: a line for each kind of thing, and one for all of it. If `trim` (a size as typed) is given,
    first drop what was unused for longest, until no more than that is left.

    Raises Fault if `trim` is not a size, and if another run is at work in the cache.
    """
    limit = None if trim is None else size(trim)
    if not cache.is_dir():
        yield f"{cache}: nothing is kept yet"
        return
    if limit is not None:
        yield _trimmed(cache, limit)
    kept = entries(cache)
    rows = []
    for suffix, what in KINDS.items():
        some = [entry for entry in kept if entry.file.suffix == suffix]
        if some:
            used = f"{datetime.fromtimestamp(max(entry.used for entry in some)):%Y-%m-%d %H:%M}"
            rows.append(
                (what, str(len(some)), readable_size(sum(entry.size for entry in some)), f"last used {used}")
            )
    whole = readable_size(sum(entry.size for entry in kept))
    rows.append(
        (
            "in all",
            str(len(kept)),
            whole,
            f"at most {readable_size(LIMIT)} are kept beyond what the last film needs",
        )
    )
    yield str(cache)
    yield from table(rows, indent="  ")


def _trimmed(cache: Path, limit: int) -> str:
    with alone(cache) as taken:
        if taken is Taken.BUSY:
            raise Fault(f"{cache}: another run is at work in this cache; trim it when that is done")
        if taken is Taken.REFUSED:
            raise Fault(
                f"{cache}: this disk carries no locks, so nobody can tell whether a run is at work in this cache; "
                "see to it that none is, and remove the folder, or choose one on another disk with --cache"
            )
        return f"{readable_size(tidy(cache, limit=limit))} freed"


def size(typed: str) -> int:
    """Bytes from a number with a unit. Raises Fault.

    >>> size("1.5 GB"), size("0")
    (1500000000, 0)
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([A-Za-z]*)", typed.strip())
    if found is None or found[2].upper() not in UNITS:
        raise Fault(f"--trim {typed}: that is not a size; write one such as 500MB, 2GB or 0")
    return round(float(found[1]) * UNITS[found[2].upper()])
