"""The running numbers of a scene, each of which ends on a fact: whoever sees them all, and says which one does not."""

from __future__ import annotations

from collections.abc import Iterable

from manim import Mobject

from steepest.calculus import Number
from steepest.script.paragraph.filling import Filled
from steepest.script.place import Place
from steepest.stage.type.readout import Readout

_NEAR = 1e-5  # what float64, or what is rounded for it, may lose on the way to a number: as a share of its last decimal
_FAR = 1e-7  # as a share of the number, where a ground is so steep that the last digit of a place is many of a height


def end_on(readout: Readout, fact: Filled, known: Number, place: Place) -> Readout:
    """Stop a running number, which tells from now on the fact that it must have reached: `fact` in its own format,
    `known` in value. Raises Fault that names the place if it shows anything else, or told another fact already: then it
    stood still while what it tells went on."""
    if not readout.updaters and readout.shown and readout.text != fact.text:
        told, asked = readout.shown[0].expression, fact.shown[0].expression
        raise place.fault(
            f"the running number that told {told} as {readout.text} runs no more, and so cannot end on {asked}, which "
            f"is {fact.text}; let a new one run"
        )
    readout.stop()
    if readout.text != fact.text:
        value = float(readout.value())
        if abs(value - float(known)) > max(_FAR * abs(float(known)), _NEAR / 10**readout.decimals):
            ends = f"a running number ends as {readout.text}, and {fact.shown[0].expression}, which it is to end on"
            raise place.fault(f"{ends}, is {fact.text}")
        readout.tell(fact.text)  # both are as good as equal, and were rounded to two sides
    readout.shown = fact.shown
    return readout


class RunningNumbers:
    """The running numbers that a scene has shown so far and that have not left it: where each came, and what it told.

    A `gauge`, which tells what its own figure shows, such as where a needle points, is none of them.
    """

    def __init__(self) -> None:
        self._seen: dict[int, tuple[Readout, Place]] = {}

    def see(self, stage: Iterable[Mobject], place: Place) -> None:
        """Keep those on stage in mind; the new ones came at a place."""
        for readout in _readouts(stage):
            self._seen.setdefault(id(readout), (readout, place))

    def hold(self, stage: Iterable[Mobject], over: bool = False) -> None:
        """At the end of a beat, those that have left the stage, and those that run no more, tell a fact; all of them do
        when the scene is `over`.

        Raises Fault that names where the first one came that tells none.
        """
        there = {id(readout) for readout in _readouts(stage)}
        for key, (readout, place) in [*self._seen.items()]:
            goes_on = key in there and readout.updaters and not over
            if not readout.shown and not goes_on:
                end = readout.end or "the name of its fact"
                raise place.fault(
                    f"the running number that comes here is {readout.text} in the end, and is never held against "
                    f'{readout.end or "a fact"}; when it has run, write self.settle(number, "{end}")'
                )
            if key not in there:
                del self._seen[key]


def _readouts(stage: Iterable[Mobject]) -> Iterable[Readout]:
    parts = (part for mobject in stage for part in mobject.get_family())
    return (part for part in parts if isinstance(part, Readout) and not part.gauge)
