"""A box of the text read: its kind, its words, and the parts that stand in a list under them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from steepest.script.fault import Fault, clipped
from steepest.script.nearest import suggestion
from steepest.script.paragraph.expressions import Expression
from steepest.script.paragraph.template import Claim, Placeholder, Template, says_anything
from steepest.script.place import Place
from steepest.script.text.boxes import EXERCISE, KINDS, PICTURE, QUESTION, BoxTemplate, OptionTemplate
from steepest.script.text.givens import check_givens, part_givens
from steepest.script.text.rows import Row, read_lines, refuse_markup

OPENING = "[!"
OPTION, ANSWER, BECAUSE, HINT = "option", "answer", "because", "hint"
PARTS = {QUESTION: (ANSWER, BECAUSE), EXERCISE: (HINT, ANSWER, BECAUSE)}
SYNTAX = {
    QUESTION: '"- [x] {condition ? words}" and "- [ ] words", or "- answer: {expression}", and then "- because: words"',
    EXERCISE: '"- hint: words" and "- answer: words", or "- answer: {expression}" and "- because: words"',
}

DRAW = re.compile(r"\s*\{draw\s+([^{}]*)\}\s*$")


def is_box(rows: Sequence[Row]) -> bool:
    """Whether a quotation, its marks taken off, is a box."""
    return rows[0].seen.lstrip().startswith(OPENING)


@dataclass
class _Entry:
    """An entry of the list in a box: what it is, its rows without the name, whether it is ticked, what it draws."""

    name: str
    rows: list[Row]
    ticked: bool = False
    drawn: Expression | None = None
    template: Template = field(init=False)


def read_box(template: Template, rows: Sequence[Row]) -> BoxTemplate:
    """Read a box from the rows of its quotation; `template` is the paragraph it stands in, or by."""
    place = template.place_of(rows[0].offset)
    kind, first = _kind(rows[0].bare(), place)
    body, givens = part_givens(template, [first, *rows[1:]])
    words, parts = _parts(template, kind, body)
    refuse_markup(template, words)
    box = BoxTemplate(kind, _read(template, words), place, givens=givens)
    if not says_anything(box.words.nodes):
        raise place.fault(f"this {kind} says nothing; write its words behind [!{kind}]")
    for part in parts:
        part.template = _read(template, part.rows)
        if not says_anything(part.template.nodes):
            raise template.place_of(part.rows[0].offset).fault(f"this {part.name} says nothing")
    box = replace(
        box,
        options=tuple(
            OptionTemplate(part.template, part.ticked, part.drawn) for part in parts if part.name == OPTION
        ),
        answer=next((part.template for part in parts if part.name == ANSWER), None),
        because=next((part.template for part in parts if part.name == BECAUSE), None),
        hints=tuple(part.template for part in parts if part.name == HINT),
    )
    if kind == QUESTION:
        _check_question(box)
    if kind == EXERCISE and box.answer is None:
        raise place.fault('this exercise has no worked answer; write "- answer: words" under it')
    if kind == EXERCISE and box.because is not None:
        _check_value(box, "an exercise with a reason")
    check_givens(box.prose)
    return box


def _read(template: Template, rows: Sequence[Row]) -> Template:
    return replace(template, nodes=read_lines(template, rows))


def _kind(row: Row, place: Place) -> tuple[str, Row]:
    """The kind of a box, and the rest of its first row."""
    name, bracket, _ = row.seen[len(OPENING) :].partition("]")
    if not bracket or name not in KINDS:
        raise place.fault(f'there is no box "[!{clipped(name)}]"' + suggestion(name, KINDS, "boxes are"))
    return name, row.after(len(OPENING) + len(name) + 1).bare()


def _parts(template: Template, kind: str, rows: Sequence[Row]) -> tuple[list[Row], list[_Entry]]:
    """The rows before the first entry of the list, and the entries."""
    words: list[Row] = []
    parts: list[_Entry] = []
    for number, row in enumerate(rows):
        if number and row.seen.startswith("- "):
            parts.append(_part(template, kind, row, parts))
        elif parts:
            parts[-1].rows.append(row if row.quoted or row.blank else _continued(template, row))
        else:
            words.append(row)
    return words, parts


def _continued(template: Template, row: Row) -> Row:
    if not row.seen.startswith("  "):
        place = template.place_of(row.offset)
        raise place.fault("a line that continues an entry of a list begins with two blanks")
    return row.bare()


def _part(template: Template, kind: str, row: Row, earlier: Sequence[_Entry]) -> _Entry:
    place = template.place_of(row.offset)
    if kind not in SYNTAX:
        what = "describes the picture in sentences" if kind == PICTURE else "has sentences"
        raise place.fault(f"a {kind} {what}; it holds no list")
    item = row.after(2)
    if kind == QUESTION and item.seen[:4].lower() in ("[ ] ", "[x] "):
        row, drawn = _what_is_drawn(template, item.after(4))
        return _Entry(OPTION, [row], item.seen[1] != " ", drawn)
    name, colon, _ = item.seen.partition(":")
    if not colon or name not in PARTS[kind]:
        raise place.fault(
            f'"{clipped(item.seen.strip())}" is no part of a {kind}; under it stand {SYNTAX[kind]}'
        )
    if name != HINT and name in [part.name for part in earlier]:
        raise place.fault(f'"{name}" stands twice in this {kind}')
    return _Entry(name, [item.after(len(name) + 1).bare()])


def _what_is_drawn(template: Template, row: Row) -> tuple[Row, Expression | None]:
    """The first row of an answer without `{draw expression}` at its end, and that expression."""
    found = DRAW.search(row.seen)
    if not found:
        return row, None
    try:
        drawn = Expression.read(found[1].strip())
    except Fault as fault:
        raise fault.at(template.place_of(row.offset)) from None
    return Row(row.text[: found.start()], row.seen[: found.start()], row.offset), drawn


def _check_question(box: BoxTemplate) -> None:
    place, options = box.place, box.options
    if box.answer is not None and options:
        raise place.fault('a question has answers to choose from, or "- answer: {expression}", not both')
    if box.answer is not None:
        _check_value(box, "a question")
    else:
        if len(options) < 2:
            raise place.fault(f"this question has no answer; under it stand {SYNTAX[QUESTION]}")
        ticked = [option for option in options if option.ticked]
        if len(ticked) != 1:
            count = "no answer is" if not ticked else f"{len(ticked)} answers are"
            raise place.fault(f'{count} ticked; "- [x]" marks the one that is right with the defaults')
        if not any(isinstance(node, Claim) for node in ticked[0].words.walk()):
            message = "the ticked answer has no condition, and which one is right is computed"
            raise place.fault(f'{message}; write "- [x] {{condition ? words}}"')
    if box.draws:
        _check_drawn(box)
    if box.because is None:
        raise place.fault('this question does not say why; write "- because: words" under its answers')


def _check_value(box: BoxTemplate, what: str) -> None:
    """What is typed as an answer is held against one value."""
    shown = [node for node in box.answer.walk() if isinstance(node, Placeholder)] if box.answer else []
    if len(shown) != 1:
        message = f"the answer of {what} is one value that is computed, and here stand {len(shown)}"
        raise box.place.fault(f'{message}; write "- answer: {{expression}}"')


def _check_drawn(box: BoxTemplate) -> None:
    """All answers of a question are drawn, and of each it is computed whether it is right."""
    for option in box.options:
        place = option.place
        if option.drawn is None:
            message = "this answer draws nothing, and another does"
            raise place.fault(f'{message}; write "{{draw expression}}" at its end')
        if not any(isinstance(node, Claim) for node in option.words.walk()):
            message = "this answer is drawn, and has no condition that says whether it is right"
            raise place.fault(f'{message}; write "{{condition ? words}} {{draw expression}}"')
