"""A campaign: settings of a scene drawn from a seed, each judged, and what came of all of them together."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.oracle.drawing.settings import DRAWN
from tests.oracle.judge import Verdict, judge
from tests.oracle.world import Setting

TOLD = 10
"""So many of the settings that are told something false of are listed."""


@dataclass
class Campaign:
    """What came of `drawn` settings of a scene."""

    anchor: str
    seed: str
    drawn: int = 0
    accepted: int = 0
    numbers: int = 0
    sentences: int = 0
    unknowable: int = 0
    false: list[tuple[Setting, list[str]]] = field(default_factory=list)

    def take(self, setting: Setting, verdict: Verdict) -> None:
        """Count a verdict."""
        self.drawn += 1
        self.accepted += verdict.accepted
        self.numbers += verdict.numbers
        self.sentences += verdict.sentences
        self.unknowable += verdict.unknowable
        if verdict.false:
            self.false.append((setting, verdict.false))

    def __str__(self) -> str:
        counts = f"{self.drawn} settings drawn, {self.accepted} accepted; {self.numbers} numbers and {self.sentences} "
        counts += f"sentences checked; {self.unknowable} could not be told; {len(self.false)} settings with falsehoods"
        return f"{self.anchor} (seed {self.seed!r}): {counts}"

    def report(self) -> str:
        """The counts, and the shortest of the settings with what is false, as somebody would type them."""
        shortest = sorted(self.false, key=lambda one: len(str(one[0])))[:TOLD]
        listed = ["\n".join([as_typed_on_a_line(self.anchor, one), *false]) for one, false in shortest]
        return "\n\n".join([str(self), *listed])


def drawn(anchor: str, seed: str, count: int) -> Iterator[Setting]:
    """So many settings of a scene; the same ones from the same seed, however many are drawn."""
    if anchor not in DRAWN:
        raise LookupError(f"{anchor} has no generator of settings: write one in tests/oracle/drawing/settings.py")
    for number in range(count):
        yield DRAWN[anchor](random.Random(f"{seed}-{anchor}-{number}"))


def run(anchor: str, seed: str, count: int) -> Campaign:
    """Draw and judge."""
    campaign = Campaign(anchor, seed)
    for setting in drawn(anchor, seed, count):
        campaign.take(setting, judge(anchor, setting))
    return campaign


def as_typed_on_a_line(anchor: str, setting: Mapping[str, object]) -> str:
    """A setting as options of the command."""
    values = {name: value if isinstance(value, str) else json.dumps(value) for name, value in setting.items()}
    return " ".join(f"--set {anchor}.{name}='{value}'" for name, value in values.items())
