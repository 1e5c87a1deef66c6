"""docs/stage.md: its examples run, and every figure that scenes may use stands in its index with its picture."""

from __future__ import annotations

import functools
import inspect
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

import steepest
from docs.gallery.pictures import PICTURES, SIZE, class_of
from steepest import Block, Box, Function, Live, View, added, theme
from steepest.offered import STUB, origins
from steepest.stage.camera.painted import Painted
from steepest.stage.figures.ground.outlook import floating

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "stage.md").read_text(encoding="utf-8")
ENTRIES = dict(re.findall(r"^### (\w+)\n(.*?)(?=^#|\Z)", PAGE.partition("# Index")[2], re.M | re.S))
DATA = {"Column", "FieldGrid", "Framing"}
"""Classes of the figures' rooms that are data for figures."""


def offered() -> set[str]:
    """The figures that `from steepest import …` offers."""
    stub = origins(ROOT / "steepest" / STUB)
    names = (name for name, module in stub.items() if module.startswith("steepest.stage.figures."))
    return {name for name in names if inspect.isclass(getattr(steepest, name))} - DATA


def run(command: list[str], folder: Path) -> str:
    """What a command prints that is run in a folder, with the engine at hand."""
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@functools.cache
def told() -> dict[str, str]:
    """What the gallery says of each figure, found in a process of its own: one process works on one lecture."""
    program = "import json; from docs.gallery.pictures import told; print(json.dumps(told()))"
    said = json.loads(run([sys.executable, "-c", program], ROOT))
    return {class_of(beat): sentence for beat, (_, sentence) in said.items()}


def block(holding: str) -> str:
    """The block of code on the page that holds a text."""
    return next(each for each in re.findall(r"```\w+\n(.*?)```", PAGE, re.S) if holding in each)


def test_every_figure_stands_in_the_index_and_nothing_else() -> None:
    assert sorted(ENTRIES) == sorted(offered())


def test_every_figure_has_its_beat_in_the_gallery() -> None:
    assert sorted(told()) == sorted(ENTRIES)


@pytest.mark.parametrize("name", ENTRIES)
def test_the_index_says_what_the_gallery_says(name: str) -> None:
    assert told()[name] in ENTRIES[name] and f"![{name}](figures/{name}.png)" in ENTRIES[name]


@pytest.mark.parametrize("name", ENTRIES)
def test_the_data_and_methods_in_the_index_are_those_of_the_figure(name: str) -> None:
    figure, entry = getattr(steepest, name), ENTRIES[name]
    found = re.search(rf"^`{name}\((.*)\)`$", entry, re.M)
    assert found, "its signature stands alone on a line"
    taken = [each.strip().partition("=")[0] for each in found[1].split(",")]
    parameters = inspect.signature(figure).parameters
    various = any(each.kind in (each.VAR_POSITIONAL, each.VAR_KEYWORD) for each in parameters.values())
    assert set(taken) <= set(parameters) or various
    for method in re.findall(r"`(\w+)\([^`]*\)`", entry):
        assert method == name or callable(getattr(figure, method, None)), f"{name} has no {method}"


def test_every_name_of_the_theme_on_the_page_is_one() -> None:
    names = set(re.findall(r"theme\.([A-Z_]+)", PAGE))
    assert names and not {name for name in names if not hasattr(theme, name)}


def test_there_is_a_small_picture_of_every_figure_and_no_other() -> None:
    pictures = sorted(PICTURES.glob("*.png"))
    assert [picture.stem for picture in pictures] == sorted(ENTRIES)
    assert {Image.open(picture).size for picture in pictures} == {SIZE}
    assert max(picture.stat().st_size for picture in pictures) < 180_000


def draw(into: Path, *names: str) -> None:
    """Have the command draw pictures, in a process of its own: one process works on one lecture's scenes."""
    run([sys.executable, "-m", "docs.gallery.pictures", "--into", str(into), *names], ROOT)


def same(name: str, folder: Path) -> bool:
    """Whether a picture that was drawn now is the one that is kept, but for what another machine's libraries do."""
    new, kept = (np.asarray(Image.open(place / f"{name}.png"), int) for place in (folder, PICTURES))
    return bool(np.abs(new - kept).mean() < 1)


def test_the_command_draws_the_picture_that_is_kept(tmp_path: Path) -> None:
    draw(tmp_path, "Meter")
    assert same("Meter", tmp_path)


@pytest.mark.verify
def test_all_pictures_are_what_the_command_draws(tmp_path: Path) -> None:
    draw(tmp_path)
    assert [name for name in ENTRIES if not same(name, tmp_path)] == [], "look at them; then run make figures"


# --- the examples ---


@pytest.mark.parametrize("name", ["closer", "guessed"])
def test_a_scene_of_the_page_plays_and_its_test_holds(name: str, tmp_path: Path) -> None:
    files = {
        "assets/lecture.md": f"{{#{name}}}",
        f"scenes/{name}.py": f"class {name.capitalize()}(",
        f"tests/test_{name}.py": f'play("{name}"',
    }
    for path, holding in files.items():
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(block(holding), encoding="utf-8")
    run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"], tmp_path)


def test_a_block_floats_so_high_that_the_arrow_below_it_is_in_sight() -> None:
    hill = Block(Function("4 - x**2/2 - y**2/4", ["x", "y"]), ((-2, 2), (-2, 2)), View(-122, 30))
    p, scene = SimpleNamespace(point=(-1, -1), way=(0.26, 0.97)), SimpleNamespace(play=lambda move: None)
    names = {"np": np, "added": added, "floating": floating, "hill": hill, "p": p, "self": scene}
    exec(block("floating("), names)
    assert hill.whole.gap == 4


def test_the_figure_of_the_page_follows_a_live_value_and_paints() -> None:
    names: dict[str, object] = {"__name__": "page"}
    exec(block("class Tally(Painted)"), names)
    tally, count = names["Tally"], Live(3)
    assert isinstance(tally, type) and issubclass(tally, Painted)
    made = tally(count, Box(-2, 0, 2, 0.5))
    before = made.appearance()
    count.value = 5
    assert made.appearance() != before and len(made.shapes()) == 5
