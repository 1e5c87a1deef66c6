#!/usr/bin/env python3
"""Renders the lecture, or answers a question about it. Arguments only: the work is in `film`.

    render.py                          the whole lecture, to build/lecture.mp4
    render.py scene SCENE SCENE        these scenes, each to a film of its own
    render.py still SCENE/BEAT --set SCENE.PARAMETER='[1, 2]'

Exit codes: 0 done, 1 a fault of ours or of the machine, 2 a fault in the input.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from steepest.script.fault import Fault
from steepest.script.nearest import suggestion

if TYPE_CHECKING:
    from steepest.film.request import Request

HERE = Path(__file__).resolve().parent


class Parser(ArgumentParser):
    """An ArgumentParser whose refusals are one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise Fault."""
        raise Fault(f"{message}; {self.prog} --help says what can be written")


def lecture(options: Namespace) -> int:
    """render the whole lecture (what is done when no command is given)"""
    if options.watch:
        return watched(options)
    from steepest.film.lecture import render_lecture

    print(render_lecture(film_wanted(options)))
    return 0


def scene(options: Namespace) -> int:
    """render these scenes, each to a film of its own"""
    if options.watch:
        return watched(options, scenes=options.names)
    from steepest.film.lecture import render_scenes

    print(*render_scenes(film_wanted(options), options.names), sep="\n")
    return 0


def still(options: Namespace) -> int:
    """one picture: the last frame of a beat"""
    if options.watch:
        return watched(options, beat="/".join(split_beat(options.beat)))
    from steepest.film.pictures.still import render_still

    print(render_still(requested(options), *split_beat(options.beat)))
    return 0


def sheet(options: Namespace) -> int:
    """a contact sheet of a scene"""
    from steepest.film.pictures.sheet import render_sheet

    print(*render_sheet(requested(options), options.name), sep="\n")
    return 0


def text(options: Namespace) -> int:
    """the words as they will be spoken; what settings change is marked"""
    from steepest.film.report.scene import open_scene
    from steepest.film.report.words import words

    request = requested(options)
    for name in [options.name] if options.name else anchors(request):
        say([*words(open_scene(request, name)), ""])
    return 0


def facts(options: Namespace) -> int:
    """every parameter and fact of a scene, with its value"""
    from steepest.film.report.facts import facts, facts_json
    from steepest.film.report.scene import open_scene

    opened = open_scene(requested(options), options.name)
    say([facts_json(opened)] if options.json else facts(opened))
    return 0


def why(options: Namespace) -> int:
    """every number said or shown in a beat, back to its formula and parameters"""
    from steepest.film.report.scene import open_scene
    from steepest.film.report.why import why

    name, beat = split_beat(options.beat)
    say(why(open_scene(requested(options), name), beat))
    return 0


def parameters(options: Namespace) -> int:
    """what can be changed in a scene: names, values, bounds, units, sentences"""
    from steepest.film.report.parameters import every_parameter_json, parameters, parameters_json
    from steepest.film.report.scene import open_scene

    request = requested(options)
    if options.name and options.json:
        say([parameters_json(open_scene(request, options.name))])
    elif options.name:
        say(parameters(open_scene(request, options.name)))
    elif options.json:
        say([every_parameter_json(open_scene(request, name) for name in anchors(request))])
    else:
        for name in anchors(request):
            say([*parameters(open_scene(request, name)), ""])
    return 0


def contents(options: Namespace) -> int:
    """chapters, scenes, lengths"""
    from steepest.film.report.contents import contents

    say(contents(requested(options)))
    return 0


def check(options: Namespace) -> int:
    """text, claims, layout, pace and captions, without filming"""
    from steepest.film.report.check import check

    findings = check(requested(options), options.names or None)
    say(map(str, findings))
    print(f"{len(findings)} to mend" if findings else "nothing to mend", file=sys.stderr)
    return 2 if findings else 0


def verify(options: Namespace) -> int:
    """every frame at 480 rows as it is filmed, against one drawn from nothing"""
    from steepest.film.pictures.verify import verify

    how = {"quality": "draft", "fps": 30 if options.fps is None else options.fps, "voice": "none"}
    request = requested(Namespace(**vars(options) | how))
    return 0 if verify(request, options.names, lambda line: say([line])) else 1


def cache(options: Namespace) -> int:
    """what is kept between runs, how much room it takes, and trims it"""
    from steepest.film.report.storage import storage

    output = options.output or (options.lecture or HERE) / "build"
    say(storage((options.cache or output / "cache").absolute(), options.trim))
    return 0


def doctor(options: Namespace) -> int:
    """what is missing on this machine, and how to get it"""
    from steepest.film.report.doctor import examine, report

    checks = list(examine(options.output or HERE / "build"))
    say(report(checks))
    return 0 if all(one.ok for one in checks) else 1


def voices(options: Namespace) -> int:
    """which voices there are; speaks a sentence to a file"""
    from steepest.film.voice.catalogue import listed, spoken_sentence
    from steepest.script.text.lecture import read_lecture

    request = requested(options)
    language = read_lecture(request.text).sections[0].language
    where = request.lecture_folder, language, request.output
    file = spoken_sentence(options.sentence, request.voice, *where)
    say([*listed(request.lecture_folder, language.code), *([str(file)] if file else [])])
    return 0


def foreign(options: Namespace) -> int:
    """film a scene written for plain manim, faster, with the same frames"""
    from steepest.film.crew.crew import ONE_THREAD

    os.environ.update(
        {name: os.environ.get(name, value) for name, value in ONE_THREAD.items()}
    )  # before numpy
    from steepest.foreign.request import make_foreign_request

    request = make_foreign_request(
        options.file,
        options.name,
        output=options.output or HERE / "build",
        quality=options.quality,
        fps=options.fps,
        workers=options.workers,
        quiet=options.quiet,
        mesh=options.mesh,
        traceback=options.traceback,
    )
    from steepest.foreign.filming import film_foreign
    from steepest.foreign.report import report

    say(report(film_foreign(request), request))
    return 0


Command = Callable[[Namespace], int]
COMMANDS: dict[str, Command] = {
    "lecture": lecture,
    "scene": scene,
    "any": foreign,
    "still": still,
    "sheet": sheet,
    "text": text,
    "facts": facts,
    "why": why,
    "parameters": parameters,
    "list": contents,
    "check": check,
    "verify": verify,
    "cache": cache,
    "doctor": doctor,
    "voices": voices,
}
How = dict[str, object]
SCENE: How = {"metavar": "SCENE"}
POSITIONS: dict[str, dict[str, How]] = {
    "scene": {"names": {"nargs": "+", **SCENE}},
    "any": {"file": {"type": Path, "metavar": "FILE.py"}, "name": {"metavar": "CLASS"}},
    "still": {"beat": {"metavar": "SCENE/BEAT"}},
    "sheet": {"name": SCENE},
    "text": {"name": {"nargs": "?", **SCENE}},
    "facts": {"name": SCENE},
    "why": {"beat": {"metavar": "SCENE/BEAT"}},
    "parameters": {"name": {"nargs": "?", **SCENE}},
    "check": {"names": {"nargs": "*", **SCENE}},
    "verify": {"names": {"nargs": "*", **SCENE}},
    "voices": {"sentence": {"nargs": "?", "metavar": "SENTENCE"}},
}
"""What a command works on."""
TELLING = {*COMMANDS} - {"any", "cache", "doctor"}
FILMING = {"lecture", "scene"}
DRAWING = {*FILMING, "still", "sheet"}
FOLDER: How = {"type": Path, "metavar": "FOLDER"}
OPTIONS: dict[str, tuple[set[str], How]] = {
    "--mesh": ({"any"}, {"action": "store_true", "help": "draw manim's Surface as one mesh"}),
    "--json": (
        {"facts", "parameters"},
        {"action": "store_true", "help": "as JSON; parameters as JSON Schema"},
    ),
    "--trim": ({"cache"}, {"metavar": "SIZE", "help": "drop what was unused for longest down to it: 2GB"}),
    "--lecture": (TELLING | {"cache"}, {**FOLDER, "help": "a lecture in another folder"}),
    "--settings": (
        TELLING,
        {"type": Path, "action": "append", "metavar": "FILE", "help": "a file like assets/parameters.toml"},
    ),
    "--set": (TELLING, {"action": "append", "metavar": "SCENE.NAME=VALUE", "help": "change one parameter"}),
    "--output": (DRAWING | {"any", "cache", "doctor", "voices"}, {**FOLDER, "help": "where to (build)"}),
    "--cache": (FILMING | {"cache"}, {**FOLDER, "help": "what is kept lies there (build/cache)"}),
    "--quality": (DRAWING | {"any"}, {"help": "draft, 720p, 1080p (usual), 1440p or 2160p"}),
    "--fps": (
        FILMING | {"any", "verify"},
        {"type": int, "metavar": "N", "help": "frames a second (30, of any 60; 15 for a draft)"},
    ),
    "--voice": (
        FILMING | {"sheet", "check", "voices"},
        {
            "metavar": "NAME",
            "help": "this voice and no other: recordings, piper, festival, espeak-ng, or none for silence",
        },
    ),
    "--watch": (FILMING | {"still"}, {"action": "store_true", "help": "again whenever a file is saved"}),
    "--workers": (
        FILMING | {"any", "verify"},
        {"type": int, "metavar": "N", "help": "processes side by side (one a core)"},
    ),
    "--cluster": (FILMING, {"metavar": "ADDRESS", "help": "film on a Dask cluster: tcp://HOST:8786"}),
    "--quiet": (FILMING | {"any", "verify"}, {"action": "store_true", "help": "show no progress"}),
    "--traceback": ({*COMMANDS}, {"action": "store_true", "help": "where a fault of ours happened"}),
}
"""Which commands have an option, and how it is written."""


def parser() -> Parser:
    """The command line's grammar."""
    root = Parser(
        prog="render.py", description=__doc__, formatter_class=RawDescriptionHelpFormatter, allow_abbrev=False
    )
    commands = root.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser, required=True)
    for name, command in COMMANDS.items():
        one = commands.add_parser(name, help=command.__doc__, description=command.__doc__, allow_abbrev=False)
        for position, how in POSITIONS.get(name, {}).items():
            one.add_argument(position, **how)  # type: ignore[arg-type]
        for option, (having, how) in OPTIONS.items():
            if name in having:
                one.add_argument(option, **how)  # type: ignore[arg-type]
    return root


