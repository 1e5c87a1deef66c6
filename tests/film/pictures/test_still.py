"""One picture of a beat's last frame."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from steepest.film.pictures.still import render_still
from steepest.script.fault import Fault
from tests.film.test_rendering import REQUEST, ROOT, request


def dot(file: Path) -> float:
    """Where the dot's middle stands, from 0 (left) to 1 (right)."""
    picture = np.asarray(Image.open(file).convert("L"))
    assert picture.shape == (480, 854)
    band = picture[262:272].max(0) > 200  # through the dot, under the words
    return float(np.flatnonzero(band).mean()) / 854


def test_the_last_frame_is_what_is_drawn(tmp_path: Path) -> None:
    unit = 1 / (2 * 64 / 9)  # the frame is 16 by 9, and 8 units high
    started = dot(render_still(request(tmp_path), "glide", "start"))
    ended = dot(render_still(request(tmp_path, "glide.reach=4"), "glide", "move"))
    assert started == pytest.approx(0.5 - 2 * unit, abs=0.003)
    assert ended == pytest.approx(0.5 + 2 * unit, abs=0.003)


def test_an_unknown_beat_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r'no beat "mvoe"; did you mean "move"'):
        render_still(request(tmp_path), "glide", "mvoe")


def test_a_still_is_drawn_by_a_process_that_has_drawn_nothing(tmp_path: Path) -> None:
    code = (
        f"import sys; from pathlib import Path; {REQUEST}\n"
        "from steepest.film.pictures.still import render_still\n"
        "render_still(request(Path(sys.argv[1])), 'fall', 'after')\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=True)
    assert (tmp_path / "fall-after.png").exists()
