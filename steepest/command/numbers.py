"""Change a number, and see what follows from it."""

from __future__ import annotations

from steepest.command import options
from steepest.command.asked import Asked, asked, say, split_beat
from steepest.command.options import command


@command("parameters")
@options.scene_or_all
@options.as_schema
@options.lecture_and_settings
@asked
def parameters(asked: Asked, scene: str | None, as_json: bool) -> int:
    """Show what can be changed in a scene: names, values, bounds, units, and a sentence on each.

    $0 parameters hill
    $0 parameters --json
    """
    from steepest.film.report.parameters import every_parameter_json, parameters, parameters_json
    from steepest.film.report.scene import open_scene, open_scenes

    request = asked.request()
    if scene:
        opened = open_scene(request, scene)
        say([parameters_json(opened)] if as_json else parameters(opened))
    elif as_json:
        say([every_parameter_json(open_scenes(request))])
    else:
        for opened in open_scenes(request):
            say([*parameters(opened), ""])
    return 0


@command("facts")
@options.scene
@options.as_json
@options.lecture_and_settings
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
@options.lecture_and_settings
@asked
def why(asked: Asked, beat: str) -> int:
    """Follow every number said or shown in a beat back to its formula and its parameters.

    $0 why hill/steps
    """
    from steepest.film.report.scene import open_scene
    from steepest.film.report.why import why

    scene, name = split_beat(asked, beat)
    say(why(open_scene(asked.request(), scene), name))
    return 0
