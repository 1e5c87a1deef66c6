"""Check a lecture before and after it is filmed."""

from __future__ import annotations

import sys
from dataclasses import replace

from steepest.command import options
from steepest.command.asked import Asked, asked, say
from steepest.command.options import command


@command("check")
@options.scenes
@options.lecture_and_settings
@options.voice
@options.own(
    "--facts", is_flag=True, help="Tell instead where each fact of assets/facts.toml is said and shown."
)
@asked
def check(asked: Asked, scenes: tuple[str, ...], facts: bool) -> int:
    """Check text, claims, layout, pace and captions, without filming, and tell the numbers of each scene.

    $0 check
    $0 check hill --set hill.point='[1, 2]'
    $0 check --facts
    """
    from steepest.film.report import ledger, measures
    from steepest.film.report.check import examine
    from steepest.script.text.lecture import read_lecture
    from steepest.script.text.translation import translations

    request = asked.request()
    anchors = [section.anchor for section in read_lecture(request.text).sections] if facts else []
    stated = ledger.read_ledger(request.lecture_folder / ledger.LEDGER, anchors) if facts else []
    seen = examine(request, list(scenes) or None)
    findings = list(seen.remarks)
    if facts:
        language = read_lecture(request.text).language
        beats = {name: record.beats for name, record in seen.records.items()}
        findings += ledger.untold(stated, beats, language)
        told = [*ledger.lines(stated, beats, language)]
    else:
        told = [line for each in seen.measures for line in measures.lines(each)]
    if asked.traceback and any(remark.frames for remark in findings):
        print(*(remark.frames for remark in findings if remark.frames), sep="\n", file=sys.stderr)
    say([*map(str, findings), *told])
    ended = f"{len(findings)} to mend" if findings else "nothing to mend"
    others = [] if request.translation else translations(read_lecture(request.text))
    for code in others:
        ended += f"; of {code} only the text was read: check --language {code}"
    print(ended, file=sys.stderr)
    return 2 if findings else 0


@command("verify")
@options.scenes
@options.lecture_and_settings
@options.fps
@options.workers
@options.quiet
@asked
def verify(asked: Asked, scenes: tuple[str, ...]) -> int:
    """Compare every frame as it is filmed with one drawn from nothing, at 480 rows. This takes minutes.

    $0 verify hill --fps 5
    """
    from steepest.film.pictures.verify import verify

    fps = 30 if asked.fps is None else asked.fps
    request = replace(asked, quality="draft", fps=fps, voice="none").request()
    return 0 if verify(request, list(scenes), lambda line: say([line])) else 1
