"""Check a lecture before and after it is filmed."""

from __future__ import annotations

import sys
from dataclasses import replace

from steepest.command import options
from steepest.command.asked import Asked, asked, say
from steepest.command.options import command


@command("check")
@options.scenes
@options.lecture_and_settings
@options.voice
@asked
def check(asked: Asked, scenes: tuple[str, ...]) -> int:
    """Check text, claims, layout, pace and captions, without filming, and tell the numbers of each scene.

    $0 check
    $0 check hill --set hill.point='[1, 2]'
    """
    from steepest.film.report.check import examine
    from steepest.film.report.measures import lines

    findings, measures = examine(asked.request(), list(scenes) or None)
    say([*map(str, findings), *(line for each in measures for line in lines(each))])
    print(f"{len(findings)} to mend" if findings else "nothing to mend", file=sys.stderr)
    return 2 if findings else 0


@command("verify")
@options.scenes
@options.lecture_and_settings
@options.fps
@options.workers
@options.quiet
@asked
def verify(asked: Asked, scenes: tuple[str, ...]) -> int:
    """Compare every frame as it is filmed with one drawn from nothing, at 480 rows. This takes minutes.

    $0 verify hill --fps 5
    """
    from steepest.film.pictures.verify import verify

    fps = 30 if asked.fps is None else asked.fps
    request = replace(asked, quality="draft", fps=fps, voice="none").request()
    return 0 if verify(request, list(scenes), lambda line: say([line])) else 1
