"""The value of a placeholder as it is said: from the value and its format, not from the digits shown.

Zeros at the end of decimals fill a column for the eye, and nobody says them: 3.000 is "three".
"""

import ast
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from numbers import Real

from steepest.script.fault import Fault
from steepest.script.spoken import numerals
from steepest.script.spoken.greek import LETTER_OF
from steepest.script.spoken.letters import plain, spell
from steepest.script.spoken.vocabulary import Vocabulary, Words
from steepest.script.values.digits import Digits
from steepest.script.values.formats import Format, read_format
from steepest.script.values.languages import Language
from steepest.script.values.showing import digits_of, exact_of


def said_of(value: object, spec: str, language: Language, vocabulary: Vocabulary) -> Words | None:
    """A value in words; None for text and for what has no words of its own, which is read as it is shown.

    A "," behind a word is a pause.
    """
    try:
        return _said(value, read_format(spec), language, vocabulary)
    except Fault:
        return None  # it could not have been shown


def _said(value: object, form: Format, language: Language, vocabulary: Vocabulary) -> Words | None:
    if isinstance(value, str | bool | Mapping) or value is None or form.kind == "share":
        return None
    if isinstance(value, Real | Decimal):
        return _number(value, form, language, vocabulary)
    if (tree := tree_of(value)) is not None:
        return formula(tree, vocabulary)
    if isinstance(value, Sequence):
        return _sequence(value, form, language, vocabulary)
    if callable(entries := getattr(value, "tolist", None)):
        return _said(entries(), form, language, vocabulary)
    return None


def _sequence(
    values: Sequence[object], form: Format, language: Language, vocabulary: Vocabulary
) -> Words | None:
    each = [_said(value, replace(form, joint=""), language, vocabulary) for value in values]
    joint = {"and": language.conjunction, "or": language.disjunction}.get(form.joint)
    words: Words = []
    for at, entry in enumerate(each):
        if entry is None:
            return None
        words += [joint] if joint and 0 < at == len(each) - 1 else []
        words += entry
    return words


def _number(value: Real | Decimal, form: Format, language: Language, vocabulary: Vocabulary) -> Words:
    exact = exact_of(value)
    minus = [vocabulary.parts["minus"]] if exact < 0 else []
    count = abs(int(exact)) if exact.denominator == 1 else None
    if form.kind == "ordinal" and count is not None and len(str(count)) <= numerals.LONGEST:
        return minus + vocabulary.ordinal(count)
    digits = digits_of(value, form)
    digits = replace(digits, decimals=digits.decimals.rstrip("0"))
    if form.kind == "times":
        if count is not None and count < len(language.times):
            return minus + language.times[count].split()
        times = language.times_after.strip(" -").split()
        return [*minus, *numerals.number(replace(digits, negative=False), vocabulary), *times]
    plus = [vocabulary.parts["plus"]] if form.sign and exact > 0 else []
    return plus + numerals.number(digits, vocabulary)


# Formulas


def tree_of(value: object) -> ast.expr | None:
    """The tree of a formula, or of a function given by one; None for anything else."""
    tree = getattr(getattr(value, "formula", value), "tree", None)
    return tree if isinstance(tree, ast.expr) else None


def formula(tree: ast.expr, vocabulary: Vocabulary) -> Words:
    """A formula in words.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> from steepest.script.spoken.english import ENGLISH
    >>> " ".join(formula(read("x**2 + 3*y", FORMULA(["x", "y"])), ENGLISH))
    'x squared plus three y'
    """
    from steepest.calculus.tree.notation import (
        spoken,  # only here: a text without formulas is read without them
    )

    said: Words = []
    for kind, held in spoken(tree):
        match kind:
            case "number":
                said += _typed(held, vocabulary)
            case "name" | "index":
                said += _name(held, vocabulary)
            case _:
                for word in vocabulary.parts[held].split():
                    if word != ",":
                        said.append(word)
                    elif said:
                        said[-1] = said[-1].rstrip(",") + ","
    return [*said[:-1], said[-1].rstrip(",")] if said else said


def _typed(held: str, vocabulary: Vocabulary) -> Words:
    if "/" in held:
        above, below = held.split("/")
        named = vocabulary.fraction(int(above), int(below)) if len(above + below) < 9 else None
        over = [vocabulary.parts["over"]]
        return named or [*numerals.whole(above, vocabulary), *over, *numerals.whole(below, vocabulary)]
    mantissa, _, exponent = held.partition("e")
    whole, _, decimals = mantissa.partition(".")
    return numerals.number(Digits(False, whole, decimals, int(exponent) if exponent else None), vocabulary)


def _name(name: str, vocabulary: Vocabulary) -> Words:
    """The letters or the index of a variable: w, eta, max, 1."""
    said: Words = []
    for part in _parts(name):
        if part.isdigit():
            said += numerals.whole(part, vocabulary)
        elif part.lower() in LETTER_OF:
            said.append(vocabulary.greek[LETTER_OF[part.lower()]])
        else:
            said += spell(part, vocabulary) if len(part) <= 2 else [plain(part, vocabulary)]
    return said


def _parts(name: str) -> Iterable[str]:
    return re.findall(r"[0-9]+|[A-Za-z]+", name)
