"""Words that compare or count, and digits, that no fact stands behind."""

from steepest.script.text.givens import Given, Prose
from steepest.script.text.section import Section
from steepest.script.text.typed_words import TypedWord


def unbacked(section: Section) -> list[tuple[int, str]]:
    """Comparing and counting words that no claim, choice or reason backs, with their lines.

    Titles, labels and boxes are searched, too. Each is then backed by a claim, or a reason is given under the
    paragraph. Of a line with several wordings only the words that not all of them say are backed.
    """
    return [
        (token.line, token.text)
        for prose in section.prose()
        for token in _tokens(prose, prose.givens)
        if not token.backed and _compares(token, section)
    ]


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
        if not any(
            _has_digit(token) or (_compares(token, section) and not token.backed)
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


def _compares(token: TypedWord, section: Section) -> bool:
    comparing = section.language.comparing
    plain = token.lower.removesuffix("'s")
    return plain in comparing or any(part in comparing for part in plain.split("-"))


def _has_digit(token: TypedWord) -> bool:
    return any(character.isdigit() for character in token.text)
