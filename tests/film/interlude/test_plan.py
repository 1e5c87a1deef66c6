"""Which interludes a lecture has, whatever its chapters."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.film.cache.record import BeatRecord, Record, SceneEnd
from steepest.film.interlude.interlude import Interlude, needed
from steepest.film.interlude.plan import MOST, interludes
from steepest.script.text.lecture import Lecture
from steepest.script.values.languages import language_of

TITLE = "The Gradient: how functions go downhill"


def lecture(title: str = TITLE, thread: bool = True, closing: str = "") -> Lecture:
    """A lecture, as far as its interludes go by it."""
    return Lecture(Path("lecture.md"), title, 150, language_of("en"), (), "A. Person", thread, closing)


def scenes(*chapters: int, named: bool = True) -> list[Record]:
    """So many scenes in each chapter, with pictures whose keys tell which they are."""
    found: list[Record] = []
    for chapter, several in enumerate(chapters):
        for _ in range(several):
            number = len(found)
            found.append(
                Record(
                    *(
                        f"scene_{number}",
                        f"Scene {number}",
                        f"Chapter {chapter}" if named else "",
                        320,
                        180,
                        15,
                        30,
                    ),
                    beats=(BeatRecord("only", 0, 30, ""),),
                    key=f"key_{number}",
                    first=SceneEnd(f"first_{number}"),
                    last=SceneEnd(f"last_{number}"),
                )
            )
    return found


chapters = st.lists(st.integers(1, 12), min_size=1, max_size=12)


def shown(one: Interlude, place: int) -> str:
    """The picture at a place of a board."""
    return one.pictures[place].picture


@given(chapters)
def test_there_is_one_before_each_scene_and_one_at_the_end(several: list[int]) -> None:
    records = scenes(*several)
    kinds = [one.kind for one in interludes(lecture(), records)]
    wanted = ["title"]
    wanted += [
        "hand-over" if now.chapter == before.chapter else "chapter" for before, now in pairwise(records)
    ]
    assert kinds == [*wanted, "closing"]


@given(chapters)
def test_the_old_scene_leaves_with_its_last_picture_and_the_next_comes_with_its_first(
    several: list[int],
) -> None:
    film = interludes(lecture(), scenes(*several))
    for number, one in enumerate(film):
        assert (one.leaving >= 0, one.entering >= 0) == (number > 0, number < len(film) - 1)
        if one.leaving >= 0:
            assert shown(one, one.leaving) == f"last_{number - 1}"
        if one.entering >= 0:
            assert shown(one, one.entering) == f"first_{number}"


@given(chapters)
def test_a_board_tells_nothing_ahead(several: list[int]) -> None:
    """What was told before shows its last picture, and what is to come its first."""
    for one in interludes(lecture(), scenes(*several)):
        for place, end in enumerate(one.pictures):
            told = place < one.past or one.kind == "closing"
            assert end.picture.startswith("last" if told else "first")


@given(chapters)
def test_a_board_has_no_more_pictures_than_there_is_room_for_and_a_name_for_the_bright_one(
    several: list[int],
) -> None:
    for one in interludes(lecture(), scenes(*several)):
        assert 1 <= len(one.pictures) <= MOST
        under = [place for name in one.names for place in range(name.first, name.last + 1)]
        assert under == list(range(len(one.pictures)))
        if one.entering >= 0:
            bright = one.names[one.bright]
            assert bright.first <= one.entering <= bright.last


def test_the_title_is_parted_at_its_colon() -> None:
    title, *_, closing = interludes(lecture(), scenes(2))
    assert (title.heading, title.below, title.author) == (
        "The Gradient",
        "how functions go downhill",
        "A. Person",
    )
    assert closing.heading == "The Gradient"


def test_what_closes_a_lecture_stands_over_its_last_pictures() -> None:
    title, *_, closing = interludes(lecture(closing="Goodbye."), scenes(2))
    assert (title.heading, closing.heading) == ("The Gradient", "Goodbye.")


def test_chapters_are_numbered_and_scenes_named() -> None:
    film = interludes(lecture(), scenes(2, 1))
    assert [(one.number, one.heading) for one in film[1:-1]] == [("", "Scene 1"), ("2", "Chapter 1")]


def test_a_lecture_without_chapters_has_no_cards_for_them() -> None:
    film = interludes(lecture(), scenes(1, 2, named=False))
    assert [one.kind for one in film] == ["title", "hand-over", "hand-over", "closing"]
    assert all(not one.names for one in film[:-1])


def test_a_lecture_may_want_none() -> None:
    assert interludes(lecture(thread=False), scenes(2, 1)) == []


@pytest.mark.parametrize("fps", [15, 24, 30, 60])
def test_frames_are_whole_and_the_next_picture_has_come_in_the_last(fps: int) -> None:
    from dataclasses import replace

    records = [replace(record, fps=fps) for record in scenes(2, 1)]
    *film, closing = interludes(lecture(), records)
    assert all(one.frames / fps >= one.comes[1] - 1e-6 for one in film)
    assert all((one.frames - 1) / fps < one.comes[1] for one in film)
    assert closing.frames / fps >= 3


def test_a_key_follows_from_all_that_is_shown() -> None:
    film = interludes(lecture(), scenes(2, 1))
    keys = {one.key("code") for one in film}
    assert len(keys) == len(film)
    assert not keys & {one.key("other code") for one in film}
    assert not keys & {
        one.key("code") for one in interludes(lecture("Another"), scenes(2, 1)) if one.kind == "title"
    }


def test_a_changed_last_picture_changes_only_the_boards_that_show_it() -> None:
    from dataclasses import replace

    records = scenes(2, 2)
    changed = [*records[:2], replace(records[2], last=SceneEnd("another")), records[3]]
    before, after = (interludes(lecture(), each) for each in (records, changed))
    same = [one.key("") == other.key("") for one, other in zip(before, after, strict=True)]
    assert same == [True, True, True, False, False]
    assert "another" in needed(after)
