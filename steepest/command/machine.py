"""A lecture of one's own, and the machine: what it lacks, what its shell completes, how much of its disk is taken."""

from __future__ import annotations

from pathlib import Path

import click

from steepest.command import known, options
from steepest.command.asked import Asked, asked, say
from steepest.command.options import command


@command("new")
@click.argument("folder", type=options.FOLDER, metavar="FOLDER", help="A folder that is new or empty.")
@asked
def new(asked: Asked, folder: Path) -> int:
    """Write the smallest lecture: one scene, its text and its tests, to be changed into yours.

    $0 new FOLDER
    """
    from steepest.new.folder import new_lecture

    files = new_lecture(folder)
    say([*(str(folder / file) for file in files), f"in {folder}: `steepest` films it, `pytest` tests it"])
    return 0


@command("doctor")
@options.output
@asked
def doctor(asked: Asked) -> int:
    """Say what is missing on this machine, and how to get it.

    $0 doctor
    """
    from steepest.film.report.doctor import examine, report

    checks = list(examine(asked.output or asked.home / "build"))
    say(report(checks))
    return 0 if all(one.ok for one in checks) else 1


@command("completion")
@click.argument("shell", metavar="SHELL", shell_complete=known.shells, help="bash, zsh or fish.")
@options.own("--name", metavar="NAME", help="Complete after this name, an alias of yours for the program.")
@click.pass_context
def completion(ctx: click.Context, shell: str, name: str | None) -> int:
    """Print what your shell needs to complete commands, options, scenes, beats and parameters at a TAB.

    Write the line for your shell into the file that it reads when it starts.

    source <($0 completion bash)
    source <($0 completion zsh)
    $0 completion fish | source
    """
    from steepest.command.completion import script

    say([script(shell, name or str(ctx.find_root().info_name))])
    return 0


@command("cache")
@options.own("--trim", metavar="SIZE", help="Drop what was unused for longest, down to this size: 2GB.")
@options.lecture
@options.output
@options.cache
@asked
def cache(asked: Asked, trim: str | None) -> int:
    """Show what is kept between runs and how much room it takes, and trim it.

    $0 cache
    $0 cache --trim 2GB
    """
    from steepest.film.report.storage import storage

    output = asked.output or asked.folder / "build"
    say(storage((asked.cache or output / "cache").absolute(), trim))
    return 0
