"""Runs a command line: exit codes, and what is said of a fault."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import click
from click.exceptions import Exit

from steepest.command import checks, film, foreign, look, machine, numbers, words
from steepest.command.asked import Asked
from steepest.command.called import called, not_installed, stopped
from steepest.command.grammar import CommandLine
from steepest.command.refusal import refusal
from steepest.film.crew.failure import Failure
from steepest.script.blame import blamed, unforeseen
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
    """Say what went wrong; the exit code. With --traceback what happened in this process through no fault of the input
    is raised, for Python to show it."""
    full, fault = "--traceback" in arguments, blamed(error)
    told = fault or error
    if full and isinstance(told, Fault | Failure) and told.frames:
        print(visible(told.frames), file=sys.stderr)
    elif full and not fault:
        raise error
    if fault:
        print(visible(str(fault)), file=sys.stderr)
        return 2
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
    if isinstance(error, Failure):
        return str(error)
    if isinstance(error, ModuleNotFoundError) and (error.name or "").partition(".")[0] not in OWN:
        return not_installed(error.name)
    if isinstance(error, OSError) and error.errno is not None:
        where = _told(error.filename)
        return f"the machine refused: {os.strerror(error.errno)}{f' ({where})' if where else ''}"
    return unforeseen(error)
