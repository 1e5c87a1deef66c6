"""What stands on the page, read from timeline.json: chapters, scenes, beats with their words and numbers, questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

_SIGNS = ".,;:!?"

Timeline = Mapping[str, Any]


@dataclass(frozen=True)
class SpokenWord:
    """A word of the transcript, and when it is spoken, in seconds of the film."""

    text: str
    start: float


@dataclass(frozen=True)
class PagePassage:
    """Words of a beat that follow one another: plain ones, or all words of one value. `source` is the value's number
    among those of its scene, and `sign` what follows it; None and empty for plain words."""

    words: tuple[SpokenWord, ...]
    source: int | None = None
    sign: str = ""


@dataclass(frozen=True)
class PageQuestion:
    """A question of a beat or a scene, asked when the film is at `time`."""

    name: str
    time: float
    text: str
    options: tuple[Mapping[str, Any], ...]
    answer: Mapping[str, Any] | None
    because: str


@dataclass(frozen=True)
class PageBeat:
    """A beat on the page. `stop` is a time that shows its very last frame; `described` is what is spoken of its
    `pictures`, in a film with descriptions."""

    name: str
    text: str
    start: float
    end: float
    stop: float
    passages: tuple[PagePassage, ...]
    pictures: tuple[str, ...]
    notes: tuple[str, ...]
    questions: tuple[PageQuestion, ...]
    described: tuple[SpokenWord, ...] = ()


@dataclass(frozen=True)
class PageScene:
    """A scene on the page. `expressions` has each value that is said, once: the beat where it is said first, its
    expression, and how it reads."""

    name: str
    title: str
    key: str
    start: float
    end: float
    beats: tuple[PageBeat, ...]
    notes: tuple[str, ...]
    questions: tuple[PageQuestion, ...]
    exercises: tuple[Mapping[str, Any], ...]
    expressions: tuple[tuple[str, str, str], ...] = field(default=())

    @property
    def picture(self) -> str:
        """The file of the picture that stands for it."""
        return f"scene-{self.name}.jpg"


@dataclass(frozen=True)
class PageChapter:
    """A chapter on the page; its title is empty where scenes belong to none."""

    title: str
    scenes: tuple[PageScene, ...]


def chapters_of(timeline: Timeline) -> tuple[PageChapter, ...]:
    """The chapters of a film with their scenes, as its timeline tells them."""
    scenes = timeline["scenes"]
    return tuple(
        PageChapter(title, tuple(_scene(scene, timeline["fps"]) for scene in group))
        for title, group in groupby(scenes, key=lambda scene: scene["chapter"])
    )


def scenes_of(chapters: Sequence[PageChapter]) -> tuple[PageScene, ...]:
    """The scenes of chapters, in their order."""
    return tuple(scene for chapter in chapters for scene in chapter.scenes)


def _scene(scene: Mapping[str, Any], fps: int) -> PageScene:
    values = _Values()
    beats = tuple(_beat(scene["scene"], beat, fps, values) for beat in scene["beats"])
    end = (scene["end_frame"] - 0.5) / fps
    return PageScene(
        name=scene["scene"],
        title=scene["title"],
        key=scene["made_from"]["key"],
        start=scene["start"],
        end=scene["end"],
        beats=beats,
        notes=_texts(scene["boxes"], "note"),
        questions=_questions(scene["scene"], scene["boxes"], end),
        exercises=tuple(box for box in scene["boxes"] if box["kind"] == "exercise"),
        expressions=tuple(values.found),
    )


class _Values:
    """The values of a scene's words, numbered as they are met, each with the beat where it was met first."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, str]] = []

    def number(self, beat: str, expression: str, text: str) -> int:
        same = [k for k, (_, known, read) in enumerate(self.found) if (known, read) == (expression, text)]
        if not same:
            self.found.append((beat, expression, text))
        return same[0] if same else len(self.found) - 1


def _beat(scene: str, beat: Mapping[str, Any], fps: int, values: _Values) -> PageBeat:
    name = f"{scene}/{beat['beat']}"
    stop = (beat["end_frame"] - 0.5) / fps
    return PageBeat(
        name=name,
        text=" ".join(beat["text"].split()),
        start=beat["start"],
        end=beat["end"],
        stop=stop,
        passages=tuple(_passages(beat, values)),
        pictures=_texts(beat["boxes"], "picture"),
        notes=_texts(beat["boxes"], "note"),
        questions=_questions(name, beat["boxes"], stop),
        described=tuple(SpokenWord(word["text"], word["start"]) for word in beat.get("described", ())),
    )


def _texts(boxes: Sequence[Mapping[str, Any]], kind: str) -> tuple[str, ...]:
    return tuple(box["text"] for box in boxes if box["kind"] == kind)


def _questions(name: str, boxes: Sequence[Mapping[str, Any]], time: float) -> tuple[PageQuestion, ...]:
    asked = [box for box in boxes if box["kind"] == "question"]
    return tuple(
        PageQuestion(
            name=f"{name}?{number}",
            time=time,
            text=box["text"],
            options=tuple(box.get("options", ())),
            answer=box.get("answer"),
            because=box.get("because", {}).get("text", ""),
        )
        for number, box in enumerate(asked, 1)
    )


def _passages(beat: Mapping[str, Any], values: _Values) -> Iterator[PagePassage]:
    """A beat's words in passages, so that each value that is said can be opened."""
    words = [SpokenWord(word["text"], word["start"]) for word in beat["words"]]
    owners: list[int | None] = [None] * len(words)
    for value in sorted(beat["said"], key=lambda one: -len(one["text"])):
        for span in _spans(words, value["text"]):
            if all(owners[k] is None for k in span):
                number = values.number(beat["beat"], value["expression"], value["text"])
                for k in span:
                    owners[k] = number
    for owner, group in groupby(range(len(words)), key=lambda k: owners[k]):
        here = [words[k] for k in group]
        if owner is None:
            yield PagePassage(tuple(here))
        else:
            text = here[-1].text.rstrip(_SIGNS)
            last = SpokenWord(text, here[-1].start)
            yield PagePassage((*here[:-1], last), owner, here[-1].text[len(text) :])


def _spans(words: Sequence[SpokenWord], text: str) -> Iterator[range]:
    """Where the words of a text follow one another, the signs after the last one left aside."""
    wanted = text.split()
    if not wanted or not any(sign.isalnum() for sign in text):
        return
    for k in range(len(words) - len(wanted) + 1):
        here = [word.text for word in words[k : k + len(wanted)]]
        if here[:-1] == wanted[:-1] and here[-1].rstrip(_SIGNS) == wanted[-1]:
            yield range(k, k + len(wanted))
