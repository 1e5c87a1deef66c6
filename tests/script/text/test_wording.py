"""Words that claim something, and no fact stands behind them, are found."""

from collections.abc import Callable

from steepest.script.text.lecture import Lecture
from steepest.script.text.wording import idle_waivers, typed_digits, unbacked

HEAD = "---\ntitle: T\n---\n# C\n## S {#run}\n"


def test_comparing_words_are_listed_with_their_lines(read: Callable[[str], Lecture]) -> None:
    section = read(HEAD + "### go\nIt lands deeper,\ntwice as far as before.").section("run")
    assert unbacked(section) == [(7, "deeper"), (8, "twice")]


def test_words_of_choices_claims_and_matches_are_backed(read: Callable[[str], Lecture]) -> None:
    text = (
        "### go\n{a > b ? deeper | higher} {a > b ? {a > c ? always}} {a -> up: steeper | else: lower} there"
    )
    assert unbacked(read(HEAD + text).section("run")) == []


def test_a_waived_word_is_not_listed(read: Callable[[str], Lecture]) -> None:
    section = read(HEAD + "### go\nIt always<!-- waive: by definition --> lands lower.").section("run")
    assert unbacked(section) == [(7, "lower")]


def test_titles_are_searched(tea: Lecture) -> None:
    assert unbacked(tea.section("big_pot")) == [(36, "More"), (36, "twice")]


def test_labels_are_searched(read: Callable[[str], Lecture]) -> None:
    assert unbacked(read(HEAD + "- card: the steepest way\n### go\nx").section("run")) == [(6, "steepest")]


def test_compounds_capitals_and_apostrophes_are_seen(read: Callable[[str], Lecture]) -> None:
    section = read(HEAD + "### go\nTwice-told, ALWAYS, the lowest's. Evermore, onlyness.").section("run")
    assert [word for _, word in unbacked(section)] == ["Twice-told", "ALWAYS", "lowest's"]


def test_a_german_text_is_searched_for_german_words(read: Callable[[str], Lecture]) -> None:
    text = "---\ntitle: T\nlanguage: de\n---\n# C\n## S {#run}\n### go\nImmer tiefer, twice."
    assert [word for _, word in unbacked(read(text).section("run"))] == ["Immer", "tiefer"]


def test_digits_typed_by_hand_are_listed(read: Callable[[str], Lecture]) -> None:
    text = "### go\nFrom {a[0]:.1f} to 3, in 1847<!-- waive: a date -->, {a[1] == 4 ? or 4}, x²."
    assert typed_digits(read(HEAD + text).section("run")) == [(7, "3"), (7, "4"), (7, "x²")]


def test_a_waiver_beside_a_backed_word_is_idle(read: Callable[[str], Lecture]) -> None:
    text = "### go\nIt {a ? always<!-- waive: twice said --> lands}."
    assert idle_waivers(read(HEAD + text).section("run")) == [(7, "always")]


def test_the_test_lecture_waives_what_it_says(tea: Lecture) -> None:
    assert idle_waivers(tea.section("cup")) == [] and unbacked(tea.section("cup")) == []
