"""Every kind of fault in a picture is found, and a clean picture has none."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from manim import Circle, Line, Mobject, Scene, VGroup

from steepest.script.paragraph.filling import fill
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.map.contour_map import ContourMap
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Dot, Somebody, SpaceCurve, Thing
from steepest.stage.ground.view import View
from steepest.stage.play.layout import findings, out_of_sight, rounded
from steepest.stage.play.onlooker import Looking
from steepest.stage.play.projector import Audience, Projector
from steepest.stage.type.fitting import in_few_digits
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset, formula, words


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


def on_map(mark: Callable[[Plane], Mobject]) -> list[Mobject]:
    plane = Plane((-1, 1), (-1, 1), Box(-2, -2, 2, 2))
    return [ContourMap(plane, lambda x, y: x**2 + y**2), mark(plane)]


def ground_at(x: float) -> Landscape:
    land = block()
    land.view = replace(land.view, x=x)
    return land


def plated(at: tuple[float, float] = (0.0, 0.0)) -> Plate:
    return Plate(words("over").stand(*at))


FAULTS: dict[str, Callable[[], list[Mobject]]] = {
    "small": lambda: [words("tiny", size=20).stand(0, 0)],
    "captions": lambda: [words("low").stand(0, -3.5)],
    "edge": lambda: [words("far out").stand(6.5, 0)],
    "contrast": lambda: [words("pale", colour="#444444").stand(0, 0)],
    "overlap": lambda: [words("one").stand(0, 0), words("two").stand(0.2, 0.1)],
    "plate": lambda: [picture(), words("over").stand(0, 0)],
    "line": lambda: [words("crossed").stand(0, 0), Line([-1, 0.1, 0], [3, 0.1, 0])],
    "outside": lambda: on_map(lambda plane: FlatArrow(np.zeros(2), np.array([2.5, 1]), plane=plane)),
    "covered": lambda: [FlatArrow(np.array([-1, 0.1]), np.array([1.5, 0.1])), plated()],
}

OTHERS: dict[str, tuple[str, Callable[[], list[Mobject]]]] = {
    "a running number off the frame": ("edge", lambda: [Readout(lambda: 123456.0, 2, point=(6.5, 0))]),
    "an arrow off the frame": ("edge", lambda: [FlatArrow(np.zeros(2), np.array([7.1, 0]))]),
    "a path off the frame": ("edge", lambda: [FlatLine(np.array([[0, 0], [0, 3.9]]))]),
    "a ground off the frame": ("edge", lambda: [ground_at(5)]),
    "a line in the captions": ("captions", lambda: [FlatLine(np.array([[0, 0], [0, -3.4]]))]),
    "a walker under a plate": (
        "covered",
        lambda: on_map(lambda plane: FlatDot(plane, (0, 0.05))) + [plated((-0.2, 0)).set_z_index(2)],
    ),
    "a walker on the words of a plate": (
        "line",
        lambda: on_map(lambda plane: FlatDot(plane, (0.1, 0.05))) + [plated()],
    ),
    "a path through words": (
        "line",
        lambda: [words("crossed").stand(0, 0), FlatLine(np.array([[-3, 0.1], [3, 0.1]]))],
    ),
    "a long straight line between whose ends words stand": (
        "line",
        lambda: [words("i").stand(0.3, 0), Line([-6, 0.1, 0], [6, 0.1, 0])],
    ),
    "an arrow on a ground, through words": (
        "line",
        lambda: [with_arrow(block()), words("over").stand(-0.3, 2.5)],
    ),
}


def with_arrow(land: Landscape) -> Landscape:
    foot = land.terrain.on(0, 0)
    return land.put(Arrow(start=foot, end=foot + [0, 0, 4], through=True))


@pytest.mark.parametrize(("size", "told"), [(20, "20"), (25.96, "25.96"), (25.985, "25.98")])
def test_a_size_that_is_too_small_never_reads_as_the_limit(size: float, told: str) -> None:
    scene = Scene()
    scene.add(words("tiny", size=size).stand(0, 0))
    (found,) = [finding for finding in findings(scene) if finding.kind == "small"]
    assert f"is set at {told}, and nothing may be below 26: give it more room" in found.sentence


@pytest.mark.parametrize("name", OTHERS)
def test_whatever_is_drawn_is_looked_at(name: str) -> None:
    kind, fault = OTHERS[name]
    assert kind in kinds(*fault())


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_found(kind: str) -> None:
    assert kinds(*FAULTS[kind]()) == [kind]


def test_a_clean_picture_has_none() -> None:
    assert kinds(words("one").stand(0, 0), words("two").stand(0, 1), Line([-3, -1, 0], [3, -1, 0])) == []


@pytest.mark.parametrize(("gap", "in_line", "count"), [(0.06, True, 0), (0.06, False, 1), (0.01, True, 1)])
def test_parts_of_one_line_of_type_may_stand_as_close_as_in_a_formula(gap: float, in_line: bool, count: int) -> None:
    one = words("one").stand(0, 0)
    other = words("two").stand(float(one.get_right()[0]) + gap, 0)
    one.line, other.line = (0.0, 0.0), (0.0, 0.0) if in_line else None
    assert kinds(one, other) == count * ["overlap"]


def test_a_plate_saves_words_over_a_picture_and_over_a_line() -> None:
    assert kinds(picture(), Line([-2, 0.1, 0], [2, 0.1, 0]), Plate(words("over").stand(0, 0))) == []


@pytest.mark.parametrize(("aside", "found"), [(0.34, []), (0.25, ["overlap"])])
def test_round_plates_may_stand_corner_to_corner(aside: float, found: list[str]) -> None:
    plates = plated(), plated((aside, aside))
    for plate in plates:
        plate.words.become(words("o").move_to(plate.words))
        plate.back.become(Circle(radius=0.21, fill_opacity=1.0).move_to(plate.back))
    assert kinds(*plates) == found


def test_a_line_over_a_plate_is_found() -> None:
    assert kinds(Plate(words("under").stand(0, 0)), Line([-2, 0.1, 0], [2, 0.1, 0])) == ["line"]


def test_words_over_a_block_need_a_plate_and_words_beside_it_none() -> None:
    land = block()
    middle = land.over(0, 0)
    assert kinds(land, words("on it").move_to(middle)) == ["plate"]
    left = land.get_left()[0]
    assert kinds(land, words("by").stand(left - 0.1, 1.8, side=1)) == []


def test_a_plate_may_lie_on_what_is_past() -> None:
    past = FlatArrow(np.array([-1, 0.1]), np.array([1.5, 0.1]))
    past.set_opacity(0.4)
    assert kinds(past, plated()) == []


def test_while_it_moves_what_fades_does_not_count() -> None:
    scene = Scene(renderer=Projector(Audience(), ""))
    scene.add(words("comes").stand(0, 0).set_opacity(0.6), words("goes").stand(0.2, 0).set_opacity(0.4))
    assert "overlap" in [finding.kind for finding in findings(scene)]
    assert findings(scene, moving=True) == []


def test_one_thing_is_found_once_however_often_one_looks() -> None:
    number = Readout(lambda: 123456.0, 2, point=(6.5, 0))
    scene = Scene(renderer=Projector(Audience(), ""))
    scene.add(number)
    looking = Looking()
    for value in (123456.0, 123457.0):
        number.value = lambda value=value: value
        number.refresh()
        looking.look(scene)
    assert [finding.kind for finding in looking.found] == ["edge"]


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


@pytest.mark.parametrize(("room", "full"), [("1.234", []), ("1.23", ["1.234"]), ("1", ["1.234"])])
def test_a_number_with_fewer_digits_than_the_words_say_is_found(room: str, full: list[str]) -> None:
    def put(template: str) -> Typeset:
        filled = fill(template, {"slope": 1.234})
        return words(filled.text, shown=filled.shown).fit(words(room).smallest().width)

    scene = Scene(renderer=Projector(Audience(), ""))
    scene.add(in_few_digits(put, "{slope:.4g}"))
    assert [finding.sentence.split(" no room for ")[1].split(",")[0] for finding in rounded(scene)] == full


def wall(*things: Thing) -> Landscape:
    """A wall that hides what is behind it, seen from before it, over a map, with things."""
    terrain = Terrain(lambda x, y: np.exp(-20 * y**2) + 0 * x, (-1, 1), (-1, 1), gap=2.5)
    land = Landscape(terrain, View(-90, 8))
    land.view = land.fitted(land.view, Box(-3, -2.5, 3, 2.5))
    return land.put(*things)


def at(y: float) -> np.ndarray:
    return wall().terrain.on(0, y)


def arrow(start: np.ndarray, end: np.ndarray, **style: bool | float) -> Arrow:
    return Arrow(start=start, end=end, **style)  # type: ignore[arg-type]


def hidden(land: Landscape) -> list[str]:
    scene = Scene(renderer=Projector(Audience(), ""))
    scene.add(land)
    return [finding.sentence for finding in out_of_sight(scene)]


ALONG = np.array([0.3, 0, 0])
BEHIND = {
    "somebody": lambda: wall(Somebody(point=at(0.5))),
    "a dot": lambda: wall(Dot(point=at(0.5))),
    "an arrow": lambda: wall(arrow(at(0.5), at(0.5) + ALONG)),
    "an arrow with its head alone": lambda: wall(arrow(at(0.5) + [0, 0, 4], at(0.5))),
    "a curve with a head": lambda: wall(SpaceCurve(points=np.array([at(0.5), at(0.5) + ALONG]), tip=True)),
}


@pytest.mark.parametrize("name", BEHIND)
def test_what_the_ground_hides_is_found_at_the_end_of_a_beat(name: str) -> None:
    (said,) = hidden(BEHIND[name]())
    assert "(0, 0.5): turn or raise the eye (view=)" in said


SHOWN = {
    "before the wall": lambda: wall(Somebody(point=at(-0.7)), arrow(at(-0.7), at(-0.7) + ALONG)),
    "somebody dimmed": lambda: wall(Somebody(point=at(0.5), opacity=0.4)),
    "an arrow dimmed": lambda: wall(arrow(at(0.5), at(0.5) + ALONG, opacity=0.4)),
    "drawn through the ground": lambda: wall(arrow(at(0.5), at(0.5) + ALONG, through=True)),
    "past": lambda: wall(Dot(point=at(0.5), past=True)),
    "not yet grown": lambda: wall(Somebody(point=at(0.5), grown=0.0)),
    "one of several dots": lambda: wall(Dot(point=at(0.5)), Dot(point=at(-0.7))),
    "a line without a head": lambda: wall(SpaceCurve(points=np.array([at(0.5), at(0.5) + ALONG]))),
    "nowhere": lambda: wall(Somebody(point=np.full(3, np.nan))),
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_in_sight_or_meant_to_be_hidden_is_not_found(name: str) -> None:
    assert hidden(SHOWN[name]()) == []


@pytest.mark.parametrize(("gap", "found"), [(0.2, 1), (2.5, 0)])
def test_an_arrow_on_the_map_below_is_found_where_the_block_covers_it(gap: float, found: int) -> None:
    land = wall()
    land.terrain = replace(land.terrain, gap=gap)
    start, end = land.terrain.below(0, 0.8), land.terrain.below(0.4, 0.8)
    said = hidden(land.put(arrow(start, end, through=True, below=True)))
    assert len(said) == found
    assert all("of the map below: let the ground float higher (gap=)" in each for each in said)


def test_what_the_ground_hides_on_the_way_is_not_found() -> None:
    assert kinds(wall(Somebody(point=at(0.5)))) == []


def test_a_finding_names_a_formula_as_it_is_seen() -> None:
    scene = Scene(renderer=Projector(Audience(), ""))
    scene.add(formula('2 class("normal", dot.c) 10^(6)'), formula("- nabla L").shift([0.1, 0.2, 0]))
    [finding] = findings(scene)
    assert finding.sentence == f"“2·10⁶” and “−∇L” are closer than {theme.TEXT_GAP}"
