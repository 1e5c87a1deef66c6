"""Settings drawn at random, as a person might type them after `--set`, and what becomes of a scene with them.

Most values are of the right kind, some are at the edge of what can be computed, and some are nonsense.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from steepest.calculus import NoAnswer
from steepest.film.report.value import in_words
from steepest.script.fault import Fault, Untrue
from steepest.script.values import records
from steepest.script.values.as_json import as_json
from steepest.stage.play.loading import load_scene
from steepest.stage.settings import toml
from steepest.stage.settings.mending import RefusedSettings
from steepest.stage.settings.parameters import Parameters
from steepest.stage.settings.refusal import Unfit
from steepest.stage.settings.settings import read_settings
from steepest.stage.settings.telling import tell
from tests.scenes.records import ANCHORS, LECTURE, ROOT
from tests.time_limit import TooSlow, within

SECONDS = 10.0
"""No setting may take the processor longer, whatever becomes of it. Most take some thousandths of that."""

LONGEST = 500
"""The most characters of a line of a refusal."""

CALLS = ("sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "abs")
PLAIN = ("0", "1", "2", "3", "0.5", "-1", "-2", "1.5", "0.1", "-0.3", "4", "10", "0.01", "7", "2.25")
EXTREME = ("1e12", "-1e12", "1e-30", "1e-12", "0.000001", "99999999999", "1e40", "1e-400", "1e9999", "-0")
NONSENSE = (
    "many",
    '"2"',
    "nan",
    "-inf",
    "true",
    "[]",
    "[[]]",
    "{}",
    '""',
    "1979-05-27",
    "[1, [2]]",
    "0x1F",
    "=",
)
HOSTILE = (
    "1e30**64*{0}",
    "(1e30*{0})**64",
    "{0}**{0}**{0}",
    "2**64**{0}",
    "9**9**9**{0}",
    "{0}**64*1e-30**60",
    "exp(exp(exp({0})))",
    "exp(1e30*{0})",
    "1/({0} - {0})",
    "abs({0}) + {1}",
    "{0}*abs({0}) + {1}",
    "sqrt({0}**2)",
    "sqrt({0}**2 + {1}**2)",
    "log({0}) + {1}",
    "({0} + {1} + 1)**64",
    "tan({0}) + {1}",
    "1/{0} + {1}",
    "5",
    "{0}",
    "({0}**2 + {1}**2)**32",
    "1e-30*{0}",
    "__import__('os')",
    "{0}.real",
    "lambda: {0}",
    "{0}^2",
)


def nested(name: str, rng: random.Random) -> str:
    """Functions of functions, up to forty deep."""
    text = name
    for _ in range(rng.randint(5, 40)):
        text = rng.choice(
            ["sin({})", "cos({})", "exp({})", "tanh({})", "({} + 1)**2", "1/({} + 2)", "sqrt({} + 3)"]
        ).format(text)
    return text


def long(names: list[str], rng: random.Random) -> str:
    """A sum or a product of very many parts."""
    part = rng.choice(["{0}", "({0} + {1})", "sin({0})", "{0}*{1}", "exp({0})", "({0}-1)"])
    sign = rng.choice([" + ", "*", " - ", "/"])
    many = rng.choice([10, 40, 64, 150, 1000])
    return sign.join(part.format(*_two(names, rng)) for _ in range(many))


def formula(names: list[str], rng: random.Random, depth: int = 3) -> str:
    """A formula of a few terms."""
    if depth == 0 or rng.random() < 0.25:
        return rng.choice([*names, *names, rng.choice(("1", "2", "3", "0.5", "10", "pi"))])
    one = formula(names, rng, depth - 1)
    match rng.randrange(8):
        case 0 | 1 | 2:
            return f"({one}) {rng.choice('+-*')} ({formula(names, rng, depth - 1)})"
        case 3:
            return f"({one})/({formula(names, rng, depth - 1)})"
        case 4 | 5:
            return f"({one})**{rng.choice(['2', '2', '3', '4', '0.5', '-1'])}"
        case 6:
            return f"{rng.choice(CALLS)}({one})"
    return f"{rng.choice(PLAIN)}*({one})"


def bowl(names: list[str], rng: random.Random) -> str:
    """A quadratic, as most lectures have."""
    terms = [f"{rng.choice(PLAIN)}*({name} - {rng.choice(PLAIN)})**2" for name in names]
    return " + ".join([*terms, f"{rng.choice(PLAIN)}*{'*'.join(names)}"][: rng.randint(1, len(names) + 1)])


def _two(names: list[str], rng: random.Random) -> tuple[str, str]:
    return rng.choice(names), rng.choice(names)


def number(rng: random.Random) -> str:
    """A number."""
    way = rng.random()
    if way < 0.55:
        return rng.choice(PLAIN)
    return str(round(rng.uniform(-5, 5), rng.randint(0, 3))) if way < 0.9 else rng.choice(EXTREME)


def value(schema: dict[str, Any], rng: random.Random) -> str:
    """What somebody might type for a parameter."""
    if rng.random() < 0.06:
        return rng.choice(NONSENSE)
    kind = schema.get("x-kind", "number")
    match kind:
        case "formula":
            names = schema["x-variables"]
            way = rng.random()
            if way < 0.35:
                return bowl(names, rng)
            if way < 0.65:
                return formula(names, rng)
            if way < 0.9:
                return rng.choice(HOSTILE).format(names[0], names[-1])
            return nested(names[0], rng) if way < 0.95 else long(names, rng)
        case "count":
            return str(rng.choice([rng.randint(-1, 13), rng.randint(1, 6), 1000, 10**9]))
        case "number":
            return number(rng)
    how_many = {"point": 2, "span": 2, "domain": 2}.get(kind) or rng.randint(1, 7)
    if rng.random() < 0.03:
        how_many = rng.choice([0, 1, 3, 200])
    if kind in ("points", "domain", "spans"):
        ends = [sorted((number(rng), number(rng)), key=float) for _ in range(how_many)]
        if kind == "points" or rng.random() < 0.1:
            ends = [[number(rng), number(rng)] for _ in range(how_many)]
        return f"[{', '.join(f'[{a}, {b}]' for a, b in ends)}]"
    return f"[{', '.join(number(rng) for _ in range(how_many))}]"


@cache
def kind_of(anchor: str) -> type[Parameters]:
    """The class of a scene's parameters."""
    kind: type[Parameters] = load_scene(ROOT, anchor).Parameters
    return kind


