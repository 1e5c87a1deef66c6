"""How long the lecture lasts when somebody speaks, and how fast each sentence is said, in every language: a voice is
not as even as reading speed, by which the other tests play."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from steepest.film.crew.plan import job_of
from steepest.film.playing import perform, ready
from steepest.film.report.check import CHAPTER_SECONDS, SCENE_SECONDS
from steepest.film.request import make_request
from steepest.film.voice.engines.espeak import Espeak
from steepest.film.voice.engines.festival import Festival
from steepest.film.voice.narrated import PRONUNCIATIONS
from steepest.film.voice.voice_names import BEST
from steepest.script.spoken import pronunciations, said
from steepest.script.text.lecture import Lecture
from steepest.script.timing.rhythm import SaidSentence, band, said_sentences
from steepest.stage.play.projector import Audience
from tests.scenes.records import FPS, LECTURE, ROOT, TEXTS, every_text

SLACK = 0.07  # of the pace: how far a short sentence may be off it, which a voice cannot hold more closely
CHAPTERS = range(len(LECTURE.chapters))

pytestmark = pytest.mark.verify


@lru_cache(maxsize=4)
def spoken(code: str, anchor: str, build: Path) -> tuple[float, list[SaidSentence]]:
    """How many seconds a scene lasts with its defaults, and its sentences as they are said; nothing is drawn."""
    text = TEXTS[code]
    request = make_request(
        ROOT, output=build, fps=FPS, voice=BEST, language=None if text is LECTURE else code
    )
    job = job_of(request, text, anchor)
    scene = ready(job)
    record = perform(job, scene, Audience())
    listed = pronunciations(ROOT / PRONUNCIATIONS, text.language)
    told = {beat.key: said(beat.filled, text.language, listed) for beat in scene.beats}
    found = [one for beat in record.beats for one in said_sentences(told[beat.key], beat.heard)]
    return record.frames / record.fps, found


@pytest.mark.parametrize("number", CHAPTERS)
@every_text()
def test_a_chapter_is_spoken_in_its_time_and_every_sentence_at_the_pace(
    number: int, text: Lecture, tmp_path: Path
) -> None:
    code = text.language.code
    if all(engine.available(code) is not None for engine in (Festival(), Espeak())):
        pytest.skip("no voice speaks this language here")
    lengths, off = {}, []
    slowest, fastest = band(text.pace)
    for section in text.chapters[number].scenes:
        lengths[section.anchor], sentences = spoken(code, section.anchor, tmp_path)
        off += [
            (section.anchor, round(one.rate), one.text)
            for one in sentences
            if not slowest - SLACK * text.pace < one.rate < fastest + SLACK * text.pace
        ]
    assert off == []
    assert max(lengths.values()) <= SCENE_SECONDS[1]
    assert sum(lengths.values()) <= CHAPTER_SECONDS, lengths
