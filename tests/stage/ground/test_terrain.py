"""The block is where the mathematics says, and hides what is behind it."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from steepest.stage.box import Box
from steepest.stage.camera.appearance import digest
from steepest.stage.ground.heights import round_steps
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance, stretch, thinned, visible_runs


def covered(land: Landscape, points: list[np.ndarray]) -> np.ndarray:
    """Which of some points of the frame the block is painted under."""
    block = next(iter(land.extents()))
    assert block.covers is not None
    return block.covers(np.array(points))


def ridge(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A wall of height 2 along x = 0."""
    return 2 * np.exp(-8 * x**2) + 0 * y


@pytest.fixture
def hill() -> Terrain:
    return Terrain(ridge, (-2, 2), (-1, 1))


def test_the_map_is_scaled_into_the_block_evenly(hill: Terrain) -> None:
    corner, far = hill.at(-2, -1, hill.base), hill.at(2, 1, hill.high)
    assert np.allclose(far - corner, [hill.width, hill.depth, hill.height * (1 + hill.body)])
    assert np.allclose(corner + far, 0)


@pytest.mark.parametrize("rise", [1.0, 0.3])
@pytest.mark.parametrize("kind", [float, np.float64])
def test_one_place_is_where_it_is_among_many_to_the_bit(hill: Terrain, kind: type, rise: float) -> None:
    ground = replace(hill, gap=0.7, rise=rise)
    x, y = np.linspace(-2, 2, 31), np.linspace(-1, 1, 31) ** 3
    for k, (one, other) in enumerate(zip(map(kind, x), map(kind, y), strict=True)):
        for _ in range(2):  # it is worked out, and then known
            assert np.array_equal(ground.on(one, other, 0.1), ground.on(x, y, 0.1)[k])
        assert np.array_equal(ground.below(one, other), ground.below(x, y)[k])


def test_whoever_changes_a_place_that_was_asked_for_changes_no_answer(hill: Terrain) -> None:
    before = hill.on(0.5, 0.5).copy()
    hill.on(0.5, 0.5)[2] -= 1
    assert np.array_equal(hill.on(0.5, 0.5), before)
    assert hill.on(0.5, 0.5, 0.25)[2] == before[2] + 0.25


@pytest.mark.parametrize("far", [0.0, 1e6, -1e12])
@pytest.mark.parametrize("tall", [1.0, 1e12, 1e17])
def test_back_undoes_at_however_far_and_tall_a_map_is(far: float, tall: float) -> None:
    ground = Terrain(lambda x, y: tall * (x - far) + 0 * y, (far - 2, far + 2), (-1, 1))
    off = np.array([[-1.5, 0.25, -0.5 * tall], [0.5, -0.75, tall]])
    there = ground.at(*(off + [far, 0, 0]).T)
    assert np.allclose((ground.back(there) - [far, 0, 0]) / [1, 1, tall], off / [1, 1, tall], atol=1e-3)
    assert np.allclose(
        ground.per_unit, [ground.width / 4, ground.depth / 2, ground.height / (4 * tall)], rtol=1e-4
    )


def test_level_lines_lie_at_their_height(hill: Terrain) -> None:
    for line in hill.level_lines(1.0):
        assert np.allclose(line[:, 2], hill.at(0, 0, 1.0)[2])
    edges = sorted({round(abs(float(line[0, 0])), 2) for line in hill.level_lines(1.0)})
    expected = hill.at(np.sqrt(np.log(2) / 8), 0, 1.0)[0]
    assert edges[0] == pytest.approx(expected, abs=0.03)


@pytest.mark.parametrize(("low", "high"), [(-3, 25), (0, 1), (0.001, 0.002), (-1e6, 1e6), (7, 7.5)])
def test_round_steps_are_round_and_inside(low: float, high: float) -> None:
    steps = round_steps(low, high, 10)
    assert 5 <= len(steps) <= 20
    assert low < steps[0] and steps[-1] < high
    step = (high - low) / (len(steps) + 1)
    assert np.allclose(np.diff(steps), np.diff(steps)[0])
    assert step > 0


