"""Captions hold every word, in order, few enough to be read and long enough to be seen."""

from itertools import pairwise

import pytest
import srt as srt_library
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from steepest.script.timing.captions import LINE, LONGEST, SHORTEST, Cue, clock, cues, srt, vtt
from steepest.script.timing.pace import REST, Word, reading, total
from steepest.testing import facts
from tests.families import examples
from tests.scenes.records import LECTURE, ROOT

PACES = st.integers(90, 190)
VOCABULARY = """
    the a slope of hill walker stands going east, north, down. up? where gradient derivative we look at I
    it: function 3 −0.5 (2, 1) x² + 3y = — partial and so differentiability
"""
words = st.sampled_from(VOCABULARY.split())
texts = st.lists(words, min_size=1, max_size=80).map(" ".join)
wild = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Z", "C"]), min_size=1, max_size=60),
    min_size=1,
    max_size=40,
).map(" ".join)


def joined(text: str) -> str:
    return "".join(text.split())


@examples(200)
@given(st.one_of(texts, wild), st.integers(60, 300))
def test_lines_are_short_and_few(text: str, pace: int) -> None:
    for cue in cues(reading(text, pace)):
        lines = cue.text.split("\n")
        assert len(lines) <= 2 and all(0 < len(line) <= LINE for line in lines)


@examples(200)
@given(st.one_of(texts, wild), st.integers(60, 300))
def test_every_word_is_captioned_in_order(text: str, pace: int) -> None:
    assert joined("".join(cue.text for cue in cues(reading(text, pace)))) == joined(text)


