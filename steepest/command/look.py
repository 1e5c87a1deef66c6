"""Look at a lecture without filming it: one picture, many, or the list of its scenes."""

from __future__ import annotations

from steepest.command import options
from steepest.command.asked import Asked, asked, say, split_beat
from steepest.command.options import command


@command("still")
@options.beat
@options.lecture_and_settings
@options.quality
@options.picture
@options.watch
@asked
def still(asked: Asked, beat: str) -> int:
    """Draw one picture: the last frame of a beat.

    $0 still hill/steps
    $0 still hill/keep --set hill.point='[3, 0]' --quality draft
    """
    scene, name = split_beat(asked, beat)
    if asked.watch:
        return asked.watched(beat=beat)
    from steepest.film.pictures.still import render_still

    print(render_still(asked.request(), scene, name))
    return 0


@command("sheet")
@options.scene
@options.lecture_and_settings
@options.quality
@options.voice
@options.output
@asked
def sheet(asked: Asked, scene: str) -> int:
    """Draw contact sheets of a scene: every beat's end, the middle of every movement.

    $0 sheet hill --quality draft
    """
    from steepest.film.pictures.sheet import render_sheet

    print(*render_sheet(asked.request(), scene), sep="\n")
    return 0


@command("list")
@options.lecture_and_settings
@asked
def contents(asked: Asked) -> int:
    """List the chapters and scenes, and how long each is.

    $0 list
    """
    from steepest.film.report.contents import contents

    say(contents(asked.request()))
    return 0
