"""What others wrote lies in the page's folder as it was taken, with its licence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import steepest.page

VENDOR = Path(steepest.page.__file__).parent / "vendor"


def test_each_part_is_as_it_was_taken() -> None:
    told = dict(reversed(line.split("  ")) for line in (VENDOR / "SHA256SUMS").read_text().splitlines())
    there = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in VENDOR.iterdir()}
    del there["SHA256SUMS"]
    assert there == told


def test_each_script_comes_with_its_licence() -> None:
    for script in VENDOR.glob("*.js"):
        assert "Permission is hereby granted" in script.with_suffix(".LICENSE.txt").read_text(
            encoding="utf-8"
        )
