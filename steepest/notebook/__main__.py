"""Draws a picture for a notebook: `python -m steepest.notebook FOLDER SCENE BEAT QUALITY OUTPUT ASSIGNMENT…`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from steepest.film.request import begin
from steepest.notebook.child import PICTURE, TOLD
from steepest.notebook.seen import SceneSeen, ValueRow
from steepest.script.fault import Fault, visible
from steepest.script.text.boxes import PICTURE as DESCRIPTION
from steepest.script.text.lecture import read_lecture

if TYPE_CHECKING:
    from steepest.film.playing import Ready


def main(folder: str, scene: str, beat: str, quality: str, output: str, *assignments: str) -> int:
    """Draw it, and write the picture and what is told of it into the output folder. The exit code is the command's."""
    try:
        seen, picture = drawn(Path(folder), scene, beat, quality, assignments)
    except Fault as fault:
        print(visible(str(fault)), file=sys.stderr)
        return 2
    Path(output, PICTURE).write_bytes(picture)
    Path(output, TOLD).write_text(json.dumps(asdict(seen), ensure_ascii=False), encoding="utf-8")
    return 0


def drawn(
    folder: Path, scene: str, beat: str, quality: str, assignments: tuple[str, ...]
) -> tuple[SceneSeen, bytes]:
    """What is seen at the end of a beat (of that which stands for the scene where none is named), and its picture.

    Raises Fault for what is not there, and what does not fit.
    """
    request = begin(folder, assignments=assignments, quality=quality, voice="none", quiet=True)
    lecture = read_lecture(request.text)

    from steepest.film.pictures.audiences import telling_beat
    from steepest.film.pictures.images import png
    from steepest.film.pictures.still import find_beat, job_without_keys, last_frame
    from steepest.film.playing import ready
    from steepest.film.report.facts import rows
    from steepest.film.report.scene import open_scene

    job = job_without_keys(request, lecture, scene)
    found = ready(job)
    key = find_beat(scene, beat, found.beats) if beat else telling_beat(found.beats)
    words = next(one.filled.text for one in found.beats if one.key == key)
    told = tuple(ValueRow(*row) for row in rows(open_scene(request, scene)))
    seen = SceneSeen(job.section.title, key, words, description(found, key), told, *request.size)
    return seen, png(last_frame(job, found, key))


def description(found: Ready, key: str) -> str:
    """What is described in a beat, or was last before it."""
    told = ""
    for beat in found.beats:
        told = " ".join(box.text for box in beat.boxes if box.kind == DESCRIPTION) or told
        if beat.key == key:
            break
    return told


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
