"""Where a lecture tells what it must state: its ledger, assets/facts.toml, held against what is said and shown.

A fact is a table `[[fact]]` with an `id`, the `scene` that it belongs to, and what that scene has to tell: numbers,
points and lists of them, and formulas (`f`, `factor`, and all under `symbolic`), in tables of any depth. A number may
stand in quotes, and be a sum without variables ("sqrt(20)"), which is told by three digits or more. Other words are
there for whoever reads the ledger. `drawn` lists what is told by the picture alone; a `tolerance` says by how much a
number may be told otherwise.

Above the first fact, `keys` lists the names that facts call their numbers and formulas by, so that a mistyped one is
found, and `planned` the scenes that facts belong to and the lecture does not have (yet).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from steepest.film.cache.boxes import ShownValue
from steepest.film.cache.record import BeatRecord
from steepest.film.report.check import Remark
from steepest.film.report.table import table
from steepest.script.fault import Fault, clipped
from steepest.script.nearest import suggestion
from steepest.script.place import shown_path
from steepest.script.typed_file import typed_text
from steepest.script.values.languages import Language
from steepest.stage.settings import toml

LEDGER = Path("assets", "facts.toml")
"""A lecture's ledger, in the lecture's folder."""

_APART = {"id", "scene", "note", "decimals", "tolerance", "drawn"}
_FORMULA_KEYS = {"f", "factor", "symbolic"}
_FORMULAS = re.compile(r"f|factor|symbolic\..*")
_POWER = re.compile(r"(?:(\d) × )?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_FACT = re.compile(r"\s*\[\[\s*fact\s*\]\]")
FEWEST_DIGITS = 3
"""By so many digits a number is told that has no end, such as a root."""


@dataclass(frozen=True)
class LedgerEntry:
    """What a fact states under a `path` such as "partials.x": a number, a point, or a formula as it is typed. A
    number that is `endless` is told rounded; `typed` is what stands in quotes."""

    path: str
    value: Decimal | tuple[Decimal, ...] | str
    endless: bool = False
    drawn: bool = False
    typed: str = ""

    def __str__(self) -> str:
        if isinstance(self.value, tuple):
            return f"{self.path} = ({', '.join(f'{number:f}' for number in self.value)})"
        return f"{self.path} = {self.typed or self.value}"


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


def read_ledger(file: Path, anchors: Collection[str] | None = None) -> list[LedgerFact]:
    """The facts of a ledger. Raises Fault where there is none, what it holds are no facts, or a fact has a key that the
    ledger does not list; and, where `anchors` are given, for a fact whose scene is neither one of them nor planned.
    """
    name = shown_path(file)
    text = typed_text(file, "there is no such file; the facts that a lecture must state stand there")
    try:
        document = toml.read(text)
    except tomllib.TOMLDecodeError as error:
        raise toml.not_toml(name, text, error) from error
    found = document.get("fact")
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Fault(f"{name}: it holds no facts; write [[fact]] over each")
    for key in document:
        if key not in ("fact", "keys", "planned"):
            hint = suggestion(key, ("keys", "planned"), "above the first [[fact]] stand")
            raise Fault(f"{name}:{_line(text, 0, key)}: {key}: there is no such list{hint}")
    keys, planned = (_names(document, key, f"{name}:{_line(text, 0, key)}") for key in ("keys", "planned"))
    known, scenes = {*_APART, *_FORMULA_KEYS, *keys}, {*(anchors or ()), *planned}
    facts = []
    for number, each in enumerate(found, 1):
        fact = _fact(each, f"{name}:{_line(text, number)}: fact {number}")
        for key in each:
            if key not in known:
                place = f"{name}:{_line(text, number, key)}: {fact.name}"
                raise Fault(f'{place}: "{key}" is not listed in keys, at the top{suggestion(key, known)}')
        if anchors is not None and fact.scene not in scenes:
            place = f"{name}:{_line(text, number, 'scene')}: {fact.name}"
            hint = suggestion(fact.scene, scenes, "scenes are")
            raise Fault(f'{place}: the lecture has no scene "{fact.scene}", nor is it in planned, at the top{hint}')
        facts.append(fact)
    if anchors is not None and (there := next((one for one in planned if one in anchors), None)):
        place = f"{name}:{_line(text, 0, 'planned')}"
        raise Fault(f'{place}: planned: the lecture has the scene "{there}"; take it out of planned')
    return facts


def _line(text: str, number: int, key: str = "") -> int:
    """The line on which a fact begins, or that of a key in it; number 0 is what stands above the first fact."""
    lines = text.splitlines()
    starts = [0, *(at for at, line in enumerate(lines) if _FACT.match(line)), len(lines)]
    start, end = starts[number : number + 2] if number + 1 < len(starts) else (0, len(lines))
    typed = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
    return next((at for at in range(start, end) if key and typed.match(lines[at])), start) + 1


def _names(document: Mapping[str, object], key: str, place: str) -> tuple[str, ...]:
    listed = document.get(key, [])
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise Fault(f'{place}: {key} is a list of names, such as {key} = ["slope"]')
    return tuple(listed)


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
    for path in drawn:
        if not any(_below(entry.path, path) for entry in entries):
            hint = suggestion(path, [*stated, *(entry.path for entry in entries)], "there are")
            raise Fault(f'{place}: drawn: nothing is stated under "{clipped(path)}"{hint}')
    return LedgerFact(str(names[0]), str(names[1]), entries, Decimal(tolerance))


def _below(path: str, above: str) -> bool:
    return path == above or path.startswith((f"{above}.", f"{above}["))


def _entries(path: str, value: object, drawn: tuple[str, ...]) -> Iterator[LedgerEntry]:
    hidden = any(_below(path, each) for each in drawn)
    if isinstance(value, str) and _FORMULAS.fullmatch(path):
        yield LedgerEntry(path, value, drawn=hidden)
    elif (number := _number(value)) is not None:
        yield LedgerEntry(path, *number, hidden, value if isinstance(value, str) else "")
    elif isinstance(value, list | dict):
        parts = list(value.values()) if isinstance(value, dict) else value
        if len(parts) > 1 and all(map(_is_number, parts)) and (path == "at" or isinstance(value, list)):
            yield LedgerEntry(path, tuple(Decimal(str(part)) for part in parts), drawn=hidden)
        else:
            for key, part in zip(_keys(path, value), parts, strict=True):
                yield from _entries(key, part, drawn)


def _keys(path: str, value: list[Any] | dict[str, Any]) -> list[str]:
    """The paths of what a table or a list under a path holds."""
    if isinstance(value, list):
        return [f"{path}[{number}]" for number in range(len(value))]
    return [f"{path}.{key}" if path else key for key in value]


def _number(value: object) -> tuple[Decimal, bool] | None:
    """A number, in quotes or not, and whether it has no end; None for what is none."""
    if _is_number(value):
        return Decimal(str(value)), False
    return toml.worth(value) if isinstance(value, str) else None


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
    told = numbers_in(value.text, language)
    if entry.endless and any(_rounds(entry.value, number) for number in told):
        return True
    return any(abs(number - entry.value) <= fact.tolerance for number in told)


def _rounds(value: Decimal, told: Decimal) -> bool:
    """Whether a number is told rounded, by digits enough."""
    _, digits, exponent = told.as_tuple()
    return len(digits) >= FEWEST_DIGITS and abs(value - told) * 2 <= Decimal(1).scaleb(int(exponent))


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
