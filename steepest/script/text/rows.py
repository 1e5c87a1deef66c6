"""The lines of a paragraph, with the wordings that stand in quotations under them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from steepest.script.fault import Fault, clipped
from steepest.script.paragraph.expressions import Expression
from steepest.script.paragraph.parser import BRACKETS, parse_part
from steepest.script.paragraph.template import Line, Node, Plain, Template, Wording
from steepest.script.timing.speech import BREAKS, CLOSING, ENDS

ALSO = "also "
AS_ABOVE, NOTHING = "(as above)", "(nothing)"
WORDING = '"> - condition: words"'
LAZY = 'Markdown takes this line into the quotation above it; put a blank line between, in a box a line ">"'
MARKUP = ("* ", "+ ", "|", "```", "~~~")
RULES = ("---", "***", "___")


@dataclass(frozen=True)
class Row:
    """A line of a template's source, or the part of it behind a quotation's mark.

    text: as typed; seen: the same with comments blanked out; offset: where it begins in the source.
    """

    text: str
    seen: str
    offset: int

    @property
    def quoted(self) -> bool:
        """Whether it stands in a quotation."""
        return self.seen.lstrip().startswith(">")

    @property
    def blank(self) -> bool:
        """Whether a reader of the Markdown sees nothing here."""
        return not self.seen.strip()

    def after(self, count: int) -> "Row":
        """The row without its first characters."""
        return Row(self.text[count:], self.seen[count:], self.offset + count)

    def bare(self) -> "Row":
        """The row without the blanks before its words."""
        return self.after(len(self.text) - len(self.text.lstrip()))

    def unquoted(self) -> "Row":
        """The row without the mark of its quotation, and the blank behind that."""
        at = self.seen.index(">") + 1
        return self.after(at + (1 if self.seen[at : at + 1] == " " else 0))


def rows_of(lines: Sequence[str], seen: Sequence[str]) -> list[Row]:
    """The rows of a source that is these lines."""
    rows: list[Row] = []
    offset = 0
    for text, blanked in zip(lines, seen, strict=True):
        rows.append(Row(text, blanked, offset))
        offset += len(text) + 1
    return rows


def quotation(rows: Sequence[Row], at: int) -> list[Row]:
    """The rows of the quotation that begins here, without their marks."""
    found: list[Row] = []
    while at < len(rows) and rows[at].quoted:
        found.append(rows[at].unquoted())
        at += 1
    return found


def refuse_markup(template: Template, rows: Sequence[Row]) -> None:
    """Fault at the first row that Markdown would not show as part of a paragraph."""
    for row in rows:
        place = template.place_of(row.offset)
        if row.seen.startswith("- "):
            raise place.fault(
                "a list inside a beat cannot be said; labels stand above the scene's first beat"
            )
        if row.seen.startswith(MARKUP) or row.seen.rstrip() in RULES:
            raise place.fault("sentences stand here, and no lists, tables, code or rules")


def read_lines(template: Template, rows: Sequence[Row]) -> tuple[Node, ...]:
    """The nodes of a paragraph: its lines, each with the wordings that stand in the quotation under it."""
    units: list[tuple[Node, ...]] = []
    line: Row | None = None  # the one right above
    begins = True  # whether that one begins a sentence or a clause
    at = 0
    while at < len(rows):
        row = rows[at]
        place = template.place_of(row.offset)
        if row.quoted:
            quoted = quotation(rows, at)
            if line is None:
                raise place.fault(
                    f"this quotation stands under no line; {WORDING} stands right under the one it replaces"
                )
            if not begins:
                message = "the line that this replaces begins in the middle of a sentence"
                raise place.fault(
                    f"{message}; what is replaced stands on one line, from its first word to its last"
                )
            units[-1:] = _worded(template, line, units[-1], quoted)
            line, at = None, at + len(quoted)
            continue
        if row.blank:
            line = None
        else:
            if at and rows[at - 1].quoted:
                raise place.fault(LAZY)
            begins = line is None or line.seen.rstrip().rstrip(CLOSING)[-1:] in ENDS + BREAKS
            units.append(parse_part(template, row.offset, row.offset + len(row.text), choices=False))
            line = row
        at += 1
    return tuple(_joined(units))


def _joined(units: Sequence[tuple[Node, ...]]) -> Iterator[Node]:
    for number, nodes in enumerate(units):
        if number:
            yield Plain("\n", nodes[0].offset if nodes else 0)
        yield from nodes


def _worded(
    template: Template, line: Row, words: tuple[Node, ...], quoted: Sequence[Row]
) -> Iterator[tuple[Node, ...]]:
    """A line with its wordings, and after it each that is said in addition."""
    items = [_wording(template, item) for item in _items(template, quoted)]
    instead = tuple(wording for wording, also in items if not also)
    _refuse_doubles(template, instead)
    yield (Line(words, instead, line.bare().offset),) if instead else words
    for wording, also in items:
        if also:
            yield (Line((), (wording,), wording.offset),)


def _refuse_doubles(template: Template, wordings: Sequence[Wording]) -> None:
    for number, wording in enumerate(wordings):
        earlier = wordings[:number]
        if wording.condition.source in [other.condition.source for other in earlier]:
            shown = clipped(wording.condition.source)
            raise template.place_of(wording.offset).fault(
                f'the condition "{shown}" stands twice under this line'
            )
        if wording.standing and any(other.standing for other in earlier):
            message = f'"{AS_ABOVE}" stands twice under this line; join the conditions by "or"'
            raise template.place_of(wording.offset).fault(message)


def _items(template: Template, quoted: Sequence[Row]) -> Iterator[list[Row]]:
    """The entries of a quotation's list, each of its first row without the dash and the rows that continue it."""
    item: list[Row] = []
    for row in quoted:
        if row.seen.startswith("- "):
            if item:
                yield item
            item = [row.after(2)]
        elif item and row.seen.startswith("  ") and not row.blank:
            item.append(row)
        elif not row.blank:
            place = template.place_of(row.offset)
            if row.quoted:
                raise place.fault('a wording has no wordings of its own; join their conditions by "and"')
            if row.seen.lstrip().startswith("[!"):
                raise place.fault("a box begins a quotation; put a blank line above it")
            raise place.fault(f'this quotation is neither wordings, {WORDING}, nor a box, "> [!note] words"')
    if item:
        yield item


