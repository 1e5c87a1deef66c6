"""The costs that a film's folder keeps, beat by beat.

python -m bench.lecture.film_costs FOLDER QUALITY     FOLDER holds the lecture's film and its cache
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench.lecture.filmed_beats import FilmedBeat
from bench.measuring.asking import ROOT
from steepest.film.crew.costs import Costs
from steepest.film.crew.job import Wanted
from steepest.film.pictures.still import job_without_keys
from steepest.film.request import begin
from steepest.script.text.lecture import read_lecture


def film_costs(folder: Path, quality: str) -> Iterator[FilmedBeat]:
    """What each beat took, in the film's order."""
    film = json.loads((folder / "timeline.json").read_text(encoding="utf-8"))
    request = begin(ROOT, output=folder, quality=quality, fps=film["fps"])
    lecture, costs = read_lecture(request.text), Costs(request.cache / "costs.json")
    for scene in film["scenes"]:
        job = job_without_keys(request, lecture, scene["scene"])
        for beat in scene["beats"]:
            wanted = Wanted(beat["beat"], "", beat["end_frame"] - beat["first_frame"])
            seconds, size = costs.seconds(job, wanted), round(costs.bytes(job, wanted))
            yield FilmedBeat(scene["scene"], wanted.beat, wanted.frames, seconds, size)


if __name__ == "__main__":
    kept, asked = sys.argv[1:]
    print(json.dumps([asdict(beat) for beat in film_costs(Path(kept), asked)]))