def test_what_stands_behind_the_ridge_is_hidden_and_what_stands_before_it_is_not(hill: Terrain) -> None:
    view = View(azimuth=0, elevation=15)  # the eye is on the side of large x
    behind, before = hill.on(-0.6, 0.0, 0.02), hill.on(0.8, 0.0, 0.02)
    margin = clearance(hill, view, np.array([behind, before]))
    assert margin[0] < -0.1 and margin[1] > -0.01


def test_from_above_nothing_is_hidden(hill: Terrain) -> None:
    x, y = np.meshgrid(np.linspace(-1.9, 1.9, 15), np.linspace(-0.9, 0.9, 7))
    points = hill.on(x.ravel(), y.ravel(), 0.02)
    assert (clearance(hill, View(azimuth=0, elevation=89.9), points) > -0.012).all()


def test_each_of_many_points_is_looked_at_as_if_alone(hill: Terrain) -> None:
    rng = np.random.default_rng(0)
    points = hill.on(rng.uniform(-2, 2, 700), rng.uniform(-1, 1, 700), 0.02)
    view = View(azimuth=-20, elevation=20)
    alone = [clearance(hill, view, point[None], on_ground=True)[0] for point in points]
    assert np.array_equal(clearance(hill, view, points, on_ground=True), alone)


def test_the_ground_within_a_cell_lies_between_its_corners(hill: Terrain) -> None:
    z, n = hill.points[..., 2] - hill.foot[0][2], hill.cells
    level, east, north, both = hill.bilinear.reshape(4, n, n)
    assert np.allclose(level, z[:-1, :-1])
    assert np.allclose(level + east, z[1:, :-1])
    assert np.allclose(level + north, z[:-1, 1:])
    assert np.allclose(level + east + north + both, z[1:, 1:])


def test_the_ground_over_grids_is_that_over_their_points(hill: Terrain) -> None:
    rng = np.random.default_rng(5)
    x, y = (np.sort(rng.uniform(-3, 3, (4, n))) for n in (9, 12))
    here, heights = hill.over_grid(x, y)
    found = np.full((4, 9, 12), -np.inf)
    found[:, *here] = heights
    each = np.stack(np.broadcast_arrays(x[:, :, None], y[:, None, :]), axis=-1)
    assert np.array_equal(found, hill.over(each))
    assert np.isinf(found).any() and np.isfinite(found).any()
    assert hill.over_grid(x + 99, y)[1].size == 0


def test_the_body_hides_what_lies_behind_it_too(hill: Terrain) -> None:
    floor_behind = hill.at(-2.3, 0, hill.base)
    assert clearance(hill, View(azimuth=0, elevation=10), floor_behind[None])[0] < 0


def test_ground_that_is_cut_away_carries_nothing() -> None:
    cut = Terrain(ridge, (-2, 2), (-1, 1), window=((0.5, 2), (-1, 1)))
    points = np.array([cut.on(0.0, 0.0), cut.on(1.0, 0.0)])
    margin = clearance(cut, View(azimuth=0, elevation=40), points, on_ground=True)
    assert margin[0] < 0 < margin[1] + 0.012


def test_runs_end_where_the_margin_crosses() -> None:
    assert visible_runs(np.array([1.0, 1.0, -1.0, -0.25, 0.75]), 0.0) == [(0.0, 1.5), (3.25, 4.0)]
    assert visible_runs(np.array([-1.0, -1.0]), 0.0) == []


def test_a_stretch_of_a_line_ends_between_its_points() -> None:
    line = np.array([[0.0, 0], [1, 0], [2, 0]])
    assert np.allclose(stretch(line, 0.5, 1.5), [[0.5, 0], [1, 0], [1.5, 0]])


def test_a_fitted_view_fills_its_box(hill: Terrain) -> None:
    land = Landscape(hill, View())
    box = Box(-5, -2, 3, 2.5)
    land.view = land.fitted(View(azimuth=-120, elevation=35), box)
    low, high = land.extremes()
    assert low[0] >= box.left - 0.01 and high[0] <= box.right + 0.01
    assert low[1] >= box.bottom - 0.01 and high[1] <= box.top + 0.01
    assert high[0] - low[0] > box.width - 0.02 or high[1] - low[1] > box.height - 0.02


