"""On the map under two cuts the point moves along one line, which stays, and takes the other one along."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.faces.cut_face import CutFace
from steepest.stage.figures.faces.cuts_map import CutsMap
from steepest.stage.figures.flat.plane import keep_apart
from steepest.stage.figures.map.evened import evened
from steepest.stage.ground.terrain import Terrain
from steepest.stage.play.live import Live
from tests.families import family, rows
from tests.scenes.opened import opened
from tests.stage.canvas import canvas


def made(moved: Live[float], **settings: Any) -> CutsMap:
    scene: Any = opened("partials", settings)
    spots, window = ("here", "there"), scene.facts.window
    faces = CutFace.side_by_side(scene, ("by_x", "by_y"), spots, window, moved, theme.FACES_BESIDE_MAP)
    return CutsMap(scene, faces, spots, window, scene.title())


@pytest.mark.parametrize(
    ("share", "at"), rows(1, [(0.25, (1.5, 2)), (0.75, (2, 1.5)), (0.0, (1, 2)), (1.0, (2, 1))])
)
def test_both_lines_meet_at_the_point_wherever_it_is(share: float, at: tuple[float, float]) -> None:
    below = made(moved := Live(0.0), second=[2, 1])
    moved.value = share
    assert [shape.points[0].tolist() for shape in below.dot.shapes()] == [pytest.approx(at)]
    for line, axis in zip(below.lines, (0, 1), strict=True):
        (shape,) = line.shapes()
        assert shape.points[:, 1 - axis] == pytest.approx(at[1 - axis])
        assert shape.points[:, axis] == pytest.approx(below.map.window[axis])


@pytest.mark.parametrize(
    ("second", "corner", "half"),
    rows(1, [([1, 1], 1.0, (1, 1.5)), ([3, 2], 1.0, (2, 2)), ([2, 1], 0.5, (2, 2))]),
)
def test_a_variable_that_moves_alone_takes_the_whole_way(
    second: list[int], corner: float, half: tuple[float, float]
) -> None:
    below = made(moved := Live(0.0), second=second)
    moved.value = 0.5
    assert below.corner == corner
    assert [shape.points[0].tolist() for shape in below.dot.shapes()] == [pytest.approx(half)]


@pytest.mark.parametrize(("first", "last", "stays"), rows(1, [(0.0, 0.5, 0), (0.5, 1.0, 1)]))
def test_the_line_of_the_variable_that_moves_stays(first: float, last: float, stays: int) -> None:
    below = made(moved := Live(first), second=[2, 1])
    was = [line.outline for line in below.lines]
    moved.value = last
    same = [bool(np.allclose(line.outline, old)) for line, old in zip(below.lines, was, strict=True)]
    assert same == [stays == 0, stays == 1]


def test_each_line_has_the_colour_of_its_face() -> None:
    below = made(Live(0.0))
    assert [line.colour for line in below.lines] == [face.colour for face in below.faces]


PIXELS, SIZE = 60, (960, 540)
STRAIGHT = "3*x**2 + 2*x*y + y**3"
SHAPES = STRAIGHT, "x*y - x**2 - y**2", "(1 - x)**2 + 100*(y - x**2)**2", "100 - x**2*y**2*(x + y)**2"


def painted(figure: Any) -> np.ndarray:
    """The frame with a figure on it: the channels of its pixels, (rows, columns, 3), from 0 to 1."""
    image, context = canvas(SIZE, PIXELS)
    figure.paint(context, PIXELS)
    image.flush()
    found = np.ndarray((SIZE[1], image.get_stride() // 4, 4), np.uint8, image.get_data())
    return np.asarray(found[..., 2::-1] / 255)


def pixel(frame: np.ndarray, at: np.ndarray) -> np.ndarray:
    return np.asarray(frame[int(SIZE[1] / 2 - PIXELS * at[1]), int(SIZE[0] / 2 + PIXELS * at[0])])


@pytest.mark.parametrize("function", family(2, SHAPES))
def test_a_height_has_one_colour_on_the_map_and_on_both_faces(function: str) -> None:
    """In the middle of each band that is seen on a map and on a face, both are painted, and pixels compared."""
    below = made(Live(0.0), function=function)
    bands, scale = below.map.bands, below.map.evened
    on_map, alike = painted(bands), 0
    for face in below.faces:
        frame, plane = painted(face.ground), face.axes.plane
        along, edge = face.ground.edge()
        for low, high in zip(bands.levels, bands.levels[1:], strict=False):
            height = scale.back((low + high) / 2)
            tall = along[edge > scale.back(high)]
            half = (scale.back(high) - scale.back(low)) / 2 * float(plane.unit[1])
            if not plane.ys[0] < height < plane.ys[1] or half < 2 / PIXELS or len(tall) < 9:
                continue
            inside = plane.at(tall[len(tall) // 2], height)
            for place in places(bands, (low + high) / 2, 0.1 * (high - low)):
                alike += 1
                assert pixel(frame, inside) == pytest.approx(pixel(on_map, place), abs=1.5 / 255)
    assert alike > 3


def places(bands: Any, height: float, near: float) -> list[np.ndarray]:
    """A place of a map that lies about so high, and in whose pixel there is no level line, if there is one."""
    i, j = np.nonzero(abs(bands.z - height) < near)
    there = bands.plane.many(bands.x[i], bands.y[j])
    lines = np.concatenate([line for level in bands.levels for line in bands.lines(level)])
    off = np.array([np.hypot(*(lines - place)[:, :2].T).min() for place in there])
    room = bands.plane.box.shrunk(2 / PIXELS)
    return [there[k] for k in np.argsort(-off) if off[k] > 2.5 / PIXELS and room.holds(there[k])][:1]


def test_colours_are_those_of_the_ground_unless_its_heights_are_bent_on_the_map() -> None:
    below = made(Live(0.0))
    face = below.faces[0]
    xs, ys = ((float(low), float(high)) for low, high in face.scene.facts.window)
    ground = Terrain(face.fact.function.sample, xs, ys)
    for height in (12.5, 37.5, 62.5):  # in the middle of bands
        colour = theme.darkened(ground.colours(np.array(height)), below.map.bands.night)
        for face in below.faces:
            assert face.ground.colour(height) == pytest.approx(colour)


def test_where_heights_are_bent_the_map_keeps_its_levels() -> None:
    below = made(Live(0.0), function=SHAPES[2])
    straight = made(Live(0.0), function=STRAIGHT)
    assert straight.map.evened.power == 1
    assert below.map.evened == evened(below.faces[0].fact.function.sample, *below.map.window)
    assert below.map.evened.power < 1
    heights = [straight.map.evened.back(level) for level in straight.map.bands.levels]
    assert heights == pytest.approx([round(height) for height in heights])


def test_the_axes_of_the_map_have_whole_numbers_to_their_ends_and_the_letter_stands_between_two() -> None:
    plane = made(Live(0.0)).map.plane
    heights = [float(number.get_center()[1]) for number in plane.y_numbers]
    assert heights == pytest.approx([float(plane.at(0, k)[1]) for k in (0, 1, 2, 3)], abs=0.02)
    assert len(plane.x_numbers) == 4
    letter = plane[-1]
    assert heights[-2] < letter.get_center()[1] < heights[-1]
    assert all(keep_apart(number, letter) for number in plane.y_numbers)


def test_the_second_face_comes_with_its_mark_once_the_slope_of_the_first_is_told() -> None:
    below = made(Live(0.0))
    first, second = below.faces

    def came(moves: Iterable[Any]) -> set[Any]:
        return {part for move in moves for part in move.mobject.get_family()}

    before = came([*below.around(), *below.rules(), *below.begin()])
    assert first.rule in before and second.rule not in before
    (one, x), (other, y), (last, then) = below.tell("x", "y")
    assert (x, y, then) == ("x", "y", "")
    assert first.value in came(one) and not {second.rule, second.value} & came(one)
    assert second.rule in came(other) and second.value not in came(other)
    assert second.value in came(last)


def test_a_formula_too_tall_to_stand_beside_the_title_stands_whole_over_the_map() -> None:
    below, usual = made(Live(0.0), function="x**2/y", point=[1, 2], second=[1, 1]), made(Live(0.0))
    room = theme.OVER_MAP_TOLD
    assert "=" in below.whole.markup and "=" in usual.whole.markup
    assert room.left <= below.whole.get_left()[0] and below.whole.get_right()[0] <= room.right
    assert below.whole.get_bottom()[1] > below.told.shown[0].get_top()[1] + theme.TEXT_GAP
    assert usual.whole.get_left()[0] > room.right
