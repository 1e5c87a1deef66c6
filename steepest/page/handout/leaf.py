"""What a scene gives to the handout: its beats with their last pictures and words, formulas, questions, exercises.

The scene is played once, without a voice, and drawn where a beat ends. Everything else is plain data: Typst reads it as
JSON, so that nothing in a text is taken for markup.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from steepest.calculus import Function
from steepest.film.crew.job import Job
from steepest.film.pictures.still import last_frames
from steepest.page.naming import called_in
from steepest.script.paragraph.filling import Filled
from steepest.script.text.boxes import EXERCISE, PICTURE, QUESTION, TextBox
from steepest.script.values.showing import with_decimal_sign

if TYPE_CHECKING:
    from steepest.film.encode.colours import Picture
    from steepest.film.playing import Ready
    from steepest.script.text.beats import Beat
    from steepest.script.values.languages import Language

MOST = (1280, 720)
"""Pixels of a picture: 400 to an inch as it is printed."""
QUALITY = 88
LETTERS = "fghkpqr"
"""Names for the functions of a scene, in this order."""

Told = Mapping[str, Any]


@dataclass(frozen=True)
class Leaf:
    """A scene on paper: what is `told`, as `handout.typ` reads it, its pictures (JPEG) by the names of their files,
    and what the variables of its formulas are called on screen."""

    told: Told
    pictures: Mapping[str, bytes] = field(repr=False)
    called: Mapping[str, str] = field(default_factory=dict)


def leaf_of(job: Job, tell: Callable[[object], None]) -> Leaf:
    """Play a scene and take from it what stands on paper. A task of the crew.

    Raises Fault for settings, text or a scene that do not go together.
    """
    from steepest.film.playing import ready

    found = ready(job)
    pictures = {f"{job.anchor}-{key}.jpg": _jpeg(picture) for key, picture in last_frames(job, found).items()}
    told = {
        "title": job.section.title,
        "chapter": job.section.chapter,
        "formulas": formulas_of(found),
        "beats": [_beat(job.anchor, beat) for beat in found.beats],
        **_boxes(found.boxes),
    }
    variables = {name for _, function in _functions(found) for name in function.variables}
    called = called_in(job.section, found.facts, variables)
    return Leaf(in_language(told, job.section.language), pictures, called)


def in_language(told: Any, language: Language) -> Any:
    """The same, with the numbers of every formula as a language writes them."""
    match told:
        case {"math": math, "alt": alt}:
            decimals = partial(with_decimal_sign, language=language)
            return _formula(decimals(math, notation="typst"), decimals(alt, notation="text"))
        case Mapping():
            return {name: in_language(one, language) for name, one in told.items()}
        case list():
            return [in_language(one, language) for one in told]
    return told


def formulas_of(found: Ready) -> list[Told]:
    """Each function that the scene is given, with its partial derivatives, under what its parameter is."""
    given = _functions(found)
    taken = {variable for _, function in given for variable in function.variables}
    letters = (letter for letter in LETTERS if letter not in taken)
    return [
        {"label": label, "lines": [*_lines(letter, function)]}
        for (label, function), letter in zip(given, letters, strict=False)
    ]


def _functions(found: Ready) -> list[tuple[str, Function]]:
    """Each function that the scene is given, after what its parameter is."""
    fields = type(found.facts).model_fields
    return [
        (one.description or name, value)
        for name, one in fields.items()
        if isinstance(value := getattr(found.facts, name), Function)
    ]


def _lines(letter: str, function: Function) -> Iterator[Told]:
    names = [Function(variable, (variable,)) for variable in function.variables]
    told = ", ".join(name.text() for name in names)
    set_as = ", ".join(name.typst() for name in names)
    yield _formula(f"{letter}({set_as}) = {function.typst()}", f"{letter}({told}) = {function.text()}")
    math, text = ("d", "d") if len(names) == 1 else ("partial", "∂")
    for name in names:
        slope = function.partial(name.source)
        yield _formula(
            f"frac({math} {letter}, {math} {name.typst()}) = {slope.typst()}",
            f"{text}{letter}/{text}{name.text()} = {slope.text()}",
        )


def _formula(math: str, alt: str) -> Told:
    return {"math": math, "alt": alt}


def _beat(anchor: str, beat: Beat) -> Told:
    seen = [box.text for box in beat.boxes if box.kind == PICTURE]
    return {
        "picture": f"{anchor}-{beat.key}.jpg",
        "seen": " ".join(seen) or None,
        "words": pieces(beat.filled),
        **_boxes(beat.boxes),
    }


def _boxes(boxes: Sequence[TextBox]) -> Told:
    return {
        "questions": [_question(box) for box in boxes if box.kind == QUESTION],
        "exercises": [_exercise(box) for box in boxes if box.kind == EXERCISE],
    }


def _question(box: TextBox) -> Told:
    right = [option.filled for option in box.options if option.right]
    answer = box.answer or next(iter(right), None)
    return {
        "text": pieces(box.filled),
        "options": [
            {"letter": option.letter or chr(ord("A") + number), "text": pieces(option.filled)}
            for number, option in enumerate(box.options)
        ],
        "answer": pieces(answer) if answer else [],
        "because": pieces(box.because) if box.because else [],
    }


def _exercise(box: TextBox) -> Told:
    return {
        "text": pieces(box.filled),
        "hints": [pieces(hint) for hint in box.hints],
        "answer": pieces(box.answer) if box.answer else [],
        "because": pieces(box.because) if box.because else [],
    }


def pieces(filled: Filled) -> list[Told]:
    """A paragraph as plain words and formulas in turn; what came from a function is a formula."""
    found: list[Told] = []
    at = 0
    for shown in filled.shown:
        if isinstance(shown.value, Function) and shown.start >= at:
            found += [{"text": filled.text[at : shown.start]}, _formula(shown.value.typst(), shown.text)]
            at = shown.end
    found.append({"text": filled.text[at:]})
    return [piece for piece in found if piece.get("text") != ""]


def _jpeg(picture: Picture) -> bytes:
    written = io.BytesIO()
    image = Image.fromarray(np.ascontiguousarray(picture[..., :3]))
    image.thumbnail(MOST, Image.Resampling.LANCZOS)
    image.save(written, "JPEG", quality=QUALITY, subsampling=0)
    return written.getvalue()