def test_through_a_pane_only_its_part_of_the_frame_is_covered(hill: Terrain) -> None:
    land = Landscape(hill, View())
    inside, beside = np.array([0.0, 0.0]), np.array([1.0, 0.0])
    assert list(covered(land, [inside, beside])) == [True, True]
    land.pane = Box(-0.5, -0.5, 0.5, 0.5)
    assert list(covered(land, [inside, beside])) == [True, False]


def test_projection_keeps_straight_lines_straight() -> None:
    line = np.linspace([-2.0, 1, 0.5], [1.5, -2, 1], 9)
    flat = View(azimuth=-50, elevation=33, zoom=1.3).project(line)[:, :2]
    along = flat[-1] - flat[0]
    off = (flat - flat[0]) @ np.array([-along[1], along[0]]) / np.hypot(*along)
    assert np.abs(off).max() < 1e-9


def test_a_plain_is_given_a_thickness() -> None:
    plain = Terrain(lambda x, y: 0 * x + 3.0, (0, 1), (0, 1))
    assert plain.low < 3 < plain.high


def test_a_thinned_line_runs_as_the_whole_one_did() -> None:
    """No point that was left out lies aside by more than can be seen, and corners stay, whatever the spacing."""
    turn = np.linspace(0, 2 * np.pi, 721)
    corner = np.array([[0.0, 0], [1, 0], [2, 0], [2, 1], [2, 2], [1, 2], [1.5, 2], [2, 2], [3, 2]])
    for line in (np.stack([1.6 * np.cos(turn), np.sin(turn)], -1), np.repeat(corner, 3, axis=0), corner):
        kept = thinned(line)
        assert {0, len(line) - 1} <= {*kept.tolist()}
        assert max(_away(point, line[kept]) for point in line) < 2e-3
    assert len(thinned(np.stack([1.6 * np.cos(turn), np.sin(turn)], -1))) < 200


@pytest.mark.parametrize("kind", [np.float64, Fraction, int])
def test_equal_terrains_look_alike_whatever_their_numbers_are(kind: type) -> None:
    """One may stand for the other where something is kept for a terrain, and nobody sees which was there first."""
    plain = {"width": 6.0, "depth": 4.0, "height": 3.0, "gap": 2.0, "rise": 1.0}
    window = (-1.0, 2.0), (-1.0, 1.0)
    typed = {name: kind(value) for name, value in plain.items()}
    parts = tuple(tuple(kind(value) for value in span) for span in window)
    one = Terrain(ridge, (-2.0, 2.0), (-1.0, 1.0), window=window, **plain)  # type: ignore[arg-type]
    other = Terrain(ridge, (kind(-2), kind(2)), (kind(-1), kind(1)), window=parts, **typed)
    assert one == other
    assert digest(one.appearance()) == digest(other.appearance())
    for name in ("gap", "rise", "width", "window"):
        changed = replace(one, **{name: window[::-1] if name == "window" else getattr(one, name) / 2})
        assert digest(changed.appearance()) != digest(one.appearance())


def test_points_that_are_asked_for_stay_close() -> None:
    line = np.stack([np.linspace(0, 5, 501), np.zeros(501)], -1)
    apart = np.diff(line[thinned(line, 0.05)][:, 0])
    assert apart.max() <= 0.05 + 1e-9 and len(apart) < 200
    assert len(thinned(line)) < 20


def test_what_is_nowhere_stays_in_a_line() -> None:
    line = np.stack([np.linspace(0, 1, 41), np.zeros(41)], -1)
    line[20] = np.nan
    assert 20 in thinned(line).tolist()


def _away(point: np.ndarray, line: np.ndarray) -> float:
    """How far a point (2,) is from a line (n, 2)."""
    start, way = line[:-1], np.diff(line, axis=0)
    share = np.clip(((point - start) * way).sum(axis=1) / np.maximum((way**2).sum(axis=1), 1e-18), 0, 1)
    return float(np.hypot(*(start + share[:, None] * way - point).T).min())
