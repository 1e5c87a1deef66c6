"""The oracle of the scene gradient_vector."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from mpmath import mp, mpf

from tests.oracle.mathematics.formula import Reading, Vector, less, number
from tests.oracle.world import Claim, Number, Setting, World, drawn_at, silent

KNOBS = ("temperature", "grind", "dose", "time")
PLANE = ("x", "y")
SCALES = "on_hill.scale", "on_bowl.scale", "on_plane.common_scale"
_LAST = 10  # where the scale of a knob ends


class GradientVector(World):
    """Grounds with their slopes at some points, and a machine that is tuned."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        ground = {name: Reading(setting[name], PLANE) for name in ("hill", "bowl", "plane", "tilted")}
        self.ground = ground
        self.gradients = {
            "on_hill.spots[0]": ground["hill"].gradient(self.place("point")),
            "on_bowl.spots[0]": ground["bowl"].gradient(self.place("bowl_point")),
            "on_plane.spots[0]": ground["plane"].gradient(self.place("place")),
            "on_plane.changed_spot": ground["tilted"].gradient(self.place("place")),
        }
        self.bitterness = Reading(setting["bitterness"], KNOBS)
        self.start: Vector = tuple(number(at) for at in setting["start"])
        self.entries = self.bitterness.gradient(self.start)

    def turns(self) -> Vector:
        """How far every knob turns against its slope, in proportion to it."""
        most = max(abs(entry) for entry in self.entries)
        return tuple(-entry / most * self.value("turn") for entry in self.entries)

    def tuned(self) -> mpf:
        """What the needle shows with every knob turned like that."""
        return self.bitterness(tuple(at + by for at, by in zip(self.start, self.turns(), strict=True)))

    def promised(self) -> mpf:
        """What it would show by these entries, if none of them changed."""
        most = max(abs(entry) for entry in self.entries)
        return (
            self.bitterness(self.start) - sum(entry**2 for entry in self.entries) * self.value("turn") / most
        )

    def falls(self) -> bool:
        """Whether the needle shows less in the end."""
        return less(self.tuned(), self.bitterness(self.start)) < 0

    def breaks_promise(self) -> bool:
        """Whether it ends elsewhere than these entries promise, by a hundredth of its fall: they change on the way."""
        return bool(
            abs(self.tuned() - self.promised()) > abs(self.bitterness(self.start) - self.tuned()) / 100
        )

    def changed(self) -> Vector:
        """The entries where the knobs have come."""
        most = max(abs(entry) for entry in self.entries)
        turns = [entry / most * self.value("turn") for entry in self.entries]
        return self.bitterness.gradient(tuple(at - by for at, by in zip(self.start, turns, strict=True)))

    def shrunk(self) -> tuple[int, int]:
        """How many entries change, and how many of them come nearer to 0 on their own side of it."""
        both = [(was, now) for was, now in zip(self.entries, self.changed(), strict=True) if less(now, was)]
        nearer = [was for was, now in both if less(abs(now), abs(was)) < 0 and now * was >= 0]
        return len(both), len(nearer)

    def pair(self) -> list[str]:
        """The knobs whose entries change."""
        each = zip(KNOBS, self.entries, self.changed(), strict=True)
        return [knob for knob, was, now in each if less(now, was)]

    def crossed(self) -> bool:
        """Whether two entries change, each in full by the other's knob alone, and not by its own, on its whole way."""
        changed, turns = self.changed(), self.turns()
        pair = [KNOBS.index(knob) for knob in self.pair()]

        def entry(of: int, by: int, share: mpf) -> mpf:
            there = (*self.start[:by], self.start[by] + share * turns[by], *self.start[by + 1 :])
            return self.bitterness.gradient(there)[of]

        if len(pair) != 2:
            return False
        one, two = pair
        shares = (mpf(1) / 3, mpf(5) / 7, mpf(1))
        alone = [less(entry(k, k, share), self.entries[k]) for k in pair for share in shares]
        return not any((*alone, *(less(entry(a, b, mpf(1)), changed[a]) for a, b in ((one, two), (two, one)))))

    def by_entries(self) -> bool:
        """Whether each knob turns by as much as its entry."""
        return not any(less(-by, entry) for by, entry in zip(self.turns(), self.entries, strict=True))

    def lowers(self) -> bool:
        """Whether two entries change, all of whose knobs go down, and all of them become less, by no more than all."""
        each = zip(self.entries, self.changed(), self.turns(), strict=True)
        pair = [(was, now, by) for was, now, by in each if less(now, was)]
        return len(pair) == 2 and all(by < 0 <= now and less(now, was) < 0 for was, now, by in pair)

    def mixed(self) -> mpf:
        """By how much the entry of a knob changes for every mark of another, for two that change each other's: by the
        second difference of the needle, which is exact where each alone moves it evenly."""
        turns = self.turns()
        one, two = (KNOBS.index(knob) for knob in self.pair())

        def shown(*moved: int) -> mpf:
            there = (at + turns[k] if k in moved else at for k, at in enumerate(self.start))
            return self.bitterness(tuple(there))

        return abs((shown(one, two) - shown(one) - shown(two) + shown()) / (turns[one] * turns[two]))

    def tried(self, number: int) -> mpf:
        """By how much the value changes where one knob turns by a mark, or back at the end of its scale."""
        by = mpf(1 if less(self.start[number], mpf(_LAST - 1)) <= 0 else -1)
        there = (*self.start[:number], self.start[number] + by, *self.start[number + 1 :])
        return self.bitterness(there) - self.bitterness(self.start)

    def same_everywhere(self, name: str) -> bool | str:
        """Whether a ground has one gradient, at places all over its map."""
        spans, ground = self.spans("spread"), self.ground[name]
        here = ground.gradient(self.place("place"))
        for share in (mpf(0), mpf(2) / 7, mpf(5) / 9, mpf(1)):
            there = ground.gradient(
                tuple(
                    low + (high - low) * at for (low, high), at in zip(spans, (share, 1 - share), strict=True)
                )
            )
            if any(less(one, other) for one, other in zip(here, there, strict=True)):
                return f"{name} has another gradient elsewhere"
        return True

    numbers: ClassVar[Mapping[str, Number]] = {
        **{name: (lambda w, s, name=name: w.ground[name]) for name in ("hill", "bowl", "plane", "tilted")},
        **{
            f"{spot}.gradient": (lambda w, s, spot=spot: w.gradients[spot])
            for spot in (
                "on_hill.spots[0]",
                "on_bowl.spots[0]",
                "on_plane.spots[0]",
                "on_plane.changed_spot",
            )
        },
        **{
            f"{spot}.gradient[{axis}]": (lambda w, s, spot=spot, axis=axis: w.gradients[spot][axis])
            for spot in ("on_hill.spots[0]", "on_bowl.spots[0]", "on_plane.spots[0]")
            for axis in (0, 1)
        },
        "on_hill.spots[0].length": lambda w, s: mp.hypot(*w.gradients["on_hill.spots[0]"]),
        "on_bowl.spots[0].at": lambda w, s: w.typed("bowl_point"),
        "place": lambda w, s: w.typed("place"),
        "elsewhere": lambda w, s: w.typed("elsewhere"),
        "turn": lambda w, s: w.typed("turn"),
        **{scale: (lambda w, s, scale=scale: w.chosen(scale)) for scale in SCALES},
        **{
            f"guide.entries.{knob}": (lambda w, s, number=number: w.entries[number])
            for number, knob in enumerate(KNOBS)
        },
        **{
            f"guide.changed.{knob}": (lambda w, s, number=number: w.changed()[number])
            for number, knob in enumerate(KNOBS)
        },
        **{
            f"trials.{knob}.by": (lambda w, s, k=k: mpf(1 if less(w.start[k], mpf(_LAST - 1)) <= 0 else -1))
            for k, knob in enumerate(KNOBS)
        },
        **{f"trials.{knob}.change": (lambda w, s, k=k: w.tried(k)) for k, knob in enumerate(KNOBS)},
        "guide.before": lambda w, s: w.bitterness(w.start),
        "guide.after": lambda w, s: w.tuned(),
        **{
            f"guide.turns.{knob}": (lambda w, s, number=number: w.turns()[number])
            for number, knob in enumerate(KNOBS)
        },
        **{
            f"guide.promises.{knob}": (lambda w, s, number=number: w.entries[number] * w.turns()[number])
            for number, knob in enumerate(KNOBS)
        },
        "guide.promised": lambda w, s: w.promised(),
        "guide.mixed": lambda w, s: w.mixed(),
        "guide.missed": lambda w, s: w.tuned() - w.promised(),
        "guide.promised_fall": lambda w, s: w.bitterness(w.start) - w.promised(),
        "-guide.promised_fall": lambda w, s: w.promised() - w.bitterness(w.start),
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        **silent(
            "Two slopes lie on the map.",
            "What do they make together?",
            "Then it sinks into its map again.",
            "The farmer's hill, {hill}, stands over its map.",
            "On the map two arrows begin under the farmer, {on_hill.spots[0].gradient[0]} along x and "
            "{on_hill.spots[0].gradient[1]} along y.",
            "Then the hill sinks into its map, which is seen from above.",
            "Carry the second to the tip of the first: they make one arrow, {on_hill.spots[0].gradient}, the gradient.",
            "By Pythagoras, its length is {on_hill.spots[0].length}.",
            "The arrows are drawn at their full length.",
            "Words beside the map say how long the arrows are drawn.",
            "The arrow along y goes to the tip of the one along x, with the mark of a right angle between them.",
            "A third arrow leads from the first one's start to the second one's end: ∇f = {on_hill.spots[0].gradient}.",
            "Beside the map stands its length, by Pythagoras: {on_hill.spots[0].length}.",
            "The sign ∇ is called nabla, and ∇f is read “gradient of f”.",
            "On {bowl}, at {on_bowl.spots[0].at}, the slopes {on_bowl.spots[0].gradient[0]} and "
            "{on_bowl.spots[0].gradient[1]} make {on_bowl.spots[0].gradient}.",
            "The arrow lies flat: the ground above it climbs.",
            "The ground of {bowl} rises out of its map.",
            "On the map come such arrows at {on_bowl.spots[0].at}: they make {on_bowl.spots[0].gradient}.",
            "The slopes go, what they make stays on the map, and a thin arrow climbs the ground right over it.",
            "The map of the plane {plane}, with level lines that are straight and parallel, and its arrows at {place}.",
            "Turn each knob alone: its slope is an entry of the machine's gradient.",
            "The coffee machine with its four knobs and its needle.",
            "The first knob turns by a mark, {trials.temperature.by}, while the others are locked.",
            "The needle moves, what it does per mark appears under the knob, that number goes to a column, and the "
            "knob turns back.",
            "Then the other knobs are tried like it, one by one: ∇f, with the entries "
            "{guide.entries.temperature}, {guide.entries.grind}, {guide.entries.dose} and "
            "{guide.entries.time}.",
            "The entries stay under the knobs.",
            "Around each knob comes a dashed arrow that leads against its entry, in proportion to it, the longest by "
            "{turn}.",
            "Then all knobs turn along these arrows, and the needle goes down.",
            "One slope for each variable, in one arrow: that is the gradient.",
            "The hill's map again, with the arrows {on_hill.spots[0].gradient[0]} and "
            "{on_hill.spots[0].gradient[1]}, tip to tail, and the arrow that they make, "
            "∇f, of length {on_hill.spots[0].length}.",
            *(
                "along x",
                "along y",
                "length",
                "climb",
                "height",
                "temperature",
                "grind",
                "dose",
                "brew time",
            ),
            "f: bitterness",
            *("promised", "slope", "as it turns", "turn", "change", "sum"),
            *(drawn for scale in SCALES for drawn in drawn_at(scale)),
        ),
        **dict.fromkeys(
            (
                "On the plane {plane}, just read off the gradient: {on_plane.spots[0].gradient}.",
                "The arrow fits elsewhere, too: a plane has the same slopes everywhere.",
                "The arrow glides to {elsewhere} and fits.",
                "Then arrows appear all over the map, and all are alike: {on_plane.spots[0].gradient}.",
            ),
            lambda w, s: w.same_everywhere("plane"),
        ),
        **dict.fromkeys(
            (
                "Tilt it to {tilted}: every arrow becomes {on_plane.changed_spot.gradient}.",
                "The plane rises out of its map and tilts, into {tilted}, and all arrows on the map turn with it into "
                "{on_plane.changed_spot.gradient}, the one at {elsewhere} with its slopes along x and y.",
            ),
            lambda w, s: w.same_everywhere("tilted"),
        ),
        "For less bitterness, turn each knob against its slope, by as many marks.": (
            lambda w, s: w.falls() and w.by_entries()
        ),
        "For less bitterness, turn each knob against its slope, in proportion.": (
            lambda w, s: w.falls() and not w.by_entries()
        ),
        "So bitterness falls to {guide.after}.": lambda w, s: w.falls() and not w.breaks_promise(),
        "Slopes times turns make {-guide.promised_fall}, promising {guide.promised}.": lambda w, s: (
            less(w.promised(), w.bitterness(w.start)) < 0 and w.breaks_promise() and w.promised() >= 0
        ),
        "But one knob lowers another's slope: the needle stops at {guide.after}.": lambda w, s: (
            w.breaks_promise() and w.crossed() and w.lowers()
        ),
        "But turning temperature down lowers brew time's slope: the needle stops at {guide.after}.": lambda w, s: (
            w.breaks_promise()
            and w.crossed()
            and w.lowers()
            and w.pair() == ["temperature", "time"]
            and less(w.turns()[0], mpf(0)) < 0
        ),
        "But two slopes shrink on the way: the needle stops at {guide.after}.": (
            lambda w, s: w.breaks_promise() and w.shrunk() == (2, 2) and not w.crossed()
        ),
        "But slopes change on the way: the needle stops at {guide.after}.": (
            lambda w, s: w.breaks_promise() and (w.shrunk() != (2, 2) or w.crossed())
        ),
        "So bitterness falls to {guide.after}: slopes change on the way.": (
            lambda w, s: w.falls() and w.breaks_promise() and w.promised() < 0
        ),
        "A dashed needle sweeps to {guide.promised}, where these entries would lead.": (
            lambda w, s: w.breaks_promise() and w.promised() >= 0
        ),
        "A table stands under the knobs until they turn: each entry times its knob's turn is a change, under a rule "
        "stands their sum, and beside them what is promised.": (
            lambda w, s: w.breaks_promise() and w.promised() >= 0
        ),
        "What lies between it and the needle in the end is filled: {guide.missed}.": (
            lambda w, s: w.breaks_promise() and w.promised() >= 0
        ),
        "short by": lambda w, s: not w.breaks_promise() or less(w.tuned(), w.promised()) > 0,
        "off by": lambda w, s: less(w.tuned(), w.promised()) < 0,
        **dict.fromkeys(
            (
                "Those whose entries change turn last, in turn, and from the first an arrow leads to the entry that it "
                "changes.",
                "That runs from what it was to what it is when its own knob turns, and knobs whose entries stay step "
                "back.",
            ),
            lambda w, s: w.breaks_promise() and w.crossed(),
        ),
        "Entries that change run with them, from what they were to what they are now, and the other knobs step back.": (
            lambda w, s: w.breaks_promise() and w.shrunk()[0] > 0
        ),
        "Ask why it does not end at {guide.promised}, as these entries promise: they change while the knobs turn.": (
            lambda w, s: w.breaks_promise()
        ),
        "Turned alone, each of these knobs moves the needle evenly: its slope hangs on where the other stands, by "
        "{guide.mixed} per mark.": lambda w, s: w.crossed(),
    }
