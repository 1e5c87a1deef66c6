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
    among those of its scene, `sign` what follows it, and `value` what the timeline tells of it; None and empty for
    plain words."""

    words: tuple[SpokenWord, ...]
    source: int | None = None
    sign: str = ""
    value: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PageQuestion:
    """A question of a beat or a scene, asked when the film is at `time`."""

    name: str
    time: float
    text: str
    values: Sequence[Mapping[str, Any]]
    options: tuple[Mapping[str, Any], ...]
    answer: Mapping[str, Any] | None
    because: Mapping[str, Any] | None

    @property
    def wanted(self) -> Mapping[str, Any] | None:
        """The value that answers it, where it is not answered by a choice."""
        return self.answer["values"][0] if self.answer else None


@dataclass(frozen=True)
class PageExercise:
    """An exercise, with its hints and its answer, and, where that is a value, how it is worked out."""

    name: str
    text: str
    values: Sequence[Mapping[str, Any]]
    hints: tuple[Mapping[str, Any], ...]
    answer: Mapping[str, Any]
    because: Mapping[str, Any] | None

    @property
    def wanted(self) -> Mapping[str, Any] | None:
        """The value that answers it, where it has one: then an answer can be typed."""
        return self.answer["values"][0] if self.because else None


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
    expression, and how it reads. `formulas` has each formula that is said or shown, once."""

    name: str
    title: str
    key: str
    start: float
    end: float
    beats: tuple[PageBeat, ...]
    notes: tuple[str, ...]
    questions: tuple[PageQuestion, ...]
    exercises: tuple[PageExercise, ...]
    expressions: tuple[tuple[str, str, str], ...] = ()
    formulas: tuple[Mapping[str, Any], ...] = ()

    @property
    def all_questions(self) -> tuple[PageQuestion, ...]:
        """Those of its beats, and then its own."""
        return (*(question for beat in self.beats for question in beat.questions), *self.questions)

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
        exercises=_exercises(scene),
        expressions=tuple(values.found),
        formulas=tuple(_formulas(scene["beats"])),
    )


def _formulas(beats: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The formulas that are said or shown, each once; a number or a letter alone is none that anybody copies."""
    values = (value for beat in beats for value in (*beat["said"], *beat.get("shown", ())))
    told = {(value["value"], *value["variables"]): value for value in values if value.get("variables")}
    yield from (value for value in told.values() if not value["value"].isalnum())


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
            values=box["values"],
            options=tuple(box.get("options", ())),
            answer=box.get("answer"),
            because=box.get("because"),
        )
        for number, box in enumerate(asked, 1)
    )


def _exercises(scene: Mapping[str, Any]) -> tuple[PageExercise, ...]:
    """Those of its beats, and then its own."""
    found = [box for part in (*scene["beats"], scene) for box in part["boxes"] if box["kind"] == "exercise"]
    return tuple(
        PageExercise(
            name=f"{scene['scene']}!{number}",
            text=box["text"],
            values=box["values"],
            hints=tuple(box["hints"]),
            answer=box["answer"],
            because=box.get("because"),
        )
        for number, box in enumerate(found, 1)
    )


def _passages(beat: Mapping[str, Any], values: _Values) -> Iterator[PagePassage]:
    """A beat's words in passages, so that each value that is said can be opened."""
    words = [SpokenWord(word["text"], word["start"]) for word in beat["words"]]
    owners: list[int | None] = [None] * len(words)
    owned: dict[int, Mapping[str, Any]] = {}
    for value in sorted(beat["said"], key=lambda one: -len(one["text"])):
        for span in _spans(words, value["text"]):
            if all(owners[k] is None for k in span):
                number = values.number(beat["beat"], value["expression"], value["text"])
                owned[number] = value
                for k in span:
                    owners[k] = number
    for owner, group in groupby(range(len(words)), key=lambda k: owners[k]):
        here = [words[k] for k in group]
        if owner is None:
            yield PagePassage(tuple(here))
        else:
            text = here[-1].text.rstrip(_SIGNS)
            last = SpokenWord(text, here[-1].start)
            yield PagePassage((*here[:-1], last), owner, here[-1].text[len(text) :], owned[owner])


def _spans(words: Sequence[SpokenWord], text: str) -> Iterator[range]:
    """Where the words of a text follow one another, the signs after the last one left aside."""
    wanted = text.split()
    if not wanted or not any(sign.isalnum() for sign in text):
        return
    for k in range(len(words) - len(wanted) + 1):
        here = [word.text for word in words[k : k + len(wanted)]]
        if here[:-1] == wanted[:-1] and here[-1].rstrip(_SIGNS) == wanted[-1]:
            yield range(k, k + len(wanted))
