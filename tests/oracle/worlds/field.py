"""The oracle of the scene field."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from mpmath import mp, mpf

from tests.oracle.mathematics.formula import Nothing, Reading, Unknowable, Vector, as_mpf, length
from tests.oracle.mathematics.plane import bends, flats, may_be_counted, refined, wider
from tests.oracle.sentences import Said
from tests.oracle.world import Claim, Number, Setting, World, answer, drawn_at, silent
from tests.oracle.worlds.partials import XY, Slope

_STRIDES = 4000  # along the shorter side of the map
_FAR = 8  # such sides: no climb that is shown is longer
_MIXED = (
    "Around which ring will some arrows point in, and others out?",
    "Around which ring do some gradient arrows point in, others out?",
    "Each arrow points uphill, square to the line underfoot: around this ring, some in, some out.",
    "The right ring is marked: around it some point in, and others out.",
)
_ALL_IN = (
    "Around which ring will all arrows point in?",
    "Around which ring do all gradient arrows point in?",
    "Each arrow points uphill, square to the line underfoot: around this ring, all in.",
    "The right ring is marked: around it all point in.",
)


def _kept(hollows: int, hills: int) -> str:
    """The sentence to keep, where there are none, one or more of them."""
    leave = ("", "leave the hollow", "leave the hollows")[hollows]
    gather = ("", "gather on the hill", "gather on the hills")[hills]
    said = ", ".join(filter(None, (leave, gather))) or "point uphill"
    return f"The field shows the land: arrows {said}, and vanish where it is flat."


def _ends(hollows: int, hills: int) -> Claim:
    """Whether the map may show so many of both: none, one or more. Of more than anyone could mark none is named."""
    if hollows or hills:
        return lambda w, s: w.may_have(1, hollows) and w.may_have(-1, hills)
    return lambda w, s: (w.may_have(1, 0) and w.may_have(-1, 0)) or w.is_countless()


class Field(World):
    """A function over a map, two walkers on it, and its flat places."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.function = Reading(setting["function"], XY)
        self.domain, self.first, self.second = self.spans("domain"), self.place("first"), self.place("second")

    def hear(self, said: Iterable[Said]) -> None:
        """Remember also whether a ring on a pass is offered: then it is the one that is asked for."""
        heard = [*said]
        self.offers_pass = any(each.text == "that on a pass" for each in heard)
        super().hear(heard)

    # --- flat places ---

    @cached_property
    def flat(self) -> Vector:
        """The flat place that is named."""
        return refined(self.function, self.chosen_place("land.flats[0].at"))

    def is_countless(self) -> bool | str:
        """Whether flat places are many, or the slopes nearly vanish on as much of a grid as around a line of them."""
        found = flats(self.function, wider(self.domain), 420)
        if found.doubtful or len(found.found) >= 12:
            return True
        axes = [np.linspace(float(low), float(high), 401) for low, high in wider(self.domain)]
        slopes = np.hypot(*np.gradient(self.function.sampled(*np.meshgrid(*axes, indexing="ij")), *axes))
        level = int((slopes < np.nanmedian(slopes) / 100).sum())
        return level > 200 or f"there are {len(found.found)}"

    def may_have(self, sign: int, count: int) -> bool:
        """Whether a picture can show none, one or more flat places that bend upward alone (1) or downward alone (-1):
        those in the domain, and maybe some around it."""
        near, far = (
            [at for at in each.found if all(sign * one.curvature > 0 for one in bends(self.function.hessian(at)))]
            for each in (flats(self.function, self.domain), flats(self.function, wider(self.domain), 420))
        )
        return (count > 1 or len(near) <= count) and len(far) >= count

    def bent(self, said: Said, *signs: int) -> bool | str:
        """Whether the flat places of this turn of the beat bend so, and the arrows around each say so: where it bends
        upward alone all point outward, where it bends downward alone all point inward."""
        each: Any = said.bound["one"]
        return next((bad for one in each if (bad := self.bent_at(one, *signs)) is not True), True)

    def bent_at(self, one: Any, *signs: int) -> bool | str:
        """The same of one of them."""
        at = refined(self.function, [as_mpf(value) for value in one.flat.at])
        if [mp.sign(bend.curvature) for bend in bends(self.function.hessian(at))] != list(signs):
            return "it bends another way"
        outward = []
        for place in one.places.tolist():
            g = self.function.gradient([mpf(value) for value in place])
            outward.append(sum((p - a) * part for p, a, part in zip(place, at, g, strict=True)))
        if signs == (-1, 1):
            return any(by > 0 for by in outward) and any(by < 0 for by in outward)
        return all(by * signs[0] > 0 for by in outward) or "an arrow points the other way"

    # --- ways uphill ---

    def climbed(self, start: Vector) -> Vector:
        """The top on which somebody ends who climbs by short steps."""
        x, y = map(float, start)
        side = min(float(high - low) for low, high in self.domain)
        stride = side / _STRIDES
        little = side * 1e-6
        for number in range(_FAR * _STRIDES):
            g = (self.function.plain(x + little, y) - self.function.plain(x - little, y)) / (2 * little)
            h = (self.function.plain(x, y + little) - self.function.plain(x, y - little)) / (2 * little)
            steep = math.hypot(g, h)
            if not math.isfinite(steep) or not steep:
                break
            x, y = x + stride * g / steep, y + stride * h / steep
            if number % 200 == 0 and (top := self.top_near((mpf(x), mpf(y)), side / 100)):
                return top
        raise Unknowable("a climb that ends elsewhere")

    def top_near(self, at: Vector, reach: float) -> Vector | None:
        """The top that is so near to a place."""
        try:
            flat = refined(self.function, at)
            is_top = all(bend.curvature < 0 for bend in bends(self.function.hessian(flat)))
        except Nothing:
            return None
        return flat if is_top and length([a - b for a, b in zip(flat, at, strict=True)]) < reach else None

    def meet(self) -> bool:
        """Whether both walkers end on one top."""
        one, other = self.climbed(self.first), self.climbed(self.second)
        return bool(length([a - b for a, b in zip(one, other, strict=True)]) < mpf(10) ** -20)

    def is_beside(self) -> bool:
        """Whether both set out near each other, beside what is seen of the map."""
        side = max(high - low for low, high in self.domain)
        return bool(length([a - b for a, b in zip(self.first, self.second, strict=True)]) < side / 6)

    numbers: ClassVar[Mapping[str, Number]] = {
        "function": lambda w, s: w.function,
        "by_x": lambda w, s: Slope(w.setting["function"], 0),
        "by_y": lambda w, s: Slope(w.setting["function"], 1),
        "spot.at": lambda w, s: w.typed("point"),
        "first": lambda w, s: w.typed("first"),
        "second": lambda w, s: w.typed("second"),
        "framing.scale": lambda w, s: w.chosen("framing.scale"),
        "grid.scale": lambda w, s: w.chosen("grid.scale"),
        "land.flats[0].at": lambda w, s: w.flat,
        "len(land.flats)": lambda w, s: w.chosen("len(land.flats)"),
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        **dict.fromkeys(_MIXED, lambda w, s: w.offers_pass),
        **dict.fromkeys(_ALL_IN, lambda w, s: not w.offers_pass),
        "that on a hill": answer(lambda w: not w.offers_pass),
        "that in a hollow": answer(lambda w: False),
        "that on a pass": answer(lambda w: w.offers_pass),
        **silent(
            *("height", "high ground", "low ground"),
            *drawn_at("framing.scale"),
            *drawn_at("grid.scale"),
            *("hill", "hills", "hollow", "hollows", "pass", "passes"),
            "Let somebody draw a few arrows on the map before the field appears.",
            "Pale is high, dark is low.",
            "A map of level lines, pale where the ground is high and dark where it is low.",
            "Somebody stands on it, with the arrow of the gradient.",
            "Which way will the arrows point?",
            "An arrow points uphill.",
            "Around a top that is in, around a bottom out, and around a pass in for some and out for others.",
            "Each arrow points straight uphill, square to the line underfoot.",
            "Somebody stands at {spot.at}, with the arrow of the gradient, and a mark of a right angle where it meets"
            " the level line.",
            "Every point has its own gradient, built from two slopes: a field.",
            "Arrows spread over the map, from {spot.at} on.",
            "Where the ground is flat there are rings.",
            *("flat place here", "flat places here"),
            "Dashed lines, on which one partial derivative is zero, meet there.",
            "Let the ground rise: see what the arrows told us.",
            "Let the ground rise out of its map.",
            "The map tilts, and the ground rises out of it.",
            "It gets a sign: a triangle that points up.",
            "It gets a sign: a triangle that points down.",
            "It gets a sign: a cross.",
            "The signs go up with it, and the arrows stay on the floor.",
            "The arrows stay on the floor.",
            "The ground sinks into its map again, where the arrows are.",
            "Rings come around the signs.",
            "Then arrows come around one ring after the other.",
            "Two walkers climb the ground from {first} and from {second}, each with a thin line behind.",
        ),
        "The field shows the land: arrows point straight uphill.": lambda w, s: not flats(w.function, w.domain).found,
        "Both slopes are zero at {len(land.flats)} places here: flat ground.": lambda w, s: may_be_counted(
            w.function, w.domain, int(w.heard["len(land.flats)"])
        ),
        "At {land.flats[0].at} both slopes are zero: the ground is flat.": lambda w, s: may_be_counted(
            w.function, w.domain, 1, w.flat
        ),
        "At more places than anyone could mark it is zero: the ground is flat.": lambda w, s: (
            w.is_countless()
        ),
        **{_kept(hollows, hills): _ends(hollows, hills) for hollows in range(3) for hills in range(3)},
        "All in: a hill.": lambda w, s: w.bent(s, -1, -1),
        "All out: a hollow.": lambda w, s: w.bent(s, 1, 1),
        "In, out, in, out: a pass.": lambda w, s: w.bent(s, -1, 1),
        "The arrows around such a ring are lit, and point inward.": lambda w, s: w.bent(s, -1, -1),
        "The arrows around such a ring are lit, and point outward.": lambda w, s: w.bent(s, 1, 1),
        "The arrows around such a ring are lit: some point inward, and others outward.": lambda w, s: w.bent(
            s, -1, 1
        ),
        "Two walkers start side by side, climb along the arrows, and end on different summits.": lambda w, s: (
            not w.meet() and w.is_beside()
        ),
        "Two walkers climb along the arrows, and end on different summits.": lambda w, s: not w.meet(),
        "Two walkers climb along the arrows, and end on the same summit.": lambda w, s: w.meet(),
    }
