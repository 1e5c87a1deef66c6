"""Which beat a save is about: from texts and code as they were and as they are, drawing nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from steepest.film.watch.beat_code import Blocks, changed_lines
from steepest.film.watch.disk import Change
from steepest.film.watch.worked_on import Work, worked_on
from steepest.script.fault import Fault
from steepest.script.text.lecture import read_lecture

FOLDER = (Path(__file__).parents[1] / "lecture").resolve()
TEXT = FOLDER / "assets" / "lecture.md"
GLIDE = FOLDER / "scenes" / "glide.py"
SETTINGS = FOLDER / "assets" / "parameters.toml"
SCENES = ("glide", "fall")

SCENE = b'''
SIZE = 2
SPEED = 3

def faster(speed):
    return speed * SPEED

class WalkParameters(Parameters):
    far: Exact = parameter(2, "how far")

    @fact
    def near(self):
        """Not so far."""
        return self.far / SIZE

class Walk(LectureScene[WalkParameters]):
    def construct(self):
        self.prepare()
        dot = Dot(SIZE)
        def turn(share):
            return share
        with self.beat("open"):
            self.add(dot)
        between = 4
        self.remove(dot)
        for leg in self.legs():
            with self.beat("leg"):
                self.stride(turn)
        with self.beat("end"):
            self.add(self.words("name"), between)

    def prepare(self):
        pass

    def stride(self, turn):
        leg = faster(1)
        self.play(leg)

    def legs(self):
        return ["left", "right"]
'''


def line(text: str) -> int:
    """The number of the one line of the scene that holds this text."""
    (found,) = [number for number, each in enumerate(SCENE.decode().splitlines(), 1) if text in each]
    return found


@pytest.mark.parametrize(
    ("text", "beats"),
    [
        ("self.add(dot)", {"open"}),  # in the block
        ("self.stride(turn)", {"leg"}),  # in a block within a loop
        ("leg = faster(1)", {"leg"}),  # in a method that it calls
        ("return speed * SPEED", {"leg"}),  # in a function that the method calls
        ("SPEED = 3", {"leg"}),
        ("return share", {"leg"}),  # in a function that is handed on
        ("dot = Dot(SIZE)", {"open"}),  # bound before the block
        ("between = 4", {"end"}),
        ("self.remove(dot)", {"leg"}),  # neither: it is played before this block
        ("self.prepare()", {"open"}),
        ("return self.far / SIZE", set()),
    ],
)
def test_a_line_of_code_belongs_to_the_beats_that_play_it(text: str, beats: set[str]) -> None:
    assert Blocks(SCENE, "walk.py").at(line(text)) == beats


@pytest.mark.parametrize(
    ("text", "stated"),
    [("return self.far / SIZE", {"near"}), ("far: Exact", {"far", "near"}), ("@fact", {"near"})],
)
def test_a_line_may_state_a_fact(text: str, stated: set[str]) -> None:
    assert Blocks(SCENE, "walk.py").stating(line(text)) == stated


def test_a_word_is_found_where_a_beat_writes_it() -> None:
    assert Blocks(SCENE, "walk.py").mentioning("name") == {"end"}


MARKS = b'''
class Walk(LectureScene[WalkParameters]):
    def construct(self):
        with self.beat("open"):
            self.play(come(dot), at="dot")
            self.until("word" if self.facts.far else "end")
            self.add(self.words("label"))
        for beat in self.beats("leg"):
            for name in ("left", "right"):
                self.play(come(dot), at=f"{name}_leg")
            self.turn()
        with self.beat("guess") as beat:
            guess.ask(self)
            self.stride(at="told")

    def turn(self):
        self.play(come(dot), at="turn")
'''


@pytest.mark.parametrize(
    ("beat", "mark", "may"),
    [
        ("open", "dot", True),
        ("open", "end", True),  # one of two
        ("open", "label", False),  # a word, and no mark
        ("leg", "left_leg", True),  # its name is worked out
        ("leg", "turn", True),  # in a method that it calls
        ("leg", "dot", False),  # of another beat
        ("guess", "think", True),  # a figure asks for it
        ("guess", "told", True),  # handed on
        ("unseen", "dot", True),  # who knows
    ],
)
def test_which_marks_a_beat_may_ask_for(beat: str, mark: str, may: bool) -> None:
    assert Blocks(MARKS, "walk.py").may_ask(beat, mark) == may


def test_the_marks_that_a_beat_names_have_their_lines() -> None:
    blocks = Blocks(MARKS, "walk.py")
    assert blocks.asked_marks("open") == {"dot": 5, "word": 6, "end": 6}
    assert blocks.asked_marks("leg") == blocks.asked_marks("guess") == {}


def test_what_is_taken_out_belongs_to_the_line_above() -> None:
    less = SCENE.replace(b"        self.play(leg)\n", b"")
    assert changed_lines(SCENE, less) == [line("leg = faster(1)")]


def saved(**files: tuple[Path, bytes | None, bytes | None]) -> Change:
    """A change of these files."""
    return Change(
        {file: before for file, before, _ in files.values()},
        {file: after for file, _, after in files.values()},
    )


def text(before: str, after: str, tmp_path: Path) -> Work | None:
    """What a change in the small lecture's text is about."""
    old = TEXT.read_text(encoding="utf-8")
    assert before in old
    new = tmp_path / "lecture.md"
    new.write_text(old.replace(before, after), encoding="utf-8")
    lecture = replace(read_lecture(new), path=TEXT)
    change = saved(text=(TEXT, old.encode(), new.read_bytes()))
    return worked_on(change, lecture, FOLDER, SCENES)


