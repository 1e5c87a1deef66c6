"""What is drawn on the flat follows live values, comes, dims and goes, and tells what of it is seen."""

from __future__ import annotations

from collections.abc import Sequence

import cairo
import numpy as np
import pytest
from manim import Animation
from manim.animation.animation import prepare_animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.appearance import digest
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.flat.trail import Trail
from steepest.stage.figures.instrument.arc import Arc
from steepest.stage.figures.instrument.arc_arrow import ArcArrow
from steepest.stage.play.entrances import come, dim, gone
from steepest.stage.play.live import Live

PLANE = Plane((0, 4), (0, 2), Box(-4, -2, 4, 2), numbers=(0, 0))


def played(animations: Sequence[Animation]) -> None:
    """Play animations to their end."""
    for animation in map(prepare_animation, animations):
        animation.begin()
        animation.interpolate(1)
        animation.finish()


def things() -> list[Drawn]:
    """One of each kind, somewhere on the plane."""
    a, b = PLANE.at(1, 1), PLANE.at(3, 1.5)
    return [
        FlatArrow(a, b, plane=PLANE),
        FlatLine(np.array([a, b]), plane=PLANE),
        FlatDot(PLANE, (1, 1)),
        Trail(PLANE, np.array([[1, 1], [3, 1.5]]), reached=1),
    ]


@pytest.mark.parametrize("number", range(4))
def test_it_comes_dims_and_is_told_in_the_planes_coordinates(number: int) -> None:
    thing = things()[number]
    played(come(thing))
    (shape,) = thing.shapes()
    assert shape.kind == thing.kind and shape.points[0] == pytest.approx([1, 1])
    played(dim(thing, to=0.4))
    assert [shape.opacity for shape in thing.shapes()] == pytest.approx([0.4])
    assert len(gone(thing)) == 1


def test_what_has_no_length_for_now_goes_too_and_stays_away() -> None:
    """A turn too short to be seen would else be there again as soon as its value moves."""
    value, arc = Live(2.0), Arc((0.0, 0.0), 2.0, (0.0, 100.0))
    arrow = ArcArrow(arc, 2.0, value, 0.7)
    played(come(arrow))
    assert not arrow.is_seen
    (fade,) = gone(arrow)
    played([fade])
    assert fade.is_remover()


@pytest.mark.parametrize("number", range(4))
def test_what_is_not_there_is_not_told_and_need_not_go(number: int) -> None:
    thing = things()[number]
    thing.opacity = 0.0
    assert list(thing.shapes()) == [] and gone(thing) == []


def test_what_is_live_is_where_its_value_is_now() -> None:
    x = Live(1.0)
    arrow = FlatArrow(np.zeros(3), np.zeros(3), plane=PLANE).follow(
        lambda: (PLANE.at(0, 0), PLANE.at(x(), 1))
    )
    line = FlatLine(lambda: PLANE.many(np.array([0, x()]), np.zeros(2)), plane=PLANE)
    dot = FlatDot(PLANE, lambda: (x(), 1))
    trail = Trail(PLANE, np.array([[0, 0], [1, 1], [2, 1], [3, 1]]), reached=x)
    before = [digest(thing.appearance()) for thing in (arrow, line, dot, trail)]
    x.value = 3.0
    ends = [next(iter(thing.shapes())).points[-1, 0] for thing in (arrow, line, dot, trail)]
    assert ends == pytest.approx([3, 3, 3, 3])
    assert all(
        digest(thing.appearance()) != old
        for thing, old in zip((arrow, line, dot, trail), before, strict=True)
    )


def solid(arrow: Drawn, size: int = 200) -> np.ndarray:
    """How solid something is painted (n, n) on a square around the middle of the frame, four units wide, from above."""
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, size, size)
    context = cairo.Context(surface)
    context.translate(size / 2, size / 2)
    context.scale(size / 4, -size / 4)
    arrow.paint(context, size / 4)
    return np.ndarray((size, size, 4), np.uint8, surface.get_data())[..., 3]


