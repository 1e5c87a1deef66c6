"""Words that claim something, and no fact stands behind them, are found."""

from collections.abc import Callable

import pytest

from steepest.script.text.lecture import Lecture
from steepest.script.text.wording import contradicted, idle_reasons, typed_digits, unbacked

HEAD = "---\ntitle: T\n---\n# C\n## S {#run}\n"


def test_comparing_words_are_listed_with_their_lines(read: Callable[[str], Lecture]) -> None:
    section = read(HEAD + "### go\nIt lands deeper,\ntwice as far as before.").section("run")
    assert unbacked(section) == [(7, "deeper"), (8, "twice")]


def test_words_of_claims_and_choices_are_backed(read: Callable[[str], Lecture]) -> None:
    text = "### go\nIt {a > b ? {a > c ? always}} goes.\n> - a == b: Up {a > c ? deeper | higher} we go."
    assert unbacked(read(HEAD + text).section("run")) == []


def test_words_that_not_all_wordings_say_are_backed(read: Callable[[str], Lecture]) -> None:
    text = "### go\nIt always lands lower.\n> - a == b: It always lands higher.\n> - b == c: Always it stays."
    assert unbacked(read(HEAD + text).section("run")) == [(7, "always")]


def test_words_that_may_be_left_out_are_backed(read: Callable[[str], Lecture]) -> None:
    text = "### go\nIt lands lower.\n> - a == b: (nothing)\n> - also a == c: Always."
    assert unbacked(read(HEAD + text).section("run")) == []


def test_a_word_with_a_reason_is_not_listed(read: Callable[[str], Lecture]) -> None:
    text = "### go\nIt always lands lower, as always.\n\n<!-- given: always (by definition) -->"
    assert unbacked(read(HEAD + text).section("run")) == [(7, "lower")]


def test_a_reason_covers_its_words_only_where_they_follow_one_another(read: Callable[[str], Lecture]) -> None:
    text = "### go\nEach line, and each {@m}height.\n\n<!-- given: each height (by definition) -->"
    assert unbacked(read(HEAD + text).section("run")) == [(7, "Each")]


def test_a_reason_of_another_beat_covers_nothing(read: Callable[[str], Lecture]) -> None:
    text = "### go\nAlways.\n\n### on\nAlways.\n\n<!-- given: always (by definition) -->"
    assert unbacked(read(HEAD + text).section("run")) == [(7, "Always")]


def test_boxes_are_searched(read: Callable[[str], Lecture]) -> None:
    picture = "> [!picture] A deeper hole.\n>\n> <!-- given: deeper (it is drawn so) -->"
    text = f"### go\nGo.\n\n{picture}\n\n> [!note] Always 3."
    section = read(HEAD + text).section("run")
    assert (unbacked(section), typed_digits(section)) == ([(13, "Always")], [(13, "3")])


def test_a_reason_for_title_and_labels_stands_under_the_labels(read: Callable[[str], Lecture]) -> None:
    text = "---\ntitle: T\n---\n# C\n## Two ways {#run}\n- a: both\n\n<!-- given: two, both (there are) -->\n### go\nx"
    assert unbacked(read(text).section("run")) == []


def test_titles_are_searched(tea: Lecture) -> None:
    assert [word for _, word in unbacked(tea.section("big_pot"))] == ["More", "twice"]


def test_labels_are_searched(read: Callable[[str], Lecture]) -> None:
    assert unbacked(read(HEAD + "- card: the steepest way\n### go\nx").section("run")) == [(6, "steepest")]


def test_compounds_capitals_and_apostrophes_are_seen(read: Callable[[str], Lecture]) -> None:
    section = read(HEAD + "### go\nTwice-told, ALWAYS, the lowest's. Evermore, onlyness.").section("run")
    assert [word for _, word in unbacked(section)] == ["Twice-told", "ALWAYS", "lowest's"]


