"""What others wrote lies in the page's folder as it was taken, with its licence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import steepest.page

VENDORS = [Path(steepest.page.__file__).parent / "vendor", Path(__file__).with_name("scorm") / "vendor"]


@pytest.mark.parametrize("vendor", VENDORS)
def test_each_part_is_as_it_was_taken(vendor: Path) -> None:
    told = dict(reversed(line.split("  ")) for line in (vendor / "SHA256SUMS").read_text().splitlines())
    there = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in vendor.iterdir()}
    del there["SHA256SUMS"]
    assert there == told


@pytest.mark.parametrize("vendor", VENDORS)
def test_each_script_comes_with_its_licence(vendor: Path) -> None:
    for script in vendor.glob("*.js"):
        assert "Permission is hereby granted" in script.with_suffix(".LICENSE.txt").read_text(
            encoding="utf-8"
        )
