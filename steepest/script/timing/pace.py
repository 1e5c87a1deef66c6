"""When each word of a paragraph is said, where there is no voice: from reading speed.

Pace is spoken words a minute over the whole beat: the words, the pauses at commas and between sentences, and
the rest after the last word. A text of n spoken words (see `steepest.script.spoken`: a number counts as the words it
is said with) takes 60 n / pace seconds. Two things stretch that, both so that captions can be read:
no word is said faster than 19.5 characters a second (17 where the pace allows it), and the rest after the
last word is never shorter than REST, which tells in very short beats.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from steepest.script.fault import Fault
from steepest.script.paragraph.filling import Filled
from steepest.script.spoken import said
from steepest.script.timing.speech import pause_after, split_words, syllables
from steepest.script.values.languages import Language

REST = 0.5  # seconds of rest after the last word of a beat
COMFORTABLE, QUICKEST = 17.0, 19.5  # characters a second, blanks counted
LEAST_PAUSE = 0.4  # the share of the usual pauses that a quick pace keeps
USUAL = 150.0


@dataclass(frozen=True)
class Word:
    """A word as it is said, with its punctuation; start and end in seconds from the beginning of its beat."""

    text: str
    start: float
    end: float


def reading(text: str | Filled, pace: float, language: str | Language = "en") -> tuple[Word, ...]:
    """The words of a text, or of a paragraph with its values, with their times at this pace (spoken words a
    minute).

    >>> [word.text for word in reading("The slope is 4.", 150)]
    ['The', 'slope', 'is', '4.']
    >>> sixteen = "a walker stands on the hill and looks at the slope to the east of him "
    >>> round(total(reading(sixteen * 4, 150)), 2)
    25.6
    """
    if not pace > 0:
        raise Fault(f"the pace is {pace}; it is a positive number of words a minute")
    spoken = said(Filled(text) if isinstance(text, str) else text, language)
    if not spoken:
        return ()
    tokens = [each.shown for each in spoken]
    characters = [len(token) + 1 for token in tokens]
    pauses = [pause_after(token) * USUAL / pace for token in tokens]
    pauses[-1] = 0.0  # REST follows the last word
    wanted = 60 * sum(len(each.words) for each in spoken) / pace - REST
    least = wanted - LEAST_PAUSE * sum(pauses)
    floor = min(max(least, sum(characters) / QUICKEST), sum(characters) / COMFORTABLE)
    speech = max(floor, wanted - sum(pauses))
    if sum(pauses):
        shrink = min(1.0, max(LEAST_PAUSE, (wanted - speech) / sum(pauses)))
        pauses = [pause * shrink for pause in pauses]
    least_each = [count * floor / sum(characters) for count in characters]
    weights = [max(1, len(each.words) + sum(map(syllables, each.words))) for each in spoken]
    lengths = shared(speech, least_each, weights)
    words: list[Word] = []
    now = 0.0
    for token, length, pause in zip(tokens, lengths, pauses, strict=True):
        words.append(Word(token, now, now + length))
        now = words[-1].end + pause
    return tuple(words)


def shared(whole: float, least: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Share the whole by weight, no share below its least; the least together are at most the whole.

    >>> shared(10, [0, 0, 6], [1, 3, 1])
    [1.0, 3.0, 6]
    """
    rest, weight = whole, float(sum(weights))
    each = rest / weight
    for at in sorted(range(len(least)), key=lambda at: least[at] / weights[at], reverse=True):
        if least[at] <= each * weights[at]:
            break
        rest, weight = rest - least[at], weight - weights[at]
        each = rest / weight if weight else 0.0
    return [max(low, each * heavy) for low, heavy in zip(least, weights, strict=True)]


def total(words: Sequence[Word]) -> float:
    """How long the words take, the rest after the last one included; 0 for none. In seconds."""
    return words[-1].end + REST if words else 0.0


def mark_times(filled: Filled, words: Sequence[Word]) -> dict[str, float]:
    """When each mark of a paragraph is reached: the start of the word after it, or the end of the last.

    `words` are the paragraph's own, from reading speed or from a voice, one for each blank-separated word of
    its text.
    """
    times: dict[str, float] = {}
    for mark in filled.marks:
        before = filled.text[: mark.position]
        index = len(split_words(before)) - (0 if not before or before[-1] == " " else 1)
        if mark.position >= len(filled.text) or index >= len(words):
            times[mark.name] = words[-1].end if words else 0.0
        else:
            times[mark.name] = words[index].start
    return times
