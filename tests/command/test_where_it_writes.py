"""What is made lies where it was asked for: whoever may only read a lecture can film it, too."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from steepest.stage.type.kept import VARIABLE
from tests.command.running import SMALL, run


def entries(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder, with what is in it."""
    return {
        str(file.relative_to(folder)): file.read_bytes() if file.is_file() else None
        for file in folder.rglob("*")
    }


def test_a_lecture_is_only_read_where_another_output_is_named(tmp_path: Path) -> None:
    """Type that is set, too, lies in the run's own cache: two users of a machine never share a folder by accident."""
    lecture, temporary = tmp_path / "lecture", tmp_path / "temporary"
    shutil.copytree(SMALL, lecture, ignore=shutil.ignore_patterns("build", "__pycache__"))
    temporary.mkdir()
    before = entries(lecture)
    variables = {name: value for name, value in os.environ.items() if name != VARIABLE}
    asked = [
        "still",
        "slope/rise",
        "--lecture",
        str(lecture),
        "--output",
        str(tmp_path / "mine"),
        "--quality",
        "draft",
    ]
    answer = run(
        *asked,
        only=variables,
        TMPDIR=str(temporary),
        PYTHONDONTWRITEBYTECODE="1",
        HOME=str(tmp_path / "home"),
    )
    assert (answer.code, answer.err) == (0, "")
    assert entries(lecture) == before
    assert {Path(name).parts[0] for name in entries(tmp_path)} == {"lecture", "mine", "temporary"}
    assert [*temporary.iterdir()] == []
    assert [*(tmp_path / "mine" / "cache" / "type").glob("*.svg")]
