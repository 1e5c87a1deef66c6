"""What travels to workers: all that filming reads, by contents, and nothing else."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from steepest.film.cache.keys import ENGINE, scene_code
from steepest.film.cluster.bundle import bundle

LECTURE = ENGINE / "tests" / "film" / "lecture"


@pytest.fixture
def lecture(tmp_path: Path) -> Path:
    """The small lecture, with a module beside its scenes, a picture, and a module in `calculus`."""
    folder = tmp_path / "mine"
    shutil.copytree(LECTURE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "scenes" / "picture.png").write_bytes(b"picture")
    (folder / "beside.py").write_text("SIDE = 1", encoding="utf-8")
    (folder / "unused.py").write_text("SIDE = 2", encoding="utf-8")
    (folder / "calculus").mkdir()
    (folder / "calculus" / "own.py").write_text("", encoding="utf-8")
    scene = folder / "scenes" / "fall.py"
    scene.write_text(f"{scene.read_text(encoding='utf-8')}\nimport beside\n", encoding="utf-8")
    return folder


def names(content: bytes) -> set[str]:
    """The files in a bundle."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return set(archive.namelist())


def test_it_holds_the_code_and_what_lies_beside_it(lecture: Path) -> None:
    found = names(bundle(lecture).content)
    assert {"engine/film/shoot.py", "engine/stage/theme.py", "engine/calculus/formula.py"} <= found
    own = {name for name in found if name.startswith("lecture/")}
    assert own == {
        "lecture/beside.py",
        "lecture/calculus/own.py",
        "lecture/scenes/fall.py",
        "lecture/scenes/glide.py",
        "lecture/scenes/picture.png",
    }
    assert not {name for name in found if "__pycache__" in name or name.startswith("engine/scenes")}


@pytest.mark.parametrize("anchor", ["glide", "fall"])
def test_unpacked_it_has_the_same_code_by_its_digest(anchor: str, lecture: Path, tmp_path: Path) -> None:
    packed = bundle(lecture)
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert scene_code(tmp_path / "unpacked" / packed.lecture, anchor) == scene_code(lecture, anchor)


def test_the_lecture_of_this_repository_is_part_of_its_engine() -> None:
    packed = bundle(ENGINE)
    assert packed.lecture == "engine"
    assert {f"engine/scenes/{file.name}" for file in (ENGINE / "scenes").glob("*.py")} <= names(
        packed.content
    )


def test_its_digest_follows_from_contents_only(lecture: Path, tmp_path: Path) -> None:
    before = bundle(lecture)
    shutil.copytree(lecture, tmp_path / "moved")
    (lecture / "scenes" / "fall.py").touch()
    assert bundle(lecture) == bundle(tmp_path / "moved") == before
    (lecture / "beside.py").write_text("SIDE = 3", encoding="utf-8")
    assert bundle(lecture).digest != before.digest
