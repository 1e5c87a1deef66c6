"""The name under which this program was called, how it is installed, and what it can do where click is not there."""

from __future__ import annotations

import inspect
import os
import sys
from pathlib import Path

NAME = "steepest"
SCRIPT = "render.py"


def called() -> str:
    """The name that usage and examples show: that of the file which was run.

    `steepest` where it was not run from a file of its own, as in `python -c`.
    """
    name = Path(sys.argv[0]).name.removesuffix(".exe")
    return NAME if name in ("", "-c", "-m", "__main__.py") else name


def again() -> tuple[str, str]:
    """The words that call this program again from any folder: the interpreter and the file that was run."""
    return sys.executable, os.path.abspath(sys.argv[0])


def not_installed(module: str | None) -> str:
    """A sentence on a module that is missing, or too old, and how to get it."""
    from steepest.film.report.installation import setup

    remedy = setup() + (f", then run .venv/bin/python {SCRIPT}" if called() == SCRIPT else "")
    return f"{module} is not installed for {sys.executable}; {remedy}"


def require_click() -> None:
    """Raises ImportError: click cannot be imported, or is one that cannot tell yet what an argument is for."""
    import click

    if "help" not in inspect.signature(click.Parameter).parameters:
        raise ImportError(name="a click that is new enough")


def stopped() -> int:
    """Say that Ctrl-C ended it; the exit code."""
    print("stopped; every file is as it was before, or whole and new", file=sys.stderr)
    return 130


def run_without_click(arguments: list[str], home: Path | None, error: ImportError) -> int:
    """Let the doctor answer; say of everything else what is missing. Returns the exit code."""
    if arguments == ["doctor"]:
        from steepest.film.report.doctor import examine, report

        checks = list(examine((home or Path.cwd()) / "build"))
        print(*report(checks), sep="\n")
        return 0 if all(check.ok for check in checks) else 1
    print(not_installed(error.name or "click"), file=sys.stderr)
    return 1
