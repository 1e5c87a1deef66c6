"""What is said of a foreign scene's film: where it is, how its pictures were drawn, and why not faster."""

from __future__ import annotations

from collections.abc import Iterator

from steepest.foreign.filming import Filmed
from steepest.foreign.request import ForeignRequest


def report(filmed: Filmed, request: ForeignRequest) -> Iterator[str]:
    """The file, and unless the request is quiet how it came about."""
    yield str(filmed.file)
    if request.quiet:
        return
    if filmed.still:
        yield filmed.still
        return
    drawn = filmed.ways.total()
    standing = filmed.frames - drawn
    yield f"{filmed.frames / filmed.fps:.1f} s, {filmed.frames} frames: {drawn} drawn, {standing} standing."
    whole = {why: count for why, count in filmed.ways.items() if why}
    parts = drawn - sum(whole.values())
    told = ", ".join(
        f"{why} ({count})" for why, count in sorted(whole.items(), key=lambda one: (-one[1], one[0]))
    )
    if not whole:
        yield "It redrew only what changed."
    elif parts:
        yield f"It redrew only what changed in {parts} of them, and the others in full, because {told}."
    else:
        yield f"It redrew every frame in full, because {told}."
    if filmed.alone:
        yield f"One process filmed all of it: {filmed.alone}."
