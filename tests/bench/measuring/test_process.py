"""The cost of a command holds that of processes which outlive it, and its failure is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MEASURES = """
import sys
from pathlib import Path
from bench.measuring.process import Unsuccessful, measure
try:
    cost = measure([sys.executable, "-c", sys.argv[1]], Path(sys.argv[2]))
    print(cost.wall, cost.cpu, cost.memory)
except Unsuccessful as told:
    print(told)
"""
OUTLIVED = """
import os, time
if os.fork() == 0 and os.fork() == 0:  # a grandchild, which nobody waits for
    held = bytearray(os.urandom(1) * 150_000_000)
    while time.process_time() < 0.5:
        pass
os._exit(0)
"""


def measured(code: str, folder: Path) -> str:
    """What is printed of a measured program, by a process that has no other children."""
    command = [sys.executable, "-c", MEASURES, code, folder]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_what_outlives_the_command_is_counted(tmp_path: Path) -> None:
    _, cpu, memory = map(float, measured(OUTLIVED, tmp_path).split())
    assert cpu >= 0.5
    assert 150e6 < memory < 400e6


@pytest.mark.parametrize("code", ["raise SystemExit('the disk is full')", "import no_such_module_at_all"])
def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path, code: str) -> None:
    said = measured(code, tmp_path)
    assert "ended with 1" in said
    assert "the disk is full" in said or "No module named 'no_such_module_at_all'" in said