def film_wanted(options: Namespace) -> Request:
    """The options as a request for a film. Raises Fault as `requested` does."""
    if options.set:  # a look at the scenes that they change takes manim, as workers do: both take a second
        from steepest.film.crew import crew

        crew.warm()
    return requested(options)


def requested(options: Namespace) -> Request:
    """The options as a request, every path absolute. Raises Fault for what cannot be."""
    return wish(options)()


def wish(options: Namespace) -> Callable[[], Request]:
    """What makes the request from the options, and reads texts and settings anew each time."""
    from steepest.film.request import make_request

    given = vars(options)
    return partial(
        make_request,
        options.lecture or HERE,
        files=options.settings or (),
        assignments=options.set or (),
        output=given.get("output"),
        quality=given.get("quality"),
        fps=given.get("fps"),
        workers=given.get("workers"),
        quiet=given.get("quiet", False),
        voice=given.get("voice"),
        cache=given.get("cache"),
        cluster=given.get("cluster"),
    )


def watched(options: Namespace, scenes: Iterable[str] = (), beat: str = "") -> int:
    """Do what the options say again whenever a file is saved, until Ctrl-C."""
    from steepest.film.watch.answer import Watched
    from steepest.film.watch.watching import watch

    watch(Watched(wish(options), tuple(scenes), beat), options.settings or ())
    return 0