@pytest.mark.parametrize(
    ("before", "after", "scene", "beats"),
    [
        ("waits.", "rests.", "glide", {"start"}),
        ("and then it stays", "and stays", "glide", {"move"}),
        ("back by", "home by", "glide", {"move"}),  # another wording
        ("> - reach < 0", "> - reach < 1", "glide", {"move"}),  # its condition
        ("along a line", "on a line", "glide", {"move"}),  # a description
        ("- because: That", "- because: This", "glide", {"move"}),
        ("to land", "to rest", "fall", set()),  # a note for the whole scene
        ("- far: {reach:g} units", "- far: {reach:g} metres", "glide", {"move"}),
        ("This one falls", "It falls", "fall", {"drop"}),
        ("### after\nHere it lies, and its height is {-depth:g}.\n", "", "fall", {"drop"}),
        ("### after", "### bounce\nUp again.\n\n### after", "fall", {"bounce"}),
        ("## A dot falls", "## A dot drops", "fall", set()),
    ],
)
def test_words_belong_to_their_beat(
    before: str, after: str, scene: str, beats: set[str], tmp_path: Path
) -> None:
    work = text(before, after, tmp_path)
    assert work is not None
    assert (work.scene, set(work.beats)) == (scene, beats)


def test_of_several_scenes_the_first_counts(tmp_path: Path) -> None:
    work = text("A dot", "The dot", tmp_path)
    assert work is not None and work.scene == "glide"


def test_a_header_shows_in_no_picture(tmp_path: Path) -> None:
    assert text("pace: 180", "pace: 150", tmp_path) is None


def about(change: Change, scenes: tuple[str, ...] = SCENES, last: str = "") -> Work | None:
    """What a change is about that leaves the text as it is."""
    return worked_on(change, read_lecture(TEXT), FOLDER, scenes, last)


def test_code_belongs_to_the_beat_that_plays_it() -> None:
    code = GLIDE.read_bytes()
    work = about(saved(code=(GLIDE, code, code.replace(b"run_time=1", b"run_time=2"))))
    assert work == Work("glide", "its code changed", frozenset({"move"}))


def test_a_fact_belongs_to_who_reads_it() -> None:
    code = GLIDE.read_bytes()
    work = about(saved(code=(GLIDE, code, code.replace(b"parameter(3", b"parameter(2"))))
    assert work == Work("glide", "reach changed", reads=frozenset({"reach"}))


def test_a_setting_belongs_to_who_reads_it() -> None:
    work = about(saved(settings=(SETTINGS, b"[fall]\ndepth = 2", b"[fall]\ndepth = 3")))
    assert work == Work("fall", "depth changed", reads=frozenset({"depth"}))


def test_a_recording_belongs_to_its_beat() -> None:
    file = FOLDER / "assets" / "voice" / "en" / "fall" / "after.wav"
    work = about(saved(voice=(file, None, b"")))
    assert work == Work("fall", "its recording changed", frozenset({"after"}))


def test_other_code_may_show_in_the_beat_worked_on_last() -> None:
    change = saved(code=(Path("stage", "arrow.py").absolute(), b"", b"pass"))
    work, first = about(change, last="fall/after"), about(change)
    assert work is not None and first is not None
    assert (work.scene, work.beats) == ("fall", {"after"})
    assert (first.scene, first.beats) == ("glide", frozenset())


def test_a_scene_that_is_not_watched_is_nothing_to_us() -> None:
    code = GLIDE.read_bytes()
    assert about(saved(code=(GLIDE, code, code + b"#")), scenes=("fall",)) is None


def test_half_a_scene_is_a_fault() -> None:
    code = GLIDE.read_bytes()
    with pytest.raises(Fault, match=r"glide\.py:\d+: this is not Python"):
        about(saved(code=(GLIDE, code, code.replace(b"construct(self)", b"construct(self"))))
