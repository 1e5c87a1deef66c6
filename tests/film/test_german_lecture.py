"""A lecture in German: filmed, spoken and captioned with German words and numbers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from steepest.film.voice.engines.espeak import Espeak

ROOT = Path(__file__).parents[2]
TEXT = """---
title: Eine neue Vorlesung
language: de
---

# Das erste Kapitel

## Wo geht es hinauf? {#uphill}

- east: Osten
- north: Norden
- slope: Steigung
- drawn: Länge: {scale:share} der Steigung

### place
Hier ist {@hill}ein Hügel über seiner Karte.
Jemand {@stands}steht darauf, bei {point:g}.
Welcher {@way}Weg führt hinauf?

### way
Der {@gradient}Gradient ist ein {@arrow}Pfeil auf der Karte.
Er zeigt {@uphill}bergauf, und die Steigung dorthin beträgt {@slope}{slope:.3g}.
"""


@pytest.mark.verify
@pytest.mark.skipif(Espeak().available("de") is not None, reason="no voice speaks German here")
def test_a_german_lecture_is_filmed(tmp_path: Path) -> None:
    lecture = tmp_path / "lecture"
    shutil.copytree(ROOT / "steepest" / "new" / "lecture", lecture)
    (lecture / "assets" / "lecture.md").write_text(TEXT, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "steepest",
        "--lecture",
        str(lecture),
        "--quality",
        "draft",
        "--fps",
        "2",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    film = json.loads((lecture / "build" / "timeline.json").read_text(encoding="utf-8"))
    beats = film["scenes"][0]["beats"]
    assert film["language"] == "de"
    assert {beat["voice"] for beat in beats} == {"espeak-ng"}
    assert [beat["said"][0]["text"] for beat in beats] == ["(−1; −1,5)", "2,5"]
    assert "−1,5" in (lecture / "build" / "captions.vtt").read_text(encoding="utf-8")
