"""What an instructor changes: from where it comes, who wins, and how it is refused."""

from __future__ import annotations

import pickle
import re
from fractions import Fraction
from pathlib import Path

import pytest

from steepest.script.fault import Fault
from steepest.stage.settings.parameters import (
    Count,
    Exact,
    MapFunction,
    Parameters,
    Rates,
    Unfit,
    parameter,
    require_value,
)
from steepest.stage.settings.settings import Setting, Settings, read_settings

ANCHORS = ("hill", "valley")


class HillParameters(Parameters):
    """What may be changed."""

    height: MapFunction = parameter("x + y", "the height")
    rates: Rates = parameter((0.1,), "the rates", gt=0, le=2)
    steps: Count = parameter(3, "how many steps", ge=1)
    low: Exact = parameter(0, "the lower")
    high: Exact = parameter(1, "the upper")

    def refuse(self) -> None:
        """Low is below high."""
        if self.low >= self.high:
            raise Unfit("low must be below high", field="low", instead=self.high - 1)
        require_value(self.height, at=(self.low, self.high), field="height")


def resolved(*assignments: str) -> HillParameters:
    """The parameters with these `--set`."""
    return read_settings(ANCHORS, [], assignments).resolve("hill", HillParameters)


def refusal(*assignments: str) -> str:
    """The sentence that these `--set` are refused with."""
    with pytest.raises(Fault) as caught:
        resolved(*assignments)
    return str(caught.value)


def refusal_of(settings: Settings) -> str:
    """The sentence that these settings are refused with."""
    with pytest.raises(Fault) as caught:
        settings.resolve("hill", HillParameters)
    return str(caught.value)


def written(folder: Path, text: str) -> Path:
    """A settings file with this text."""
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_nothing_set_is_the_defaults() -> None:
    assert resolved() == HillParameters()


def test_the_last_to_speak_wins(tmp_path: Path) -> None:
    first = tmp_path / "first.toml"
    first.write_text("[hill]\nsteps = 4\nrates = [0.2]\nlow = -1\n", encoding="utf-8")
    second = tmp_path / "second.toml"
    second.write_text("[hill]\nsteps = 5\nrates = [0.3]\n", encoding="utf-8")
    settings = read_settings(ANCHORS, [first, second], ["hill.steps=6"])
    found = settings.resolve("hill", HillParameters)
    assert (found.steps, found.rates, found.low) == (6, (Fraction(3, 10),), -1)
    origins = {name: setting.origin for name, setting in settings.of("hill").items()}
    assert origins == {"steps": "--set", "rates": second.as_posix(), "low": first.as_posix()}


def test_a_scene_without_settings_has_none() -> None:
    assert read_settings(ANCHORS, [], ["hill.steps=6"]).of("valley") == {}


def test_settings_travel_to_other_processes() -> None:
    settings = read_settings(ANCHORS, [], ["hill.rates=[0.1, 1.5]"])
    assert pickle.loads(pickle.dumps(settings)) == settings


@pytest.mark.parametrize("typed", ["x**2 + y", '"x**2 + y"', "'x**2 + y'"])
def test_a_formula_may_go_without_quotes(typed: str) -> None:
    assert resolved(f"hill.height={typed}").height.source == "x**2 + y"


def test_an_assignment_cannot_smuggle_in_another() -> None:
    assert "steps" in refusal("hill.steps=4\nlow=1")


@pytest.mark.parametrize(
    ("assignment", "sentence"),
    [
        ("hil.steps=4", '--set: the lecture has no scene "hil"; did you mean "hill"?'),
        ("hill.step=4", '--set: hill has no parameter "step"; did you mean "steps"?'),
        ("hill.steps=0", "--set: hill.steps: 0 is out of bounds: it must be at least 1; 1 would do."),
        ("hill.steps=2.5", "--set: hill.steps: 2.5 is not a whole number; 2 would do."),
        ("hill.steps=many", '--set: hill.steps: the text "many" is not a number; as usual, 3 would do.'),
        ("hill.steps=0.2", "--set: hill.steps: 0.2 is not a whole number; 1 would do."),
        (
            "hill.rates=[3]",
            "--set: hill.rates: each of its numbers must be more than 0, at most 2; [2] would do.",
        ),
        (
            "hill.rates=[inf]",
            "--set: hill.rates: an infinity is not a number that can be shown; as usual, [0.1] would do.",
        ),
        ("hill.height=1/x", '--set: hill.height: 1/x has no value at x = 0, y = 1; as usual, "x + y" would do.'),
        ("hill.low=7", "--set: hill.low: low must be below high; 0 would do."),
    ],
)
def test_a_refusal_is_one_sentence_with_a_remedy(assignment: str, sentence: str) -> None:
    assert refusal(assignment) == sentence


