"""A scene's record with room for its descriptions."""

from __future__ import annotations

import pytest

from steepest.film.cache.descriptions import Descriptions, Pause
from steepest.film.cache.record import BeatRecord, Record, TimedText
from steepest.film.described.pauses import with_pauses


def _record(*lengths: int) -> Record:
    beats, at = [], 0
    for number, frames in enumerate(lengths):
        word = TimedText(f"word{number}", at + 1, at + frames - 1)
        spans = dict.fromkeys(("words", "cues", "marks", "kept"), (word,))
        beats.append(BeatRecord(f"b{number}", at, at + frames, word.text, segment="s", **spans))
        at += frames
    return Record("hill", "Hill", "", 16, 16, 15, at, tuple(beats), key="k")


def _pause(beat: str, frames: int) -> Pause:
    word = TimedText(f"seen in {beat}", 2, frames)
    return Pause(beat, frames, (word,), (word,))


CASES = [
    ((10, 20, 30), ()),
    ((10, 20, 30), (("b0", 7),)),
    ((10, 20, 30), (("b2", 7),)),
    ((10, 20, 30), (("b0", 7), ("b0", 5), ("b1", 9))),
]


@pytest.mark.parametrize(("lengths", "pauses"), CASES)
def test_beats_are_longer_by_their_pauses_and_still_follow_one_another(
    lengths: tuple[int, ...], pauses: tuple[tuple[str, int], ...]
) -> None:
    plain = _record(*lengths)
    told = Descriptions("d", tuple(_pause(*one) for one in pauses))
    longer = with_pauses(plain, told)
    assert longer.is_sound()
    assert longer.frames == plain.frames + sum(frames for _, frames in pauses)
    for before, after in zip(plain.beats, longer.beats, strict=True):
        assert (after.end - after.first) - (before.end - before.first) == told.frames(before.key)
        [word] = after.words
        assert word.first - after.first == before.words[0].first - before.first


@pytest.mark.parametrize(("lengths", "pauses"), CASES)
def test_descriptions_come_behind_their_beats_in_order(
    lengths: tuple[int, ...], pauses: tuple[tuple[str, int], ...]
) -> None:
    longer = with_pauses(_record(*lengths), Descriptions("d", tuple(_pause(*one) for one in pauses)))
    for beat in longer.beats:
        assert [one.text for one in beat.described] == [
            f"seen in {key}" for key, _ in pauses if key == beat.key
        ]
        assert all(one.first > beat.words[-1].end for one in beat.described)
        starts = [one.first for one in beat.described]
        assert starts == sorted(set(starts))


def test_what_is_kept_is_read_back() -> None:
    told = Descriptions("d", (_pause("b0", 7),), ("a remark",), True)
    assert Descriptions.from_json(told.to_json()) == told
    with pytest.raises(ValueError, match="Descriptions"):
        Descriptions.from_json('{"key": "d"}')