@examples(200)
@given(st.one_of(texts, wild), st.integers(60, 300))
def test_cues_follow_one_another_without_overlap(text: str, pace: int) -> None:
    timed = reading(text, pace)
    found = cues(timed)
    assert all(cue.start < cue.end for cue in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert found[-1].end <= total(timed) + 1e-9


@examples(200)
@given(texts, PACES)
def test_no_cue_is_too_quick_to_be_read(text: str, pace: int) -> None:
    for cue in cues(reading(text, pace)):
        assert len(cue.text) / (cue.end - cue.start) < 20


@examples(200)
@given(texts, PACES)
def test_cues_are_long_enough_to_be_seen_and_no_longer_than_can_be_borne(text: str, pace: int) -> None:
    timed = reading(text, pace)
    for cue in cues(timed):
        assert cue.end - cue.start <= LONGEST + 1e-9
        assert cue.end - cue.start >= min(SHORTEST, total(timed)) - 1e-9


@examples(100)
@given(texts, PACES)
def test_a_cue_is_there_while_its_words_are_said(text: str, pace: int) -> None:
    timed = list(reading(text, pace))
    for cue in cues(timed):
        count = len(cue.text.split())
        said, timed = timed[:count], timed[count:]
        assert cue.start == said[0].start
        assert cue.end >= min(said[-1].end, cue.start + LONGEST) - 1e-9


def lines(text: str, pace: float = 150) -> list[list[str]]:
    return [cue.text.split("\n") for cue in cues(reading(text, pace))]


def test_a_short_sentence_is_one_line() -> None:
    assert lines("So which way is up?") == [["So which way is up?"]]


def test_sentences_are_kept_apart_where_both_are_long() -> None:
    text = "The farmer looks to the east, along the fence. The ground in front of her rises steeply."
    assert [" ".join(cue) for cue in lines(text)] == [
        "The farmer looks to the east, along the fence.",
        "The ground in front of her rises steeply.",
    ]


def test_lines_break_at_phrases() -> None:
    assert lines("The slope going east is four, and the slope going north is three.") == [
        ["The slope going east is four,", "and the slope going north is three."]
    ]


@pytest.mark.parametrize("formula", ["x² + 3y", "(w1 − 3)² + (w2 + 1)²", "(2.6, −0.8)", "f(x) = 2 · x"])
@pytest.mark.parametrize("before", range(0, 9, 2))
def test_a_formula_is_not_torn_apart(formula: str, before: int) -> None:
    text = (
        " ".join(["hill"] * before)
        + f" the hillside has the height {formula} at every place of the map we draw"
    )
    assert any(formula in line for cue in lines(text) for line in cue)


def test_no_line_ends_with_an_article() -> None:
    text = (
        "We cut the hill along the line of sight of the farmer, and look at the edge of the cut, "
        "where the height of the ground is a function of the one variable that is left to move."
    )
    ends = [line.split()[-1] for cue in lines(text) for line in cue]
    assert not {"the", "a", "of"} & set(ends)


def test_a_short_sentence_is_seen_even_where_the_next_is_badly_cut_for_it() -> None:
    said = [Word("Go.", 0, 0.5)] + [Word("the", 0.5 + 0.4 * n, 0.9 + 0.4 * n) for n in range(16)]
    assert all(cue.end - cue.start >= SHORTEST for cue in cues(said))


def test_a_word_longer_than_a_line_is_divided() -> None:
    found = cues(reading("a " + "x" * 100 + " b", 150))
    assert joined("".join(cue.text for cue in found)) == "a" + "x" * 100 + "b"


def test_a_voice_that_pauses_lets_the_caption_go() -> None:
    said = (Word("Wait.", 0.0, 1.0), Word("Now.", 9.0, 10.0))
    first, second = cues(said)
    assert (first.text, second.text, first.end < 3, second.start) == ("Wait.", "Now.", True, 9.0)


def test_the_last_cue_is_gone_when_it_is_told_to_be() -> None:
    timed = reading("So which way is up?", 150)
    assert cues(timed)[-1].end == timed[-1].end + REST
    assert cues(timed, until=timed[-1].end)[-1].end == timed[-1].end


def test_nothing_said_is_not_captioned() -> None:
    assert cues(()) == ()


@pytest.mark.verify
def test_a_hundred_thousand_characters_are_cut() -> None:
    found = cues(reading("the slope going east is four, and then " * 2_500, 150))
    assert max(len(line) for cue in found for line in cue.text.split("\n")) <= LINE


CUES = (Cue("Is a < b && c > d?\nYes --> it is.", 0.0, 1.5), Cue("Then “ü” and −1.", 3661.25, 3663.0))


def test_webvtt_is_read_back() -> None:
    read = webvtt.from_string(vtt(CUES))
    assert [(caption.start, caption.end) for caption in read] == [
        ("00:00:00.000", "00:00:01.500"),
        ("01:01:01.250", "01:01:03.000"),
    ]
    assert vtt(CUES).count("-->") == 2


def test_webvtt_escapes_what_it_must() -> None:
    assert "Is a &lt; b &amp;&amp; c &gt; d?\nYes --&gt; it is." in vtt(CUES)


def test_subrip_is_read_back() -> None:
    read = list(srt_library.parse(srt(CUES)))
    assert [(one.content, one.start.total_seconds(), one.end.total_seconds()) for one in read] == [
        (cue.text, cue.start, cue.end) for cue in CUES
    ]


def test_times_carry_over() -> None:
    assert clock(59.9996) == "00:01:00.000" and clock(3599.9999, ",") == "01:00:00,000"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("That depends on which way the farmer faces.", ["That depends", "on which way the farmer faces."]),
        (
            "Each stands square to its own level line, and points uphill. The longest, where the lines crowd "
            "together, are 5.66 long, the shortest 1.41.",
            ["Each stands square to its own", "level line, and points uphill.", "The longest,"],
        ),
    ],
    ids=["no line ends with a word that leans on the next", "no sentence begins where a cue ends"],
)
def test_captions_break_where_a_speaker_would(text: str, expected: list[str]) -> None:
    lines = [line for cue in cues(reading(text, 150)) for line in cue.text.splitlines()]
    assert lines[: len(expected)] == expected


def test_no_word_of_the_lecture_stands_alone() -> None:
    """A line of one word is a sentence, or is too long for company."""
    for section in LECTURE.sections:
        for beat in section.beats(facts(section.anchor, {}, lecture=ROOT).namespace()):
            for cue in cues(reading(beat.text, LECTURE.pace)):
                for line in cue.text.splitlines():
                    assert " " in line or line.endswith((".", "?")), cue.text
