"""Make a film: of the whole lecture, or of single scenes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from steepest.command import known, options
from steepest.command.asked import Asked, asked
from steepest.command.options import PICTURE, WORK, command, filming, own
from steepest.script.fault import Fault

if TYPE_CHECKING:
    from steepest.film.request import Request


@command("lecture")
@filming
@own(
    "--described",
    is_flag=True,
    heading=PICTURE,
    help="Let the descriptions of the pictures be spoken in pauses: a film of its own, in the folder described.",
)
@asked
def lecture(asked: Asked, described: bool) -> int:
    """Render the whole lecture. This is done when no command is given, too.

    $0 --quality draft
    $0 lecture --described
    $0 --watch
    $0 --set hill.point='[1, 2]' --output build/other
    """
    if asked.watch and described:
        raise Fault(
            "--described and --watch do not go together; watch the plain film, and describe it when it is done"
        )
    if asked.watch:
        return asked.watched()
    from steepest.film.rendering import render_lecture

    _warm(asked)
    print(render_lecture(replace(asked.request(), described=described)))
    return 0


@command("scene")
@click.argument(
    "scenes",
    nargs=-1,
    required=True,
    metavar="SCENE...",
    shell_complete=known.scenes,
    help="Names of scenes; the command list shows all of them.",
)
@filming
@asked
def scene(asked: Asked, scenes: tuple[str, ...]) -> int:
    """Render these scenes, each to a film of its own.

    $0 scene hill saddle
    $0 scene hill --quality draft --watch
    """
    if asked.watch:
        return asked.watched(scenes)
    from steepest.film.rendering import render_scenes

    _warm(asked)
    print(*render_scenes(asked.request(), scenes), sep="\n")
    return 0


@command("page")
@filming
@own(
    "--address",
    metavar="URL",
    default="",
    heading=PICTURE,
    help="Tell search engines of the video, its clips and its words: the folder will lie at this public address.",
)
@own(
    "--scorm",
    is_flag=True,
    heading=WORK,
    help="Write scorm.zip, too: the page as a package for learning systems (SCORM 1.2).",
)
@asked
def page(asked: Asked, address: str, scorm: bool) -> int:
    """Write the lecture as a page: film, transcript, questions, in one folder that opens from disk.

    $0 page
    $0 page --watch
    $0 page --scorm
    $0 page --quality draft --output build/other
    $0 page --address https://example.org/gradient
    """
    if asked.watch:
        return asked.watched(more=partial(_page, address=address, scorm=scorm))
    _page(asked.request(), address, scorm, print)
    return 0


@command("handout")
@options.lecture_and_settings
@options.quality
@options.output
@options.workers
@options.quiet
@asked
def handout(asked: Asked) -> int:
    """Write the lecture on paper, as a PDF: last pictures, words, formulas, questions, exercises. It needs no film.

    $0 handout
    $0 handout --set hill.point='[1, 2]' --output build/other
    """
    from steepest.page.handout.making import render_handout

    print(render_handout(asked.request()))
    return 0


def _page(
    request: Request, address: str, scorm: bool, say: Callable[[Path], None] = lambda file: None
) -> Path:
    """Write the page, and the package where that is asked for; say each file, and return the page's."""
    from steepest.page.making import mention_older_package, render_page, render_scorm

    page = render_page(request, address)
    say(page)
    if scorm:
        say(render_scorm(request))
    else:
        mention_older_package(request)
    return page


def _warm(asked: Asked) -> None:
    """Prepare workers ahead where --set is given: a look at its scenes takes manim, as workers do, and a second."""
    if asked.set:
        from steepest.film.crew import server

        server.warm()
