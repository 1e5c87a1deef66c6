"""The map of each height, in the colours of its values, that rises through open space while its glass grows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VGroup, VMobject, smooth

from steepest.stage import theme
from steepest.stage.circle import circle
from steepest.stage.figures.label import Label, box_around
from steepest.stage.figures.space.colours import colours_beyond
from steepest.stage.figures.space.space import Space
from steepest.stage.figures.space.under_title import ASIDE
from steepest.stage.ground.things import Patch, Skin, SpaceCurve, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come
from steepest.stage.play.motion import at_once, running, waiting
from steepest.stage.type.figures import decimals_for
from steepest.stage.type.readout import Readout, point_after
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_BANDS, _EDGE, _QUARTER = 6, 5.0, 24  # of a map up to the value of the glass; width of its last line; points a quarter
_TOP, _OFF_RIM = np.array([0.0, 0.0, 1.0]), 0.22  # the highest point of glass; from a rim to words, about
_RISING = 1 - np.linspace(0, 1, 17) ** 2  # how much of the glass has grown, closest where its rim closes, to none
_FIGURES, _BEFORE = 2, 0.16  # of the height of a map, at least; before its number
_STANDS = 0.3, 0.56  # from when until when a map that rises stands, as shares of its time
_OFF_BALL, _UNDER_BALL = 0.18, 0.4  # from words to the point; how much lower they stand where that is in their way


def rising_map(space: Space, skin: Skin, words: Typeset, height: VMobject | None = None) -> list[Thing | Label]:
    """The map of the height up to which a skin, which is still to come, has grown, to whose height it goes with that:
    bands in the colours of its values, up to the level line that has the value of the skin, and under that words, which
    tell this value, and `ride` with it; or over that, or aside, or farther below, where they would end on the point of
    the surface. A `height` is told over it, but not where they stand elsewhere, or there is no room at last, or on its
    way a title."""
    skin.grown, view, add = 0.0, space.landscape.view, space.labels.add
    top, point = (view.project(each)[:2] for each in (space.egg.points(_TOP), space.at(space.surface.at)))
    away, titles = 1.0 if point[0] < top[0] else -1.0, [words.shrunk(ASIDE) for words in space.axes.taken]

    def line(_: object, value: float) -> np.ndarray:
        """The level line of a value there, 0 at the centre and 1 on the skin."""
        height = 2 * skin.grown - 1
        return space.egg.points(np.sqrt(max(value - height**2, 0.0)) * circle(4 * _QUARTER, axes=3) + [0, 0, height])

    values = [k / _BANDS for k in range(_BANDS, 0, -1)]
    each = zip(values, colours_beyond([value - 1 / (2 * _BANDS) for value in values]), strict=True)
    bands = [Patch(colour=colour, points=partial(line, value=value)) for value, colour in each]
    rim = SpaceCurve(points=partial(line, value=1.0), width=_EDGE, through=True, halo=True)

    def place(off: np.ndarray, view: View) -> np.ndarray:
        right, _, left, _ = seen = view.project(placed(rim.points, space.whole)[:-1:_QUARTER])[:, :2]
        middle = (right + left) / 2  # of an ellipse, whose lowest point glides, and hops from none to none
        ways = seen[:2] - middle
        reach = ways @ off
        return np.asarray(middle + reach @ ways / max(float(np.hypot(*reach)), 1e-9))

    def is_off(words: VMobject, way: tuple[float, float], more: float = 0.0) -> bool:
        """Whether words on a way off the rim, and so much farther off, as far as there is room, are off titles, and at
        last off the point, also where they stand closer than usual."""
        half, room = np.array([words.width, words.height]) / 2 + theme.TEXT_GAP, space.around
        low, high = np.array([room.left, room.bottom]) + half, np.array([room.right, room.top]) - half
        rims = [place(off := np.array(way), view) for skin.grown in _RISING]
        expected, close = (
            [box_around(np.clip(rim + off * (gap + more + half), low, high), half) for rim in rims]
            for gap in (_OFF_RIM, 0.0)
        )
        at_last = [boxes[0].shrunk(-_OFF_BALL) for boxes in (expected, close)]
        off_titles = all(box.apart(title) >= 0 for box, title in product(expected, titles))
        return off_titles and not any(box.holds(point) for box in at_last)

    usual = (0.0, -1.0), 0.0
    tries = usual, ((0.0, 1.0), 0.0), ((away, -1.0), 0.0), ((0.0, -1.0), _UNDER_BALL)
    way, more = next((each for each in tries if is_off(words, *each)), usual)
    under = np.array(way)
    told: list[tuple[VMobject, np.ndarray]] = [(words, under)]
    over = space.around.top - float(top[1]) - _OFF_RIM - 2 * theme.TEXT_GAP  # room there at last
    if height is not None and (way, more) == usual and height.height <= over and is_off(height, (0.0, 1.0)):
        told.append((height, np.array([0.0, 1.0])))
    labels = [add(text, partial(place, off), on := partial(_fixed, off), space.around, side=on) for text, off in told]
    for label, (_, off) in zip(labels, told, strict=True):
        if more or tuple(off) != (0.0, -1.0):  # it keeps the way that is free at last, not the first that is free now
            label.turn(view, partial(_fixed, off), label.gap + more)
    return [*(part.of(space.landscape) for part in (*bands, rim)), *labels]


def running_height(scene: LectureScene[Any], space: Space, skin: Skin) -> VGroup:
    """At which height a skin is as it grows: the letter of the third axis, right before a number that runs."""
    name = space.surface.function.variables[2]
    middle, reach = (float(of[2]) for of in (space.surface.middle, space.surface.reach))
    places, ends = decimals_for([reach], _FIGURES), (middle - reach, middle + reach)
    head = scene.formula(f'part("{name}", {name}) =', size=theme.LABEL_SIZE)
    point = point_after(float(head.get_right()[0]) + _BEFORE, places, ends, theme.LABEL_SIZE)

    def now() -> float:
        return middle + reach * (2 * skin.grown - 1)

    number = Readout(now, places, theme.LABEL_SIZE, point=(point, head.baseline), gauge=True)
    head.add_updater(lambda each: each.shift([number.get_left()[0] - _BEFORE - each.get_right()[0], 0, 0]))
    return VGroup(number, head)


def appear(*sheet: Any) -> list[Animation]:
    """A map appears, and then what tells its edge and its height, whose number runs: none is blended with another."""
    parts, (told, *heights) = ([each for each in sheet if isinstance(each, Label) == words] for words in (False, True))
    pale = [running(each, lambda height, share: height.pale(share)) for each in heights]
    return [*at_once(come(*parts), theme.LIGHT), *waiting([*come(told), *pale], theme.LIGHT, theme.LIGHT)]


def rise(space: Space, skin: Skin, sheet: Sequence[Any], *beside: Thing, run_time: float) -> list[Animation]:
    """The map rises while the skin grows, and what comes `beside` it; halfway, where it is widest, it stands for a
    while, to be read as a map."""
    goes = at_once([*come(skin, *beside), ride(space, *sheet)], run_time)
    return [each.set_rate_func(_halting) for each in goes]


def ride(space: Space, *sheet: Any) -> Animation:
    """What tells of a map goes along with it."""

    def place(*_: object) -> None:
        for label in (each for each in sheet if isinstance(each, Label)):
            label.place()

    return running(space.landscape, place)


def _halting(share: float) -> float:
    """The pace of something that goes half of its way, stands, and goes the other half."""
    first, last = min(share / _STANDS[0], 1.0), max((share - _STANDS[1]) / (1 - _STANDS[1]), 0.0)
    return float(smooth(first) + smooth(last)) / 2


def _fixed(way: np.ndarray, _: View) -> np.ndarray:
    return way