def drawn(anchor: str, seed: int) -> list[str]:
    """What is set of a scene: one to four of its parameters, as typed after `--set`."""
    rng = random.Random(f"{anchor} {seed}")
    properties = kind_of(anchor).model_json_schema()["properties"]
    names = rng.sample(list(properties), min(rng.choice([1, 1, 2, 2, 3, 4]), len(properties)))
    return [f"{anchor}.{name}={value(properties[name], rng)}" for name in names]


@dataclass(frozen=True)
class Outcome:
    """What becomes of a setting: the sentence by which it is refused, or none; and what is offered instead."""

    refusal: Fault | None = None
    offers: Mapping[str, object] = field(default_factory=dict)


def outcome(anchor: str, assignments: list[str]) -> Outcome:
    """Open a scene with what was typed, and ask it for every fact, every field of every fact, and all words.

    Raises whatever is raised but a refusal.
    """
    kind = kind_of(anchor)
    try:
        settings = read_settings(ANCHORS, (), assignments)
        parameters = settings.resolve(anchor, kind)
    except Fault as fault:
        return Outcome(fault, fault.offers if isinstance(fault, RefusedSettings) else {})
    for name in kind.facts():
        with contextlib.suppress(Unfit):
            every_field(getattr(parameters, name))
    try:
        tell(LECTURE.section(anchor), settings, kind)
        section, names = LECTURE.section(anchor), parameters.namespace()
        for label in section.labels:
            section.label(label, names)
    except Untrue as fault:
        return Outcome(fault)
    return Outcome()


def every_field(value: object, depth: int = 3) -> None:
    """Ask a value for all that a text may ask of it, some levels deep; a field has a value, or says why it has none."""
    if records.is_record(value):
        as_json(value), in_words(value)
        for name in sorted(records.fields_of(value)) if depth else ():
            with contextlib.suppress(NoAnswer):
                every_field(records.field(value, name), depth - 1)
    elif isinstance(value, tuple | list) and depth:
        for entry in (*value[:2], *value[-1:]):
            every_field(entry, depth - 1)


def problem(anchor: str, seed: int) -> str:
    """What is wrong with what becomes of the settings that a seed draws; empty where nothing is."""
    assignments = drawn(anchor, seed)
    try:
        with within(SECONDS):
            wrong = amiss(anchor, assignments, outcome(anchor, assignments))
    except TooSlow as error:
        wrong = str(error)
    except Exception as error:
        wrong = f"{type(error).__name__}: {error}"
    return wrong and " ".join([*(f"--set '{one}'" for one in assignments), "#", wrong])


def amiss(anchor: str, assignments: list[str], found: Outcome) -> str:
    """What is wrong with a refusal: it is no sentence, or offers what is refused, or nothing."""
    if found.refusal is None:
        return ""
    for line in str(found.refusal).splitlines():
        if len(line) > LONGEST:
            return f"a line too long to read: {line}"
    if isinstance(found.refusal, RefusedSettings):
        if not found.offers:
            return f"nothing is offered: {found.refusal.sentence}"
        offers = [f"{anchor}.{name}={toml.written(value)}" for name, value in found.offers.items()]
        again = outcome(anchor, [*assignments, *offers])
        if isinstance(again.refusal, RefusedSettings):
            return f"offers {offers}, and refuses it: {again.refusal.sentence}"
    return ""
