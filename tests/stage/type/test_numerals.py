"""Numbers that no template holds are written in the language of the text: running ones, those of axes, and powers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from steepest import LectureScene, Parameters, come
from steepest.script.text.lecture import read_lecture
from steepest.script.timing.pace import silent
from steepest.script.values.languages import LANGUAGES, Language
from steepest.stage.figures.flat.plane import number
from steepest.stage.play.onlooker import Onlooker
from steepest.stage.play.scene import stage_play
from steepest.stage.type.numerals import numeral, written_in
from steepest.stage.type.powers import Power
from steepest.stage.type.readout import Readout, point_before
from steepest.stage.type.typeset import formula

in_every_language = pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)


@in_every_language
@pytest.mark.parametrize("value", [-1234.5, -0.25, 3])
def test_a_running_number_has_the_languages_sign_at_its_place(language: Language, value: float) -> None:
    with written_in(language):
        readout = Readout(lambda: value, 2, point=(2.0, 0.0))
    whole, sign, decimals = readout.text.rpartition(language.decimal)
    assert (sign, len(decimals)) == (language.decimal, 2)
    assert readout[len(whole)].get_left()[0] > 2.0 > readout[len(whole) - 1].get_right()[0]


@in_every_language
def test_a_running_number_ends_where_it_was_told_to(language: Language) -> None:
    with written_in(language):
        readout = Readout(lambda: 1.5, 3, point=(point_before(4.0, 3, 30), 0.0), size=30)
        room = formula("0", size=30).width
    assert readout.get_right()[0] == pytest.approx(4.0, abs=room / 4)


@in_every_language
def test_a_number_of_an_axis_is_set_as_the_text_sets_it(language: Language) -> None:
    with written_in(language):
        found = number(-0.5)
    assert found.markup == formula(f'-"0{language.decimal}5"' if language.decimal == "," else "-0.5").markup


@in_every_language
def test_a_power_has_the_languages_sign(language: Language) -> None:
    with written_in(language):
        assert numeral(Power(1234567, 3)) == f"1{language.decimal}23·10⁶"
        assert number(12e7).markup.count(language.decimal)


@pytest.mark.parametrize("value", [2e-13, -5e-7, 0.0002, 0.30000000000000004, 250_000, 2e6, -5e12])
def test_a_number_of_an_axis_is_never_read_as_zero_and_no_longer_than_seven_signs(value: float) -> None:
    text = number(value)
    assert set(text.markup) & set("2356789") and len(text) <= 7


def test_the_language_lasts_as_long_as_the_play() -> None:
    with pytest.raises(RuntimeError), written_in(LANGUAGES["de"]):
        assert numeral(0.5) == "0,5"
        raise RuntimeError
    assert numeral(0.5) == "0.5"


class Running(LectureScene[Parameters]):
    """A running number comes, and ends on its value."""

    def construct(self) -> None:
        readout = Readout(lambda: -0.5, 1)
        with self.beat("run"):
            self.play(come(readout))
            self.settle(readout, "-1 / 2")


@in_every_language
def test_a_scene_is_played_in_the_language_of_its_text(tmp_path: Path, language: Language) -> None:
    text = tmp_path / "lecture.md"
    text.write_text(
        f"---\ntitle: T\nlanguage: {language.code}\n---\n\n# C\n\n## S {{#running}}\n\n### run\nR.\n"
    )
    section, shown = read_lecture(text).section("running"), []

    class Witness(Onlooker):
        def beat_ends(self, key: str, scene: Any) -> None:
            shown.extend(each.text for each in scene.mobjects if isinstance(each, Readout))

    stage_play(Running, Parameters(), section, Witness(), (320, 180), 10, silent(150))
    assert shown == [f"−0{language.decimal}5"]
