"""A table of figures: its columns have room, its numbers show themselves, running ones end where cells stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from steepest.script.paragraph.filling import fill
from steepest.stage.figures.figure_table import FigureTable
from steepest.stage.type.figures import Figures
from steepest.stage.type.typeset import Typeset, formula


@dataclass(frozen=True)
class Row(Figures):
    step: int
    loss: float


def table(
    *losses: float, slow: int = 2, room: float = 4.0, decimals: int = 4
) -> tuple[FigureTable, list[str]]:
    """A table of losses, and what its cells were written from so far."""
    rows = [Row(step, loss) for step, loss in enumerate(losses)]
    written: list[str] = []

    def write(cell: str) -> Typeset:
        written.append(fill(f"{{rows{cell}}}", {"rows": rows}).text)
        return formula(written[-1].translate(str.maketrans("·⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", " 0123456789--")), size=26)

    headings = {"step": formula("k"), "loss": formula("L")}
    made = FigureTable(
        rows, slow, headings, {"step": 0, "loss": decimals}, write, span=(0, room), top=0, pitch=0.4
    )
    written.clear()
    return made, written


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
    made, written = table(6.4, 3.2, loss)
    made.tell(2)
    assert written == ["2", shown]


def test_a_narrow_table_shortens_its_numbers() -> None:
    made, written = table(6.4, 3.2, room=1.4)
    made.tell(1)
    assert written == ["1", "3.20"]


def test_cells_end_at_the_edges_of_their_columns() -> None:
    made, _ = table(6.4, 3.2, 1.6)
    for cell, edge in zip(made.tell(2), made.edges, strict=True):
        assert cell.get_right()[0] == pytest.approx(edge)


def test_running_numbers_stand_where_the_row_will() -> None:
    made, _ = table(6.4, 3.2, 1.6)
    readouts: list[Any] = made.running(lambda: 2)
    assert [readout.text for readout in readouts] == ["2", "1.6000"]
    for readout, cell in zip(readouts, made.tell(2), strict=True):
        assert readout.get_right()[0] == pytest.approx(cell.get_right()[0], abs=0.02)
        assert readout.point[1] == pytest.approx(cell.baseline)


def test_a_number_without_room_does_not_run() -> None:
    made, _ = table(6.4, 3.2, 1e9)
    assert [readout.text for readout in made.running(lambda: 0)] == ["0"]
