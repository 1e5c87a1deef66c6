"""An interlude filmed from pictures."""

from __future__ import annotations

import io

import av
import numpy as np
import pytest

from steepest.film.cache.record import SceneEnd, Segment
from steepest.film.interlude.interlude import Interlude, Kind, Scenery
from steepest.film.interlude.shoot import film_interlude
from steepest.film.pictures.images import png, read_png
from steepest.stage.board.outlook import Outlook
from steepest.stage.board.strip import Group
from steepest.stage.box import Box
from steepest.stage.extent import Stance

SIZE, FPS = (320, 180), 15
SUBJECT = Outlook(Box(-4.0, -2.0, 2.0, 2.0), (), Stance(-1.0, 0.5, 0.3, 20.0, 0.5))


def picture(number: int) -> np.ndarray:
    """A picture with a light square on it, each another."""
    found = np.full((SIZE[1], SIZE[0], 4), (15, 20, 32, 255), np.uint8)
    found[40:140, 60 + 20 * number : 160 + 20 * number, :3] = 90 + 50 * number
    return found


def scenery(kind: Kind) -> Scenery:
    """An interlude of three scenes, the second of which comes."""
    ends = tuple(SceneEnd(f"picture_{number}", SUBJECT) for number in range(3))
    leaving, entering = {"title": (-1, 0), "closing": (2, -1)}.get(kind, (0, 1))
    one = Interlude(
        kind, "A heading", ends, "2", names=(Group(0, 2, "All"),), bright=0, past=max(leaving + 1, 0),
        leaving=leaving, entering=entering, size=SIZE, fps=FPS,
    )  # fmt: skip
    return Scenery(one, "key", {f"picture_{number}": png(picture(number)) for number in range(3)})


def filmed(one: Scenery) -> Segment:
    """Its segment."""
    told: list[object] = []
    film_interlude(one, told.append)
    (segment,) = told
    assert isinstance(segment, Segment)
    return segment


def frames(segment: Segment) -> list[np.ndarray]:
    """What a viewer sees."""
    with av.open(io.BytesIO(segment.video)) as film:
        return [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]


@pytest.mark.parametrize("kind", ["title", "chapter", "hand-over", "closing"])
def test_a_segment_has_the_frames_that_were_planned_and_ends_as_planned(kind: Kind) -> None:
    one = scenery(kind)
    seen = frames(filmed(one))
    assert len(seen) == one.interlude.frames
    if one.interlude.entering >= 0:
        wanted = picture(one.interlude.entering)[..., :3].astype(int)
        assert np.abs(seen[-1] - wanted).mean() < 2
    else:
        assert (seen[-1] == seen[-FPS * 2]).all()


def test_the_same_pictures_give_the_same_bytes() -> None:
    assert filmed(scenery("hand-over")).video == filmed(scenery("hand-over")).video


def test_a_picture_survives_as_a_file() -> None:
    assert (read_png(png(picture(1))) == picture(1)).all()