def _wording(template: Template, rows: Sequence[Row]) -> tuple[Wording, bool]:
    """A wording, and whether it is said in addition to the line above."""
    row = rows[0].bare()
    place = template.place_of(row.offset)
    colon = _colon(row.seen)
    if colon < 0:
        raise place.fault(f'"{clipped(row.seen.strip())}" has no condition; another wording is {WORDING}')
    typed = row.seen[:colon].strip()
    also = typed.startswith(ALSO)
    condition = _condition(template, typed.removeprefix(ALSO).strip(), row)
    words = [row.after(colon + 1), *rows[1:]]
    said = " ".join(part.seen.strip() for part in words).strip()
    if not said:
        raise place.fault(f'no words stand behind this condition; where nothing is said, write "{NOTHING}"')
    if also and said in (AS_ABOVE, NOTHING):
        raise place.fault(f'"also" adds words to the line above; "{said}" adds none')
    if said in (AS_ABOVE, NOTHING):
        return Wording(condition, (), said == AS_ABOVE, row.offset), False
    units = [parse_part(template, part.offset, part.offset + len(part.text)) for part in words]
    return Wording(condition, tuple(_joined(units)), False, row.offset), also


def _condition(template: Template, typed: str, row: Row) -> Expression:
    place = template.place_of(row.offset)
    if not typed:
        raise place.fault(f"no condition stands before the colon; another wording is {WORDING}")
    try:
        return Expression.read(typed)
    except Fault as fault:
        reason = f'"{clipped(typed)}" is not a condition: {fault.sentence}; another wording is {WORDING}'
        raise place.fault(reason, *fault.details) from None


def _colon(text: str) -> int:
    """The first colon outside of quotes and brackets; −1 where there is none."""
    quote, depth = "", 0
    for at, character in enumerate(text):
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character in BRACKETS:
            depth += 1
        elif character in BRACKETS.values():
            depth -= 1
        elif character == ":" and depth <= 0:
            return at
    return -1