@pytest.mark.parametrize(
    ("german", "comparing"),
    [
        ("Immer tiefer, twice.", ["Immer", "tiefer"]),
        ("Mit dem kleineren der beiden Pfeile, am steilsten.", ["kleineren", "beiden", "steilsten"]),
        ("Jeder von ihnen, mit allem, und nirgends doppelt.", ["Jeder", "allem", "nirgends", "doppelt"]),
        ("Eine steile Steigung, über der Karte, und weiter geht es.", []),
    ],
)
def test_a_german_text_is_searched_for_german_words(
    read: Callable[[str], Lecture], german: str, comparing: list[str]
) -> None:
    """In whatever form they are declined."""
    text = f"---\ntitle: T\nlanguage: de\n---\n# C\n## S {{#run}}\n### go\n{german}"
    assert [word for _, word in unbacked(read(text).section("run"))] == comparing


def test_digits_typed_by_hand_are_listed(read: Callable[[str], Lecture]) -> None:
    text = "### go\nFrom {a[0]:.1f} to 3, in 1847, {a[1] == 4 ? or 4}, x².\n\n<!-- given: 1847 (a date) -->"
    assert typed_digits(read(HEAD + text).section("run")) == [(7, "3"), (7, "4"), (7, "x²")]


def test_a_reason_for_a_backed_word_is_idle(read: Callable[[str], Lecture]) -> None:
    text = "### go\nIt {a ? always} lands.\n\n<!-- given: always, lands (twice said) -->"
    assert idle_reasons(read(HEAD + text).section("run")) == [(9, "always"), (9, "lands")]


def test_the_test_lecture_gives_reasons_for_what_it_says(tea: Lecture) -> None:
    assert idle_reasons(tea.section("cup")) == [] and unbacked(tea.section("cup")) == []


@pytest.mark.parametrize(
    ("line", "others", "found"),
    [
        ("There are seven ways, and no single slope.", ["flat: All are zero."], ["seven"]),
        ("It is twice as far.", ["a == b: (nothing)"], ["twice"]),
        ("It is deeper.", ["a == b: (nothing)"], []),
        ("A step climbs {a:g}.", ["a < 0: A step drops by {-a:g}."], ["climbs"]),
        ("A step drops by {a:g}.", ["a < 0: A step {b ? climbs | drops by} {-a:g}."], ["drops"]),
        ("A step {a > 0 ? climbs} {a:g}.", ["a < 0: A step drops by {-a:g}."], []),
        ("What went up goes up.", ["a: (as above)", "b: What went down goes up."], ["up", "up"]),
        ("Each points uphill.", ["a == b: It points uphill."], []),
    ],
)
def test_the_line_itself_has_a_fact_behind_what_counts_and_what_turns(
    read: Callable[[str], Lecture], line: str, others: list[str], found: list[str]
) -> None:
    """Though not every wording says it."""
    text = "\n> - ".join((f"### go\n{line}", *others))
    assert [word for _, word in unbacked(read(HEAD + text).section("run")) if word != "Each"] == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("{slope > 0 ? straight downhill}", [(7, "downhill", "slope > 0")]),
        ("{slope > 0 ? straight uphill}", []),
        ("{-slope < 0 ? up}", [(7, "up", "-slope < 0")]),
        ("{slope > 0 ? What went down goes up}", []),
        ("{slope > 1 ? down}", []),
        ("{slope >= 0 and flat ? down}", []),
        ("{slope >= 0 ? {slope > 1 ? {@far}falls}}", [(7, "falls", "slope >= 0")]),
    ],
)
def test_a_word_that_leads_against_its_sign(
    read: Callable[[str], Lecture], typed: str, found: list[tuple[int, str, str]]
) -> None:
    assert contradicted(read(HEAD + f"### go\nIt is {typed}.").section("run")) == found


def test_both_sides_of_a_choice_lead_their_way(read: Callable[[str], Lecture]) -> None:
    text = "### go\nIt goes on.\n> - a == b: It {{a < 0 ? {} | {}}}."
    assert contradicted(read(HEAD + text.format("drops", "climbs")).section("run")) == []
    assert [word for _, word, _ in contradicted(read(HEAD + text.format("climbs", "drops")).section("run"))] == [
        "climbs",
        "drops",
    ]


def test_what_is_counted_downward_has_a_reason(read: Callable[[str], Lecture]) -> None:
    text = "### go\nIt is {depth > 0 ? down} there.\n\n<!-- given: down (a depth is counted downward) -->"
    section = read(HEAD + text).section("run")
    assert contradicted(section) == idle_reasons(section) == []
