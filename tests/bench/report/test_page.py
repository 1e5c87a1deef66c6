"""Figures go where the page has a place for them, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.report.page import write_between


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "performance.md"
    file.write_text("# Costs\n\n<!-- measured -->\nold\n<!-- end of measured -->\n\nWhy.\n", encoding="utf-8")
    return file


def test_what_stands_between_the_marks_is_replaced(page: Path) -> None:
    for lines in (["| 1 |"], ["| 2 |", "| 3 |"]):
        write_between(page, "measured", lines)
    text = page.read_text(encoding="utf-8")
    assert text == ("# Costs\n\n<!-- measured -->\n\n| 2 |\n| 3 |\n\n<!-- end of measured -->\n\nWhy.\n")


def test_a_page_without_a_place_is_left_alone(page: Path) -> None:
    before = page.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="no place"):
        write_between(page, "scaling", ["| 1 |"])
    assert page.read_text(encoding="utf-8") == before
