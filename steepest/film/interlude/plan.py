"""Which interludes a lecture's film has.

A title card comes first, a chapter card before each later chapter, a hand-over before each other scene, and a board of
last pictures at the end.

A board has room for eight pictures. A lecture of no more scenes shows a picture of each, on every board, with the
chapters' names under them. A longer one shows a picture of each chapter on its cards, and in its hand-overs a picture
of each scene of the chapter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from steepest.film.cache.record import Record
from steepest.film.interlude.interlude import Interlude
from steepest.script.text.lecture import Lecture
from steepest.stage.board.strip import Group

MOST = 8
"""Small pictures on a board."""


def interludes(lecture: Lecture, records: Sequence[Record]) -> list[Interlude]:
    """One before each scene of a lecture's film, and one at its end; none where the lecture wants none, or where a
    scene's pictures are not known."""
    if not lecture.thread or not all(record.first.picture for record in records):
        return []
    film = _Film(lecture, records)
    found = [film.title(), *(film.before(number) for number in range(1, len(records))), film.closing()]
    return [replace(one, size=(records[0].width, records[0].height), fps=records[0].fps) for one in found]


@dataclass(frozen=True)
class _Strip:
    """Scenes in groups: each group has a small picture, and runs of groups a name."""

    groups: tuple[tuple[int, ...], ...]
    names: tuple[Group, ...]

    def place(self, number: int) -> int:
        """Which picture stands for a scene."""
        return next(place for place, group in enumerate(self.groups) if number in group)

    def name(self, number: int) -> int:
        """Which name stands under that picture."""
        here = self.place(number)
        return next((at for at, name in enumerate(self.names) if name.first <= here <= name.last), -1)

    def around(self, number: int) -> _Strip:
        """As many of its pictures as there is room for, those of a scene and of the one before it among them."""
        first = min(max(0, self.place(number) - MOST // 2), max(0, len(self.groups) - MOST))
        last = min(first + MOST, len(self.groups)) - 1
        kept = (name for name in self.names if name.last >= first and name.first <= last)
        names = tuple(
            Group(max(name.first, first) - first, min(name.last, last) - first, name.name) for name in kept
        )
        return _Strip(self.groups[first : last + 1], names)


class _Film:
    def __init__(self, lecture: Lecture, records: Sequence[Record]) -> None:
        self.lecture, self.records = lecture, records
        self.chapters = [
            tuple(run) for _, run in groupby(range(len(records)), lambda at: records[at].chapter)
        ]
        each = tuple((number,) for number in range(len(records)))
        self.scenes = _Strip(each, self._names(self.chapters))
        self.long = len(records) > MOST

    def title(self) -> Interlude:
        heading, _, below = self.lecture.title.partition(": ")
        strip = self._cards(0)
        shown = self._board(strip, past=0, now=0)
        return replace(shown, kind="title", heading=heading, below=below, author=self.lecture.author)

    def before(self, number: int) -> Interlude:
        """Between a scene and the one before it."""
        record, last = self.records[number], self.records[number - 1]
        if record.chapter and record.chapter != last.chapter:
            strip = self._cards(number)
            place = next(at for at, chapter in enumerate(self.chapters) if number in chapter)
            shown = self._board(strip, past=strip.place(number), now=number)
            return replace(shown, kind="chapter", heading=record.chapter, number=str(place + 1))
        strip = self._neighbours(number)
        return replace(self._board(strip, past=strip.place(number), now=number), heading=record.title)

    def closing(self) -> Interlude:
        last = len(self.records) - 1
        strip = self._cards(last)
        if not self.long:
            strip = _Strip(
                self.scenes.groups, tuple(Group(at, at, r.title) for at, r in enumerate(self.records))
            )
        pictures = tuple(self.records[group[-1]].last for group in strip.groups)
        heading = self.lecture.closing or self.lecture.title.partition(": ")[0]
        place = len(pictures) - 1
        return Interlude("closing", heading, pictures, names=strip.names, past=place, leaving=place)

    def _names(self, runs: Sequence[tuple[int, ...]]) -> tuple[Group, ...]:
        titled = ((run, self.records[run[0]].chapter) for run in runs)
        return tuple(Group(run[0], run[-1], title) for run, title in titled if title)

    def _cards(self, number: int) -> _Strip:
        """The strip of a card: of scenes, or of chapters where there are too many of those."""
        if not self.long:
            return self.scenes
        titles = enumerate(self.records[run[0]].chapter for run in self.chapters)
        names = tuple(Group(at, at, title) for at, title in titles if title)
        return _Strip(tuple(self.chapters), names).around(number)

    def _neighbours(self, number: int) -> _Strip:
        """The strip of a hand-over: of all scenes, or of those of a chapter."""
        if not self.long:
            return self.scenes
        here = next(chapter for chapter in self.chapters if number in chapter)
        names = tuple(Group(at, at, self.records[one].title) for at, one in enumerate(here))
        return _Strip(tuple((one,) for one in here), names).around(number)

    def _board(self, strip: _Strip, past: int, now: int) -> Interlude:
        """A board on which the first `past` pictures were told, and the picture of the scene `now` comes."""
        pictures = tuple(
            self.records[group[-1]].last if place < past else self.records[group[0]].first
            for place, group in enumerate(strip.groups)
        )
        return Interlude(
            "hand-over",
            "",
            pictures,
            names=strip.names,
            bright=strip.name(now),
            past=past,
            leaving=past - 1,
            entering=strip.place(now),
        )
