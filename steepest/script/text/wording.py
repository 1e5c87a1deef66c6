"""Words that compare or count, and digits, that no fact stands behind; and words that lead against a sign."""

from collections.abc import Iterator

from steepest.script.paragraph.compared import sign_of
from steepest.script.paragraph.template import Choice, Claim, Plain, Template, walk
from steepest.script.text.givens import Given, Prose
from steepest.script.text.section import Section
from steepest.script.text.typed_words import TypedWord, words_of
from steepest.script.values.languages import Language


def unbacked(section: Section) -> list[tuple[int, str]]:
    """Comparing and counting words that no claim, choice or reason backs, with their lines.

    Titles, labels and boxes are searched, too. Each is then backed by a claim, or a reason is given under the
    paragraph. Of a line with several wordings only the words that not all of them say are backed. In the first
    wording, a word that counts, or leads up where another wording leads down, is not backed by that alone.
    """
    return [
        (token.line, token.text)
        for prose in section.prose()
        for token in _tokens(prose, prose.givens)
        if _needs_a_fact(token, section.language)
    ]


def contradicted(section: Section) -> list[tuple[int, str, str]]:
    """Words that lead up in a claim or a choice where something is negative, or down where it is positive, with their
    lines and the conditions; none for which a reason is given."""
    return [
        (line, word, condition)
        for prose in section.prose()
        for line, word, condition in _contradicted(prose, section.language)
        if not any(word.lower() in given.words for given in prose.givens)
    ]


def _contradicted(prose: Prose, language: Language) -> Iterator[tuple[int, str, str]]:
    for template in prose.templates:
        for condition, sign, words, offset in _signed(template):
            yield from ((template.line_of(offset), word, condition) for word in _against(sign, words, language))


def _signed(template: Template) -> Iterator[tuple[str, int, list[str], int]]:
    """The words that stand under a sign: the condition, the sign, the words, and where they begin."""
    for node in template.walk():
        if isinstance(node, Claim | Choice):
            sides = [node.words] if isinstance(node, Claim) else [node.yes, node.no]
            for sign, side in zip((1, -1), sides, strict=False):
                plain = " ".join(each.text for each in walk(side) if isinstance(each, Plain))
                words = [word for _, word in words_of(plain)]
                yield node.condition.source, sign * sign_of(node.condition), words, node.offset


def _against(sign: int, words: list[str], language: Language) -> list[str]:
    """The words that lead the other way than a sign says, where none leads its way."""
    up, down = ([word for word in words if word.lower() in led] for led in (language.rising, language.falling))
    with_it, against = (up, down) if sign > 0 else (down, up)
    return against if sign and not with_it else []


def typed_digits(section: Section) -> list[tuple[int, str]]:
    """Words with a digit typed by hand, with their lines, for which no reason is given.

    Digits in claims and in other wordings count, too: a condition beside a digit does not compute it. A date
    needs a reason.
    """
    return [
        (token.line, token.text)
        for prose in section.prose()
        for token in _tokens(prose, prose.givens)
        if _has_digit(token)
    ]


def idle_reasons(section: Section) -> list[tuple[int, str]]:
    """Reasons for words that need none, with their lines: nothing in them compares or counts, or a condition stands
    behind them already."""
    return [
        (given.place.line, str(given))
        for prose in section.prose()
        for given in prose.givens
        if not any(word.lower() in given.words for _, word, _ in _contradicted(prose, section.language))
        and not any(
            _has_digit(token) or _needs_a_fact(token, section.language)
            for run in prose.runs()
            for token in given.covers(run)
        )
    ]


def _tokens(prose: Prose, givens: tuple[Given, ...]) -> list[TypedWord]:
    """The words of a prose for which no reason is given, in the order of the text."""
    found: list[TypedWord] = []
    for run in prose.runs():
        covered = {id(token) for given in givens for token in given.covers(run)}
        found += [token for token in run if id(token) not in covered]
    return found


def _needs_a_fact(token: TypedWord, language: Language) -> bool:
    if not token.backed and _is_one_of(language.comparing, token):
        return True
    if token.beside is None:
        return False
    opposed = (language.rising, language.falling), (language.falling, language.rising)
    turns = any(token.lower in led and token.beside & other for led, other in opposed)
    return turns or _is_one_of(language.counting, token)


def _is_one_of(words: frozenset[str], token: TypedWord) -> bool:
    plain = token.lower.removesuffix("'s")
    return plain in words or any(part in words for part in plain.split("-"))


def _has_digit(token: TypedWord) -> bool:
    return any(character.isdigit() for character in token.text)
