"""The heading of a beat: `### name [if condition] [for item in items] [if condition]`."""

import keyword

from steepest.script.fault import Fault, clipped
from steepest.script.paragraph.expressions import Expression
from steepest.script.paragraph.template import Template
from steepest.script.place import Place
from steepest.script.text.beats import TURN, BeatTemplate

LONGEST_NAME = 60
"""Letters of a name: together with others it makes the name of a file, which may have 255."""

NAMED = f"it is a name of small letters, digits and _, {LONGEST_NAME} at most"

SHAPES = (["if"], ["for"], ["if", "for"], ["for", "if"], ["if", "for", "if"])


def read_beat_heading(text: str, place: Place) -> BeatTemplate:
    """A beat, still without its paragraph, from what follows "###"; `place` is the heading's."""
    name, _, rest = text.strip().partition(" ")
    if not is_name(name):
        raise place.fault(f'"{clipped(name)}" is not a beat\'s name; {NAMED}')
    place = place.within(name)
    condition = chosen = entries = None
    variable = ""
    for word, clause in _clauses(rest, place):
        if word == "for":
            variable, entries = _loop(clause, place)
        elif entries is None:
            condition = _expression(clause, place)
        else:
            chosen = _expression(clause, place)
    return BeatTemplate(name, Template("", (), place), place, condition, variable, entries, chosen)


def is_name(text: str) -> bool:
    """A name of small letters, digits and _, beginning with a letter: a beat, a label. Files are named by it."""
    return (
        len(text) <= LONGEST_NAME
        and text.isascii()
        and text.isidentifier()
        and text == text.lower()
        and text[0] != "_"
    )


def is_variable(text: str) -> bool:
    """A name that an expression or an import can use, too."""
    return is_name(text) and not keyword.iskeyword(text)


def _clauses(text: str, place: Place) -> list[tuple[str, str]]:
    """Divide at "if" and "for", outside quotes: "if a for b in c" is [("if", "a"), ("for", "b in c")]."""
    found: list[tuple[str, list[str]]] = []
    quote = ""
    for part in text.split():
        if part in ("if", "for") and not quote:
            found.append((part, []))
            continue
        for character in part:
            if character == quote:
                quote = ""
            elif character in "'\"" and not quote:
                quote = character
        if not found:
            break
        found[-1][1].append(part)
    if text.strip() and [word for word, _ in found] not in SHAPES:
        raise place.fault('after its name a beat has only "if condition" and "for item in items"')
    return [(word, " ".join(parts)) for word, parts in found]


def _loop(clause: str, place: Place) -> tuple[str, Expression]:
    variable, _, rest = clause.partition(" ")
    word, _, entries = rest.partition(" ")
    if not is_variable(variable) or variable == TURN or word != "in" or not entries:
        raise place.fault('a beat that repeats is "### name for item in items"')
    return variable, _expression(entries, place)


def _expression(source: str, place: Place) -> Expression:
    try:
        return Expression.read(source)
    except Fault as fault:
        raise fault.at(place) from None
