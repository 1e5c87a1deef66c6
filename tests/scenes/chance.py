"""Settings drawn by chance: every kind of function, of any size, with points, rates and domains to match.

What a scene refuses is drawn again, so all that is given here can be played. The same seed and number give the same
settings.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import Decimal

from pydantic import ValidationError

from steepest.script.fault import Fault
from steepest.testing import Settings, facts
from tests.scenes.records import ROOT

Draw = random.Random

_TRIES = 200


def drawn(anchor: str, seed: int, number: int) -> Settings:
    """The settings of a number, counted from 0, for a scene, which takes them."""
    draw = Draw(f"{anchor} {seed} {number}")
    for _ in range(_TRIES):
        settings = _SCENES[anchor](draw)
        try:
            facts(anchor, settings, lecture=ROOT)
        except (ValidationError, Fault, ValueError, ArithmeticError):
            continue
        return settings
    raise RuntimeError(f"{anchor} took none of {_TRIES} settings")


def drawn_settings(anchor: str, seed: int, count: int, first: int = 0) -> Iterator[Settings]:
    """So many of them."""
    return (drawn(anchor, seed, number) for number in range(first, first + count))


# --- numbers ---


def plain(value: float, digits: int = 3) -> float | int:
    """A number of few digits, as a person types it."""
    short = float(f"{value:.{digits}g}")
    return int(short) if short == int(short) and abs(short) < 1e7 else short


def typed(value: float) -> str:
    """The same within a formula: no power of ten, which formulas do not know."""
    return f"{Decimal(repr(plain(value))):f}"


def size(draw: Draw) -> float:
    """How large something is: mostly about 1, now and then between a millionth and a million."""
    return float(10 ** (draw.uniform(-6, 6) if draw.random() < 0.25 else draw.uniform(-1, 1)))


def within(draw: Draw, low: float, high: float) -> float | int:
    """A number in a span: whole, of a few digits, or an end of it."""
    kind = draw.random()
    if kind < 0.08:
        return plain(draw.choice((low, high)), 6)
    value = draw.uniform(low, high)
    if kind < 0.5 and low <= round(value) <= high:
        return round(value)
    value = plain(value, draw.choice((1, 2, 3)))
    return min(max(value, low), high)


# --- functions ---


def factor(draw: Draw) -> str:
    """A coefficient."""
    kind = draw.random()
    if kind < 0.5:
        return str(draw.randint(2, 9))
    if kind < 0.8:
        return typed(draw.uniform(0.1, 10))
    return draw.choice(("pi", "sqrt(2)", "(1/3)", "(2/7)", "e", "12", "0.125"))


def term(draw: Draw, names: tuple[str, str]) -> str:
    """A term that is one of a polynomial, or has a wave, a root, a power of e, or a corner."""
    one, other = draw.sample(names, 2)
    simple: list[Callable[[], str]] = [
        lambda: one,
        lambda: f"{factor(draw)}*{one}",
        lambda: f"{one}**2",
        lambda: f"{factor(draw)}*{one}**2",
        lambda: f"({one} - {factor(draw)})**2",
        lambda: f"{one}*{other}",
        lambda: f"{one}**3",
        lambda: f"{one}**4",
        lambda: f"{one}**2*{other}",
    ]
    others: list[Callable[[], str]] = [
        lambda: f"sin({one})",
        lambda: f"{factor(draw)}*cos({factor(draw)}*{one})",
        lambda: f"sin({one})*{other}",
        lambda: f"cos({one}*{other})",
        lambda: f"exp({one}/{draw.randint(2, 5)})",
        lambda: f"exp(-{one}**2 - {other}**2)",
        lambda: f"{factor(draw)}*exp(-{one}**2)",
        lambda: f"sqrt({one}**2 + {other}**2 + 1)",
        lambda: f"sqrt({one} + {draw.randint(2, 9)})",
        lambda: f"abs({one})",
        lambda: f"abs({one} - {factor(draw)})*{other}",
        lambda: f"log({one} + {draw.randint(2, 9)})",
        lambda: f"1/({one}**2 + {factor(draw)})",
        lambda: f"tan({one})",
        lambda: f"1/{one}",
        lambda: f"{one}/{other}",
    ]
    return draw.choice(simple if draw.random() < 0.6 else others)()


def function(draw: Draw, names: tuple[str, str]) -> str:
    """A function of two variables, as a person types it."""
    several = [term(draw, names) for _ in range(draw.choice((1, 2, 2, 2, 3, 3, 4)))]
    text = several[0] if draw.random() < 0.85 else f"-{several[0]}"
    for each in several[1:]:
        text += draw.choice((" + ", " + ", " - ")) + each
    kind = draw.random()
    if kind < 0.2:
        text = f"{typed(size(draw))}*({text})"
    elif kind < 0.3:
        text = f"{text} + {typed(draw.choice((-1, 1)) * size(draw))}"
    return text


def domain(draw: Draw) -> dict[str, list[float | int]]:
    """A part of the map: mostly some units wide, square or a strip, around 0 or far from it."""

    def span(wide: float, middle: float) -> list[float | int]:
        low = plain(middle - wide / 2, 4)
        return [low, plain(low + wide, 4)]

    wide = float(draw.choice((1, 2, 4, 4, 6, 10, size(draw))))
    deep = wide if draw.random() < 0.5 else wide * draw.uniform(0.2, 5)
    middles = (0.0, 0.0) if draw.random() < 0.5 else (draw.uniform(-2, 2) * wide, draw.uniform(-2, 2) * deep)
    return {"x": span(wide, middles[0]), "y": span(deep, middles[1])}


def point(draw: Draw, on: dict[str, list[float | int]]) -> list[float | int]:
    """A point of a part of the map."""
    return [within(draw, *map(float, span)) for span in on.values()]


def scaled(draw: Draw, on: dict[str, list[float | int]]) -> str:
    """A function that is not told by one number only: on a small or a far part of the map its variables are measured
    from there, now and then."""
    return function(draw, ("x", "y"))


# --- scenes ---

_HILL = {"x": [0, 4], "y": [-1, 3]}
_SQUARE = {"x": [-3, 3], "y": [-3, 3]}


def _hill(draw: Draw) -> Settings:
    on = domain(draw) if draw.random() < 0.35 else _HILL
    found = {"height": function(draw, ("x", "y")), "point": point(draw, on)}
    return found if on is _HILL else {**found, "domain": on}


def _contours(draw: Draw) -> Settings:
    on = domain(draw) if draw.random() < 0.35 else _SQUARE
    found: dict[str, object] = {
        "function": function(draw, ("x", "y")),
        "points": [point(draw, on) for _ in range(draw.randint(1, 6))],
        "stretched_point": point(draw, on),
    }
    if draw.random() < 0.6:
        found["stretched"] = function(draw, ("x", "y"))
    return found if on is _SQUARE else {**found, "domain": on}


def _descent(draw: Draw) -> Settings:
    found: dict[str, object] = {
        "loss": function(draw, ("w1", "w2")),
        "start": [within(draw, -4, 4), within(draw, -4, 4)],
        "learning_rate": plain(draw.uniform(0.01, 1.2) if draw.random() < 0.7 else size(draw), 2),
        "steps": draw.randint(1, 6),
    }
    if draw.random() < 0.1:
        found["start"] = [plain(draw.uniform(-1, 1) * size(draw)) for _ in range(2)]
    if draw.random() < 0.3:
        found["tolerance"] = plain(min(size(draw), 1.0), 1)
    return found


def _overshoot(draw: Draw) -> Settings:
    steep, middle = size(draw), within(draw, -10, 10)
    away = f"w - {middle}" if middle >= 0 else f"w + {-middle}"
    loss = draw.choice(
        (
            f"{typed(steep)}*({away})**2",
            f"({away})**2",
            f"({away})**2/{draw.randint(2, 9)}",
            f"{draw.randint(2, 9)}*({away})**2 + {typed(size(draw))}",
            f"({draw.randint(2, 9)}*w - {typed(size(draw))})**2",
            f"{typed(steep)}*w**2 + {draw.randint(1, 9)}*w - {draw.randint(1, 9)}",
        )
    )
    found: dict[str, object] = {"loss": loss, "steps": draw.randint(3, 12)}
    if draw.random() < 0.8:
        found["start"] = plain(draw.choice((-1, 1)) * size(draw) + (middle if draw.random() < 0.5 else 0), 4)
    if draw.random() < 0.8:
        try:
            limit = float(facts("overshoot", {"loss": loss}, lecture=ROOT).bowl.limit_rate)
        except (ValidationError, Fault, ValueError, ArithmeticError):
            limit = 1.0
        shares = [
            draw.choice((draw.uniform(0.02, 1.3), 0.5, 1, 1.1, 0.9, 3)) for _ in range(draw.randint(1, 6))
        ]
        found["learning_rates"] = [plain(limit * share, draw.choice((1, 2, 3))) for share in shares]
    return found


def _saddle(draw: Draw) -> Settings:
    kinds = (
        f"{factor(draw)}*x**2 - {factor(draw)}*y**2",
        f"x**2 - y**2 + {typed(size(draw))}",
        f"{typed(size(draw))}*(x**2 - y**2)",
        "x*y",
        f"{factor(draw)}*x*y + {factor(draw)}*x",
        f"(x - {typed(draw.uniform(0, 1.5))})**2 - {factor(draw)}*(y + {typed(draw.uniform(0, 1.5))})**2",
        f"x**3 - {factor(draw)}*x + y**2",
        f"sin({factor(draw)}*x)*sin(y)",
        f"cos(x)*cos({factor(draw)}*y)",
        f"exp(x)*y + {factor(draw)}*x*y",
        f"x**2 - sqrt(y**2 + {factor(draw)})",
        function(draw, ("x", "y")),
    )
    found: dict[str, object] = {"function": draw.choice(kinds), "steps": draw.choice((1, 3, 10, 20, 60, 200))}
    if draw.random() < 0.7:
        found["nudge"] = plain(draw.choice((-1, 1)) * 10 ** draw.uniform(-3, 0.2), 2)
    if draw.random() < 0.7:
        found["learning_rate"] = plain(draw.uniform(0.01, 1) if draw.random() < 0.8 else size(draw), 2)
    if draw.random() < 0.4:
        found["momentum"] = draw.choice((0, 0.5, 0.9, 0.99))
    if draw.random() < 0.3:
        found["domain"] = domain(draw)
    return found


def _finite_difference(draw: Draw) -> Settings:
    names = ("x", "y")
    found: dict[str, object] = {
        "function": function(draw, names),
        "point": [within(draw, -3, 3), within(draw, -3, 3)],
    }
    if draw.random() < 0.6:
        found["rough"] = function(draw, names)
        found["rough_point"] = [within(draw, -3, 3), within(draw, -3, 3)]
    if draw.random() < 0.4:
        found["first_step"] = plain(draw.uniform(0.05, 3), 2)
    if draw.random() < 0.4:
        found["last_step"] = plain(10 ** draw.uniform(-9, -1.5), 2)
    return found


_SCENES: dict[str, Callable[[Draw], Settings]] = {
    "hill": _hill,
    "contours": _contours,
    "descent": _descent,
    "overshoot": _overshoot,
    "saddle": _saddle,
    "finite_difference": _finite_difference,
}
