"""The layout finder misses nothing that is drawn: where a picture is not empty, there is a text or a drawing."""

from __future__ import annotations

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from tests.scenes.looked import SIZE
from tests.scenes.records import every_scene, looked_at

PIXELS = SIZE[0] / theme.FRAME_WIDTH
AROUND = 0.17  # scene units: strokes, halos, arrow heads and the edges of pixels
SEEN = 36  # levels off the background: mist and soft light, which hold no words off, are fainter


def painted_over(boxes: list[Box]) -> np.ndarray:
    """Which pixels (height, width) lie in some boxes of the frame."""
    found = np.zeros(SIZE[::-1], bool)
    for box in boxes:
        left, right = (
            round((x + theme.FRAME_WIDTH / 2) * PIXELS) for x in (box.left - AROUND, box.right + AROUND)
        )
        top, bottom = (
            round((theme.FRAME_HEIGHT / 2 - y) * PIXELS) for y in (box.top + AROUND, box.bottom - AROUND)
        )
        found[max(top, 0) : max(bottom + 1, 0), max(left, 0) : max(right + 1, 0)] = True
    return found


@every_scene()
def test_where_a_picture_is_not_empty_something_is_known_of(anchor: str) -> None:
    looked, missed = looked_at(anchor), {}
    for key, there in looked.inventories.items():
        picture = looked.pictures[key][..., :3].astype(int)
        drawn = np.abs(picture - (255 * theme.channels(theme.BACKGROUND)).round()).max(axis=-1) > SEEN
        boxes = [*(text.covered for text in there.texts), *(each.box for each in there.drawings)]
        missed[key] = int((drawn & ~painted_over(boxes)).sum())
    assert set(missed.values()) == {0}, missed
