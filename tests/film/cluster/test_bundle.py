"""What travels to workers: all that filming reads, by contents, and nothing else."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from steepest.film.cache.keys import ENGINE, scene_code
from steepest.film.cluster.bundle import bundle

ROOT = ENGINE.parent
LECTURE = ROOT / "tests" / "film" / "lecture"


@pytest.fixture
def lecture(tmp_path: Path) -> Path:
    """The small lecture. Its scene `fall` has a picture beside it, and imports a module that lies beside `scenes/` and
    one of a package there, which reads a table of its own; other modules are imported by nobody.
    """
    folder = tmp_path / "mine"
    shutil.copytree(LECTURE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "scenes" / "picture.png").write_bytes(b"picture")
    modules = {
        "beside.py": "SIDE = 1\n",
        "unused.py": "SIDE = 2\n",
        "figures/__init__.py": "",
        "figures/wheel.py": "from pathlib import Path\n"
        "SPOKES = Path(__file__).with_name('spokes.csv').read_text('utf-8')\n",
        "figures/spokes.csv": "8\n",
        "figures/unused.py": "",
    }
    for name, content in modules.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    with (folder / "scenes" / "fall.py").open("a", encoding="utf-8") as scene:
        scene.write("\nimport beside\nfrom figures.wheel import SPOKES as SPOKES\n")
    return folder


def names(content: bytes) -> set[str]:
    """The files in a bundle."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return set(archive.namelist())


def test_it_holds_the_code_and_what_lies_beside_it(lecture: Path) -> None:
    found = names(bundle(lecture).content)
    engine = {"film/shoot.py", "stage/theme.py", "calculus/formula.py", "__init__.py"}
    assert {f"engine/steepest/{name}" for name in engine} <= found
    assert {name for name in found if not name.startswith("engine/steepest/")} == {
        "lecture/beside.py",
        "lecture/figures/__init__.py",
        "lecture/figures/spokes.csv",
        "lecture/figures/wheel.py",
        "lecture/scenes/fall.py",
        "lecture/scenes/glide.py",
        "lecture/scenes/picture.png",
    }
    assert not {name for name in found if "__pycache__" in name}


def unpack(lecture: Path, target: Path) -> Path:
    """A bundle's files in a folder; returns where the lecture lies there."""
    packed = bundle(lecture)
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        archive.extractall(target)
    return target / packed.lecture


@pytest.mark.parametrize("anchor", ["glide", "fall"])
def test_unpacked_it_has_the_same_code_by_its_digest(anchor: str, lecture: Path, tmp_path: Path) -> None:
    assert scene_code(unpack(lecture, tmp_path / "unpacked"), anchor) == scene_code(lecture, anchor)


def test_unpacked_a_scene_finds_all_that_it_imports(lecture: Path, tmp_path: Path) -> None:
    there = unpack(lecture, tmp_path / "unpacked")
    code = (
        "from pathlib import Path\n"
        "from steepest.stage.play.loading import load_scene\n"
        f"scene = load_scene(Path({str(there)!r}), 'fall')\n"
        "import steepest, sys\n"
        "print(sys.modules[scene.__module__].SPOKES.strip(), Path(steepest.__file__).parent)"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "unpacked" / "engine")}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["8", str(tmp_path / "unpacked" / "engine" / "steepest")]


def test_the_lecture_of_this_repository_travels_without_its_house() -> None:
    found = names(bundle(ROOT).content)
    assert {f"lecture/scenes/{file.name}" for file in (ROOT / "scenes").glob("*.py")} <= found
    others = {name for name in found if not name.startswith(("engine/steepest/", "lecture/scenes/"))}
    assert others == set()


def test_its_digest_follows_from_contents_only(lecture: Path, tmp_path: Path) -> None:
    before = bundle(lecture)
    shutil.copytree(lecture, tmp_path / "moved")
    (lecture / "scenes" / "fall.py").touch()
    assert bundle(lecture) == bundle(tmp_path / "moved") == before
    (lecture / "beside.py").write_text("SIDE = 3", encoding="utf-8")
    assert bundle(lecture).digest != before.digest
