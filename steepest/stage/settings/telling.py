"""Fills a scene's text with an instructor's settings, or refuses them and names the nearest that keep it true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError

from steepest.script.fault import Fault, Untrue
from steepest.stage.settings.parameters import Parameters
from steepest.stage.settings.refusal import Unfit
from steepest.stage.settings.settings import Settings
from steepest.stage.settings.toml import written

if TYPE_CHECKING:
    from steepest.script.text.beats import Beat
    from steepest.script.text.boxes import TextBox
    from steepest.script.text.lecture import Section

P = TypeVar("P", bound=Parameters)
HALVINGS = 12
GRAIN = 50
"""Numbers between a given one and its default are rounded to short decimals, about this many on the whole way."""


@dataclass(frozen=True)
class Told(Generic[P]):
    """A scene ready to be played: its parameters checked, its beats and its boxes filled, its claims true."""

    parameters: P
    beats: tuple[Beat, ...]
    boxes: tuple[TextBox, ...] = ()


def tell(section: Section, settings: Settings, kind: type[P]) -> Told[P]:
    """Fill a scene's beats. Raises Fault for settings that do not fit, Untrue for a claim they make false.

    An untrue claim names, where there is one, the nearest setting on the way back to the default that makes
    it true.
    """
    anchor = section.anchor
    parameters = settings.resolve(anchor, kind)
    try:
        names = parameters.namespace()
        return Told(parameters, section.beats(names), section.boxes(names))
    except Untrue as untrue:
        remedy = nearest_true(section, settings, kind)
        if remedy is None:
            raise
        name, value = remedy
        sentence = f"{untrue.sentence.rstrip('.')}; {anchor}.{name} = {written(value)} would make it true."
        raise untrue.saying(sentence, *untrue.details) from None
    except Unfit as unfit:  # a fact that these settings leave without a value
        raise Fault(unfit.advice(), *unfit.details) from unfit


def nearest_true(section: Section, settings: Settings, kind: type[P]) -> tuple[str, object] | None:
    """The one changed parameter, and its nearest value towards its default, that makes the text true.

    None where nothing is changed, or where no single parameter mends it.
    """
    given = settings.resolve(section.anchor, kind)
    defaults = kind()
    values = {name: getattr(given, name) for name in kind.model_fields}

    def holds(name: str, value: object) -> bool:
        return _is_told(section, kind, {**values, name: value})

    found = []
    for name in settings.of(section.anchor):
        default = getattr(defaults, name)
        if not holds(name, default):
            continue
        far, near = Fraction(1), Fraction(0)
        if between(values[name], default, far) is None:
            found.append((far, name, default))
            continue
        for _ in range(HALVINGS):
            middle = (far + near) / 2
            if holds(name, between(values[name], default, middle)):
                far = middle
            else:
                near = middle
        found.append((far, name, between(values[name], default, far)))
    return min(found, key=lambda one: one[0])[1:] if found else None


def between(given: Any, default: Any, share: Fraction) -> Any:
    """The short value `share` (0 to 1) of the way from `given` to `default`, or None where
    nothing lies between them, as between two formulas.

    Numbers are rounded towards the default, to a decimal with about a fiftieth of the whole way as its last
    place.

    >>> between(Fraction(1, 2), Fraction(11, 10), Fraction(5, 6))
    Fraction(1, 1)
    >>> between((0, 4), (2, 4), Fraction(1, 2))
    (1, 4)
    """
    if isinstance(given, tuple) and isinstance(default, tuple) and len(given) == len(default):
        parts = tuple(between(one, other, share) for one, other in zip(given, default, strict=True))
        return None if any(part is None for part in parts) else parts
    if isinstance(given, int) and isinstance(default, int):
        return default - int((default - given) * (1 - share))
    if isinstance(given, Fraction) and isinstance(default, Fraction):
        way = default - given
        unit = Fraction(1)
        while way and unit > abs(way) / GRAIN:
            unit /= 10
        short = given + share * way
        rounded = unit * (-(-short // unit) if way > 0 else short // unit)
        return min(rounded, default) if way > 0 else max(rounded, default)
    return given if given == default else None


def _is_told(section: Section, kind: type[Parameters], values: Mapping[str, object]) -> bool:
    try:
        names = kind(**values).namespace()
        section.beats(names)
        section.boxes(names)
    except (ValidationError, Fault):
        return False
    return True
