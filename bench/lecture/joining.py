"""What comes after filming: the film joined.

python -m bench.lecture.joining QUALITY FPS FOLDER     FOLDER holds the film and its cache
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from bench.measuring.asking import ROOT
from steepest.film.cache.vault import Vault
from steepest.film.captions import captions, chapters
from steepest.film.filming import Filming
from steepest.film.join import join
from steepest.film.rendering import segments_of, track_of
from steepest.film.request import begin
from steepest.script.text.lecture import read_lecture


def joining(quality: str, fps: int, folder: Path) -> float:
    """Wall seconds of joining the lecture that a folder's cache holds."""
    request = begin(ROOT, output=folder, quality=quality, fps=fps)
    lecture, vault = read_lecture(request.text), Vault(request.cache)
    with Filming(request, lecture, [section.anchor for section in lecture.sections]) as filming:
        records = filming.rehearse()
    film = folder / "joined.mp4"
    begun = time.monotonic()
    language = lecture.language.code
    cues, parts = captions(records), chapters(records)
    segments, sound = segments_of(records, vault), track_of(records, vault)
    join(segments, film, title=lecture.title, cues=cues, chapters=parts, language=language, sound=sound)
    joined = time.monotonic()
    film.unlink()
    return joined - begun


if __name__ == "__main__":
    asked, rate, kept = sys.argv[1:]
    print(json.dumps(joining(asked, int(rate), Path(kept))))
