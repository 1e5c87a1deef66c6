"""The picture under `--watch` shows the beat that is worked on, as `render.py still` draws it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from steepest.film.pictures.still import render_still
from steepest.film.watch.preview import behind, render_preview
from steepest.film.watch.worked_on import Work
from steepest.script.text.lecture import read_lecture
from steepest.stage.settings.parameters import Exact, Parameters, fact, parameter
from tests.film.test_rendering import FOLDER, request

TEXT = FOLDER / "assets" / "lecture.md"


@pytest.mark.parametrize(
    ("work", "beat"),
    [
        (Work("glide", "", frozenset({"move"})), "move"),
        (Work("glide", "", frozenset({"move", "start"})), "start"),  # the first that is told
        (Work("glide", ""), "start"),
        (Work("glide", "", frozenset({"never"})), "start"),
        (Work("glide", "", reads=frozenset({"reach"})), "move"),  # said there
        (Work("fall", "", reads=frozenset({"depth"})), "drop"),
        (Work("fall", "", reads=frozenset({"stranger"})), "drop"),
    ],
    ids=range(7),
)
def test_the_beat_that_is_worked_on_is_drawn(work: Work, beat: str, tmp_path: Path) -> None:
    wanted = request(tmp_path)
    assert render_preview(wanted, read_lecture(TEXT), work) == beat
    drawn = (tmp_path / "preview.png").read_bytes()
    assert drawn == render_still(wanted, work.scene, beat).read_bytes()


class WalkParameters(Parameters):
    """A fact that follows from another one."""

    far: Exact = parameter(2, "how far")
    high: Exact = parameter(2, "how high")

    @fact
    def near(self) -> Fraction:
        """Not so far."""
        return self.far / 2

    @fact
    def least(self) -> Fraction:
        """The least."""
        return self.near / 2


def test_a_number_follows_from_parameters_through_facts() -> None:
    assert behind({"least", "leg"}, WalkParameters()) == {"least", "near", "far"}