@pytest.mark.parametrize("assignment", ["hill.steps", "hill=4", "=4", ".steps=4", "hill.=4", "", "steps=4"])
def test_an_assignment_has_a_scene_a_name_and_a_value(assignment: str) -> None:
    assert "write scene.name=value" in refusal(assignment)


@pytest.mark.parametrize("name", ["hill.sub.steps", "hill.steps "])
def test_an_assignment_names_a_parameter(name: str) -> None:
    if name.strip() == "hill.steps":
        assert resolved(f"{name}=4").steps == 4
    else:
        assert "no parameter" in refusal(f"{name}=4")


def test_a_fault_between_two_settings_names_where_each_came_from(tmp_path: Path) -> None:
    file = written(tmp_path, "[hill]\nhigh = 0\n")
    with pytest.raises(Fault, match=r"settings\.toml: hill\.low: low must be below high; -1 would do"):
        read_settings(ANCHORS, [file], []).resolve("hill", HillParameters)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("steps = 4", "outside of any scene's table"),
        ("[hell]\nsteps = 4", 'no scene "hell"; did you mean "hill"'),
    ],
)
def test_a_broken_file_is_refused_with_its_name(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(Fault, match=f"settings.toml: .*{reason}"):
        read_settings(ANCHORS, [written(tmp_path, text)])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[hill\nsteps = 4", ":1: this is not TOML: Expected"),
        ("[hill]\nsteps =\nlow = 1", ":2: steps: this is not TOML: Invalid value; write a number"),
        ("[hill]\nsteps =", ":2: steps: this is not TOML: Invalid value; write a number"),
        ("[hill]\nheight = x**2", ":2: height: this is not TOML: Invalid value; write a number"),
        ("[hill]\nsteps = 4\nsteps = 5", ":3: steps is set twice; take one of its lines out"),
        *((f"[hill]\nrates = {typed} # both", f":2: rates: {re.escape(typed)} is neither a number nor a list; decimals")
          for typed in ("1, 2", "(1, 2)", "[1; 2]", "1;2", "0,5", "(0,5; 1)")),
        ("[hill]\nrates = [1,\n x]", ":3: this is not TOML"),
        ("[hill]\nsteps = " + "9" * 5000, ": this is not TOML"),
        ("[hill]\nrates = " + "[" * 5000, ": this is not TOML"),
    ],
)
def test_what_is_not_toml_is_refused_with_its_line_and_key(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(Fault, match=f"settings.toml{reason}"):
        read_settings(ANCHORS, [written(tmp_path, text)])


def test_an_unknown_name_hides_no_other_fault(tmp_path: Path) -> None:
    settings = read_settings(ANCHORS, [written(tmp_path, "[hill]\nstep = 1\nsteps = 0\nlo = 1\n")], ["hill.height=z"])
    unknown, other, steps, *height = refusal_of(settings).splitlines()
    assert 'hill has no parameter "step"; did you mean "steps"?' in unknown and '"lo"' in other
    assert "hill.steps: 0 is out of bounds" in steps or "hill.height" in steps
    assert "hill." in height[-1] or height[-1].strip() == "^"


def test_a_default_that_the_settings_make_unfit_names_the_setting_to_take_back(tmp_path: Path) -> None:
    file = written(tmp_path, '[hill]\nheight = "1/x"\nlow = -1\n')
    sentence = refusal_of(read_settings(ANCHORS, [file], ["hill.low=0"]))
    assert sentence.endswith('hill.height: 1/x has no value at x = 0, y = 1; as usual, "x + y" would do.')


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes("[hill]\nheight = 'ü'".encode("latin-1"))
    with pytest.raises(Fault, match=r"settings\.toml:2: this is not UTF-8"):
        read_settings(ANCHORS, [tmp_path / "settings.toml"])


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"missing\.toml: there is no such file"):
        read_settings(ANCHORS, [tmp_path / "missing.toml"])


def test_a_refusal_keeps_the_caret_under_the_fault() -> None:
    settings = Settings({"hill": {"height": Setting("x + z", "--set")}})
    with pytest.raises(Fault) as caught:
        settings.resolve("hill", HillParameters)
    assert caught.value.details[0] == "x + z"


def test_the_defaults_file_that_comes_with_the_lecture_changes_nothing() -> None:
    file = Path(__file__).parents[3] / "assets" / "parameters.toml"
    assert read_settings(ANCHORS, [file]) == Settings({})
