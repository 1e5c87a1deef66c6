"""The oracle of the scene contours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from mpmath import mp, mpf

from tests.oracle.mathematics.formula import Nothing, Reading, Vector, as_mpf, length, number, same
from tests.oracle.mathematics.plane import centre, closes, flats, may_be_counted, refined, wider
from tests.oracle.printed import Truth
from tests.oracle.sentences import Said
from tests.oracle.world import Claim, Number, Setting, World, answer, drawn_at, silent

AWAY = "It is square to its level line, and happens to point straight "

ROUND = "It is square to its level line: on circles, straight "


class Contours(World):
    """A function over a map with arrows at some points, and another one that it turns into."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.function, self.stretched = (
            Reading(setting[name], ("x", "y")) for name in ("function", "stretched")
        )
        self.domain, self.point = self.spans("domain"), self.place("stretched_point")

    def which(self, at: object) -> int:
        """Which of the points was chosen, by its coordinates."""
        told = tuple(as_mpf(value) for value in at)  # type: ignore[attr-defined]
        for k in range(len(self.setting["points"])):
            if all(map(same, self.at(k), told)):
                return k
        raise Nothing("it is none of the points")

    def at(self, k: int) -> Vector:
        x, y = self.setting["points"][k]
        return number(x), number(y)

    @property
    def first(self) -> Vector:
        """The point at which the walker starts: the picture chooses which."""
        return self.at(self.which(self.heard["first.spot.at"]))

    @property
    def second(self) -> Vector:
        """The next point that is told."""
        return self.at(self.which(self.heard["spots[1].at"]))

    def typed_spot(self, at: object) -> Truth:
        return self.typed("points")[self.which(at)]  # type: ignore[index, return-value]

    # --- the arrows ---

    @cached_property
    def lengths(self) -> list[mpf]:
        """The lengths of all gradients that are not zero."""
        gradients = [self.function.gradient(self.at(k)) for k in range(len(self.setting["points"]))]
        return [length(gradient) for gradient in gradients if any(gradient)]

    @property
    def alike(self) -> bool:
        """Whether all arrows have one length."""
        return all(same(one, self.lengths[0]) for one in self.lengths)

    # --- flat places and circles ---

    def counted(self, count: int) -> bool | str:
        """Whether a picture can show so many flat places."""
        return may_be_counted(self.function, self.domain, count, self.flat)

    @cached_property
    def flat(self) -> Vector:
        """The flat place that is named."""
        return refined(self.function, self.chosen_place("before.flats[0].at"))

    @cached_property
    def round(self) -> Vector | None:
        """The centre of the function's level lines, where they are circles."""
        return centre(self.function, self.domain)

    def is_round_after(self) -> bool:
        """Whether the level lines of the function that it turns into are circles."""
        return centre(self.stretched, self.domain) is not None

    @cached_property
    def centre(self) -> Vector | None:
        """The same of the function that it turns into; else its centre of symmetry, if it is a quadratic."""
        found = centre(self.stretched, self.domain)
        return found or self.middle

    @cached_property
    def middle(self) -> Vector | None:
        """The flat place of a function whose second derivatives are the same everywhere."""
        f = self.stretched
        corners = [(x, y) for x in self.domain[0] for y in self.domain[1]]
        hessians = [f.hessian(at) for at in [self.point, *corners]]
        if not all(all(map(same, one, hessians[0])) for one in hessians[1:]):
            return None
        (xx, xy, yy), g = hessians[0], f.gradient(self.point)
        det = xx * yy - xy * xy
        if not det:
            return None
        x, y = self.point
        return x - (g[0] * yy - g[1] * xy) / det, y - (g[1] * xx - g[0] * xy) / det

    def rounded(self, sign: int, said: Said) -> bool | str:
        """Whether the level lines are circles and every arrow points away from their centre (1) or toward it (-1)."""
        if self.round is None:
            return "the level lines are no circles"
        for at in [self.at(k) for k in range(len(self.setting["points"]))] + [self.point]:
            g = self.function.gradient(at)
            along = sum((a - c) * d for a, c, d in zip(at, self.round, g, strict=True))
            if any(g) and along * sign <= 0:
                return "an arrow points the other way"
        return True

    # --- where the arrow on the other surface aims ---

    @cached_property
    def targets(self) -> list[Vector]:
        """The flat places that its line may be said to meet or to pass by, the nearest first."""
        if "aim.target.at" in self.heard:
            return [refined(self.stretched, self.chosen_place("aim.target.at"))]
        found = [self.centre] if self.centre else flats(self.stretched, wider(self.domain), 420).found
        return sorted(found, key=lambda at: length([a - b for a, b in zip(at, self.point, strict=True)]))

    def aims(self) -> int:
        """Whether the line through the arrow meets the target: 1 if the arrow points away from it, -1 toward it, 0 if
        it passes it by."""
        if not self.targets:
            raise Nothing("there is no flat place")
        (a, b), (g, h) = self.point, self.stretched.gradient(self.point)
        way = a - self.targets[0][0], b - self.targets[0][1]
        if abs(way[0] * h - way[1] * g) > mpf(10) ** -50 * length(way) * length((g, h)):
            return 0
        return 1 if way[0] * g + way[1] * h > 0 else -1

    @property
    def turn(self) -> mpf:
        """By how many degrees the arrow turns as the surface changes, counterclockwise."""
        (a, b), (c, d) = (one.gradient(self.point) for one in (self.function, self.stretched))
        return mp.degrees(mp.atan2(a * d - b * c, a * c + b * d))

    def option(self, meets: bool, said: Said) -> bool:
        return said.where.endswith("right") == ((self.aims() != 0) == meets)

    numbers: ClassVar[Mapping[str, Number]] = {
        "stretched": lambda w, s: w.stretched,
        "first.spot.at": lambda w, s: w.typed_spot(w.heard["first.spot.at"]),
        "first.spot.height": lambda w, s: w.function(w.first),
        "first.spot.along": lambda w, s: mpf(0),
        "first.spot.gradient": lambda w, s: w.function.gradient(w.first),
        "spots[1].at": lambda w, s: w.typed_spot(w.heard["spots[1].at"]),
        "spots[1].gradient": lambda w, s: w.function.gradient(w.second),
        "stretched_spot.at": lambda w, s: w.typed("stretched_point"),
        "stretched_spot.gradient": lambda w, s: w.stretched.gradient(w.point),
        "before.flats[0].at": lambda w, s: w.flat,
        "len(before.flats)": lambda w, s: w.chosen("len(before.flats)"),
        "aim.target.at": lambda w, s: w.targets[0],
        "framing.scale": lambda w, s: w.chosen("framing.scale"),
        "framing.changed_scale": lambda w, s: w.chosen("framing.changed_scale"),
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        "not at all": answer(lambda w: abs(w.turn) <= 1),
        "to its left": answer(lambda w: 1 < w.turn <= 140),
        "to its right": answer(lambda w: -140 <= w.turn < -1),
        "half round": answer(lambda w: abs(w.turn) > 140),
        **silent(
            "Look at the point {stretched_spot.at}, and let the surface become {stretched}.",
            "If the surface becomes {stretched}, how will the arrow at {stretched_spot.at} turn?",
            "How will the arrow turn?",
            "It stands square to the level line under it, and that is another line by then.",
            "Level lines join places of the same height.",
            "Is every gradient at right angles to them, as on the hill?",
            "Along the line nothing changes, so the slope is {first.spot.along}.",
            "Up close, lines are straight and parallel.",
            "All ways to the next line climb the same: the shortest is steepest, at a right angle.",
            "The ground sinks into its map.",
            "A lens enlarges the map around {first.spot.at} until the level lines are straight and parallel.",
            "Where it has room, thin ways slant to the next line, a thick one leads straight across, and a dashed "
            "circle touches that line there, with heights and slopes beside them: what a way climbs, over its length.",
            "The arrow points uphill.",
            "Arrows stand on the map, each on a stretch of its level line with the mark of a right angle.",
            "The arrow stands on the map, on a stretch of its level line.",
            "Where the map is pale, the ground is high.",
            "Where gaps between the lines clearly differ, brackets show them beside a long arrow and a short one.",
            "Then a walker goes along an arrow, and the height beside the map rises.",
            "Along the level line other arrows come, one after the other, as far as there is room for them on the map.",
            "Each stands square to the line.",
            "A ring lies around {before.flats[0].at}.",
            "At {stretched_spot.at} the gradient is {stretched_spot.gradient}.",
            "The gradient stands square to its level line, circle or not.",
            "The gradient stands square to its level line, and does not look ahead.",
            "This scene happens in the input plane: the arrows lie on the map, and the ground over it only shows why.",
            "A map of level lines tilts, and becomes the floor under the ground that rises out of it.",
            "A walker goes along a level line at the height {first.spot.height}, and a dot follows on the map "
            "underneath.",
            "A dashed line leads from them to a mark on the axis of heights, which stays.",
            "Then the lens draws back, and at {first.spot.at} the arrow of the gradient grows in it and on the "
            "map, with a mark of a right angle where it meets the level line.",
            "The map changes its shape, into {stretched}, and the arrow at {stretched_spot.at} turns with its level "
            "line.",
            "The arrow at {stretched_spot.at} stands square to its level line.",
            "Does the line through the arrow still meet the centre?",
            "On circles, square to the line is straight from the centre.",
            "On other level lines it need not be.",
            "It is square to its level line.",
            "The arrow stands square on its level line.",
            "height",
            *drawn_at("framing.scale"),
            *drawn_at("framing.changed_scale"),
            "slope {first.spot.along}",
            *("line of the arrow", "centre", "flat point", "arrow length", "gap", "wide", "narrow"),
            *("same climb, least length", "slope"),
            "Reshape the level lines.",
        ),
        "Follow one around: the height stays at {first.spot.height}.": lambda w, s: (
            closes(w.function, w.first, wider(w.domain)) is not False
        ),
        "Follow one from end to end: the height stays at {first.spot.height}.": lambda w, s: (
            closes(w.function, w.first, w.domain) is not True
        ),
        "At {first.spot.at} the gradient is {first.spot.gradient}.": lambda w, s: any(w.function.gradient(w.first)),
        "At {spots[1].at} it is {spots[1].gradient}.": lambda w, s: any(w.function.gradient(w.second)),
        "At {spots[1].at} it is {spots[1].gradient}, too short an arrow to be seen.": lambda w, s: any(
            w.function.gradient(w.second)
        ),
        "At {spots[1].at} it is zero, and there is no arrow to draw.": lambda w, s: (
            not any(w.function.gradient(w.second))
        ),
        "The arrows stand square to their lines, longest where lines crowd, and point uphill.": (
            lambda w, s: not w.alike
        ),
        "The arrows stand square to their lines, each as long as the others, and point uphill.": lambda w, s: (
            w.alike
        ),
        "The arrow turns left, with its level line.": lambda w, s: 0 < w.turn <= 140,
        "The arrow turns right, with its level line.": lambda w, s: -140 <= w.turn < 0,
        "The arrow points the other way.": lambda w, s: abs(w.turn) > 140,
        "The arrow points where it pointed before.": lambda w, s: abs(w.turn) <= 1,
        "At {before.flats[0].at} the gradient is zero: no arrow.": lambda w, s: w.counted(1),
        "At {len(before.flats)} points, such as {before.flats[0].at}, the gradient is zero: no arrow.": (
            lambda w, s: w.counted(int(w.heard["len(before.flats)"]))
        ),
        "On circles, square to the line means straight out from the centre.": lambda w, s: w.rounded(1, s),
        "Dashed lines run back from arrows, through the ring.": lambda w, s: w.round is not None,
        "On circles, square to the line means straight toward the centre.": lambda w, s: w.rounded(-1, s),
        "On circles, square to the line means straight toward the centre, or away from it.": (
            lambda w, s: w.round is not None
        ),
        "yes": lambda w, s: w.option(True, s),
        "no": lambda w, s: w.option(False, s),
        "It is square to its level line, but the arrow's line misses the centre.": lambda w, s: (
            w.centre is not None and w.aims() == 0
        ),
        "It is square to its level line, but the arrow's line misses the nearest flat point.": (
            lambda w, s: w.aims() == 0
        ),
        "The arrow stands square on its level line, and a dashed line runs back from it and passes the ring at the "
        "centre.": lambda w, s: w.centre is not None and w.aims() == 0,
        "The arrow stands square on its level line, and a dashed line runs back from it and passes the ring at "
        "{aim.target.at}.": lambda w, s: w.aims() == 0,
        "The arrow stands square on its level line, and a dashed line from it runs through the ring at "
        "{aim.target.at}.": lambda w, s: w.aims() != 0,
        ROUND + "away from the centre.": lambda w, s: w.is_round_after() and w.aims() == 1,
        ROUND + "toward the centre.": lambda w, s: w.is_round_after() and w.aims() == -1,
        AWAY + "away from the centre.": lambda w, s: w.centre is not None and w.aims() == 1,
        AWAY + "toward the centre.": lambda w, s: w.centre is not None and w.aims() == -1,
        AWAY + "away from the nearest flat point.": lambda w, s: w.aims() == 1,
        AWAY + "toward the nearest flat point.": lambda w, s: w.aims() == -1,
    }