def anchors(request: Request) -> list[str]:
    """Every scene of the lecture, in its order."""
    from steepest.script.text.lecture import read_lecture

    return [section.anchor for section in read_lecture(request.text).sections]


def split_beat(typed: str) -> tuple[str, str]:
    """SCENE/BEAT in two. Raises Fault."""
    name, slash, beat = typed.partition("/")
    if not (name and slash and beat):
        raise Fault(f'"{typed}" is not SCENE/BEAT: a scene, a slash, one of its beats')
    return name, beat


def say(lines: Iterable[str]) -> None:
    """Print the lines, once all of them are known."""
    print("\n".join(list(lines)), flush=True)


def parse(arguments: list[str]) -> Namespace:
    """The options of the command that is named first; of `lecture` where none is."""
    first = arguments[0] if arguments else ""
    if first.startswith("-") and first not in ("-h", "--help"):
        first = ""
    if first and first not in ("-h", "--help", *COMMANDS):
        raise Fault(f'there is no command "{first}"' + suggestion(first, COMMANDS, "there are"))
    return parser().parse_args(arguments if first else ["lecture", *arguments])


def main(arguments: list[str]) -> int:
    """Do what the arguments say and return the exit code."""
    try:
        options = parse(arguments)
        return COMMANDS[options.command](options)
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped; what was there before is untouched", file=sys.stderr)
        return 130
    except BrokenPipeError:  # whoever read our lines has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if "--traceback" in arguments:
            raise
        print(ours(error), file=sys.stderr)
        return 1


def ours(error: Exception) -> str:
    """One line on what went wrong through no fault of the input."""
    if type(error).__name__ == "Failure":
        return str(error)
    if isinstance(error, ModuleNotFoundError) and (error.name or "").partition(".")[0] not in OWN:
        return f"{error.name} is not installed for {sys.executable}; {SETUP}"
    reason = " ".join(str(error).split())
    what = f"{type(error).__name__}: {reason}".removesuffix(": ")
    return f"internal fault: {what}; run with --traceback to see where"


SETUP = "make setup, then run .venv/bin/python render.py"
OWN = {"scenes", "steepest"}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
