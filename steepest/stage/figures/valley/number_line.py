"""A number line: spans that have a shape and a name, single places, pins, a pointer, and walks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from manim import Animation, Circle, Mobject, VGroup, VMobject, there_and_back

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import line
from steepest.stage.figures.formula.swelling import swelling
from steepest.stage.figures.valley.axes import Numbered, TypeRow, reach
from steepest.stage.figures.valley.course import CourseWalker, Jumps
from steepest.stage.figures.valley.course_walk import Courses, CourseWalk
from steepest.stage.figures.valley.pointer import Pointer, SpanMark, head
from steepest.stage.figures.walk import Points
from steepest.stage.play.live import Given
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape
from steepest.stage.type.typeset import Typeset

# From the region's top to the line, and to the baselines under it.
_LINE, _NUMBERS, _SINGLES = 0.5, 0.98, 1.47
_UNDER_RING, _THIN, _SHORTEST = 0.12, 2.0, 0.03  # from a place to a stroke to its number; how broad and long these are
_ROOM = 1.3, 1.08  # how far it goes on: after its last border, and after its last pin
_SWING = 0.15 * 0.55  # to either side, of a span that swings by 1
_MOST = 0.15  # it swings no farther
_TOOTH = 0.1  # half a swing, along the line
_OVER, _ASIDE = 2.0, 0.4  # so far over the line, and beyond its ends, walks are seen
_APART = 0.3  # from a name to others on its line, off which each reads by itself
_OFF_NAME = 0.45  # from the last number to the name of what is counted
_ARROW = 0.2  # what an endless span leaves for its head


class Span(Protocol):
    """The numbers from `start` to `stop` (None: without end) that share a name; one number where both are equal."""

    @property
    def start(self) -> Number: ...
    @property
    def stop(self) -> Number | None: ...
    @property
    def name(self) -> str: ...


class NumberLine(VGroup):
    """Numbers from the first of `numbers` on, in a `region` of the frame; an arrow head says that they go on.

    It reaches beyond the last number, and beyond all `pins` as far as the names of its spans have room. What lies
    beyond its end is marked there. A pin has its number under it, too, or one line lower, where there is room; all of
    these have one colour. `name` says what is counted: under its end, as on an axis, or where that has no room, one
    line lower at its begin. Spans and single places among the `spans` have `names`, set in their colours, and come with
    `reveal`: all of these on the line below the numbers where they have room there, else those of the spans beside the
    numbers, in its middle, or else under what is drawn, to slide there. A span swings by what `swing` gives for its
    numbers; the single places among the `hollow` are rings, others dots.
    """

    def __init__(
        self,
        name: Typeset,
        numbers: Numbered,
        pins: Numbered = (),
        spans: Sequence[Span] = (),
        names: Mapping[str, Typeset] | None = None,
        swing: Callable[[float], Number] = lambda value: 0.0,
        hollow: Collection[str] = (),
        region: Box = theme.NUMBER_LINE,
    ) -> None:
        super().__init__()
        self.region, self.y = region, region.top - _LINE
        self.spans, self.names = spans, names or {}
        self.pinned, self.swing, self.reached = [value for value, _ in pins], swing, dict[str, float]()
        self.numbered = {float(value): label for value, label in numbers}
        self.first = numbers[0][0]
        self.halves = {value: label.width / 2 for value, label in numbers}  # to both sides of their places
        self.halves[self.first] *= 2  # it begins at its place
        self.end = self._end(numbers, name)
        self.courses = Courses(self)
        notches = VGroup(*(self._notch(value, label) for value, label in numbers))
        numbers[0][1].stand(region.left, region.top - _NUMBERS)
        singles = [self._around(span) for span in spans if span.start == span.stop]
        numbered, under = [reach(label) for _, label in numbers], singles
        name.stand(region.right, region.top - _NUMBERS, side=1)
        pinned = [self._under(value, label) for value, label in pins]
        if TypeRow(0.0, [*numbered, *pinned]).is_free(reach(name)) and self._names_fit(under, _APART):
            numbered.append(reach(name))
        else:
            name.stand(region.left, region.top - _SINGLES)
            under = [reach(name), *singles]
        self.lines = number_row, low = TypeRow(_NUMBERS, numbered), TypeRow(_SINGLES, under)
        self.named, self.apart = (low, _APART) if self._names_fit(under, _APART) else (number_row, theme.TEXT_GAP)
        unsaid = {value: label for value, label in pins if value not in self.halves}
        told = [label for value, label in unsaid.items() if self._find_room(value, label)]
        for label in (*told, *(label for value, label in numbers if value in self.pinned)):
            label.set_color(theme.THIRD)
        self.marks = {span.name: self._mark(span, span.name in hollow) for span in spans}
        for mark in self.marks.values():
            mark.draw(0.0)
        single = [mark for span, mark in zip(spans, self.marks.values(), strict=True) if span.start == span.stop]
        self.add(
            line((region.left, self.y), (region.right - 0.1, self.y)),
            head(np.array([region.right, self.y, 0]), theme.QUIET),
            notches,
            name,
            *told,
            *(mark for mark in self.marks.values() if mark not in single),
            *(self._pin(value) for value in self.pinned),
            *single,
        )

    def at(self, value: float | Number) -> np.ndarray:
        """Where a number stands on the frame (3,); at an end of the line where it lies beyond."""
        share = (float(value) - self.first) / (self.end - self.first)
        return np.array([self.region.left + self.region.width * min(max(share, 0.0), 1.0), self.y, 0.0])

    def point(self, value: Given[Number], name: Typeset, colour: str = theme.THIRD) -> Pointer:
        """A pointer with its name, over a number that may be live; it stands on the line from now on."""
        self.add(pointer := Pointer(lambda number: self.at(number), value, name, colour, self.region))
        return pointer

    def reveal(self, *names: str, **timing: Any) -> list[Animation]:
        """Spans and single places that were not yet revealed, or not as a whole, are drawn, and their names appear."""
        new = {name: 1.0 for name in names if self.reached.get(name, 0.0) < 1}
        return [self._draw(new, **timing)] if new else []

    def tell(self, name: str, upto: Number | None = None) -> list[Animation]:
        """A span or a single place is revealed, a span only up to a number, if one is told: no more of it is known.
        Where no more is drawn, the name swells, and settles."""
        if (share := self._share(name, upto)) > self.reached.get(name, 0.0):
            return [self._draw({name: share})]
        swell, timing = swelling(self.names[name], self._widest(name)), {"rate_func": there_and_back}
        return [running(Mobject(), swell, run_time=theme.REVEAL, **timing)] if name in self.reached else []

    def _draw(self, new: Mapping[str, float], **timing: Any) -> Animation:
        """Spans and places are drawn up to shares of them, with the names of those that had none yet."""
        before = {name: self.reached.get(name) for name in new}
        self.reached.update(new)

        def draw(_: object, share: float) -> None:
            for name, to in new.items():
                start, told = before[name] or 0.0, share if before[name] is None else 1.0
                self.marks[name].draw(start + (to - start) * share, told, to >= 1)
                self.marks[name].stand(to if before[name] is None else start, to, share)

        return running(Mobject(), draw, **{"run_time": theme.REVEAL, **timing})

    def _share(self, name: str, upto: Number | None) -> float:
        """Which share of a span lies below a number: all of a single place, and of one that has no end what is shown
        where that number lies beyond."""
        span = next(each for each in self.spans if each.name == name)
        if upto is None or span.start == span.stop:
            return 1.0
        start, stop = self._ends(span)
        stop -= _ARROW if span.stop is None else 0.0
        return min(max((float(self.at(upto)[0]) - start) / (stop - start), 0.0), 1.0)

    @property
    def box(self) -> Box:
        """The part of the frame that walks are seen in."""
        return Box(self.region.left - _ASIDE, self.region.bottom, self.region.right + _ASIDE, self.y + _OVER)

    def on_frame(self, points: np.ndarray) -> np.ndarray:
        """Where numbers (n, 1) lie on the frame (n, 2)."""
        share = (points[:, 0] - self.first) / (self.end - self.first)
        return np.stack([self.region.left + self.region.width * share, np.full(len(points), self.y)], -1)

    def walk(self, points: Given[Points], colour: Given[str] = theme.DESCENT) -> CourseWalk:
        """A walk over numbers (n, 1), which may be live, in arcs over the line. It is there with `come`, or at
        once with `courses.put`."""

        def nodes() -> np.ndarray:
            given = points() if callable(points) else points
            return np.array([[float(value) for value in point] for point in given])

        return CourseWalk(self.courses, points, Jumps(self, nodes, colour), CourseWalker(self))

    def shapes(self) -> list[Shape]:
        """The pins, and the spans and places that were revealed, as the numbers that they reach from and to."""
        pins = [Shape("pin", theme.THIRD, np.array([[value]])) for value in self.pinned]
        ends = {span.name: (span.start, self.end if span.stop is None else span.stop) for span in self.spans}
        shown = [(name, np.array(ends[name], float)[:, None], share) for name, share in self.reached.items()]
        reached = ((name, np.array([at[0], at[0] + share * (at[1] - at[0])])) for name, at, share in shown)
        return pins + [Shape("span", self.names[name].colour, points) for name, points in reached]

    # --- how it is laid out ---

    def _end(self, numbers: Numbered, name: Typeset) -> float:
        """The last number on it. Its name has room there, under the end, if it can be."""
        last = max(value for value, _ in numbers)
        wanted = max(_ROOM[0] * last, *(_ROOM[1] * value for value in self.pinned), self.first)
        farthest = max(last, *self.pinned, self.first)
        kept = 1 - (self._half(farthest) + _OFF_NAME + name.width) / self.region.width
        if kept > 0:
            wanted = max(wanted, self.first + (farthest - self.first) / kept)
        for span in self.spans:
            if span.stop is not None and span.stop != span.start:
                ends = self._half(span.start) + self._half(span.stop)
                room = self.names[span.name].width + ends + 3 * theme.TEXT_GAP
                wanted = min(wanted, self.first + float(span.stop - span.start) * self.region.width / room)
        return wanted

    def _half(self, value: Number | None) -> float:
        """How far a number under the line reaches from its place; nothing where there is none."""
        return 0.0 if value is None else self.halves.get(float(value), 0.0)

    def _notch(self, value: float, label: Typeset) -> VGroup:
        """A short line across, with its number under it."""
        foot, half = self.at(value), np.array([0, 0.1, 0])
        label.stand(foot[0], self.region.top - _NUMBERS, side=0)
        return VGroup(line(foot - half, foot + half, theme.QUIET), label)

    def _pin(self, value: float) -> VMobject:
        """A short mark over the line, seen over any span; an arrow head for what is off."""
        foot = self.at(value)
        if value > self.end:
            return head(foot + np.array([0, 0.17, 0]), theme.THIRD)
        return line(foot + np.array([0, 0.06, 0]), foot + np.array([0, 0.24, 0]), theme.THIRD, 4)

    def _find_room(self, value: float, label: Typeset) -> bool:
        """Whether the number of a pin has room under it, where it stands from then on: beside the others and where the
        names of the spans keep theirs, or on the line of the single places."""
        for row in self.lines:
            own = self._under(value, label)
            label.stand(sum(own) / 2, self.region.top - row.down, side=0)
            if row.is_free(own) and (row is not self.named or self._names_fit([*row.taken, own], self.apart)):
                row.taken.append(own)
                return True
        return False

    def _under(self, value: float, label: Typeset) -> tuple[float, float]:
        """From where to where the number of a pin reaches under it."""
        half = label.width / 2
        x = min(max(float(self.at(value)[0]), self.region.left + half), self.region.right - half)
        return x - half, x + half

    def _names_fit(self, taken: Sequence[tuple[float, float]], gap: float) -> bool:
        """Whether the names of all spans have room on a line of which so much is `taken`, with a gap around each."""
        spans = [span for span in self.spans if span.start != span.stop]
        rooms = [TypeRow(0.0, taken).widest(*self._ends(span)) for span in spans]
        needed = [self.names[span.name].width + 2 * gap for span in spans]
        return all(right - left >= need for (left, right), need in zip(rooms, needed, strict=True))

    def _ends(self, span: Span) -> tuple[float, float]:
        """From where to where a span lies on the frame."""
        return float(self.at(span.start)[0]), self.region.right if span.stop is None else float(self.at(span.stop)[0])

    def _around(self, span: Span) -> tuple[float, float]:
        """What the name of a single place takes of its line."""
        x, half = float(self.at(span.start)[0]), self.names[span.name].width / 2
        return x - half, x + half

    def _widest(self, name: str) -> float:
        """How wide the name of a span or a place may be, off what else stands on its line."""
        own, named = reach(self.names[name]), [each for each in self.spans if each.name == name]
        line = self.lines[1] if any(each.start == each.stop for each in named) else self.named
        others = (each for each in line.taken if abs(sum(each) / 2 - self.marks[name].middle) > 1e-6)
        gaps = [max(own[0] - right, left - own[1]) for left, right in others]
        return own[1] - own[0] + 2 * (min((gap for gap in gaps if gap > 0), default=np.inf) - theme.TEXT_GAP)

    def _mark(self, span: Span, hollow: bool) -> SpanMark:
        """A span, or a single place, with its name under it."""
        start, stop, name = span.start, span.stop, self.names[span.name]
        single = start == stop
        room = self._around(span) if single else self.named.widest(*self._ends(span))
        name.stand(sum(room) / 2, self.region.top - (self.lines[1] if single else self.named).down, side=0)
        if not single:
            self.named.taken.append(reach(name))
            begin, free = self._ends(span)[0], room[0] > self.region.left  # beside others, and not at the line's edge
            aside, first = sum(room) / 2 - begin, room[0] + free * self.apart + name.width / 2
            return SpanMark(name, *self._stretch(start, stop, name.colour), aside=aside, first=first, fades=True)
        edge = Circle(radius=0.15, stroke_width=0, fill_color=theme.BACKGROUND, fill_opacity=1)
        ring = Circle(radius=0.1, stroke_color=name.colour, stroke_width=4, fill_color=name.colour)
        ring.set_fill(opacity=0 if hollow else 1)
        return SpanMark(name, *self._leaders(start, name), edge.move_to(self.at(start)), ring.move_to(self.at(start)))

    def _leaders(self, value: Number, name: Typeset) -> list[VMobject]:
        """Strokes from a single place to its number, and from that to its name, where there is room for them."""
        x, number, off = float(self.at(value)[0]), self.numbered[float(value)], theme.LINE_GAP + 0.01
        above, below = float(number.get_top()[1]) + off, float(number.get_bottom()[1]) - off
        ends = (self.y - _UNDER_RING, above), (below, float(name.get_top()[1]) + off)
        return [line((x, a), (x, b), name.colour, _THIN) for a, b in ends if a - b > _SHORTEST]

    def _stretch(self, start: Number, stop: Number | None, colour: str) -> list[VMobject]:
        """A thick line that swings to both sides, with a head where it has no end."""
        a, b = self.at(start)[0], self.region.right - _ARROW if stop is None else self.at(stop)[0]
        ends = float(start), self.end if stop is None else float(stop)
        swings = [_SWING * float(self.swing(value)) for value in ends]
        count = max(2, round((b - a) / _TOOTH)) if max(swings) > 1e-9 else 1
        sides = np.where(np.arange(count + 1) % 2, 1.0, -1.0)
        sides[[0, -1]] = 0.0
        x = np.linspace(float(a), float(b), count + 1)
        y = self.y + sides * np.clip(np.linspace(swings[0], swings[1], count + 1), 0, _MOST)
        path = VMobject(stroke_color=colour, stroke_width=5)
        path.set_points_as_corners(np.stack([x, y, 0 * x], -1))
        tip = np.array([self.region.right + 0.02, self.y, 0])
        return [path] if stop is not None else [path, head(tip, colour, 0.3)]
