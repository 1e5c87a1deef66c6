"""Tells a person every fault of some settings at once, and values that would do: each is tried before it is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from steepest.script.fault import Fault
from steepest.stage.settings import toml
from steepest.stage.settings.parameters import Parameters, bounds_of
from steepest.stage.settings.refusal import Unfit

ROUNDS = 8
"""Values are mended so often at most before every changed one is set back to its default, with which a scene plays."""
LONGEST = 160
"""A value that takes more characters is not named."""


class RefusedSettings(Fault):
    """Settings with which a scene cannot be played: a line for each fault.

    `offers` are values, by their parameters, with which it can; all of them together were tried.
    """

    offers: Mapping[str, object] = {}


def refused(
    anchor: str,
    kind: type[Parameters],
    given: Mapping[str, object],
    origins: Mapping[str, str],
    error: ValidationError,
) -> RefusedSettings:
    """The refusal of these values of parameters, typed at these places. `error` is what `kind(**given)` raised."""
    mending = _Mending(kind, given, error)
    mending.run()
    lines = []
    for name, unfit in mending.faults.items():
        late = name in mending.late
        places = [origins[name]] if name in origins else [] if late else list(origins.values())
        words = [" and ".join(dict.fromkeys(places)), f"{anchor}.{name}" if name else anchor]
        told = Unfit(unfit.sentence, instead=_named(mending.offers.get(name)))
        advice = told.advice(usual=name in mending.usual)
        if others := mending.others.get(name):
            together = [*filter(mending.offers.__contains__, [name]), *others]
            listed = " and ".join(f"{anchor}.{one} = {toml.written(mending.offers[one])}" for one in together)
            advice = f"{told.sentence.rstrip('.')}; {listed} would do."
        lines.append("With that, " * late + ": ".join([*filter(None, words), advice]))
        lines += unfit.details
    refusal = RefusedSettings(*lines)
    refusal.offers = mending.offers
    return refusal


def _named(offer: object) -> object:
    return None if offer is None or len(toml.written(offer)) > LONGEST else offer


class _Mending:
    """Mends one fault after the other, until the scene takes what is given.

    faults: what was found, by parameter (empty for a fault of none in particular); late: those of them that showed
    only when others were mended; offers: the values that would do; others: the parameters that are set back to their
    defaults instead of the one in which the fault showed; usual: those of which nothing but the default is offered.
    """

    def __init__(self, kind: type[Parameters], given: Mapping[str, object], error: ValidationError) -> None:
        self.kind, self.given, self.error = kind, given, error
        self.faults: dict[str, Unfit] = {}
        self.late: set[str] = set()
        self.offers: dict[str, object] = {}
        self.others: dict[str, list[str]] = {}
        self.usual: set[str] = set()

    def run(self) -> None:
        """Fill faults and offers; where no round leads to values that are taken, those are the defaults."""
        for number in range(ROUNDS):
            for name, unfit, alone in _unfits(self.error):
                if name not in self.faults:
                    self.faults[name] = unfit
                    self.late |= {name} if number else set()
                self.mend(name, unfit, alone)
            if self.taken(self.offers):
                return
        self.offers = {name: self.kind.model_fields[name].default for name in self.given}
        self.usual = set(self.given)
        self.faults = {name: unfit for name, unfit in self.faults.items() if name not in self.late}
        self.others = {next(iter(self.faults)): [name for name in self.given if name not in self.faults]}
        self.late.clear()

    def mend(self, name: str, unfit: Unfit, alone: bool) -> None:
        """Offer another value for a fault: what the refusal names, else a default."""
        fields = self.kind.model_fields
        offer = unfit.instead
        if alone and offer is not None:
            offer = bounds_of(fields[name]).nearest(offer)
        if name and offer is not None and offer != self.offers.get(name):
            self.offers[name] = offer
            self.usual.discard(name)
        elif alone:
            self.offers[name] = fields[name].default
            self.usual.add(name)
        else:
            changed = sorted(self.given, key=lambda other: other != name)
            far = [other for other in changed if self.offers.get(other) != fields[other].default]
            enough = (other for other in far if self.taken({**self.offers, other: fields[other].default}))
            if far:
                other = next(enough, far[0])
                self.offers[other] = fields[other].default
                self.usual.add(other)
                if other != name:
                    self.others.setdefault(name, []).append(other)

    def taken(self, offers: Mapping[str, object]) -> bool:
        """Whether the scene can be played with these offers, typed as they are printed."""
        typed = {name: toml.typed(toml.written(offer)) for name, offer in offers.items()}
        try:
            self.kind(**{**self.given, **typed})
        except ValidationError as error:
            self.error = error
            return False
        return True


def _unfits(error: ValidationError) -> Iterator[tuple[str, Unfit, bool]]:
    """What was refused: the parameter, why, and whether that value was refused by itself."""
    for one in error.errors():
        cause: Any = one.get("ctx", {}).get("error")
        unfit = cause
        if not isinstance(cause, Unfit):
            said = str(cause) if cause is not None else one["msg"][:1].lower() + one["msg"][1:]
            unfit = Unfit(said)
        yield (str(one["loc"][0]), unfit, True) if one["loc"] else (unfit.field or "", unfit, False)
