"""A scene at a glance."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from steepest.film.pictures import audiences
from steepest.film.pictures.sheet import ALARM, TILES_PER_PAGE, Tile, pages, render_sheet
from steepest.stage.box import Box
from tests.film.test_rendering import request

RED = np.array([int(ALARM[at : at + 2], 16) for at in (1, 3, 5)])


@dataclass(frozen=True)
class Found:
    """What a check would find."""

    sentence: str
    box: Box


def alarming(picture: Image.Image) -> int:
    """How many pixels are of the colour that outlines what is wrong."""
    return int((np.abs(np.asarray(picture.convert("RGB")).astype(int) - RED).sum(2) < 40).sum())


@pytest.fixture
def healthy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audiences, "_findings", lambda scene: [])


@pytest.mark.usefixtures("healthy")
def test_every_movement_and_every_beat_has_its_tile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tiles: list[Tile] = []
    monkeypatch.setattr(
        "steepest.film.pictures.sheet.pages", lambda title, given: tiles.extend(given) or [b""]
    )
    render_sheet(request(tmp_path), "glide")
    assert [tile.name for tile in tiles] == ["start · end", "move · moving", "move · end"]
    source = (
        (Path(__file__).parents[1] / "lecture" / "scenes" / "glide.py")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    first, *rest = (tile.said for tile in tiles)
    assert first == "A dot stands still, and waits."
    assert " ".join(filter(None, rest)) == "It glides by 3 units and then it stays."
    line = next(number for number, text in enumerate(source, 1) if "self.play(" in text)
    assert tiles[1].place.endswith(f"scenes/glide.py:{line}")
    middles = [
        np.flatnonzero(np.asarray(tile.picture.convert("L"))[200].astype(int) > 200).mean() for tile in tiles
    ]
    assert middles[0] < middles[1] < middles[2]


@pytest.mark.usefixtures("healthy")
def test_a_sheet_replaces_the_last_one(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        (tmp_path / f"glide-sheet-{number}.png").write_bytes(b"old")
    assert render_sheet(request(tmp_path), "glide") == [tmp_path / "glide-sheet-1.png"]
    assert [file.name for file in tmp_path.iterdir() if file.name != ".lock"] == ["glide-sheet-1.png"]
    assert alarming(Image.open(tmp_path / "glide-sheet-1.png")) == 0


def test_what_is_found_is_outlined_and_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = Found("“far” covers the dot", Box(-1, -1, 1, 1))
    monkeypatch.setattr(audiences, "_findings", lambda scene: [found])
    (sheet,) = render_sheet(request(tmp_path), "fall")
    assert alarming(Image.open(sheet)) > 2 * 4 * 90  # two beats' ends, four sides of 90 pixels


def test_pages_hold_only_so_many_tiles() -> None:
    tile = Tile(
        Image.new("RGB", (640, 360), "navy"),
        'a "quoted" \\ # beat',
        "0:01.5 scenes/hill.py:7",
        "Look at it.",
        ("1 # wrong",),
    )
    made = [Image.open(io.BytesIO(page)) for page in pages("Slopes · A hill", [tile] * (TILES_PER_PAGE + 1))]
    assert len(made) == 2
    assert made[0].height > 3 * made[1].height > 0
    assert made[0].width == made[1].width >= 1900
