"""What can be done where click is not installed: the doctor answers, everything else says what is missing."""

from __future__ import annotations

import sys
from pathlib import Path

from steepest.command.called import not_installed


def run_bare(arguments: list[str], home: Path | None, error: ImportError) -> int:
    """Do without options what can be done, and return the exit code."""
    if arguments == ["doctor"]:
        from steepest.film.report.doctor import examine, report

        checks = list(examine((home or Path.cwd()) / "build"))
        print(*report(checks), sep="\n")
        return 0 if all(check.ok for check in checks) else 1
    print(not_installed(error.name or "click"), file=sys.stderr)
    return 1
