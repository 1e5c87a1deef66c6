"""Settings of every scene drawn at random: all parameters, as an instructor types them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from tests.oracle.drawing.formulas import (
    Chance,
    Family,
    bent,
    coefficient,
    flat,
    formula,
    kinked,
    line,
    place,
    polynomial,
    quadratic,
    radial,
    shifted,
    signed,
    wave,
)

PLANE = ("x", "y")
WEIGHTS = ("w1", "w2")


def number(chance: Chance, *choices: float) -> float:
    """One of these, or in a fifth of the cases one with odd digits near them."""
    chosen = chance.choice(choices)
    return chosen if chance.random() < 0.8 else float(f"{chosen * chance.uniform(0.6, 1.5):.4g}")


def point(chance: Chance, spans: list[list[float]] | None = None) -> list[float]:
    """A point, within spans if some are given, often on a grid."""
    if spans is None:
        return [_number(place(chance)) for _ in range(2)]
    found = []
    for low, high in spans:
        share = (
            chance.choice([0, 0.125, 0.25, 0.5, 0.5, 0.75, 1]) if chance.random() < 0.6 else chance.random()
        )
        found.append(_number(f"{low + share * (high - low):.4g}"))
    return [min(max(value, low), high) for value, (low, high) in zip(found, spans, strict=True)]


def domain(chance: Chance) -> list[list[float]]:
    """A span for x and one for y: often around zero, at times narrow, small or large."""
    spans = []
    size = chance.choice([2, 2, 3, 4, 5, 1, 0.5, 20]) if chance.random() < 0.9 else 100
    for _ in range(2):
        middle = chance.choice([0, 0, 0, 1, -1, 2]) * (1 if size > 0.6 else 0.5)
        half = size * chance.choice([1, 1, 1, 0.5, 0.75])
        spans.append([_number(f"{middle - half:g}"), _number(f"{middle + half:g}")])
    return spans


def knobs(chance: Chance) -> dict[str, Any]:
    names = ("temperature", "grind", "dose", "time")
    one, other = chance.sample(names, 2)
    shapes = [
        f"90 + {coefficient(chance)}*{one}*{other}/10 - {coefficient(chance)}*grind",
        f"150 + {coefficient(chance)}*grind + {coefficient(chance)}*{one} - {coefficient(chance)}*{other}",
        f"exp({coefficient(chance)}*{one}/20) + {coefficient(chance)}*grind**2 + sqrt({other}) + 40",
        f"200 + {line(names, chance)} {signed(chance)} grind",
    ]
    nudge = min(max(number(chance, 2, 2, 1, 0.5, 1.5, 3, 5), 0.5), 5)
    counts = [
        f"{chance.randint(1, 6)}*study + 3*sleep",
        "100*tanh(study/5)",
        "50 + 2*sleep - 3*study",
        "7*sleep + 0*study",
    ]
    return {
        "bitterness": chance.choice(shapes) if chance.random() < 0.9 else formula(names, chance),
        "start": [min(_number(f"{chance.uniform(0, 10):.1f}"), 10 - nudge) for _ in names],
        "nudge": nudge,
        "network": chance.choice(
            [f"{coefficient(chance)}*exp(-weight/50) + 2", f"3 {signed(chance)} weight/10000", "2 + 0*weight"]
        ),
        "mistakes": chance.choice(counts),
        "hours": [chance.randint(0, 9), min(number(chance, 7, 5, 8, 0), 9)],
    }


def hill(chance: Chance) -> dict[str, Any]:
    spans = domain(chance)
    return {"height": formula(PLANE, chance), "point": point(chance, spans), "domain": spans}


def partials(chance: Chance) -> dict[str, Any]:
    families: tuple[Family, ...] = (polynomial, polynomial, quadratic, wave, bent, kinked, flat)
    function = formula(PLANE, chance, families)
    for _ in range(20):
        if all(re.search(rf"\b{name}\b", function) for name in PLANE) and len(function) < 40:
            break
        function = formula(PLANE, chance, families)
    linear = f"{coefficient(chance)}*x {chance.choice('+-')} {coefficient(chance)}*y"
    linear = chance.choice([linear, linear, f"-{linear}", f"{linear} - {coefficient(chance)}", "(x - y)/2"])
    return {"function": function, "point": point(chance), "second": point(chance), "linear": linear}


def notation(chance: Chance) -> dict[str, Any]:
    families: tuple[Family, ...] = (quadratic, quadratic, polynomial, wave, bent, flat)
    function = formula(PLANE, chance, families)
    for _ in range(40):
        if all(re.search(rf"\b{name}\b", function) for name in PLANE) and len(function) < 24:
            break
        function = formula(PLANE, chance, families)
    x, y = point(chance)
    long = number(chance, 0.5, 0.5, 1, 0.1, 2, 0.25)
    legs = [chance.choice([-1, 1]) * long * share for share in chance.choice([(1, 1), (1, 0.5), (0.25, 1)])]
    rate = chance.choice([-1, -1, 1, 0.5, -2, 3])
    rides = f"{y} + {rate}*(x - ({x}))", f"{rate}*sin(x - ({x})) + {y}", f"{y}*x/{x or 1}"
    return {
        "function": function,
        "point": [x, y],
        "step": [_number(f"{leg:.4g}") for leg in legs],
        "ride": chance.choice(rides[:2] if not x or not y else rides),
    }


def gradient_vector(chance: Chance) -> dict[str, Any]:
    def some() -> str:
        return f"{number(chance, 1, 2, 3, 4, 5, 1.5):g}"

    def sloping() -> str:
        """A ground with two slopes at most places."""
        a, b, c = some(), some(), some()
        shapes = (
            f"{a}*(x + 0.3)**2 + {b}*y",
            f"{a}*x {signed(chance)} (y - 0.7)**2",
            f"{a}*(x - 3.1)**2 - {b}*(y + 2.3)**2 + x*y/{c}",
            f"{a}*x - {b}*y + sin(x)/{c}",
            f"{a}*x + {b}*y + x*y/10",
        )
        return chance.choice(shapes) if chance.random() < 0.95 else formula(PLANE, chance)

    def plane() -> str:
        return f"{chance.choice(['', '-'])}{some()}*x {chance.choice('+-')} {some()}*y"

    narrow, wide, spread = domain(chance), domain(chance), domain(chance)
    return {
        "hill": sloping(),
        "point": point(chance, narrow),
        "domain": narrow,
        "bowl": sloping(),
        "bowl_point": point(chance, wide),
        "wide": wide,
        "plane": plane(),
        "place": point(chance, spread),
        "elsewhere": point(chance, spread),
        "spread": spread,
        "tilted": plane(),
        "bitterness": knobs(chance)["bitterness"],
        "start": [chance.choice([2, 4, 5, 5, 6, 7.5, 8]) for _ in range(4)],
        "turn": chance.choice([1, 1, 1.5, 2, 0.5]),
    }


def finite_difference(chance: Chance) -> dict[str, Any]:
    return {
        "function": formula(PLANE, chance),
        "point": point(chance),
        "first_step": number(chance, 1, 1, 0.5, 2, 0.1, 0.3),
        "last_step": number(chance, 1e-7, 1e-5, 1e-3, 1e-9, 0.01, 1e-12),
        "rough": formula(PLANE, chance),
        "rough_point": point(chance),
    }


def steepest(chance: Chance) -> dict[str, Any]:
    spans = domain(chance)
    room = 0.3 * min(high - low for low, high in spans)  # for all directions around the point
    inner = [[low + room, high - room] for low, high in spans]
    families: tuple[Family, ...] = (polynomial, quadratic, quadratic, wave, bent, radial, line, kinked)
    return {"height": formula(PLANE, chance, families), "point": point(chance, inner), "domain": spans}


def contours(chance: Chance) -> dict[str, Any]:
    spans = domain(chance)
    families: tuple[Family, ...] = (quadratic, radial, radial, polynomial, wave, line, flat, bent, kinked)
    return {
        "function": formula(PLANE, chance, families),
        "points": [point(chance, spans) for _ in range(chance.randint(1, 5))],
        "domain": spans,
        "stretched": formula(PLANE, chance, families),
        "stretched_point": point(chance, spans),
    }


def field(chance: Chance) -> dict[str, Any]:
    spans = domain(chance)
    families: tuple[Family, ...] = (quadratic, radial, polynomial, wave, wave, wave, line, flat, bent, kinked)
    function = formula(PLANE, chance, families)
    places = {name: point(chance, spans) for name in ("point", "first", "second")}
    return {"function": function, "domain": spans, **places}


def three_variables(chance: Chance) -> dict[str, Any]:
    x, y = (chance.choice([name, name, f"({name} - ({place(chance)}))"]) for name in ("x", "y"))
    z = chance.choice(["z", "z", "(z + 1)", "(z - 0.5)"])
    a, b, c = (chance.choice([1, 1, 2, 3, 0.5, 1.25]) for _ in range(3))
    shapes = [
        f"{a}*{x}**2 + {b}*{y}**2 + {c}*{z}**2",
        f"{a}*{x}**2 + {b}*{y}**2 + {c}*{z}**2",
        f"{a}*({x} + {y}/2)**2 + {b}*{y}**2 + {c}*({z} - {y}/4)**2",
        f"{a}*x**2 + {b}*y**2 + {c}*z**2 + {chance.choice([1, 3, -2])}*x + x*y/2",
    ]
    odd = [
        f"{a}*x**2 - {b}*y**2 + {c}*z**2",
        f"{coefficient(chance)}*x**2 + y**2 + z**2",
        shapes[0] + " - 100*z",
    ]
    many = tuple(f"x{k}" for k in range(1, 5))
    return {
        "function": chance.choice(shapes if chance.random() < 0.85 else odd),
        "point": [*point(chance), chance.choice([0.5, 1, 1.5, 2, 3, 4, 5.25])],
        "lens": min(max(number(chance, 16, 16, 8, 32, 64), 8), 64),
        "many": chance.choice([" + ".join(f"{k}*x{k}**2" for k in range(1, 5)), line(many, chance)]),
        "many_point": [chance.randint(-3, 3) for _ in many],
    }


def descent(chance: Chance) -> dict[str, Any]:
    families: tuple[Family, ...] = (quadratic, quadratic, polynomial, radial, wave, kinked, flat, line, bent)
    setting = {
        "loss": formula(WEIGHTS, chance, families),
        "start": point(chance),
        "learning_rate": number(chance, 0.1, 0.1, 0.2, 0.5, 1, 0.25, 0.01, 2, 0.05),
        "steps": chance.randint(1, 6),
        "tolerance": number(chance, 0.001, 0.001, 0.1, 1e-6, 0.5),
        "stretched": formula(WEIGHTS, chance, (quadratic, polynomial)),
        "stretched_rate": number(chance, 0.1, 0.1, 0.05, 0.01, 0.2),
    }
    if chance.random() < 0.4:  # a round bowl that is stretched: what much of the scene is about
        across, up = f"(w1 - ({place(chance)}))**2", f"(w2 - ({place(chance)}))**2"
        setting["loss"], setting["stretched"] = f"{across} + {up}", f"{across} + {coefficient(chance)}*{up}"
    return setting


def overshoot(chance: Chance) -> dict[str, Any]:
    bottom, stretch = place(chance), coefficient(chance)
    shapes = [
        f"{stretch}*(w - ({bottom}))**2",
        f"(w - ({bottom}))**2",
        f"w**2/{stretch} + {coefficient(chance)}*w",
    ]
    shapes += [
        f"{stretch}*w**2 - {coefficient(chance)}*w + {coefficient(chance)}",
        f"w**2 + {coefficient(chance)}",
    ]
    loss = chance.choice(shapes)
    curvature = _curvature(loss)
    shares = [0.1, 0.25, 0.5, 0.75, 0.9, 1, 1, 1.0001, 0.99999, 1.1, 1.5, 2, 0.50001, 1.3]
    rates = [float(f"{chance.choice(shares) * 2 / curvature:.8g}") for _ in range(chance.randint(1, 6))]
    start = _number(place(chance))
    if chance.random() < 0.1:
        start = _number(f"{float(bottom) + chance.choice([1e-8, -1e-6, 1e-3]):.12g}")
    return {"loss": loss, "start": start, "learning_rates": rates, "steps": chance.randint(3, 12)}


def saddle(chance: Chance) -> dict[str, Any]:
    families: tuple[Family, ...] = (quadratic, quadratic, polynomial, wave, bent, bent, flat)
    passes = [
        "x**2 - y**2",
        "x*y",
        "sin(x) + sin(y)",
        "x**3 - 3*x*y**2 + x**2 - y**2",
        "cos(x) - cos(y)",
        "x**2 - y**2 + y**4/8",
    ]
    function = chance.choice(passes) if chance.random() < 0.6 else formula(PLANE, chance, families)
    if chance.random() < 0.3:
        function = shifted(function, PLANE, chance)
    return {
        "function": function,
        "domain": domain(chance),
        "nudge": number(chance, 0.05, 0.05, -0.05, 0.1, 0.3, -0.5, 0.01, 1e-4, 1),
        "learning_rate": number(chance, 0.2, 0.2, 0.1, 0.5, 1, 0.05, 2),
        "momentum": number(chance, 0.9, 0.9, 0.5, 0, 0.6),
        "steps": chance.choice([20, 20, 1, 2, 5, 12, 50, 100]),
    }


def _number(text: str) -> float:
    """Whole numbers without a point, as they are typed."""
    value = float(text)
    return int(value) if value == int(value) else value


def _curvature(loss: str) -> float:
    """About how much a quadratic bends."""
    value = [eval(loss, {"w": w, "pi": 3.14159, "sqrt": lambda a: a**0.5}) for w in (-1.0, 0.0, 1.0)]
    return float(abs(value[0] - 2 * value[1] + value[2]) or 1)


DRAWN: Mapping[str, Callable[[Chance], dict[str, Any]]] = {
    "knobs": knobs,
    "hill": hill,
    "partials": partials,
    "notation": notation,
    "finite_difference": finite_difference,
    "gradient_vector": gradient_vector,
    "steepest": steepest,
    "contours": contours,
    "field": field,
    "three_variables": three_variables,
    "descent": descent,
    "overshoot": overshoot,
    "saddle": saddle,
}
