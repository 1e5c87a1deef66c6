"""A lecture's text in another language has the same scenes, beats, labels and boxes."""

from __future__ import annotations

from pathlib import Path

import pytest

from steepest.script.fault import Fault
from steepest.script.text.lecture import read_lecture
from steepest.script.text.translation import translation_of, translations

TEXT = """---
title: A lecture
---

# One

## A hill {#hill}

- east: east
- north: north

> [!note] Point at it.

### open
Here is a hill.

> [!picture] A hill.

> [!question] How high?
> - answer: {here:g}
> - because: So it is.

### climb
It goes {@up}up by {rise:g}, as a {kind}.
> - rise < 0: It goes {@down}down by {-rise:g}, {straight ? straight on}.

## A saddle {#saddle}

### look
This is a saddle.
"""
GERMAN = TEXT.replace("title: A lecture", "title: Eine Vorlesung\nlanguage: de").replace(
    "a hill", "ein Hügel"
)
BEAT = TEXT[TEXT.index("\n### climb") : TEXT.index("\n## A saddle")]
PICTURE = "> [!picture] A hill.\n\n"


def _translated(folder: Path, german: str) -> str:
    """The sentence on a translation, without the folders' names; empty where nothing is wrong."""
    (folder / "lecture.md").write_text(TEXT, encoding="utf-8")
    (folder / "lecture.de.md").write_text(german, encoding="utf-8")
    try:
        translation_of(read_lecture(folder / "lecture.md"), "de")
    except Fault as fault:
        return str(fault).replace(f"{folder}/", "")
    return ""


def test_a_whole_translation_is_taken(tmp_path: Path) -> None:
    assert _translated(tmp_path, GERMAN) == ""
    original = read_lecture(tmp_path / "lecture.md")
    assert translations(original) == ["de"]
    assert translation_of(original, "de").title == "Eine Vorlesung"
    assert translation_of(original, "en") is original


@pytest.mark.parametrize(
    ("german", "sentence"),
    [
        (GERMAN.replace(BEAT, ""), "the beat hill/climb is not translated; it stands in lecture.md:23"),
        (GERMAN.replace("### climb", "### clymb"), "the beat hill/climb is not translated"),
        (
            GERMAN.replace(BEAT, BEAT + "\n### more\nNoch mehr.\n"),
            "the beat hill/more (line 28) is not in lecture.md",
        ),
        (
            GERMAN.partition("## A saddle")[0],
            "the scene saddle is not translated; it stands in lecture.md:27",
        ),
        (GERMAN.replace("{#saddle}", "{#ridge}"), "the scene saddle is not translated"),
        (GERMAN.replace("- north: north\n", ""), 'the label "north" of hill is not translated'),
        (
            GERMAN.replace("- north:", "- south: Süden\n- north:"),
            'the label "south" of hill (line 11) is not in',
        ),
        (GERMAN.replace(PICTURE, ""), "> [!picture] of hill/open is not translated"),
        (GERMAN.replace("> [!note] Point at it.\n", ""), "> [!note] of hill is not translated"),
        (
            GERMAN.replace("straight on}.\n", "straight on}.\n\n> [!note] Halt.\n"),
            "> [!note] of hill/climb (line 28) is not in",
        ),
        (GERMAN.replace("language: de", "language: en"), 'write "language: de" there'),
    ],
)
def test_what_is_not_translated_is_told_by_name(tmp_path: Path, german: str, sentence: str) -> None:
    told = _translated(tmp_path, german)
    assert sentence in told and told.startswith("lecture.de.md: ")


@pytest.mark.parametrize(
    ("there", "other", "sentence"),
    [
        ("{@up}", "", "{@up} is not translated in hill/climb (line 25); it stands in lecture.md:24"),
        ("{@down}", "", "{@down} is not translated in hill/climb (line 26); it stands in lecture.md:25"),
        ("{rise:g}", "viel", "{rise} is not translated in hill/climb (line 25); it stands in lecture.md:24"),
        ("{-rise:g}", "viel", "{-rise} is not translated in hill/climb (line 26); it stands in lecture.md:25"),
        ("{straight ? straight on}", "gerade", "{straight ?} is not translated in hill/climb (line 26)"),
        ("{@up}", "{@auf}", "{@up} is not translated in hill/climb (line 25); it stands in lecture.md:24"),
        ("It goes {@down}", "{@so}So {@down}", "{@so} in hill/climb (line 26) is not in lecture.md:25"),
        ("rise < 0: It goes {@down}", "rise <= 0: Es geht ", "{@down} is not translated in hill/climb (line 25)"),
        ("answer: {here:g}", "answer: {there:g}", "{here} is not translated in > [!question] of hill/open"),
        ("- east: east", "- east: {east:g}", '{east} in the label "east" of hill (line 10) is not in'),
    ],
)
def test_marks_facts_and_claims_are_those_of_the_first_text(
    tmp_path: Path, there: str, other: str, sentence: str
) -> None:
    assert there in GERMAN
    told = _translated(tmp_path, GERMAN.replace(there, other, 1))
    assert sentence in told and told.startswith("lecture.de.md: ")


def test_a_fact_that_is_a_word_may_be_told_by_wordings(tmp_path: Path) -> None:
    worded = GERMAN.replace("a {kind}.", "ein Hang.\n> - kind == 'wall': Es geht {@up}auf um {rise:g}, als Wand.")
    assert worded != GERMAN and _translated(tmp_path, worded) == ""


def test_beats_in_another_order_are_told(tmp_path: Path) -> None:
    first, second = GERMAN.index("### open"), GERMAN.index("### climb")
    end = GERMAN.index("## A saddle")
    turned = GERMAN[:first] + GERMAN[second:end] + GERMAN[first:second] + GERMAN[end:]
    assert "the beat hill/open stands in another place" in _translated(tmp_path, turned)


def test_a_language_that_is_not_written_is_told_with_those_that_are(tmp_path: Path) -> None:
    assert _translated(tmp_path, GERMAN) == ""
    with pytest.raises(Fault, match=r"there is no .*lecture\.fr\.md; this lecture is written in: en, de"):
        translation_of(read_lecture(tmp_path / "lecture.md"), "fr")
