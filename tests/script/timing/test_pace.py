"""Words are timed by reading speed: in order, at the pace that was asked for, never too quick to be read."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.script.fault import Fault
from steepest.script.paragraph.filling import Filled, fill
from steepest.script.spoken import said
from steepest.script.text.lecture import Lecture
from steepest.script.timing.pace import (
    REST,
    SILENCE,
    Word,
    kept_sentence,
    mark_times,
    reading,
    rest_after,
    total,
)
from steepest.script.timing.rhythm import band, said_sentences
from tests.families import examples

PROSE = """
A farmer stands on the hillside and looks to the east. The ground rises under her feet, and each step climbs
a little more than the last one did. How steep is it here, where she stands? We cut the hill along her line of
sight, and look at the edge of the cut from the side; it is a plain curve, of the kind we know.
"""
VOCABULARY = """
    the a slope of hill walker stands going east, north, down. up? where gradient derivative we look at
    it: function 3 −0.5 (2, 1) x² + 3y = — partial and so
"""
words_of_prose = st.sampled_from(VOCABULARY.split())
texts = st.lists(words_of_prose, min_size=1, max_size=60).map(" ".join)
wild = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
paces = st.integers(60, 300)


def words_a_minute(text: str, pace: float) -> float:
    words = reading(text, pace)
    return 60 * sum(len(each.words) for each in said(Filled(text))) / total(words)


@pytest.mark.parametrize("pace", [110, 130, 150, 170])
def test_prose_is_read_at_the_pace_asked_for(pace: int) -> None:
    assert words_a_minute(PROSE, pace) == pytest.approx(pace, rel=0.01)


def test_the_quickest_pace_of_a_lecture_is_nearly_kept() -> None:
    assert words_a_minute(PROSE, 190) == pytest.approx(190, rel=0.05)


@pytest.mark.parametrize("pace", [110, 130, 150])
def test_each_sentence_is_read_at_the_pace(pace: int) -> None:
    sentences = list(said_sentences(said(Filled(PROSE)), reading(PROSE, pace)))
    assert [sentence.rate for sentence in sentences] == pytest.approx([pace] * 4, rel=0.01)


def test_a_sentence_of_one_word_takes_its_time() -> None:
    *_, last = said_sentences(
        said(Filled("It is steep here. Look!")), reading("It is steep here. Look!", 150)
    )
    assert (last.text, last.count, last.pause) == ("Look!", 1, REST)
    assert last.rate < band(150)[0]


def test_behind_the_sentence_to_keep_there_is_silence() -> None:
    filled = fill("It climbs. So step back.{@keep} And again.", {})
    words = {word.text: word for word in reading(filled, 150)}
    gaps = [words["back."].start - words["step"].end, words["And"].start - words["back."].end]
    assert gaps == pytest.approx([0, SILENCE])
    plain = list(said_sentences(said(filled), reading(fill("It climbs. So step back. And again.", {}), 150)))
    assert [one.rate for one in said_sentences(said(filled), reading(filled, 150))] == pytest.approx(
        [one.rate for one in plain], rel=0.1
    )


def test_a_beat_that_ends_with_the_sentence_to_keep_ends_in_silence() -> None:
    kept, plain = fill("Look. Step back.{@keep}", {}), fill("Look. Step{@keeps} back.", {})
    assert (rest_after(kept), rest_after(plain)) == (SILENCE, REST)
    words = reading(kept, 150)
    assert words == reading(plain, 150)
    assert total(words, rest_after(kept)) == total(words) + SILENCE - REST


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two words.{@keep} Three.", "Two words."),
        ("(Is it?) {@keep}No.", "(Is it?)"),
        ("Only one!{@keep}", "Only one!"),
        ("None is kept.", ""),
    ],
)
def test_the_sentence_to_keep_has_its_time(text: str, sentence: str) -> None:
    filled = fill(text, {})
    words = reading(filled, 150)
    kept = kept_sentence(filled, words)
    assert (kept.text if kept else "") == sentence
    if kept:
        first, last = sentence.split()[0], sentence.split()[-1]
        assert kept.start == next(word.start for word in words if word.text == first)
        assert kept.end == next(word.end for word in words if word.text == last)


def test_pauses_are_counted_in_the_pace() -> None:
    plain = PROSE.replace(",", "").replace(".", "").replace("?", "").replace(";", "").replace(":", "")
    assert total(reading(plain, 150)) == pytest.approx(total(reading(PROSE, 150)), rel=0.01)


def test_sentences_end_with_the_longest_pause() -> None:
    words = reading("It rises, and then. It falls again and on it goes for a while", 130)
    gaps = {before.text: after.start - before.end for before, after in pairwise(words)}
    assert gaps["then."] > gaps["rises,"] > gaps["and"] == pytest.approx(0)


def test_longer_words_take_longer() -> None:
    short, long = reading("hill derivative", 150)
    assert long.end - long.start > 1.5 * (short.end - short.start)


def test_a_number_takes_as_long_as_it_is_said() -> None:
    (one,), (many,) = reading("4", 150), reading("0.0416", 150)
    assert many.end > 2 * one.end


def test_a_rest_follows_the_last_word() -> None:
    words = reading(PROSE, 150)
    assert total(words) == words[-1].end + REST


def test_no_words_take_no_time() -> None:
    assert reading(" \n ", 150) == () and total(()) == 0


@pytest.mark.parametrize("pace", [0, -1, float("nan")])
def test_a_pace_that_is_none(pace: float) -> None:
    with pytest.raises(Fault, match="a positive number of words a minute"):
        reading("words", pace)


@examples(200)
@given(st.one_of(texts, wild), paces)
def test_words_follow_one_another(text: str, pace: int) -> None:
    words = reading(text, pace)
    assert all(word.start < word.end for word in words)
    assert all(before.end <= after.start for before, after in pairwise(words))
    assert not words or words[0].start == 0


@examples(200)
@given(st.one_of(texts, wild), paces)
def test_every_word_is_timed(text: str, pace: int) -> None:
    blanks = str.maketrans("\t\n\r", "   ")
    assert [word.text for word in reading(text, pace)] == [
        word for word in text.translate(blanks).split(" ") if word.strip()
    ]


@examples(200)
@given(texts, paces)
def test_no_word_is_too_quick_to_be_read(text: str, pace: int) -> None:
    assert all((len(word.text) + 1) / (word.end - word.start) < 19.51 for word in reading(text, pace))


@examples(100)
@given(texts, st.integers(60, 290))
def test_a_quicker_pace_never_takes_longer(text: str, pace: int) -> None:
    assert total(reading(text, pace + 10)) <= total(reading(text, pace)) + 1e-9


def test_marks_become_the_times_of_their_words(tea: Lecture, facts: Callable[..., Any]) -> None:
    beat = tea.section("cup").beats(facts())[0]
    words = reading(beat.text, tea.pace)
    (while_,) = [word for word in words if word.text == "while"]
    assert mark_times(beat.filled, words) == {"wait": while_.start}


def test_a_mark_at_the_end_is_the_end_of_the_last_word() -> None:
    filled = fill("One {@middle}two, a{@inside}b {@end}", {})
    words = (Word("One", 0, 1), Word("two,", 1, 2), Word("ab", 2, 3))
    assert mark_times(filled, words) == {"middle": 1, "inside": 2, "end": 3}


def test_the_times_of_a_voice_can_stand_in() -> None:
    filled = fill("Look {@here}east.", {})
    assert mark_times(filled, (Word("Look", 0.2, 0.5), Word("east.", 0.9, 1.4))) == {"here": 0.9}
