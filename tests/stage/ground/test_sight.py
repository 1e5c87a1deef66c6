"""What is remembered of a view is what would be seen anew."""

import numpy as np

from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance

TERRAIN = Terrain(lambda x, y: x**2 - y**2 + 0 * x, (-1, 1), (-1, 1))
VIEW = View(azimuth=-50, elevation=20)


def line(height: float) -> np.ndarray:
    x = np.linspace(-1, 1, 60)
    return TERRAIN.on(x, height * np.cos(3 * x), 0.01)


def test_a_line_is_seen_alike_every_time_and_among_others() -> None:
    sight = Sight(TERRAIN, VIEW)
    lines = [line(height) for height in (-0.8, 0.0, 0.5, 0.9)]
    alone = [run for each in lines for run in Sight(TERRAIN, VIEW).runs(each, 0.012, on_ground=True)]
    first, again = (
        [run for each in lines for run in sight.runs(each, 0.012, on_ground=True)] for _ in range(2)
    )
    together = sight.runs_of_all(lines, 0.012)
    assert len(alone) > 1
    for runs in (first, again, together):
        assert len(runs) == len(alone)
        assert all(map(np.array_equal, runs, alone))


def test_what_is_hidden_is_told_from_what_is_seen() -> None:
    sight = Sight(TERRAIN, VIEW)
    seen, hidden = (sight.runs(line(0.9), 0.012, hidden=hidden) for hidden in (False, True))
    assert seen and hidden
    assert not np.array_equal(seen[0], hidden[0])


def test_a_point_clears_the_block_as_it_does_by_itself() -> None:
    sight, point = Sight(TERRAIN, VIEW), line(0.3)[20]
    assert sight.clears(point) == sight.clears(point) == clearance(TERRAIN, VIEW, point[None])[0]


def test_no_more_is_kept_than_a_scene_needs() -> None:
    sight = Sight(TERRAIN, VIEW)
    for k in range(3000):
        sight.clears(np.array([k / 3000, 0.0, 1.0]))
    assert len(sight._answers) <= 2048
