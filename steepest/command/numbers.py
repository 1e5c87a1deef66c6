"""Change a number, and see what follows from it."""

from __future__ import annotations

from steepest.command import options
from steepest.command.asked import Asked, asked, say, split_beat
from steepest.command.options import command


@command("parameters")
@options.scene
@options.told
@asked
def parameters(asked: Asked, scene: str) -> int:
    """Show what can be changed in a scene: names, values, bounds, units, and a sentence on each.

    $0 parameters hill
    """
    from steepest.film.report.parameters import parameters
    from steepest.film.report.scene import open_scene

    say(parameters(open_scene(asked.request(), scene)))
    return 0


@command("facts")
@options.scene
@options.own("--json", "as_json", is_flag=True, help="Show them as JSON, for another program to read.")
@options.told
@asked
def facts(asked: Asked, scene: str, as_json: bool) -> int:
    """Show every parameter and fact of a scene, with its value.

    $0 facts hill
    $0 facts hill --set hill.point='[1, 2]' --json
    """
    from steepest.film.report.facts import facts, facts_json
    from steepest.film.report.scene import open_scene

    opened = open_scene(asked.request(), scene)
    say([facts_json(opened)] if as_json else facts(opened))
    return 0


@command("why")
@options.beat
@options.told
@asked
def why(asked: Asked, beat: str) -> int:
    """Follow every number said or shown in a beat back to its formula and its parameters.

    $0 why hill/steps
    """
    from steepest.film.report.scene import open_scene
    from steepest.film.report.why import why

    scene, name = split_beat(beat)
    say(why(open_scene(asked.request(), scene), name))
    return 0
