"""Where a lecture tells what it must state: its ledger, assets/facts.toml, held against what is said and shown.

A fact is a table `[[fact]]` with an `id`, the `scene` that it belongs to, and what that scene has to tell: numbers,
points and lists of them, and formulas (`f`, `factor`, and all under `symbolic`), in tables of any depth. Other words
are there for whoever reads the ledger. `drawn` lists what is told by the picture alone; a `tolerance`
says by how much a number may be told otherwise.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from steepest.film.cache.boxes import ShownValue
from steepest.film.cache.record import BeatRecord
from steepest.film.report.check import Remark
from steepest.film.report.table import table
from steepest.script.fault import Fault
from steepest.script.place import shown_path
from steepest.script.typed_file import typed_text
from steepest.script.values.languages import Language
from steepest.stage.settings import toml

LEDGER = Path("assets", "facts.toml")
"""A lecture's ledger, in the lecture's folder."""

_APART = {"id", "scene", "note", "decimals", "tolerance", "drawn"}
_FORMULAS = re.compile(r"f|factor|symbolic\..*")
_POWER = re.compile(r"(?:(\d) × )?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


@dataclass(frozen=True)
class LedgerEntry:
    """What a fact states under a `path` such as "partials.x": a number, a point, or a formula as it is typed."""

    path: str
    value: Decimal | tuple[Decimal, ...] | str
    drawn: bool = False

    def __str__(self) -> str:
        if isinstance(self.value, tuple):
            return f"{self.path} = ({', '.join(f'{number:f}' for number in self.value)})"
        return f"{self.path} = {self.value}"


@dataclass(frozen=True)
class LedgerFact:
    """A fact of the ledger."""

    name: str
    scene: str
    entries: tuple[LedgerEntry, ...]
    tolerance: Decimal = Decimal(0)


@dataclass(frozen=True)
class FoundEntry:
    """An entry, and the keys of the beats in which it is `said`, and at whose end it is `shown`."""

    entry: LedgerEntry
    said: tuple[str, ...]
    shown: tuple[str, ...]

    @property
    def is_told(self) -> bool:
        """Whether a viewer meets it."""
        return bool(self.said or self.shown or self.entry.drawn)


def read_ledger(file: Path) -> list[LedgerFact]:
    """The facts of a ledger. Raises Fault where there is none, or what it holds are no facts."""
    name = shown_path(file)
    text = typed_text(file, "there is no such file; the facts that a lecture must state stand there")
    try:
        document = toml.read(text)
    except tomllib.TOMLDecodeError as error:
        raise toml.not_toml(name, text, error) from error
    found = document.get("fact")
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Fault(f"{name}: it holds no facts; write [[fact]] over each")
    return [_fact(each, f"{name}: fact {number}") for number, each in enumerate(found, 1)]


def _fact(written: Mapping[str, object], place: str) -> LedgerFact:
    names = [written.get("id"), written.get("scene")]
    drawn, tolerance = written.get("drawn", []), written.get("tolerance", 0)
    if not all(isinstance(name, str) and name for name in names):
        raise Fault(f'{place}: it needs an id and a scene, such as id = "slopes", scene = "uphill"')
    if not isinstance(drawn, list) or not all(isinstance(path, str) for path in drawn):
        raise Fault(f'{place}: drawn lists what only the picture tells, such as drawn = ["points"]')
    if isinstance(tolerance, bool) or not isinstance(tolerance, int | Decimal):
        raise Fault(f"{place}: tolerance is a number, such as 1e-4")
    stated = {key: value for key, value in written.items() if key not in _APART}
    entries = tuple(_entries("", stated, tuple(drawn)))
    return LedgerFact(str(names[0]), str(names[1]), entries, Decimal(tolerance))


def _entries(path: str, value: object, drawn: tuple[str, ...]) -> Iterator[LedgerEntry]:
    hidden = any(path == each or path.startswith((f"{each}.", f"{each}[")) for each in drawn)
    if isinstance(value, str):
        if _FORMULAS.fullmatch(path):
            yield LedgerEntry(path, value, hidden)
    elif _is_number(value):
        yield LedgerEntry(path, Decimal(str(value)), hidden)
    elif isinstance(value, list | dict):
        parts = list(value.values()) if isinstance(value, dict) else value
        if len(parts) > 1 and all(map(_is_number, parts)) and (path == "at" or isinstance(value, list)):
            yield LedgerEntry(path, tuple(Decimal(str(part)) for part in parts), hidden)
        else:
            for key, part in zip(_keys(path, value), parts, strict=True):
                yield from _entries(key, part, drawn)


def _keys(path: str, value: list[Any] | dict[str, Any]) -> list[str]:
    """The paths of what a table or a list under a path holds."""
    if isinstance(value, list):
        return [f"{path}[{number}]" for number in range(len(value))]
    return [f"{path}.{key}" if path else key for key in value]


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def found(fact: LedgerFact, beats: Sequence[BeatRecord], language: Language) -> list[FoundEntry]:
    """Where the scene of a fact, as it was played, tells each of its entries."""
    return [
        FoundEntry(
            entry,
            _where(entry, fact, ((beat, beat.said) for beat in beats), language),
            _where(entry, fact, ((beat, beat.shown) for beat in beats), language),
        )
        for entry in fact.entries
    ]


def _where(
    entry: LedgerEntry,
    fact: LedgerFact,
    beats: Iterable[tuple[BeatRecord, Sequence[ShownValue]]],
    language: Language,
) -> tuple[str, ...]:
    if isinstance(entry.value, tuple):  # as a point, or each of its numbers somewhere
        pairs = list(beats)
        whole = [
            beat.key for beat, values in pairs if any(_points(entry.value, one, language) for one in values)
        ]
        each = [_where(LedgerEntry("", number), fact, pairs, language) for number in entry.value]
        return tuple(whole or (dict.fromkeys(key for keys in each for key in keys) if all(each) else ()))
    return tuple(
        beat.key for beat, values in beats if any(_tells(entry, one, fact, language) for one in values)
    )


def _points(point: tuple[Decimal, ...], value: ShownValue, language: Language) -> bool:
    return numbers_in(value.text, language) == list(point)


def _tells(entry: LedgerEntry, value: ShownValue, fact: LedgerFact, language: Language) -> bool:
    if isinstance(entry.value, str):
        return value.variables is not None and value.value.split() == entry.value.split()
    assert isinstance(entry.value, Decimal)
    return any(abs(number - entry.value) <= fact.tolerance for number in numbers_in(value.text, language))


def numbers_in(text: str, language: Language) -> list[Decimal]:
    """The numbers of a text as a viewer reads them.

    >>> from steepest.script.values.languages import ENGLISH
    >>> numbers_in("(−6, 0.25), or 2 × 10⁻⁸", ENGLISH)
    [Decimal('-6'), Decimal('0.25'), Decimal('2E-8')]
    """
    plain = re.sub(rf"(?<=\d){re.escape(language.thousands)}(?=\d{{3}})", "", text.replace("−", "-"))
    plain = re.sub(rf"(?<=\d){re.escape(language.decimal)}(?=\d)", ".", plain)
    plain = _POWER.sub(lambda power: f"{power[1] or 1}e{power[2].translate(_RAISED)}", plain)
    return [Decimal(number) for number in _NUMBER.findall(plain)]


def untold(
    facts: Sequence[LedgerFact], scenes: Mapping[str, Sequence[BeatRecord]], language: Language
) -> Iterator[Remark]:
    """What the ledger states of these scenes, and their beats, as they were played, neither say nor show."""
    for fact in facts:
        if fact.scene in scenes:
            for one in found(fact, scenes[fact.scene], language):
                if not one.is_told:
                    sentence = f"{fact.name}: {one.entry} is neither said nor shown in {fact.scene}"
                    yield Remark("facts", LEDGER.as_posix(), sentence)


def lines(
    facts: Sequence[LedgerFact], scenes: Mapping[str, Sequence[BeatRecord]], language: Language
) -> Iterator[str]:
    """Each fact of these scenes, with each of its entries and where that is told, a line each."""
    for fact in facts:
        if fact.scene in scenes:
            yield f"{fact.name} ({fact.scene})"
            rows = [(str(one.entry), _places(one)) for one in found(fact, scenes[fact.scene], language)]
            yield from table(rows, "  ")


def _places(one: FoundEntry) -> str:
    said = f"said in {', '.join(one.said)}" if one.said else ""
    shown = f"shown in {', '.join(one.shown)}" if one.shown else ""
    untold = "drawn" if one.entry.drawn else "not told"
    return "; ".join(filter(None, (said, shown))) or untold
