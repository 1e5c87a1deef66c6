"""The plain scenes are manim's alone, and last as long as they say."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bench.film.fidelity import Judge, judged
from bench.plain.scenes import FULL, SCENES, PlainScene

FPS = 4


def imported(file: Path) -> set[str]:
    """Roots of the modules that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.scene_class)
def test_a_plain_scene_knows_manim_and_numpy_only(scene: PlainScene) -> None:
    assert imported(scene.file) <= {"__future__", "collections", "manim", "numpy"}


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.scene_class)
@pytest.mark.verify
def test_a_plain_scene_plays(scene: PlainScene) -> None:
    judge = Judge([], every=10**6)
    judged(scene.file, scene.scene_class, (160, 90), FPS, judge)
    assert 10 * FPS < judge.number < 18 * FPS


def test_every_way_leaves_its_film_in_a_folder_of_its_own(tmp_path: Path) -> None:
    for scene in SCENES:
        ways = scene.ways(FULL, tmp_path)
        assert len({way.film for way in ways}) == len(ways) == (4 if scene.mesh else 3)
        for way in ways:
            folder = tmp_path / way.film.relative_to(tmp_path).parts[0]
            assert folder in way.command
