"""Every kind of fault in a picture is found, and a clean picture has none."""

from collections.abc import Callable

import numpy as np
import pytest
from manim import Line, Mobject, Scene, VGroup

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.map.contour_map import ContourMap
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.play.layout import findings
from steepest.stage.play.projector import Audience, Projector
from steepest.stage.type.typeset import words


def kinds(*mobjects: Mobject) -> list[str]:
    scene = Scene(renderer=Projector(Audience(), ""))
    scene.add(*mobjects)
    return [finding.kind for finding in findings(scene)]


def picture() -> ContourMap:
    return ContourMap(Plane((-1, 1), (-1, 1), Box(-2, -2, 2, 2)), lambda x, y: x**2 + y**2)


def block() -> Landscape:
    land = Landscape(Terrain(lambda x, y: x + y, (-1, 1), (-1, 1)), View())
    land.view = land.fitted(land.view, Box(-3, -2.5, 3, 2.5))
    return land


FAULTS: dict[str, Callable[[], list[Mobject]]] = {
    "small": lambda: [words("tiny", size=20).stand(0, 0)],
    "captions": lambda: [words("low").stand(0, -3.5)],
    "edge": lambda: [words("far out").stand(6.5, 0)],
    "contrast": lambda: [words("pale", colour="#444444").stand(0, 0)],
    "overlap": lambda: [words("one").stand(0, 0), words("two").stand(0.2, 0.1)],
    "plate": lambda: [picture(), words("over").stand(0, 0)],
    "line": lambda: [words("crossed").stand(0, 0), Line([-1, 0.1, 0], [3, 0.1, 0])],
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_found(kind: str) -> None:
    assert kinds(*FAULTS[kind]()) == [kind]


def test_a_clean_picture_has_none() -> None:
    assert kinds(words("one").stand(0, 0), words("two").stand(0, 1), Line([-3, -1, 0], [3, -1, 0])) == []


def test_a_plate_saves_words_over_a_picture_and_over_a_line() -> None:
    assert kinds(picture(), Line([-2, 0.1, 0], [2, 0.1, 0]), Plate(words("over").stand(0, 0))) == []


def test_a_line_over_a_plate_is_found() -> None:
    assert kinds(Plate(words("under").stand(0, 0)), Line([-2, 0.1, 0], [2, 0.1, 0])) == ["line"]


def test_words_over_a_block_need_a_plate_and_words_beside_it_none() -> None:
    land = block()
    middle = land.over(0, 0)
    assert kinds(land, words("on it").move_to(middle)) == ["plate"]
    left = land.get_left()[0]
    assert kinds(land, words("by").stand(left - 0.1, 1.8, side=1)) == []


def test_what_has_faded_is_not_there() -> None:
    assert kinds(VGroup(words("gone", size=10).set_opacity(0))) == []


def test_a_finding_says_where_it_is() -> None:
    scene = Scene(renderer=Projector(Audience(), ""))
    text = words("low").stand(0, -3.5)
    scene.add(text)
    (finding,) = findings(scene)
    assert finding.box.bottom == pytest.approx(text.get_bottom()[1])
    assert "low" in finding.sentence
    assert finding.box.top < -theme.FRAME_HEIGHT / 2 + theme.CAPTION_BAND
    assert np.isfinite(finding.box.width)
