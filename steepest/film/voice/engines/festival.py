"""Festival with the HTS voice of SLT: free, in Debian's main section, needs no network, tells word times.

Text reaches it as string literals in a Scheme file, one sentence at a time (its memory grows with the length
of an utterance), all sentences of a beat in one process. The voice is the one of K. Tokuda's group for the
CMU Arctic recordings of speaker SLT: 32 kHz.
"""

from __future__ import annotations

import functools
import hashlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from steepest.disk.placing import temporary
from steepest.film.voice.engines.delivery import Delivery, delivered
from steepest.film.voice.engines.process import run
from steepest.film.voice.engines.riff import read_wav
from steepest.film.voice.interface import PacedEngine, Sentence, Sound, Trouble, printable, unstressed

PACKAGES = "festival festvox-us-slt-hts"
INSTALL = f"sudo apt-get install --yes --no-install-recommends {PACKAGES}"
VOICE = "cmu_us_slt_arctic_hts"
SPEED = 0.88
"""Of its usual speed, which is that of a hurried reader: some 240 words a minute within a sentence."""

_PROBE = f"""\
(if (assoc '{VOICE} voice-locations)
    (format t "%s\\n" (cdr (assoc '{VOICE} voice-locations))))
"""
_SPEECH = f"""\
(voice_{VOICE})
(define usual hts_engine_params)
(define (tell-words item)
  (if item
      (begin
        (mapcar
         (lambda (word)
           (format t "%f %f " (item.feat word "word_start") (item.feat word "word_end")))
         (item.relation.daughters item 'Token))
        (format t "\\n")
        (tell-words (item.next item)))))
(define (say text file speed)
  (set! hts_engine_params (append usual (list (list "-r" speed))))
  (let ((utterance (utt.synth (eval (list 'Utterance 'Text text)))))
    (utt.save.wave utterance file 'riff)
    (format t "said\\n")
    (tell-words (utt.relation.first utterance 'Token))))
"""


@dataclass(frozen=True)
class Festival(PacedEngine):
    """The default voice. `program` is looked up in PATH; `delivery` is what is done to its sound, None for nothing."""

    program: str = "festival"
    patience: tuple[float, float] = (20.0, 0.3)
    name: str = "festival"
    delivery: Delivery | None = field(default_factory=Delivery)

    @property
    def draft(self) -> Self:
        """With the same pauses, and without what takes as long as speaking does: the melody and the tone."""
        return replace(self, delivery=self.delivery and replace(self.delivery, melody=None, tone=None))

    def available(self, language: str) -> str | None:
        """None, or what is missing. It speaks English only."""
        if language.partition("-")[0] != "en":
            return f"festival's voice speaks English, not {language!r}"
        program = shutil.which(self.program)
        if program is None:
            return f"festival is not installed; {INSTALL}"
        found = _voice(program, os.stat(program).st_mtime_ns)
        return None if found.startswith("/") else f"festival {found or 'has no voice of SLT'}; {INSTALL}"

    def identity(self, language: str) -> str:
        """A digest of the program and of the voice's data, the speed, and what is done to its sound."""
        program = shutil.which(self.program) or ""
        data = _digest(program, _voice(program, os.stat(program).st_mtime_ns))
        return f"festival {VOICE} {SPEED} {data} {self.delivery.identity if self.delivery else 'plain'}"

    def say_at(
        self, tempos: Sequence[float], sentences: Sequence[Sentence], language: str, folder: Path
    ) -> list[Sound]:
        """Say sentences, each so many times as fast as usual. Raises Trouble."""
        program = shutil.which(self.program)
        if program is None:
            raise Trouble("is not installed")
        lines = [
            f"(say {literal(' '.join(unstressed(words)))} {literal(f'{n}.wav')} {SPEED * tempo:.4f})\n"
            for n, (tempo, words) in enumerate(zip(tempos, sentences, strict=True))
        ]
        (folder / "speech.scm").write_text(_SPEECH + "".join(lines), encoding="ascii")
        seconds = self.patience[0] + self.patience[1] * sum(map(len, sentences))
        answer = run([program, "-b", "speech.scm"], folder, seconds, environment={"HOME": str(folder)})
        told = answer.split("said\n")[1:]
        if len(told) != len(sentences):
            raise Trouble(f"said {len(told)} of {len(sentences)} sentences")
        sounds = []
        for number, (words, lines_told) in enumerate(zip(sentences, told, strict=True)):
            samples, rate = read_wav(folder / f"{number}.wav")
            sounds.append(Sound(samples, rate, _times(lines_told, len(words))))
        if self.delivery is None:
            return sounds
        return [
            delivered(sound, words, self.delivery, tempo)
            for sound, words, tempo in zip(sounds, sentences, tempos, strict=True)
        ]


def literal(text: str) -> str:
    """Text as a Scheme string: what it holds is data, whatever it looks like.

    >>> print(literal('say "(quit)" \\\\'))
    "say \\"(quit)\\" \\\\"
    """
    kept = "".join(one if " " <= one <= "~" else " " for one in text)
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _times(told: str, count: int) -> tuple[tuple[float, float], ...]:
    """Start and end of every word, from one line a word; none where festival took the words otherwise."""
    found = []
    for line in told.splitlines():
        try:
            numbers = [float(number) for number in line.split()]
        except ValueError:
            return ()
        timed = [(start, end) for start, end in zip(numbers[::2], numbers[1::2], strict=False) if end > start]
        if timed:  # a sign has no time of its own
            found.append((min(start for start, _ in timed), max(end for _, end in timed)))
    return tuple(found) if len(found) == count else ()


@functools.lru_cache(maxsize=8)
def _voice(program: str, changed: int) -> str:
    """The folder of the voice as festival names it, or what was wrong."""
    try:
        with temporary() as folder:
            (folder / "probe.scm").write_text(_PROBE, encoding="ascii")
            told = run([program, "-b", "probe.scm"], folder, 20, environment={"HOME": str(folder)})
    except Trouble as trouble:
        return str(trouble)
    return printable(told)


@functools.lru_cache(maxsize=8)
def _digest(program: str, voice: str) -> str:
    digest = hashlib.sha256()
    for file in [Path(program).resolve(), *sorted(Path(voice).rglob("*"))]:
        if file.is_file():
            digest.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]
