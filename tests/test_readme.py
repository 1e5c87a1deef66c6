"""What the README claims, tried, and that the files are there which any page names."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command.running import run_many

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, holding: str) -> str:
    """The code block of a language that holds certain words."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", README, re.S | re.M)
    (found,) = [one for one in blocks if holding in one]
    return found


def test_the_smallest_scene_is_small() -> None:
    assert len(block("python", "class Slope(").splitlines()) < 40


@pytest.fixture
def added(tmp_path: Path) -> Path:
    """A lecture to which the smallest scene was added as it says."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "scenes").mkdir()
    header = "---\ntitle: A lecture\n---\n\n# A chapter\n\n"
    (tmp_path / "assets/lecture.md").write_text(header + block("markdown", "{#slope}"), encoding="utf-8")
    (tmp_path / "scenes/slope.py").write_text(block("python", "class Slope("), encoding="utf-8")
    return tmp_path


def test_the_smallest_scene_is_added_as_it_says(added: Path) -> None:
    command = ["-m", "steepest", "still", "slope/look", "--lecture", added, "--output", added / "build"]
    done = subprocess.run(
        [sys.executable, *command, "--quality", "draft"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert (added / "build/slope-look.png").stat().st_size > 1000


def test_the_smallest_scene_is_true_to_the_ends_of_its_bounds(added: Path) -> None:
    """A slope is told with the word that fits it, on either side and where there is none; and its picture is drawn."""
    said = {-2: "falls by [2 → 4]", 0: "is as high as before]", 2: "climbs by [2 → 4]"}
    usual = ["--lecture", str(added), "--quality", "draft", "--output", str(added / "build")]
    texts = [["text", "slope", *usual[:2], "--set", f"slope.at={at}"] for at in said]
    stills = [["still", "slope/look", *usual, "--set", f"slope.at={at}"] for at in said]
    answers = run_many(texts + stills)
    assert [(answer.code, answer.err) for answer in answers] == [(0, "")] * len(answers)
    for words, answer in zip(said.values(), answers, strict=False):
        told = " ".join(answer.out.split()).replace("[climbs → falls]", "falls")
        assert words in told, told
        assert told.count("the tangent") == 1


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= 200


def test_its_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert len(pictures) >= 5
    for picture in pictures:
        assert (ROOT / picture).is_file(), picture


PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_files_that_a_page_names_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`((?:steepest|bench)/[\w./-]*\.py)`", text)
    linked = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    missing = [name for name in named if not (ROOT / name).exists()]
    missing += [name for name in linked if not (page.parent / name).exists()]
    assert missing == []


def test_the_folders_that_it_lists_are_there() -> None:
    for name in re.findall(r"^\| `([^`]+)`", README, re.M):
        assert (ROOT / name).exists(), name


QUICK = r"(steepest|.venv/bin/python render.py) (parameters|text|why|still (?!.*--watch)|new)"


@pytest.mark.verify
@pytest.mark.parametrize(
    "line",
    [line for line in README.splitlines() if re.match(QUICK, line)],
)
def test_its_commands_work(line: str, tmp_path: Path) -> None:
    """Those that answer in seconds; rendering is tested on a small lecture."""
    import shlex

    words = shlex.split(line, comments=True)
    words = words[words.index("render.py") + 1 :] if "render.py" in words else words[1:]
    if words[0] == "new":
        words[1] = str(tmp_path / "new")
    if words[0] == "still":
        words += ["--quality", "draft", "--output", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "steepest", *words], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_its_settings_are_accepted(tmp_path: Path) -> None:
    file = tmp_path / "parameters.toml"
    file.write_text(block("toml", "[hill]"), encoding="utf-8")
    command = [sys.executable, "-m", "steepest", "facts", "hill", "--settings", str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
