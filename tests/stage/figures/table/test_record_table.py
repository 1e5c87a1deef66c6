"""A table of records: its columns have room, its numbers show themselves, running ones end where cells stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from steepest.calculus import Number
from steepest.script.text.beats import Bound
from steepest.script.values.apart import Apart
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import box_of
from steepest.stage.figures.table.record_table import Column, RecordTable
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset, formula
from tests.stage.sheet import Sheet


@dataclass(frozen=True)
class Record:
    step: int
    loss: Number


def table(
    *losses: float, told: int = 2, room: float = 4.0, digits: int = 5, deep: float = 4.0
) -> RecordTable:
    """A table of losses."""
    facts = Sheet(rows=[Record(step, loss) for step, loss in enumerate(losses)])
    columns = {"step": Column(formula("k")), "loss": Column(formula("L"), digits)}
    return RecordTable(facts, "rows", columns, told, Box(0, -deep, room, 0))


def written(cells: Sequence[Typeset]) -> list[str]:
    """What cells show."""
    return [one.text for cell in cells for one in cell.shown]


@pytest.mark.parametrize(("deep", "rows"), [(4.0, 3), (1.2, 2)])
def test_it_ends_in_words_and_a_number_under_its_last_row_where_there_is_room(deep: float, rows: int) -> None:
    losses = table(6.4, 3.2, deep=deep)
    sheet: Any = losses.scene
    sheet.facts.limit = sheet.namespace["limit"] = 3
    sheet.words = lambda label, size, colour: formula(label, size=size, colour=colour)
    losses.row(losses.cells(0))
    losses.row(losses.cells(1))
    assert len(losses.ends_in("L", "limit", theme.FIRST)) == rows - 2 and len(losses.rows) == rows
    if rows > 2:
        assert box_of(losses.rows[1]).bottom - box_of(losses.rows[2]).top > theme.TEXT_GAP - 1e-6


@pytest.mark.parametrize(
    ("loss", "shown"),
    [
        (6.4, "6.4000"),
        (0, "0.0000"),
        (0.00001, "10⁻⁵"),  # its decimals would show nothing
        (25_000_000.0, "2.5·10⁷"),  # it has no room
        (12345.678, "12,346"),  # it has grown far longer than those before
    ],
)
def test_a_number_is_written_so_that_it_shows(loss: float, shown: str) -> None:
    assert written(table(6.4, 3.2, loss).cells(2)) == ["2", shown]


def test_a_small_number_beside_large_ones_has_decimals_of_its_own_and_powers_keep_their_digits() -> None:
    losses = [0.1, -21.886, -1_386_959.0, 0.0431, 0.0004]
    shown = [written(table(*losses, told=5, room=room).cells(k))[1] for room in (4.0, 2.1) for k in range(5)]
    assert shown == [
        *("0.10", "−22", "−1,386,959", "0.043", "4·10⁻⁴"),
        *("0.10", "−22", "−1.4·10⁶", "0.043", "4·10⁻⁴"),
    ]


def test_a_number_below_ten_is_told_from_a_whole_one_beside_long_ones() -> None:
    """A start of −1.5 is not −2, where a walk that runs away leads to numbers of six digits."""
    made = table(-1.5, 2.3, -3, 0.96, 118_055.5, told=5, digits=4)
    assert [written(made.cells(k))[1] for k in range(5)] == ["−1.5", "2.3", "−3", "0.96", "118,056"]


@dataclass(frozen=True)
class Weighed:
    at: tuple[Number, Number]
    loss: Number


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ((51_867_775.0, 433_015.7), ["5.2·10⁷", "4.3·10⁵", "7·10²⁴"]),
        ((-433_015.7, 25_186_777.5), ["−4.3·10⁵", "2.5·10⁷", "7·10²⁴"]),
        ((25_186_777.5, 17.0), ["2.5·10⁷", "17", "7·10²⁴"]),  # 17 is short
        ((433_015.7, 12_345.6), ["433,016", "12,346", "7·10²⁴"]),  # the loss is another column's kind
    ],
)
def test_columns_that_are_alike_have_one_form_in_a_row(at: tuple[Number, Number], shown: list[str]) -> None:
    facts = Sheet(rows=[Weighed((0.25, 3), -1.4), Weighed(at, 6.9769e24)])
    columns = {"at[0]": Column("w", 4), "at[1]": Column("v", 4, like="at[0]"), "loss": Column("L", 5, last=True)}
    rows = RecordTable(facts, "rows", columns, 2, Box(0, -4, 5.0, 0), runs=False)
    assert written(rows.cells(1)) == shown


@pytest.mark.parametrize("told", [3, 4, 5, 6])
def test_the_last_row_stays_in_its_region(told: int) -> None:
    """The comma of its number, too; rows of large type stand closer where they have to."""
    made = table(*[170_068.0] * told, told=told, deep=2.9)
    for number in range(told):
        row = made.row(made.cells(number))
    assert row.get_bottom()[1] >= -2.9


def test_a_number_that_the_text_tells_with_more_digits_has_its_columns_decimals() -> None:
    """The text tells apart what would read alike, with seven decimals, say."""
    facts = Sheet(rows=[Record(0, Fraction(-3, 2)), Record(1, Fraction(-1))])
    facts.namespace = Bound({}, facts.namespace, apart=Apart({Fraction(-3, 2): (0, 7)}))
    columns = {"step": Column(formula("k")), "loss": Column(formula("L"), 4)}
    made = RecordTable(facts, "rows", columns, 2, Box(0, -4, 4, 0))
    assert written(made.cells(0)) == ["0", "−1.500"] and written(made.cells(1)) == ["1", "−1.000"]


@pytest.mark.parametrize(
    ("losses", "room", "shown"),
    [
        ((57.938, 181.57, -2965.4, -5_054_700), 3.4, ("57.938", "181.57", "−2,965.4", "−5,054,700")),
        ((0.9999999999995, 0.5), 3.4, ("0.9999999999995", "0.5000")),  # which is not 1
        ((148.413, Fraction(52054, 10**67)), 3.4, ("148.41", "5.2054·10⁻⁶³")),
        ((123_456_789.0, 2.5), 3.4, ("1.2346·10⁸", "2.5")),
        ((12_345_678.0, 2.5), 3.4, ("12,345,678", "2.5")),
        ((57.938, -5_054_700), 1.6, ("58", "−5·10⁶")),  # there is no room
    ],
)
def test_a_number_that_is_said_stands_there_with_all_its_digits(
    losses: Sequence[Number], room: float, shown: tuple[str, ...]
) -> None:
    """Also beside long ones, as far as there is room."""
    facts = Sheet(rows=[Record(step, loss) for step, loss in enumerate(losses)])
    columns = {"step": Column(formula("k")), "loss": Column(formula("L"), 5, said=".5g")}
    made = RecordTable(facts, "rows", columns, len(losses), Box(0, -4, room, 0))
    assert tuple(written(made.cells(k))[1] for k in range(len(losses))) == shown


def test_numbers_that_no_run_leads_to_take_no_room() -> None:
    losses = [6.4375, 3.2125, *(0.1**power for power in range(9))]
    facts = Sheet(rows=[Record(step, loss) for step, loss in enumerate(losses)])
    columns = {"step": Column(formula("k")), "loss": Column(formula("L"), 5)}
    for runs, shown in ((False, "3.21"), (True, "3")):
        made = RecordTable(facts, "rows", columns, 2, Box(0, -4, 1.5, 0), runs=runs)
        assert written(made.cells(1))[1] == shown


def test_a_narrow_table_shortens_its_numbers() -> None:
    assert written(table(6.4, 3.2, room=1.4).cells(1)) == ["1", "3.2"]


def test_numbers_are_as_large_as_there_is_room_and_only_then_lose_digits() -> None:
    def tall(room: float) -> float:
        return float(table(6.4, 3.2, room=room).cells(1)[1].height)

    assert tall(4.0) > tall(1.4)
    assert written(table(6.4, 3.2, room=4.0).cells(1)) == ["1", "3.2000"]


def test_cells_end_at_the_edges_of_their_columns() -> None:
    made = table(6.4, 3.2, 1.6)
    made.tell(2)
    for cell, edge in zip(made.rows[-1], made.edges, strict=True):
        assert cell.get_right()[0] == pytest.approx(edge)


def test_running_numbers_stand_where_the_row_will_and_settle_on_it() -> None:
    made = table(6.4, 3.2, 1.6)
    row = made.run(lambda: 2)
    readouts = [each for each in row if isinstance(each, Readout)]
    assert [readout.text for readout in readouts] == ["2", "1.6000"]
    rights = [readout.get_right()[0] for readout in readouts]
    row.settle()
    assert written([*row]) == ["2", "1.6000"]
    assert rights == pytest.approx([cell.get_right()[0] for cell in row], abs=0.02)


def test_a_number_without_room_does_not_run() -> None:
    row = table(6.4, 3.2, 1e9).run(lambda: 0)
    assert [each.text for each in row] == ["0"]


@pytest.mark.parametrize("told", [1, 2, 4, 6])
def test_making_room_leaves_a_line_for_the_last_record_above_the_rest(told: int) -> None:
    made = table(*(float(k) for k in range(20, 0, -1)), told=told)
    made.coming()
    for number in range(1, told):
        made.tell(number)
    made.make_room()
    assert made.next_baseline > made.rest.top
    assert made.next_baseline - made.pitch < made.rest.top
    assert all(row[0].submobjects[0].get_fill_color() for row in made.rows)
    assert made.cells(0)[0].size == theme.LABEL_SIZE


@pytest.mark.parametrize("losses", [(3.9e-5, *range(1, 7)), (58.0, 182.0, 275.0, -2965.0, -5e4, -5e5, -5e6)])
def test_powers_of_ten_keep_off_the_rule_and_off_each_other(losses: tuple[float, ...]) -> None:
    made = table(*losses, told=len(losses), room=1.4)
    rows = [made.row(made.cells(number)) for number in range(len(losses))]
    heads = [box_of(made.rule), *(box_of(row[1]) for row in rows)]
    gaps = [theme.LINE_GAP, *[theme.TEXT_GAP] * (len(rows) - 1)]
    for (above, below), gap in zip(pairwise(heads), gaps, strict=True):
        assert above.bottom - below.top > gap - 0.001
