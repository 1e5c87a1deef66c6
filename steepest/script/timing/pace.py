"""When each word of a paragraph is said, where there is no voice: from reading speed.

Pace is spoken words a minute, sentence by sentence: the words, the pauses at commas, and the pause after the sentence
(a rest after the last one). A sentence of n spoken words (see `steepest.script.spoken`: a number counts as the words it
is said with) takes 60 n / pace seconds. Two things stretch that, both so that captions can be read:
no word is said faster than 19.5 characters a second (17 where the pace allows it), and the rest after the
last word is never shorter than REST, which tells in very short beats. Behind the sentence to keep there is SILENCE,
which does not count.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from steepest.script.fault import Fault
from steepest.script.paragraph.filling import Filled
from steepest.script.spoken import SpokenToken, said
from steepest.script.timing.speech import ends_sentence, pause_after, split_words, syllables
from steepest.script.values.languages import Language

REST = 0.5  # seconds of rest after the last word of a beat
SILENCE = 1.0  # seconds after the sentence to keep
COMFORTABLE, QUICKEST = 17.0, 19.5  # characters a second, blanks counted
LEAST_PAUSE = 0.4  # the share of the usual pauses that a quick pace keeps
USUAL = 150.0


@dataclass(frozen=True)
class Word:
    """A word as it is said, with its punctuation; start and end in seconds from the beginning of its beat."""

    text: str
    start: float
    end: float


Speech = Callable[[Filled], tuple[Word, ...]]  # the words of a paragraph, timed from its start


def silent(pace: float, language: str | Language = "en") -> Speech:
    """No voice: words are timed by reading speed, `pace` spoken words of a language a minute."""
    return lambda filled: reading(filled, pace, language)


def reading(text: str | Filled, pace: float, language: str | Language = "en") -> tuple[Word, ...]:
    """The words of a text, or of a paragraph with its values, with their times at this pace (spoken words a
    minute).

    >>> [word.text for word in reading("The slope is 4.", 150)]
    ['The', 'slope', 'is', '4.']
    >>> sixteen = "a walker stands on the hill and looks at the slope to the east of him "
    >>> round(total(reading(sixteen * 4, 150)), 2)
    25.6
    """
    return read_aloud(said(Filled(text) if isinstance(text, str) else text, language), pace)


def read_aloud(spoken: Sequence[SpokenToken], pace: float) -> tuple[Word, ...]:
    """The words of a paragraph that is given as it is said, with their times at this pace."""
    if not pace > 0:
        raise Fault(f"the pace is {pace}; it is a positive number of words a minute")
    words: list[Word] = []
    now = 0.0
    for sentence in sentences_of(spoken):
        last = len(words) + len(sentence) == len(spoken)
        lengths, pauses = _timed(sentence, pace, last)
        if sentence[-1].kept:
            pauses[-1] = max(pauses[-1], SILENCE)
        for token, length, pause in zip(sentence, lengths, pauses, strict=True):
            words.append(Word(token.shown, now, now + length))
            now = words[-1].end + pause
    return tuple(words)


def sentences_of(spoken: Sequence[SpokenToken]) -> Iterator[Sequence[SpokenToken]]:
    """The sentences of a paragraph, each as its words."""
    first = 0
    for at, token in enumerate(spoken, 1):
        if at == len(spoken) or ends_sentence(token.shown):
            yield spoken[first:at]
            first = at


def _timed(sentence: Sequence[SpokenToken], pace: float, last: bool) -> tuple[list[float], list[float]]:
    """How long each word of a sentence takes and the pause after it, in seconds; REST is left out of the last one's."""
    tokens = [each.shown for each in sentence]
    characters = [len(token) + 1 for token in tokens]
    pauses = [pause_after(token) * USUAL / pace for token in tokens]
    wanted = 60 * sum(len(each.words) for each in sentence) / pace
    if last:
        pauses[-1], wanted = 0.0, wanted - REST
    least = wanted - LEAST_PAUSE * sum(pauses)
    floor = min(max(least, sum(characters) / QUICKEST), sum(characters) / COMFORTABLE)
    speech = max(floor, wanted - sum(pauses))
    if sum(pauses):
        shrink = min(1.0, max(LEAST_PAUSE, (wanted - speech) / sum(pauses)))
        pauses = [pause * shrink for pause in pauses]
    least_each = [count * floor / sum(characters) for count in characters]
    weights = [max(1, len(each.words) + sum(map(syllables, each.words))) for each in sentence]
    return shared(speech, least_each, weights), pauses


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


def total(words: Sequence[Word], rest: float = REST) -> float:
    """How long the words take, the rest after the last one included; 0 for none. In seconds."""
    return words[-1].end + rest if words else 0.0


def rest_after(filled: Filled) -> float:
    """The rest after the last word of a beat, in seconds: SILENCE where it ends with the sentence to keep."""
    return SILENCE if filled.kept == len(filled.text) else REST


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


def kept_sentence(filled: Filled, words: Sequence[Word]) -> Word | None:
    """The sentence to keep of a paragraph, with its time; None where there is none. `words` are the paragraph's own."""
    if filled.kept is None:
        return None
    last = len(split_words(filled.text[: filled.kept]))
    first = last - 1
    while first > 0 and not ends_sentence(words[first - 1].text):
        first -= 1
    sentence = words[first:last]
    return Word(" ".join(word.text for word in sentence), sentence[0].start, sentence[-1].end)
