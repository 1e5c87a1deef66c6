"""Faults drawn at random: whatever happens to a run, exit code 0 comes with the film that was asked for, what was there
stays, every ending is a sentence, and the next run makes the film that a calm one makes.

A fresh campaign has another seed, and is as long as you like:
`pytest tests/faults -m verify --fault-seed autumn --fault-times 200 -s`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.trial import made, trial


@pytest.mark.verify
def test_nothing_is_lost_and_nothing_is_wrong(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    seed, times = pytestconfig.getoption("--fault-seed"), int(pytestconfig.getoption("--fault-times"))
    before, after = made(tmp_path / "before"), made(tmp_path / "after", changed=True)
    told = []
    for number in range(times):
        told.append(trial(f"{seed}-{number}", tmp_path / str(number), before, after))
        print(told[-1], flush=True)
    wrong = [each for each in told if "BUT" in each]
    assert not wrong, "\n\n".join(wrong)
