"""Formulas drawn at random, from families that each ask something else of a scene."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

Chance: TypeAlias = random.Random
Names: TypeAlias = Sequence[str]

CALLS = ("sin", "cos", "exp", "sqrt", "abs", "log", "tan", "tanh")
ROOTS = ("sqrt(2)", "pi", "sqrt(3)", "1/3", "2/7")


def coefficient(chance: Chance, strange: float = 0.15) -> str:
    """A number as somebody types it, not zero: mostly a small whole one, at times a root, a large or a tiny one."""
    kind = chance.random()
    if kind < strange / 2:
        return chance.choice(ROOTS)
    if kind < strange:
        return chance.choice(["1e-6", "0.00001", "0.001", "250", "10000", "1000000"])
    if kind < 0.75:
        return str(chance.choice([1, 1, 2, 2, 3, 4, 5, 7, 10]))
    return chance.choice(["0.1", "0.5", "0.25", "1.5", "0.3", "2.5", "0.05", f"{chance.uniform(0.1, 9):.2f}"])


def place(chance: Chance) -> str:
    """A coordinate: mostly a whole or a half one."""
    whole = chance.choice(["0", "0", "1", "-1", "2", "-2", "3", "0.5", "-1.5", "0.25"])
    return whole if chance.random() < 0.8 else f"{chance.uniform(-3, 3):.2f}"


def shifted(formula: str, names: Names, chance: Chance) -> str:
    """The formula with its centre elsewhere."""
    for name in names:
        if (by := place(chance)) != "0":
            moved = f"({name} + {by[1:]})" if by.startswith("-") else f"({name} - {by})"
            formula = re.sub(rf"\b{name}\b", moved, formula)
    return formula


def signed(chance: Chance) -> str:
    return chance.choice(["+", "+", "-"])


def polynomial(names: Names, chance: Chance) -> str:
    """Random terms up to the fourth degree."""
    terms = []
    for _ in range(chance.randint(1, 4)):
        factors = [name if (k := chance.randint(0, 3)) == 1 else f"{name}**{k}" for name in names]
        factors = [one for one in factors if not one.endswith("**0")] or [names[0]]
        terms.append(f"{coefficient(chance)}*{'*'.join(factors)}")
    return _summed(terms, chance)


def quadratic(names: Names, chance: Chance) -> str:
    """A bowl, a dome, a pass or a valley, at times round, at times turned."""
    terms = [f"{coefficient(chance)}*{name}**2" for name in names]
    if chance.random() < 0.3:
        terms = [f"{name}**2" for name in names]
    if len(names) > 1 and chance.random() < 0.35:
        terms.append(f"{coefficient(chance)}*{'*'.join(names)}")
    return shifted(_summed(terms, chance), names, chance)


def line(names: Names, chance: Chance) -> str:
    """A plane, its slopes at times no fractions, at times equal, at times zero."""
    return _summed([f"{coefficient(chance, 0.5)}*{name}" for name in names if chance.random() < 0.8], chance)


def radial(names: Names, chance: Chance) -> str:
    """A function of the distance from a centre: its level lines are circles, but for some that are not quite round."""
    squares = [f"{name}**2" for name in names]
    if chance.random() < 0.2:
        squares[0] = f"{coefficient(chance, 0)}*{squares[0]}"
    r = "(" + " + ".join(squares) + ")"
    shapes = [
        *(f"exp(-{r})", f"exp(-{r}/2)", f"sqrt({r} + 1)", f"{r}**2", f"1/(1 + {r})", f"log(1 + {r})"),
        *(f"sqrt{r}", f"cos({r})", f"{r}**1.5", f"-3*exp(-{r}/5)", f"-{r}", f"5 - {r}/7"),
    ]
    return shifted(chance.choice(shapes), names, chance)


def wave(names: Names, chance: Chance) -> str:
    """Sines and cosines, at times of pi, at times fast."""
    parts = []
    for name in names:
        fast = chance.choice(["", "", "2*", "pi*", "12*", "0.5*"])
        parts.append(f"{chance.choice(['sin', 'cos'])}({fast}{name})")
    return chance.choice([" + ", "*", " - "]).join(parts)


def kinked(names: Names, chance: Chance) -> str:
    """Absolute values and roots: at some places there is no slope, at others there is one all the same."""
    one, other = names[0], names[-1]
    shapes = [
        *(f"abs({one}) + abs({other})", f"{one}*abs({one}) + {other}", f"abs({one}) + {other}"),
        *(f"sqrt({one}**2 + {other}**2)", f"abs({one} - {other})", f"abs({one})*{other}", f"abs({one})**3"),
        f"sqrt(abs({one})) + {other}**2",
    ]
    return shifted(chance.choice(shapes), names, chance) if chance.random() < 0.5 else chance.choice(shapes)


def flat(names: Names, chance: Chance) -> str:
    """Places so flat that a second derivative does not tell what they are, and many flat places."""
    one, other = names[0], names[-1]
    shapes = [
        *(f"{one}**4 + {other}**4", f"{one}**3 + {other}**2", f"({one}**2 - 1)**2 + {other}**2"),
        *(f"{one}**3 - 3*{one}*{other}**2", f"{one}**3 - 3*{one} + {other}**2", f"{one}**2*{other}**2"),
        *(f"{one}**3", f"({one} - {other})**2", f"{one}**4 - {other}**2", f"{one}**2 - {other}**4"),
    ]
    return shifted(chance.choice(shapes), names, chance)


def broken(names: Names, chance: Chance) -> str:
    """Poles, and parts of the plane without a value."""
    one, other = names[0], names[-1]
    shapes = [
        *(
            f"1/{one} + {other}",
            f"log({one} + 3) + {other}**2",
            f"tan({one}) + {other}",
            f"sqrt({one} + 4)*{other}",
        ),
        *(f"1/({one} - 7) + {other}**2", f"log({one}**2 + {other}**2 + 1)", f"{other}/({one} + 5)"),
    ]
    return chance.choice(shapes)


def bent(names: Names, chance: Chance) -> str:
    """What does not fit elsewhere: exponentials, hills and saddles that are no polynomials."""
    one, other = names[0], names[-1]
    shapes = [
        *(
            f"exp({one}) + {other}**2",
            f"exp(-{one}**2) - {other}**2",
            f"tanh({one}) + {other}",
            f"{one}*exp(-{one}**2 - {other}**2)",
        ),
        *(
            f"exp(-{one})*{other}",
            f"sin({one})*exp({other}/2)",
            f"exp({one}*{other}/4)",
            f"sqrt(2 + {one}**2) - {other}**2/3",
        ),
        *(f"cos({one}) - cos({other})", f"{one}**2 - {other}**2 + {one}**3/9", f"{one}*{other} + {one}**3/5"),
    ]
    return chance.choice(shapes)


def _summed(terms: Sequence[str], chance: Chance) -> str:
    if not terms:
        return coefficient(chance)
    found = f"-{terms[0]}" if chance.random() < 0.2 else terms[0]
    for term in terms[1:]:
        found += f" {signed(chance)} {term}"
    return found


Family: TypeAlias = Callable[[Names, Chance], str]
FAMILIES: tuple[Family, ...] = (
    *(polynomial, polynomial, quadratic, quadratic, line, radial, wave, kinked, flat, broken, bent),
)


def formula(names: Names, chance: Chance, families: Sequence[Family] = FAMILIES) -> str:
    """A formula in these variables, at times scaled, raised, or the sum of two."""
    found = chance.choice(families)(names, chance)
    kind = chance.random()
    if kind < 0.06:
        return f"{coefficient(chance, 1)}*({found})"
    if kind < 0.12:
        return f"{found} + {coefficient(chance)}"
    if kind < 0.2:
        return f"{found} + {chance.choice(families)(names, chance)}"
    return found
