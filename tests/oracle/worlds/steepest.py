"""The oracle of the scene steepest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import ClassVar

from mpmath import mp, mpf

from tests.oracle.mathematics.formula import Reading, Vector, same
from tests.oracle.printed import read
from tests.oracle.sentences import Said
from tests.oracle.world import Claim, Number, Setting, World, answer, silent

_COMPASS = "north", "west", "south", "east"  # the ways to which a walk turns that does not start toward the east


class Steepest(World):
    """A height over a map, and the slopes at a point in all directions."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.height = Reading(setting["height"], ("x", "y"))
        self.point = self.place("point")

    @cached_property
    def gradient(self) -> Vector:
        """The slope going east, and the slope going north."""
        return self.height.gradient(self.point)

    @property
    def begins(self) -> str:
        """The way at which the quarter circle begins that the steepest one is in."""
        east, north = self.gradient
        if north > 0:
            return "east" if east > 0 else "north"
        return "west" if east < 0 else "south" if north < 0 else "east"

    @cached_property
    def length(self) -> mpf:
        return mp.hypot(*self.gradient)

    def slope(self, angle: mpf) -> mpf:
        """The slope in the direction of an angle, in quarters of a circle from east to north."""
        east, north = self.gradient
        return east * mp.cos(angle * mp.pi / 2) + north * mp.sin(angle * mp.pi / 2)

    @cached_property
    def quarter(self) -> int:
        """The quarter of the circle that begins with the steepest direction, or goes over it."""
        east, north = self.gradient
        round_it = [east, north, -east, -north, east]
        return next(k for k in range(4) if round_it[k] > 0 and round_it[k + 1] >= 0)

    @cached_property
    def ends(self) -> Vector:
        """The slopes along the axes at both its ends."""
        east, north = self.gradient
        return (east, north, -east, -north)[self.quarter], (north, -east, -north, east)[self.quarter]

    def is_steepest(self, said: Said) -> bool | str:
        """No direction around is steeper than that of the gradient, and the steepest is as steep as it is long."""
        east, north = self.gradient
        along = (east * east + north * north) / self.length
        steeper = [k for k in range(360) if self.slope(mpf(k) / 90) > along * (1 + mpf(10) ** -60)]
        return f"{steeper[0]} degrees is steeper" if steeper else same(along, self.length)

    def is_exact(self, said: Said) -> bool | str:
        printed = said.printed("around.greatest")
        return same(mpf(str(read(printed).value)), self.length) or f"{printed} is rounded"

    def is_arc(self, said: Said) -> bool:
        """Halfway, cosine and sine, by which each slope counts, lie between a half and 1."""
        return all(mpf(1) / 2 < of(mp.pi / 4) < 1 for of in (mp.cos, mp.sin))

    def is_wave(self, said: Said) -> bool | str:
        """Once around, the slope has the value zero twice, and it turns round twice."""
        values = [self.slope(mpf(k) / 97 + mpf(1) / 313) for k in range(4 * 97)]
        climbs = [b - a for a, b in zip(values, [*values[1:], values[0]], strict=True)]
        for each in (values, climbs):
            signs = [value > 0 for value in each]
            if sum(a != b for a, b in zip(signs, [*signs[1:], signs[0]], strict=True)) != 2:
                return "it changes its sign, or its trend, more than twice"
        return True

    def beyond(self, turn: mpf) -> mpf:
        """The slope in the direction so many quarters of a circle beyond that of the gradient."""
        return self.slope(2 * mp.atan2(self.gradient[1], self.gradient[0]) / mp.pi + turn)

    def falls_off(self, said: Said) -> bool:
        """The slope is nothing at right angles to the gradient, and straight opposite as steep downward."""
        level = [abs(self.beyond(mpf(turn))) < mpf(10) ** -60 * self.length for turn in (1, -1)]
        return all(level) and same(self.beyond(mpf(2)), -self.length)

    def is_cosine(self, said: Said) -> bool:
        """In every direction the slope is the gradient's length times the cosine of the angle from there."""
        turns = [mpf(turn) / 10 for turn in range(41)]
        off = (abs(self.beyond(turn) - self.length * mp.cos(turn * mp.pi / 2)) for turn in turns)
        return max(off) < mpf(10) ** -50 * self.length

    def casts_shadow(self, said: Said) -> bool:
        """The arrow from the start of the slope going east to the end of that going north, cast square on a way, is as
        long as it is steep there; and along itself that is greatest, and as large as the arrow is long."""
        turns = [mpf(turn) / 10 for turn in range(41)]
        ways = [(mp.cos(turn * mp.pi / 2), mp.sin(turn * mp.pi / 2)) for turn in turns]
        joined = [mp.fsum(parts) for parts in ((self.gradient[0], mpf(0)), (mpf(0), self.gradient[1]))]
        sums = [mp.fsum(part * along for part, along in zip(joined, way, strict=True)) for way in ways]
        rises = [self.height.along(self.point, way, 1).c[1] for way in ways]
        off = (abs(rise - total) for rise, total in zip(rises, sums, strict=True))
        return max(off) < mpf(10) ** -50 * self.length and self.is_steepest(said) is True

    def is_part(self, said: Said) -> bool:
        """The legs of the right triangle over the gradient are, in each direction to a right angle from it, the slope
        there and what the slope falls to at a right angle from that."""
        turns = [mpf(turn) / 10 for turn in range(11)]
        return all(same(mp.hypot(self.beyond(turn), self.beyond(turn - 1)), self.length) for turn in turns)

    def climbs_add(self, said: Said) -> bool:
        """The ground rises along each way, to first order, by what both legs of a step along it climb."""
        turns = [mpf(turn) / 10 for turn in range(41)]
        ways = [(mp.cos(turn * mp.pi / 2), mp.sin(turn * mp.pi / 2)) for turn in turns]
        rises = [self.height.along(self.point, way, 1).c[1] for way in ways]
        off = (abs(rise - self.slope(turn)) for rise, turn in zip(rises, turns, strict=True))
        return max(off) < mpf(10) ** -50 * self.length

    numbers: ClassVar[Mapping[str, Number]] = {
        "height": lambda w, s: w.height,
        "point": lambda w, s: w.typed("point"),
        "east": lambda w, s: w.gradient[0],
        "north": lambda w, s: w.gradient[1],
        "-north": lambda w, s: -w.gradient[1],
        "scale": lambda w, s: w.chosen("scale"),
        "around.ends[0]": lambda w, s: w.ends[0],
        "around.ends[1]": lambda w, s: w.ends[1],
        "around.halfway": lambda w, s: mp.cos(mp.pi / 4),
        "around.greatest": lambda w, s: w.length,
        "-around.greatest": lambda w, s: -w.length,
        "around.greatest / 2": lambda w, s: w.length / 2,
        "around.angle": lambda w, s: mp.degrees(mp.atan2(w.gradient[1], w.gradient[0])) % 360,
        "around.gradient": lambda w, s: w.gradient,
        "around.steepest": lambda w, s: (w.gradient[0] / w.length, w.gradient[1] / w.length),
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        **{
            told: lambda w, s: w.begins == "east"
            for told in (
                "Turning from east to north, how does the slope go from {around.ends[0]} to {around.ends[1]}?",
                "{around.ends[0]}",
                "{around.ends[1]}",
            )
        },
        **{
            told: lambda w, s, start=start: w.begins == start
            for start, end in pairwise(_COMPASS)
            for told in (
                f"Turning from {start} to {end}, how does the slope go from {{around.ends[0]}} to {{around.ends[1]}}?",
                f"{{around.ends[0]}} {start}",
                f"{{around.ends[1]}} {end}",
            )
        },
        **silent(
            "Where the farmer stands, the slope is {east} east and {north} north.",
            "Which way is it steepest?",
            "The hill, {height}, floats over its own map, and the farmer stands on it at {point}.",
            "The eye goes round the hill.",
            "Two arrows start at the farmer's feet: the slope is {east} going east, and {north} going north.",
            "Then the hill sinks into its map, and the eye rises, until it looks straight down on that.",
            "On it lie two arrows again, along its axes, with these slopes.",
            "At angle θ, a unit arrow reaches cosine θ east, sine θ north.",
            "Up close, the hill looks like a plane, so climbs add: {east} cosine plus {north} sine.",
            "A dial lies on the map around the farmer: a circle with a unit arrow, and the arc of the angle θ from "
            "east to that.",
            "The farmer looks where the unit arrow points.",
            "The unit arrow is the long side of a right triangle on the map, whose other sides are the "
            "cosine and the sine of the angle.",
            "Then the map goes to a corner, and the triangle flies out of it and becomes the floor of a piece of "
            "ground, in depth, which is enlarged until it is a tilted plane: the lines across it have become straight.",
            "Heights are drawn to a scale of their own.",
            "At last a thin line leads straight up to where they stand.",
            "Beside the map are axes for the slope against that angle, with a point where the arrow begins, and "
            "another where it has turned through a quarter of the circle.",
            "The map and the question's curves come back.",
            "How does the slope change?",
            "Over these the slope is plotted, while the unit arrow turns through a quarter of the circle: an arc "
            "from {around.ends[0]} to {around.ends[1]}.",
            "The dial becomes smaller, and on the map lie the slopes, as a blue line to the east and, from its end, an "
            "orange one to the north.",
            "A yellow arrow leads from the start of the one to the end of the other.",
            "The unit arrow points that way, and its parts stand beside its tip.",
            *(
                "map: ∇f at {scale} of its length",
                "map: ∇f at {scale} its length",
                "map: ∇f at its full length",
                "map: arrows at {scale} of their length",
                "map: arrows at {scale} their length",
                "map: arrows at their full length",
            ),
            ", length {around.greatest}",
            "The white unit arrow turns away from the gradient, and an arc between them shows this angle.",
            "A point runs down the wave beside the map.",
            "close up: heights not to scale",
            "The steepest slope is {around.greatest}.",
            "How steep is it at sixty degrees from there?",
            "{around.greatest / 2}",
            "The hill rises out of its map again, and the farmer on it looks up the steepest way, along which a "
            "thin arrow lies on the ground.",
            "The yellow arrow on the map under it is named with its length: ∇f, length {around.greatest}.",
            "On the wave a bar grows from zero up to the peak.",
            "Ask where the arrow would point for somebody who stands elsewhere on this hill.",
            *("east", "north", "slope", "same height", "steepest"),
        ),
        "Up close, the hill looks like a plane, so climbs add: {east} cosine minus {-north} sine.": (
            lambda w, s: w.gradient[1] < 0
        ),
        "Somebody climbs over it along one side, and under them a bar rises, {east} times the cosine;": climbs_add,
        "then along the next, and on that bar stands another, {north} times the sine.": climbs_add,
        "Now the slope is told as that sum.": climbs_add,
        "west": lambda w, s: w.quarter in (1, 2),
        "south": lambda w, s: w.quarter in (2, 3),
        "straight": answer(lambda w: False),
        "in an arc": answer(lambda w: True),
        "up to {around.ends[0]} + {around.ends[1]}": answer(lambda w: False),
        "up to the sum": answer(lambda w: False),
        "Halfway, cosine and sine are as large as each other: more than a half, which would be the mean, and less than "
        "a whole, which would be the sum.": is_arc,
        "Halfway, each counts for {around.halfway}, more than half: the curve bulges.": is_arc,
        "All the way round, it is a wave.": is_wave,
        "The unit arrow goes on, once around, and the arc becomes a wave, a cosine.": is_wave,
        "Now the slope is told as a cosine: {around.greatest} times the cosine of θ − {around.angle}°.": is_cosine,
        "The peak of the wave is marked: {around.greatest}, at θ = {around.angle}°.": is_steepest,
        "The arrow is the gradient, {around.gradient}.": is_steepest,
        "The unit arrow points elsewhere, and square on its way the blue line casts its shadow and, from the end of "
        "that, the orange one: in sum the shadow of the arrow, as long as the slope that way.": casts_shadow,
        "Light in their colours falls from the lines to their shadows, which are named with the parts of the sum.": (
            casts_shadow
        ),
        "Bars as high stand on the wave.": casts_shadow,
        "Then a white bar, the slope, grows over them, and takes their place.": casts_shadow,
        "As the unit arrow turns to the arrow, the bar grows, until it lies on the arrow and is as long, at an angle "
        "of {around.angle}°.": (
            lambda w, s: w.casts_shadow(s) is True and w.is_cosine(s)
        ),
        "The slopes join into one arrow, the gradient.": casts_shadow,
        "On the unit arrow's line, the east slope casts a shadow, the north slope another.": casts_shadow,
        "End to end, they are the gradient's shadow: the slope.": casts_shadow,
        "To the side, it is short.": lambda w, s: w.casts_shadow(s) is True and w.is_cosine(s),
        "Turn toward the arrow, and it grows.": lambda w, s: w.casts_shadow(s) is True and w.is_cosine(s),
        "It can never be longer than the arrow: so the slope is greatest, exactly {around.greatest}, when the two line "
        "up.": (
            lambda w, s: w.is_exact(s) is True and w.casts_shadow(s)
        ),
        "It can never be longer than the arrow: so the slope is greatest, {around.greatest}, when the two line up.": (
            casts_shadow
        ),
        "{around.greatest} times the unit arrow is the gradient, {around.gradient}.": is_steepest,
        "The unit arrow is the gradient, {around.gradient}.": lambda w, s: same(w.length, mpf(1)),
        "Turn away, and the slope falls like a cosine, to zero at right angles.": falls_off,
        "On its line lies a white bar, the shadow of the gradient, with the slope there as a number beside "
        "it;": is_cosine,
        "a dashed line leads square from its end to the tip of the gradient.": is_part,
        "Straight opposite it is {-around.greatest}: the steepest way down.": falls_off,
        "At a right angle, to the left or right, the slope is zero: the map grows dark, and the level line through the "
        "farmer's place lights up;": falls_off,
        "the unit arrow lies along it, no bar is left, and the mark of a right angle is between the unit arrow and the "
        "gradient.": falls_off,
        "After that the unit arrow points downhill, and the shadow falls behind it, on its line drawn on "
        "backwards: a dashed bar, as long as it is steep down that way, with the slope there as a number beside it.": (
            lambda w, s: w.casts_shadow(s) is True and w.falls_off(s)
        ),
        "Straight opposite the bar is as long as the gradient, and a green arrow leads that way, "
        "down.": falls_off,
        "On the wave the zeros are marked first, and then the trough: {-around.greatest}.": falls_off,
        "The slope is the gradient's length times the cosine of the angle to the gradient, and the cosine of sixty "
        "degrees is a half.": lambda w, s: same(w.beyond(mpf(2) / 3), w.length / 2),
        "The gradient points the steepest way up, and its length is that slope.": is_steepest,
    }
