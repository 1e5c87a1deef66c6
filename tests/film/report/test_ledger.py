"""Where a lecture tells the facts of its ledger."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from steepest.film.cache.boxes import ShownValue
from steepest.film.cache.record import BeatRecord
from steepest.film.report.ledger import LEDGER, lines, numbers_in, read_ledger, untold
from steepest.script.fault import Fault
from steepest.script.values.languages import ENGLISH, GERMAN, Language

KEYS = 'keys = ["at", "partials", "slope", "losses"]\n'
FACT = """
[[fact]]
id = "slopes"
scene = "hill"
f = "x**2 + 3*y"
at = { x = 2, y = 1 }
partials = { x = 4, y = 3 }
note = "A slope is a rate: 7 is no part of this."
"""
FORMULA = ShownValue("height", "x² + 3y", "x**2 + 3*y", ("x", "y"))


def value(text: str) -> ShownValue:
    return ShownValue("it", text, text)


def played(
    said: tuple[ShownValue, ...] = (), shown: tuple[ShownValue, ...] = ()
) -> dict[str, list[BeatRecord]]:
    return {"hill": [BeatRecord("open", 0, 10, "", said=said), BeatRecord("east", 10, 20, "", shown=shown)]}


def ledger(folder: Path, text: str) -> Path:
    file = folder / LEDGER
    file.parent.mkdir(exist_ok=True)
    file.write_text(text if text.startswith("keys") else KEYS + text, encoding="utf-8")
    return file


def left(
    folder: Path, text: str, scenes: dict[str, list[BeatRecord]], language: Language = ENGLISH
) -> list[str]:
    """What a ledger states, and nobody tells."""
    remarks = untold(read_ledger(ledger(folder, text)), scenes, language)
    return [remark.sentence.partition(" is neither")[0].partition(": ")[2] for remark in remarks]


def test_each_entry_is_found_where_it_is_said_and_where_it_is_shown(tmp_path: Path) -> None:
    scenes = played((value("(2, 1)"), value("4")), (FORMULA, value("4"), value("3.00")))
    facts = read_ledger(ledger(tmp_path, FACT))
    assert list(lines(facts, scenes, ENGLISH)) == [
        "slopes (hill)",
        "  f = x**2 + 3*y  shown in east",
        "  at = (2, 1)     said in open",
        "  partials.x = 4  said in open; shown in east",
        "  partials.y = 3  shown in east",
    ]
    assert left(tmp_path, FACT, scenes) == []


def test_what_nobody_tells_is_found(tmp_path: Path) -> None:
    wrong = ShownValue("height", "x² + 2y", "x**2 + 2*y", ("x", "y"))
    scenes = played((value("(2, 1)"), value("14")), (wrong, value("−4"), value("x = 3")))
    assert left(tmp_path, FACT, scenes) == ["f = x**2 + 3*y", "partials.x = 4"]


def test_a_point_may_be_told_number_by_number(tmp_path: Path) -> None:
    assert "at = (2, 1)" not in left(tmp_path, FACT, played((value("2"), value("1"))))
    assert "at = (2, 1)" in left(tmp_path, FACT, played((value("2"), value("0.1"))))


def test_other_scenes_are_left_alone(tmp_path: Path) -> None:
    text = FACT.replace('"hill"', '"valley"')
    assert left(tmp_path, text, played()) == []
    assert list(lines(read_ledger(ledger(tmp_path, text)), played(), ENGLISH)) == []


def test_what_the_picture_alone_tells_needs_no_number(tmp_path: Path) -> None:
    text = FACT + 'drawn = ["f", "at", "partials.x"]\n'
    assert left(tmp_path, text, played()) == ["partials.y = 3"]
    (at,) = [line for line in lines(read_ledger(ledger(tmp_path, text)), played(), ENGLISH) if "at =" in line]
    assert at.endswith("drawn")


def test_a_number_may_be_told_within_its_tolerance(tmp_path: Path) -> None:
    text = '[[fact]]\nid = "one"\nscene = "hill"\nslope = 2.0\ntolerance = 1e-4\n'
    assert left(tmp_path, text, played((value("2.0001"),))) == []
    assert left(tmp_path, text, played((value("2.0002"),))) == ["slope = 2.0"]


@pytest.mark.parametrize(
    ("typed", "told", "other"),
    [
        ("5", "5", "5.1"),
        ("-0.5", "−0.5", "0.5"),
        ("−6", "−6", "6"),
        ("sqrt(20)", "4.47", "4.5"),
        ("sqrt(20)", "4.472", "4.473"),
        ("1/3", "0.333", "0.33"),
        ("1/4", "0.25", "0.250001"),
        ("175000000000", "175,000,000,000", "175"),
    ],
)
def test_a_number_in_quotes_is_a_number(tmp_path: Path, typed: str, told: str, other: str) -> None:
    text = f'[[fact]]\nid = "one"\nscene = "hill"\nslope = "{typed}"\n'
    assert left(tmp_path, text, played((value(told),))) == []
    assert left(tmp_path, text, played((value(other),))) == [f"slope = {typed}"]


def test_words_in_quotes_are_no_numbers(tmp_path: Path) -> None:
    text = '[[fact]]\nid = "one"\nscene = "hill"\nlosses = ["one jump", "ResNet-50", "", "1/0"]\n'
    assert left(tmp_path, text, played()) == []


def test_a_scene_is_one_of_the_lecture_or_planned(tmp_path: Path) -> None:
    file = ledger(tmp_path, FACT.replace('"hill"', '"hil"'))
    with pytest.raises(Fault) as refused:
        read_ledger(file, ["hill", "saddle"])
    assert 'toml:5: slopes: the lecture has no scene "hil", nor' in str(refused.value)
    assert str(refused.value).endswith('; did you mean "hill"?')
    ledger(tmp_path, KEYS + 'planned = ["hil"]\n' + FACT.replace('"hill"', '"hil"'))
    assert [fact.scene for fact in read_ledger(file, ["hill"])] == ["hil"]


def test_a_planned_scene_is_not_there(tmp_path: Path) -> None:
    file = ledger(tmp_path, KEYS + 'planned = ["hill"]\n' + FACT)
    with pytest.raises(Fault, match=r'toml:2: planned: the lecture has the scene "hill"; take it out'):
        read_ledger(file, ["hill"])


def test_numbers_are_read_as_a_language_writes_them(tmp_path: Path) -> None:
    text = '[[fact]]\nid = "one"\nscene = "hill"\nlosses = [6.4, 175000]\nat = [0.5, -1]\n'
    scenes = played((value("6,4"), value("175.000")), (value("(0,5; −1)"),))
    assert left(tmp_path, text, scenes, GERMAN) == []
    assert left(tmp_path, text, scenes, ENGLISH) != []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("4", ["4"]),
        ("(−6, 2)", ["-6", "2"]),
        ("12.960, 18.662 and 26.874", ["12.960", "18.662", "26.874"]),
        ("10⁻⁷", ["1e-7"]),
        ("2 × 10⁻⁸", ["2e-8"]),
        ("1,000", ["1000"]),
        ("(1, 000)", ["1", "0"]),
        ("nothing", []),
    ],
)
def test_numbers_are_read_as_a_viewer_reads_them(text: str, numbers: list[str]) -> None:
    assert numbers_in(text, ENGLISH) == [Decimal(number) for number in numbers]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[fact", "this is not TOML"),
        ("fact = 3", "it holds no facts; write [[fact]] over each"),
        ("", "it holds no facts"),
        ('[[fact]]\nid = "one"\n', "fact 1: it needs an id and a scene"),
        ('[[fact]]\nid = "one"\nscene = 3\n', "fact 1: it needs an id and a scene"),
        (
            '[[fact]]\nid = "one"\nscene = "hill"\ndrawn = "f"\n',
            "fact 1: drawn lists what only the picture tells",
        ),
        ('[[fact]]\nid = "one"\nscene = "hill"\ntolerance = "small"\n', "fact 1: tolerance is a number"),
        (FACT + 'slpoe = "5"\n', ':10: slopes: "slpoe" is not listed in keys, at the top; did you mean "slope"?'),
        (FACT + "toleranc = 1\n", ':10: slopes: "toleranc" is not listed in keys, at the top; did you mean'),
        (FACT + 'drawn = ["partial"]\n', 'drawn: nothing is stated under "partial"; did you mean "partials"'),
        ("keys = 3\n" + FACT, "toml:1: keys is a list of names"),
        ("keys = []\nplaned = []\n" + FACT, 'toml:2: planed: there is no such list; did you mean "planned"?'),
    ],
)
def test_what_is_no_ledger_is_refused_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(Fault) as refused:
        read_ledger(ledger(tmp_path, text))
    assert str(LEDGER) in str(refused.value) and sentence in str(refused.value)


def test_a_lecture_without_a_ledger_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"facts\.toml: there is no such file"):
        read_ledger(tmp_path / LEDGER)
