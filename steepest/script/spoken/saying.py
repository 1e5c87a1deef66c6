"""A paragraph as pairs of what is shown and what is said."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from steepest.script.paragraph.filling import Filled, Shown
from steepest.script.spoken.letters import plain
from steepest.script.spoken.lexemes import Lexeme, lexemes
from steepest.script.spoken.reader import Reader
from steepest.script.spoken.shares import shared_out
from steepest.script.spoken.tongues import vocabulary_of
from steepest.script.spoken.values import said_of
from steepest.script.spoken.vocabulary import Vocabulary, Words
from steepest.script.timing.speech import CLOSING, spans_of
from steepest.script.values.languages import Language, language_of

PAUSES = {"…": ".", "–": ",", "—": ","} | {sign: sign for sign in ",.?!;:"}


@dataclass(frozen=True)
class SpokenToken:
    """A blank-separated token of a paragraph, with its punctuation, and the plain words it is said as.

    words: small letters of the language and apostrophes; the last may carry one of , . ? ! ; : behind it,
    which is a pause and not said. Empty for what is not said on its own, such as a dash. marked: whether the
    text has a mark before it, at which the picture does something: it is said with stress. kept: whether the
    sentence to keep ends with it.
    """

    shown: str
    words: tuple[str, ...]
    marked: bool = False
    kept: bool = False


@dataclass(frozen=True)
class _Part:
    """A part of a token: as it was typed, or as a value shows it, with the words of that value."""

    text: str
    words: tuple[str, ...] | None = None


def said(
    filled: Filled, language: str | Language = "en", pronunciations: Mapping[str, str] | None = None
) -> tuple[SpokenToken, ...]:
    """What a paragraph is said as: one entry for each of its tokens, in order.

    Tokens are divided as the timing divides them (`steepest.script.timing.speech.split_words`), at blanks and
    never at a no-break space. The words of a value come from the value itself; what was typed is read sign by
    sign. `pronunciations` are plain words by terms in small letters, applied to terms and to single words. What
    has no words is left out.

    >>> from steepest.script.paragraph.filling import fill
    >>> filled = fill("At {at} it is steep: ∂f/∂x = {slope}.", {"at": (2, -0.8), "slope": 4})
    >>> [(each.shown, " ".join(each.words)) for each in said(filled)][1:3]
    [('(2,', 'two,'), ('−0.8)', 'minus zero point eight')]
    >>> " ".join(word for each in said(filled)[3:] for word in each.words)
    'it is steep: the partial of f in x is four.'
    """
    table, vocabulary = language_of(language), vocabulary_of(language)
    listed = _listed(pronunciations or {}, vocabulary)
    reader = Reader(table, vocabulary, listed)
    tokens = list(_parts(filled, reader))
    pieces = [[piece for part in parts for piece in _pieces(part, table)] for parts in tokens]
    ends = [end for _, end in spans_of(filled.text)]
    marked = {bisect_right(ends, mark.position) for mark in filled.marks}
    found: list[SpokenToken] = []
    for at, parts in enumerate(tokens):
        shown = "".join(part.text for part in parts)
        before = pieces[at - 1] if at else ()
        after = pieces[at + 1] if at + 1 < len(pieces) else ()
        if (term := _term(shown)) in listed:
            words = listed[term].split()
        else:
            words = [part for word in reader.read(pieces[at], before, after) for part in _named(word, listed)]
        words, rests = _plain_words(words, vocabulary)
        pause = _pause(parts) or ("," if rests or (shown == "-" and not words) else "")
        if words:
            words[-1] += pause
        elif pause and found and found[-1].words and found[-1].words[-1][-1] not in PAUSES:
            last = found[-1]
            found[-1] = replace(last, words=(*last.words[:-1], last.words[-1] + pause))
        found.append(SpokenToken(shown, tuple(words), at in marked))
    if filled.kept is not None:
        ending = sum(end <= filled.kept for _, end in spans_of(filled.text)) - 1
        found[ending] = replace(found[ending], kept=True)
    return tuple(found)


def _plain_words(words: Sequence[str], vocabulary: Vocabulary) -> tuple[Words, bool]:
    """The words without pauses inside, and whether a pause follows."""
    bare = [word for word in (plain(word, vocabulary) for word in words) if word]
    return bare, bool(words) and words[-1].endswith(",")


def _listed(pronunciations: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, str]:
    plainly = {
        _term(term): " ".join(filter(None, (plain(word, vocabulary) for word in words.split())))
        for term, words in pronunciations.items()
    }
    return {term: words for term, words in plainly.items() if words}


def _term(token: str) -> str:
    """A token as it is looked up: small letters, no punctuation around it."""
    return token.strip(".,;:!?…()[]{}\"'“”’").lower()


def _named(word: str, listed: Mapping[str, str]) -> Words:
    bare = word.rstrip(",")
    if bare not in listed:
        return [word]
    *said, last = listed[bare].split()
    return [*said, last + word[len(bare) :]]


def _pause(parts: Sequence[_Part]) -> str:
    """The pause that a token ends with. The point of an ordinal that a value shows (21.) is none."""
    text = ""
    for part in parts:
        text += part.text if part.words is None else "x" + (part.text[-1:] if part.text[-1:] in ",;" else "")
    bare = text.rstrip(CLOSING)
    return PAUSES.get(bare[-1:], "")


def _pieces(part: _Part, language: Language) -> Iterator[Lexeme]:
    if part.words is None:
        yield from lexemes(part.text, language)
    else:
        yield Lexeme("said", part.text, part.words)


def _parts(filled: Filled, reader: Reader) -> Iterator[list[_Part]]:
    """The tokens of a paragraph, each divided into what was typed and what a value shows."""
    spans = spans_of(filled.text)
    valued = [
        (shown, spoken)
        for shown in filled.shown
        if (spoken := said_of(shown.value, shown.spec, reader.language, reader.vocabulary))
    ]
    shares: dict[int, list[tuple[int, int, tuple[str, ...]]]] = {}
    first = 0
    for shown, spoken in valued:
        while first < len(spans) and spans[first][1] <= shown.start:
            first += 1
        last = first
        while last < len(spans) and spans[last][0] < shown.end:
            last += 1
        cuts = [(max(a, shown.start), min(b, shown.end)) for a, b in spans[first:last]]
        for at, cut, share in zip(
            range(first, last), cuts, _shares(shown, cuts, spoken, reader), strict=True
        ):
            shares.setdefault(at, []).append((*cut, tuple(share)))
    for at, (start, end) in enumerate(spans):
        parts: list[_Part] = []
        now = start
        for a, b, words in shares.get(at, ()):
            parts += [_Part(filled.text[now:a])] if a > now else []
            parts.append(_Part(filled.text[a:b], words))
            now = b
        parts += [_Part(filled.text[now:end])] if end > now else []
        yield parts


def _shares(shown: Shown, cuts: Sequence[tuple[int, int]], words: Words, reader: Reader) -> list[Words]:
    if len(cuts) == 1:
        return [words]
    texts = [shown.text[a - shown.start : b - shown.start] for a, b in cuts]
    pieces = [list(lexemes(text, reader.language)) for text in texts]
    beside = [(), *pieces, ()]
    guesses = [reader.read(token, beside[at], beside[at + 2]) for at, token in enumerate(pieces)]
    return shared_out(words, guesses)
