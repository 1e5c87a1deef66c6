"""Captions: the words of a beat cut at their phrases, two lines at most, long enough on screen to be read.

The cut is the cheapest of all, found by going through the words once and keeping the best way to reach each
(as lines of a paragraph are broken in Knuth and Plass, "Breaking Paragraphs into Lines", 1981).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from steepest.script.timing.pace import REST, Word
from steepest.script.timing.phrases import Piece, cost_after, pieces_of
from steepest.script.values.languages import Language, language_of

LINE, LINES = 42, 2  # characters, lines
SHORTEST, LONGEST = 0.83, 7.0  # seconds
WANTED, MOST = 17.0, 20.0  # characters a second, the blank or line end between words counted
LINGER = 1.0  # seconds a cue may stay after its last word where the next one is late

A_CUE = (
    4.0  # what one more cue costs, against 0 (after a sentence) to 12 (inside a formula) for where it is cut
)
ANOTHER = 3.0  # what a sentence that ends inside a cue costs
BEGUN = 5.0  # what a sentence costs that begins inside a cue and does not end there
ALONE = 4.0  # what a word costs that stands alone in its line, or is all of a cue, and is no sentence
BRIEF = 1.6  # seconds below which a cue begins to cost


@dataclass(frozen=True)
class Cue:
    """A caption: one line, or two with a newline between; start and end in seconds."""

    text: str
    start: float
    end: float

    def later(self, seconds: float) -> Self:
        """The same cue, so many seconds later."""
        return replace(self, start=self.start + seconds, end=self.end + seconds)


def cues(
    words: Sequence[Word], language: str | Language = "en", until: float | None = None, stays: bool = False
) -> tuple[Cue, ...]:
    """Cut timed words into cues, in order and without overlap; together they hold every word.

    `until`: when the last cue must be gone, in seconds (REST after the last word where nothing is given).
    A word too long for a line or too slow for a cue is divided. The last cue `stays` until then if it is a question
    that somebody thinks about.

    >>> from steepest.script.timing.pace import reading
    >>> text = "The slope going east is four, and the slope going north is three. So which way is up?"
    >>> for cue in cues(reading(text, 150)):
    ...     print(cue.text.splitlines())
    ['The slope going east is four,', 'and the slope going north is three.']
    ['So which way is up?']
    """
    pieces = pieces_of(words, LINE, LONGEST)
    if not pieces:
        return ()
    cut = _Cut(pieces, language_of(language), pieces[-1].end + REST if until is None else until)
    *others, last = cut.cues()
    return (*others, replace(last, end=cut.until) if stays else last)


class _Cut:
    def __init__(self, pieces: Sequence[Piece], language: Language, until: float) -> None:
        self.pieces = pieces
        self.until = max(until, pieces[-1].end)
        self.after = [cost_after(*pair, language) for pair in zip(pieces, [*pieces[1:], None], strict=True)]
        self.at = [0]  # where each piece's characters end in the text written on one line
        for piece in pieces:
            self.at.append(self.at[-1] + len(piece.text) + (0 if piece.joined or len(self.at) == 1 else 1))

    def cues(self) -> tuple[Cue, ...]:
        count = len(self.pieces)
        best = [0.0] + [float("inf")] * count
        begins = [0] * (count + 1)
        for first in range(count):
            for last in range(first, count):
                length = self.length(first, last)
                if length > LINES * LINE + 1 or (
                    last > first and self.pieces[last].end - self.pieces[first].start > LONGEST
                ):
                    break
                lines = self.line_cost(first, last)
                if lines is None:
                    continue
                cost = best[first] + lines + self.cost(first, last, length)
                if cost < best[last + 1]:
                    best[last + 1], begins[last + 1] = cost, first
        found: list[Cue] = []
        end = count
        while end:
            found.append(self.cue(begins[end], end - 1))
            end = begins[end]
        return tuple(reversed(found))

    def length(self, first: int, last: int) -> int:
        """Characters of these pieces on one line."""
        return self.at[last + 1] - self.at[first] - (0 if first == 0 or self.pieces[first].joined else 1)

    def end(self, first: int, last: int) -> float:
        """When a cue of these pieces is gone."""
        following = self.pieces[last + 1].start if last + 1 < len(self.pieces) else self.until
        start, said = self.pieces[first].start, self.pieces[last].end
        return min(following, max(said + LINGER, start + SHORTEST), start + LONGEST)

    def cost(self, first: int, last: int, length: int) -> float:
        seconds = max(self.end(first, last) - self.pieces[first].start, 1e-6)
        speed = length / seconds
        cost = A_CUE + (self.after[last] if last + 1 < len(self.pieces) else 0.0)
        inside = sum(1 for at in range(first, last) if self.after[at] == 0)
        cost += ANOTHER * inside + (BEGUN if inside and self.after[last] else 0.0)
        cost += ALONE if self.alone(first, last) else 0.0
        cost += 8 * max(0.0, BRIEF - seconds) + 6 * max(0.0, speed - WANTED)
        if seconds < SHORTEST:
            cost += 500 + 1000 * (SHORTEST - seconds)
        return cost

    def alone(self, first: int, last: int) -> bool:
        """Whether these pieces are one, and belong to a longer sentence."""
        return first == last and bool((first and self.after[first - 1]) or self.after[last])

    def line_cost(self, first: int, last: int) -> float | None:
        """What the best division into lines costs; None where these pieces do not fit."""
        if self.length(first, last) <= LINE:
            return 0.0
        found = self.line_end(first, last)
        return None if found is None else found[0]

    def line_end(self, first: int, last: int) -> tuple[float, int] | None:
        """The cheapest end of the first of two lines, with its cost."""
        best: tuple[float, int] | None = None
        for at in range(last - 1, first - 1, -1):
            above, below = self.length(first, at), self.length(at + 1, last)
            if below > LINE:
                break
            if above <= LINE:
                cost = 0.5 * self.after[at] + 0.06 * abs(above - below) + (0.5 if above > below else 0.0)
                cost += ALONE * (self.alone(first, at) + self.alone(at + 1, last))
                if best is None or cost < best[0]:
                    best = cost, at
        return best

    def cue(self, first: int, last: int) -> Cue:
        found = None if self.length(first, last) <= LINE else self.line_end(first, last)
        lines = [(first, last)] if found is None else [(first, found[1]), (found[1] + 1, last)]
        text = "\n".join(self.written(*line) for line in lines)
        return Cue(text, self.pieces[first].start, self.end(first, last))

    def written(self, first: int, last: int) -> str:
        text = self.pieces[first].text
        for piece in self.pieces[first + 1 : last + 1]:
            text += piece.text if piece.joined else " " + piece.text
        return text


def vtt(captions: Iterable[Cue]) -> str:
    """Captions as WebVTT (https://www.w3.org/TR/webvtt1/)."""
    blocks = ["WEBVTT"]
    for cue in captions:
        text = cue.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks.append(f"{clock(cue.start)} --> {clock(cue.end)}\n{text}")
    return "\n\n".join(blocks) + "\n"


def srt(captions: Iterable[Cue]) -> str:
    """Captions as SubRip."""
    blocks = [
        f"{number}\n{clock(cue.start, ',')} --> {clock(cue.end, ',')}\n{cue.text}\n"
        for number, cue in enumerate(captions, 1)
    ]
    return "\n".join(blocks)


def write_vtt(captions: Iterable[Cue], path: Path) -> None:
    """Write captions as WebVTT."""
    path.write_text(vtt(captions), encoding="utf-8")


def write_srt(captions: Iterable[Cue], path: Path) -> None:
    """Write captions as SubRip."""
    path.write_text(srt(captions), encoding="utf-8")


def clock(seconds: float, decimal: str = ".") -> str:
    """A time as captions write it.

    >>> clock(3725.5)
    '01:02:05.500'
    """
    milliseconds = round(max(seconds, 0.0) * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}{decimal}{rest % 1000:03}"
