"""A text is read into chapters, scenes, labels and beats."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.script.fault import Fault
from steepest.script.text.lecture import Lecture, read_lecture


def test_header(tea: Lecture) -> None:
    assert (tea.title, tea.pace, tea.language.code) == ("How tea cools", 150, "en")


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [("", ("", True, "")), ("author: A. B\nthread: no\nclosing: Goodbye.\n", ("A. B", False, "Goodbye."))],
)
def test_an_author_a_thread_and_a_closing_may_be_told(
    tmp_path: Path, lines: str, wanted: tuple[str, bool, str]
) -> None:
    text = tmp_path / "lecture.md"
    text.write_text(f"---\ntitle: T\n{lines}---\n\n# C\n\n## S {{#s}}\n\n### b\nWords.\n", encoding="utf-8")
    lecture = read_lecture(text)
    assert (lecture.author, lecture.thread, lecture.closing) == wanted


def test_chapters_and_scenes(tea: Lecture) -> None:
    found = [(chapter.title, [scene.anchor for scene in chapter.scenes]) for chapter in tea.chapters]
    assert found == [("In the cup", ["cup"]), ("In the pot", ["big_pot"])]


def test_a_scene_knows_its_chapter_title_and_line(tea: Lecture) -> None:
    section = tea.section("big_pot")
    assert (section.chapter, section.title, section.class_name) == (
        "In the pot",
        "More tea, twice as slow",
        "BigPot",
    )
    assert (
        tea.path.read_text("utf-8").splitlines()[section.line - 1] == "## More tea, twice as slow {#big_pot}"
    )


def test_the_source_of_a_scene_is_its_lines(tea: Lecture) -> None:
    source = tea.section("big_pot").source
    assert source.startswith("## More tea") and source.endswith("first one does.\n")


def test_beats_stand_in_order_with_their_lines(tea: Lecture) -> None:
    lines = tea.path.read_text("utf-8").splitlines()
    beats = tea.section("cup").templates
    assert [beat.name for beat in beats] == ["pour", "wait", "compare", "ice"]
    assert all(lines[beat.line - 1].startswith(f"### {beat.name}") for beat in beats)


def test_a_heading_inside_a_comment_is_none(tea: Lecture) -> None:
    assert "never_a_beat" not in [beat.name for beat in tea.section("cup").templates]


def test_labels_are_filled(tea: Lecture, facts: Callable[..., dict[str, object]]) -> None:
    section = tea.section("cup")
    assert section.label("axis", facts()).text == "minutes"
    assert section.label("start", facts()).text == "90 degrees, cooling"
    assert section.label("rule", facts(), notation="typst").text == "d T = -0.1 (T - 20)"


def test_an_unknown_label_is_a_fault(tea: Lecture) -> None:
    with pytest.raises(Fault, match='there is no label "axes"; did you mean "axis"'):
        tea.section("cup").label("axes", {})


def test_an_unknown_scene_is_a_fault(tea: Lecture) -> None:
    with pytest.raises(Fault, match=r'tea.md: there is no scene "cups"; did you mean "cup"'):
        tea.section("cups")


def test_a_translation_says_numbers_its_own_way(
    german_tea: Lecture, facts: Callable[..., dict[str, object]]
) -> None:
    (beat,) = german_tea.section("cup").beats(facts())
    assert beat.text == (
        "Eine Tasse Tee steht auf dem Tisch, bei 90,0 Grad. Es sind zwei Tassen, mit 0,05 und 0,1."
    )


def test_line_ends_and_a_byte_order_mark_do_not_matter(tmp_path: Path, tea: Lecture) -> None:
    copy = tmp_path / "tea.md"
    copy.write_bytes(b"\xef\xbb\xbf" + tea.path.read_bytes().replace(b"\n", b"\r\n"))
    again = read_lecture(copy)
    assert [s.source for s in again.sections] == [s.source for s in tea.sections]


def test_reading_knows_no_pictures() -> None:
    code = (
        "import sys; from steepest import script; first = set(sys.modules); script.read_lecture(sys.argv[1]);"
        "print([m for m in ('manim', 'pydantic', 'sympy', 'scenes', 'steepest.stage') if m in sys.modules],"
        "[m for m in ('steepest.calculus', 'numpy') if m in first])"
    )
    file = Path(__file__).parents[1] / "tea.md"
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] []"
