"""What is installed beside Python's packages, and what is said where it cannot be: .ci/system."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VOICE = "festival festvox-us-slt-hts espeak-ng"


def set_up(folder: Path, *programs: str) -> subprocess.CompletedProcess[str]:
    """Run it as a user who may install nothing, on a machine with these programs."""
    folder.mkdir()
    for name in programs:
        (folder / name).symlink_to(shutil.which(name) or name)
    (folder / "id").write_text("#!/bin/sh\necho 1000\n", encoding="ascii")
    (folder / "id").chmod(0o755)
    return subprocess.run(
        ["/bin/sh", str(ROOT / ".ci" / "system")],
        env={"PATH": str(folder), "PYTHON": sys.executable, "SYSTEM": "gcc pkg-config", "VOICE": VOICE},
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_is_said_where_nothing_is_missing(tmp_path: Path) -> None:
    ended = set_up(tmp_path / "bin", "gcc", "pkg-config", "festival", "espeak-ng")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.parametrize("there", [(), ("festival",), ("espeak-ng",)])
def test_a_missing_voice_is_said_and_no_reason_to_stop(tmp_path: Path, there: tuple[str, ...]) -> None:
    ended = set_up(tmp_path / "bin", "gcc", "pkg-config", *there)
    assert ended.returncode == 0
    assert f"sudo apt-get install --yes --no-install-recommends {VOICE}\n" in ended.stderr


def test_a_missing_compiler_is_a_reason_to_stop(tmp_path: Path) -> None:
    ended = set_up(tmp_path / "bin", "pkg-config")
    assert ended.returncode == 1
    assert f"sudo apt-get install --yes --no-install-recommends gcc pkg-config {VOICE}\n" in ended.stderr


def test_the_makefile_names_the_voices() -> None:
    assert f"VOICE   := {VOICE}\n" in (ROOT / "Makefile").read_text(encoding="utf-8")
