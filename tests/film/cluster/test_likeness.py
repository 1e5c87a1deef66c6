"""What machines are compared by."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from steepest.film.cache.keys import ARITHMETIC, versions
from steepest.film.cluster.likeness import differences

ROOT = Path(__file__).resolve().parents[3]


def elsewhere(**variables: str) -> dict[str, str]:
    """What another process says."""
    command = [sys.executable, "-m", "steepest.film.cluster.likeness"]
    environment = {**os.environ, **variables}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, str] = json.loads(ended.stdout)
    return found


def test_a_process_like_this_one_has_no_differences() -> None:
    assert differences(elsewhere(), versions()) == []


@pytest.mark.skipif(platform.machine() != "x86_64", reason="these are makes of x86")
def test_processors_that_multiply_otherwise_differ() -> None:
    old, new = elsewhere(OPENBLAS_CORETYPE="Prescott"), elsewhere(OPENBLAS_CORETYPE="Haswell")
    assert old[ARITHMETIC] != new[ARITHMETIC]
    assert differences(old, new) == ["a processor or C library that computes other last digits"]
