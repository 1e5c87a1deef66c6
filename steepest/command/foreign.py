"""Film other people's scenes."""

from __future__ import annotations

import os
from pathlib import Path

import click

from steepest.command import known, options
from steepest.command.asked import Asked, asked, say
from steepest.command.options import FILE, command


@command("any")
@click.argument("file", type=FILE, metavar="FILE.py", help="A Python file written for plain manim.")
@click.argument("name", metavar="CLASS", shell_complete=known.classes, help="The scene's class in that file.")
@options.own("--mesh", is_flag=True, help="Draw manim's Surface as one mesh.")
@options.quality
@options.fps
@options.output
@options.workers
@options.quiet
@asked
def foreign(asked: Asked, file: Path, name: str, mesh: bool) -> int:
    """Film a scene written for plain manim: the same frames, several times sooner.

    $0 any talk.py Opening --quality 720p
    """
    from steepest.film.crew.server import ONE_THREAD

    for variable, value in ONE_THREAD.items():  # before numpy
        os.environ.setdefault(variable, value)
    from steepest.foreign.request import make_foreign_request

    request = make_foreign_request(
        file,
        name,
        output=asked.output or asked.home / "build",
        quality=asked.quality,
        fps=asked.fps,
        workers=asked.workers,
        quiet=asked.quiet,
        mesh=mesh,
        traceback=asked.traceback,
    )
    from steepest.foreign.filming import film_foreign
    from steepest.foreign.report import report

    say(report(film_foreign(request), request))
    return 0
