"""What engines are given: plain words in sentences, whatever was typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from steepest.film.voice.passages import LONGEST, SIGNS, plain, sentences, weight
from tests.families import examples
from tests.film.voice.stand_ins import split


@examples(200)
@given(st.text(max_size=60))
def test_a_word_is_letters_and_apostrophes_with_a_sign_behind_it(typed: str) -> None:
    word = plain(typed)
    assert all(one.isalpha() or one == "'" for one in word.rstrip(SIGNS))
    assert word == "" or word.rstrip(SIGNS)
    assert plain(word) == word


def test_sentences_end_where_the_text_says_so() -> None:
    (words,) = split("look east. how steep is it? four, and then three!")
    assert [" ".join(one) for one in sentences(words)] == [
        "look east.",
        "how steep is it?",
        "four, and then three!",
    ]


def test_a_long_sentence_is_cut_after_a_comma() -> None:
    words = [*["on"] * (LONGEST - 5), "then,", *["off"] * 20]
    found = list(sentences(words))
    assert [word for one in found for word in one] == words
    assert found[0][-1] == "then,"


def test_a_hundred_thousand_letters_come_in_pieces() -> None:
    found = list(sentences(filter(None, map(plain, ("slope " * 15_000 + "x" * 10_000).split()))))
    assert max(map(len, found)) <= LONGEST
    assert max(len(" ".join(one)) for one in found) < 2000


def test_longer_words_weigh_more() -> None:
    assert weight("a") < weight("hill") < weight("hillside") < weight("hillside.")
    assert weight("x") > weight("a")
