"""Runs a command line: exit codes, and what is said of a fault."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from pathlib import Path

import click
from click.exceptions import Exit

from steepest.command import checks, film, foreign, look, machine, numbers, words
from steepest.command.asked import Asked
from steepest.command.called import called, not_installed, stopped
from steepest.command.grammar import CommandLine
from steepest.command.refusal import refusal
from steepest.script.fault import Fault, clipped, visible
from steepest.script.text.folder import nearest_lecture
from steepest.stage.manim_cfg import refuse_settings

PROGRAM = CommandLine(
    {
        "Begin": (machine.new, machine.doctor, machine.completion),
        "Make a film": (film.lecture, film.scene, film.page, film.handout),
        "Look at it": (look.still, look.sheet, look.contents),
        "Change a number": (numbers.parameters, numbers.facts, numbers.why),
        "Words and voices": (words.text, words.voices, words.record),
        "Check it": (checks.check, checks.verify),
        "Keep the disk tidy": (machine.cache,),
        "Film other people's scenes": (foreign.foreign,),
    },
    usual=film.lecture,
)
"""Every command, under what a person wants to do."""

COMPLETE = "_STEEPEST_COMPLETE"
"""The environment variable by which a shell asks for completions."""
OWN = {"scenes", "steepest"}
NAMELESS = {errno.ENAMETOOLONG, errno.ELOOP}
"""What the system says of names that can lead to no file, whoever typed them."""

NO_MEMORY = ("failed to map segment", "can't start new thread")
"""What a library that is loaded, and Python, say where memory is short and they raise no MemoryError."""


def run(arguments: list[str], home: Path | None) -> int:
    """Do what the arguments say and return the exit code."""
    if asking := os.environ.get(COMPLETE):
        from steepest.command.completion import answer

        return answer(PROGRAM, asking, home)
    try:
        if odd := next((word for word in arguments if "\0" in word), None):
            raise Fault(f'"{clipped(odd)}" holds a zero byte, which no name of a file has')
        here = _here()
        asked = Asked(home or nearest_lecture(here))
        with PROGRAM.make_context(called(), list(arguments), obj=asked) as context:
            code = int(PROGRAM.invoke(context))
        sys.stdout.flush()  # an answer that cannot be written is no answer
        return code
    except Exit as ended:  # --help
        return ended.exit_code
    except click.UsageError as error:
        print(visible(str(refusal(error, arguments))), file=sys.stderr)
        return 2
    except Fault as fault:
        print(visible(str(fault)), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return stopped()
    except OSError as error:
        if error.errno in NAMELESS and "--traceback" not in arguments:
            print(
                visible(f"{_told(error.filename)}: this is no name of a file ({error.strerror})"),
                file=sys.stderr,
            )
            return 2
        return _failed(error, arguments)
    except Exception as error:
        return _failed(error, arguments)


def _here() -> Path:
    """The working folder, from which every path leads that does not begin at the root."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise Fault("the folder in which you are was removed; go to another one (cd) and try again") from None


def _failed(error: Exception, arguments: list[str]) -> int:
    """Say what went wrong through no fault of the input; the exit code."""
    if "--traceback" in arguments:
        raise error
    try:
        refuse_settings()  # manim may be what failed, while it was imported
    except Fault as fault:
        print(visible(str(fault)), file=sys.stderr)
        return 2
    print(visible(ours(error)), file=sys.stderr)
    return 1


def _told(name: object) -> str:
    return clipped(os.fsdecode(name), 100) if isinstance(name, str | bytes) else ""


def ours(error: Exception) -> str:
    """One line on what went wrong through no fault of the input."""
    if type(error).__name__ == "Failure":
        return str(error)
    if isinstance(error, ModuleNotFoundError) and (error.name or "").partition(".")[0] not in OWN:
        return not_installed(error.name)
    if isinstance(error, OSError) and error.errno is not None:
        where = _told(error.filename)
        return f"the machine refused: {os.strerror(error.errno)}{f' ({where})' if where else ''}"
    reason = " ".join(str(error).split())
    if isinstance(error, MemoryError) or any(told in reason for told in NO_MEMORY):
        return "the machine refused: there is too little memory; free some, or let a process have more with ulimit -v"
    what = f"{type(error).__name__}: {reason}".removesuffix(": ")
    place = _place_in_scene(error)
    return f"internal fault: {what}{f' ({place})' if place else ''}; run with --traceback to see where"


def _place_in_scene(error: Exception) -> str:
    """File and line of the scene that was playing when it came to this, if one was."""
    frames = [
        each
        for each in traceback.extract_tb(error.__traceback__)
        if Path(each.filename).parent.name == "scenes"
    ]
    return f"scenes/{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
