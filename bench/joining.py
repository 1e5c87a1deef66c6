"""What comes after filming: the sound encoded, which is done while beats are filmed, and the film joined.

python -m bench.joining QUALITY FPS FOLDER     FOLDER holds the film and its cache
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from bench.asking import ROOT
from film.captions import captions, chapters
from film.filming import Filming
from film.join import join
from film.lecture import segments_of, track_of
from film.request import make_request
from film.vault import Vault
from script.lecture import read_lecture


def joining(quality: str, fps: int, folder: Path) -> dict[str, float]:
    """Wall seconds of encoding the `sound` of the lecture that a folder's cache holds, and of the `join` itself."""
    request = make_request(ROOT, output=folder, quality=quality, fps=fps)
    lecture, vault = read_lecture(request.text), Vault(request.cache)
    with Filming(request, lecture, [section.anchor for section in lecture.sections]) as filming:
        records = filming.rehearse()
    film = folder / "joined.mp4"
    begun = time.monotonic()
    sound = track_of(records, vault)
    if sound is not None:
        sound.packets()  # to the last one
    encoded = time.monotonic()
    language = lecture.language.code
    cues, parts = captions(records), chapters(records)
    segments = segments_of(records, vault)
    join(segments, film, title=lecture.title, cues=cues, chapters=parts, language=language, sound=sound)
    joined = time.monotonic()
    film.unlink()
    return {"sound": encoded - begun, "join": joined - encoded}


if __name__ == "__main__":
    asked, rate, kept = sys.argv[1:]
    print(json.dumps(joining(asked, int(rate), Path(kept))))
