"""Measures what filming costs and prints it beside what was to be reached: `make bench`.

    make bench                       everything, at 1080p and 60 frames a second: half an hour on 2 cores
    make bench ARGS=--quick          two plain scenes and one of the lecture, at 720p and 30
    make bench ARGS=--write          and put the figures into docs/performance.md

Times are reported and never tested, because nobody knows how busy a machine is.
"""

from __future__ import annotations

import compileall
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter

from bench.lecture.whole_film import scenes
from bench.measuring.asking import ROOT
from bench.measuring.folder import fresh
from bench.measuring.machine import described
from bench.measuring.process import Unsuccessful
from bench.plain.scenes import FULL, QUICK, SCENES
from bench.report.page import write_between
from bench.report.report import Report

PAGE = ROOT / "docs" / "performance.md"


def main(arguments: list[str]) -> int:
    """Do what the arguments say and return the exit code."""
    parser = ArgumentParser(
        prog="make bench",
        description=__doc__,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--quick", action="store_true", help="two scenes at 720p, 30 frames a second")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/performance.md")
    parser.add_argument(
        "--only", choices=("plain", "lecture"), help="only the plain scenes, or only the lecture"
    )
    options = parser.parse_args(arguments)
    for folder in ("steepest", "scenes"):  # kept compiled, as Python does where it may
        compileall.compile_dir(ROOT / folder, quiet=1)
    quality = QUICK if options.quick else FULL
    report = Report(quality, fresh(ROOT / "build" / "bench"))
    try:
        report.say(f"{described()}; {quality.name}.")
        if options.only != "lecture":
            for scene in [scene for scene in SCENES if not (options.quick and scene.mesh)]:
                report.film_plain(scene)
        if options.only != "plain":
            report.film_scenes(scenes()[-1:]) if options.quick else report.film_lecture()
    except Unsuccessful as sentence:
        print(sentence, file=sys.stderr)
        return 1
    report.targets()
    if options.write:
        write_between(PAGE, "measured", report.lines)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
