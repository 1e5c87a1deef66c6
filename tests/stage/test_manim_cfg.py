"""A manim.cfg of the user or of the folder: a lecture takes nothing from it, and says where manim cannot read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command.running import SMALL, Answer, run

WRONG = {
    "no section": b"garbage\n",
    "no text": b"\xff\xfe",
    "no colour": b"[CLI]\nbackground_color = nocolour\n",
    "no number": b"[CLI]\nframe_rate = many\n",
    "no level": b"[CLI]\nverbosity = SHOUT\n",
    "another renderer": b"[CLI]\nrenderer = opengl\n",
}
ODD = b"[CLI]\nbackground_color = RED\nframe_height = 4\npixel_width = 100\nframe_rate = 7\nmedia_dir = /nowhere\n"


def still(folder: Path, file: Path, told: bytes) -> tuple[Answer, Path]:
    """A picture drawn where `file` tells manim something."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(told)
    picture = folder / "rise.png"
    asked = "still", "slope/rise", "--lecture", str(SMALL), "--quality", "draft", "--output", str(picture)
    return run(*asked, cwd=folder, HOME=str(folder)), picture


@pytest.mark.verify
@pytest.mark.parametrize("told", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("place", ["manim.cfg", ".config/manim/manim.cfg"])
def test_settings_that_manim_cannot_use_are_named(tmp_path: Path, place: str, told: bytes) -> None:
    answer, _ = still(tmp_path, tmp_path / place, told)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert answer.err.startswith((place, str(tmp_path / place)))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The picture where manim is told nothing."""
    usual = tmp_path_factory.mktemp("usual")
    return still(usual, usual / "other.cfg", b"")[1].read_bytes()


@pytest.mark.parametrize("place", ["manim.cfg", ".config/manim/manim.cfg"])
def test_settings_of_a_user_change_no_picture(tmp_path: Path, plain: bytes, place: str) -> None:
    answer, picture = still(tmp_path, tmp_path / place, ODD)
    assert answer.code == 0
    assert picture.read_bytes() == plain
