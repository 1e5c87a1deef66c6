"""What is to be reached, and whether it was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """A figure with the least that is asked of it and what is aimed at, None where that is all; `more` is whether more
    is better.
    """

    name: str
    least: float
    aim: float | None
    unit: str
    more: bool = True

    def verdict(self, measured: float) -> str:
        """How a measured figure stands to it.

        >>> Goal("playing time / wall time", 1.2, 2, "×").verdict(1.5)
        'reached'
        >>> Goal("nothing changed", 2, 1, " s", more=False).verdict(2.5)
        'not reached'
        """
        sign = 1 if self.more else -1
        if sign * measured < sign * self.least:
            return "not reached"
        return "reached" if self.aim is None or sign * measured < sign * self.aim else "aim reached"

    def row(self, measured: float) -> tuple[str, ...]:
        """Name, figure, least, aim and verdict as they stand in a table."""
        bounds = [
            "" if value is None else f"{'≥' if self.more else '≤'} {value:g}{self.unit}"
            for value in (self.least, self.aim)
        ]
        return self.name, f"{measured:.3g}{self.unit}", *bounds, self.verdict(measured)