def test_long_steps_of_a_headed_trail_have_a_head_that_is_painted_within_its_reach() -> None:
    def broad(at: float, headed: bool) -> int:
        """How many hundredths of a unit high a step to the right is, two tenths before its dot, up to a place."""
        trail = Trail(PLANE, np.array([[1.8, 1], [at, 1]]), reached=1, headed=headed)
        room, painted = trail.reach(), solid(trail, 400)
        assert room is not None
        rows = np.flatnonzero(painted.any(axis=1))
        assert (200 - rows.min()) / 100 <= room.top + 0.01 and (200 - rows.max() - 1) / 100 >= room.bottom - 0.01
        x, _, _ = PLANE.at(at, 1)
        return int((painted[:, round(200 + 100 * (x - 0.2))] > 0).sum())

    assert broad(2.6, headed=True) > 2 * broad(2.6, headed=False)
    assert broad(2.0, headed=True) == broad(2.0, headed=False), "a short one has no room for it"


@pytest.mark.parametrize("dashed", [False, True])
def test_an_arrow_that_leads_off_its_box_pales_towards_the_edge_and_one_within_does_not(dashed: bool) -> None:
    box, foot = Box(-1.5, -1, 1, 1), np.array([-1.4, 0.0])

    def across(tip: float) -> np.ndarray:
        """How solid it is at most, a tenth of a unit after another from the foot to the edge, and beyond that."""
        arrow = FlatArrow(foot, np.array([tip, 0.0]), dashed=dashed, box=box)
        arrow.grown = 1.0
        return solid(arrow).max(axis=0)[30:].reshape(-1, 5).max(axis=1)

    inside, off = across(0.95), across(5.0)
    assert (inside[:24] > 150).all()
    assert (off[:5] > 150).all() and (np.diff(off[16:24].astype(int)) < 0).all() and off[23] < 40
    assert not off[24:].any()
    assert across(1.05)[23] > off[23] + 50, "it pales the more the farther it leads off, and by no jump"


@pytest.mark.parametrize("tip", [1.95, 2.3, 5.0])
@pytest.mark.parametrize("grown", [0.2, 0.5, 0.9, 1.0])
def test_an_arrow_that_leads_off_is_painted_within_its_reach_while_it_grows(tip: float, grown: float) -> None:
    arrow = FlatArrow(np.array([-1.85, 0.3]), np.array([tip, -0.2]), box=Box(-1.9, -1, 1.9, 1))
    arrow.grown = grown
    reach, (rows, columns) = arrow.reach(), np.nonzero(solid(arrow))
    assert reach is not None and len(rows)
    x, y = (columns + 0.5) / 50 - 2, 2 - (rows + 0.5) / 50
    assert reach.left <= x.min() and x.max() <= reach.right and reach.bottom <= y.min() and y.max() <= reach.top


def test_an_arrow_that_is_nowhere_comes_as_nothing() -> None:
    arrow = FlatArrow(np.zeros(3), np.zeros(3)).follow(lambda: None)
    assert come(arrow) == [] and gone(arrow) == [] and arrow.reach() is None


@pytest.mark.parametrize(("at", "seen"), [((4, 2), True), ((4.1, 2), False), ((-1e30, 0), False)])
def test_a_dot_off_its_plane_is_not_seen(at: tuple[float, float], seen: bool) -> None:
    assert FlatDot(PLANE, at).is_seen == seen


def test_a_gap_in_a_line_is_no_part_of_its_reach() -> None:
    line = FlatLine(np.array([[0, 0], [1, 0], [np.nan, np.nan], [2, 1], [3, 1]]), theme.INK)
    box = line.reach()
    assert box is not None and box.right < 3.1 and box.top < 1.1


@pytest.mark.parametrize(
    ("steps", "at", "share"), [(0.5, (1.5, 1), 1.0), (1.0, (2, 1), 0.5), (1.25, (3, 1), 0.5)]
)
def test_a_trail_says_where_a_walk_is_and_how_much_of_a_step_is_seen(
    steps: float, at: tuple[float, float], share: float
) -> None:
    trail = Trail(PLANE, np.array([[1, 1], [2, 1], [6, 1]]))
    assert trail.at(steps) == pytest.approx(at)
    assert trail.ends_within(int(steps)) == pytest.approx(share, abs=0.01)
