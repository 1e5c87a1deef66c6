"""How fast each sentence is said, measured: against the pace of the lecture, and with what follows it.

A sentence lasts from its first word to the next sentence; the last one of a beat, and the sentence to keep, have REST
as their pause: what is silent beyond that is time to look, and no slowness.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from steepest.script.spoken import SpokenToken
from steepest.script.timing.pace import REST, Word, sentences_of

SLOWEST, FASTEST = 14 / 15, 31 / 30
"""How far a sentence may be from the pace, as a share of it: 140 to 155 words a minute where 150 are wanted."""


@dataclass(frozen=True)
class SaidSentence:
    """A sentence as it was said: its text as shown, the number of its spoken words, how long they took and the pause
    that counts, in seconds."""

    text: str
    count: int
    seconds: float
    pause: float

    @property
    def rate(self) -> float:
        """Spoken words a minute, the pause after the sentence counted."""
        return 60 * self.count / (self.seconds + self.pause)

    @property
    def speaking(self) -> float:
        """Spoken words a minute while it is spoken."""
        return 60 * self.count / self.seconds


def said_sentences(spoken: Sequence[SpokenToken], words: Sequence[Word]) -> Iterator[SaidSentence]:
    """The sentences of a beat, from its tokens and the times of these; one of which no word is said is left out."""
    first = 0
    for sentence in sentences_of(spoken):
        timed, first = words[first : first + len(sentence)], first + len(sentence)
        count = sum(len(token.words) for token in sentence)
        pause = words[first].start - timed[-1].end if first < len(words) and not sentence[-1].kept else REST
        if count and timed[-1].end > timed[0].start:
            text = " ".join(token.shown for token in sentence)
            yield SaidSentence(text, count, timed[-1].end - timed[0].start, pause)


def band(pace: float) -> tuple[float, float]:
    """The slowest and the fastest that a sentence should be said, in spoken words a minute.

    >>> [round(bound, 1) for bound in band(150)]
    [140.0, 155.0]
    """
    return pace * SLOWEST, pace * FASTEST
