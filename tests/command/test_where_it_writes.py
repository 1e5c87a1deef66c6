"""What is made lies where it was asked for: whoever may only read a lecture can film it, too."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from steepest.script.fault import clipped
from steepest.stage.type.kept import VARIABLE
from tests.command.running import SMALL, run, run_many


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


def still(output: Path) -> list[str]:
    """The words that ask for a picture of the small lecture."""
    return ["still", "slope/rise", "--lecture", str(SMALL), "--quality", "draft", "--output", str(output)]


def test_a_still_is_the_file_that_is_named(tmp_path: Path) -> None:
    """Also in the place of another picture, and with nothing beside it."""
    files = [tmp_path / "one" / "rise.png", tmp_path / "two" / "rise.PNG"]
    answers = run_many([*map(still, files), [*still(files[0]), "--set", "slope.start=2"]])
    assert [(answer.code, answer.err) for answer in answers] == [(0, "")] * 3
    assert [answer.out.strip() for answer in answers] == [*map(str, files), str(files[0])]
    assert sorted(entries(tmp_path)) == ["one", "one/rise.png", "two", "two/rise.PNG"]
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in files)
    assert files[0].read_bytes() != files[1].read_bytes()


def test_a_folder_may_have_a_picture_s_name(tmp_path: Path) -> None:
    (tmp_path / "rise.png").mkdir()
    (answer,) = run_many([still(tmp_path / "rise.png")])
    assert answer.code == 0
    assert (tmp_path / "rise.png" / "slope-rise.png").is_file()


COMMANDS = [
    [],
    ["scene", "slope"],
    ["sheet", "slope"],
    ["doctor"],
    ["still", "slope/rise"],
    ["any", "a.py", "A"],
]


def test_a_file_s_name_is_no_folder(tmp_path: Path) -> None:
    """Whoever writes it means a file; a folder of that name would surprise them."""
    asked = [
        [*command, "--output", str(tmp_path / name)]
        for command in COMMANDS
        for name in ("film.mp4", "film.MP4", "picture.jpg", "picture.png")
        if (command[:1], name) != (["still"], "picture.png")
    ]
    for words, answer in zip(asked, run_many(asked), strict=True):
        assert answer.code == 2 and answer.err.startswith(f"--output {clipped(words[-1])}: "), (words, answer)
        assert "--output build" in answer.err or "a still is a PNG picture" in answer.err
    assert not any(tmp_path.iterdir())
