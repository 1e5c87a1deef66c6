"""A paragraph's source into its tree, one character at a time."""

from dataclasses import replace

from steepest.script.fault import Fault, clipped
from steepest.script.paragraph.expressions import Expression
from steepest.script.paragraph.template import (
    Case,
    Choice,
    Claim,
    MarkNode,
    Match,
    Node,
    Placeholder,
    Template,
    Waiver,
    Words,
)
from steepest.script.place import Place
from steepest.script.values.formats import read_format

DEEPEST = 12  # alternatives within alternatives
BRACKETS = {"(": ")", "[": "]"}
WAIVE = "waive:"


def parse(source: str, place: Place | None = None) -> Template:
    """Read a template. A Fault names the line, what is wrong there and what would be right.

    >>> [type(node).__name__ for node in parse("The slope is {slope:g}{slope > 0 ? , uphill}.").nodes]
    ['Words', 'Placeholder', 'Claim', 'Words']
    """
    template = Template(source, (), place or Place("the text"))
    return replace(template, nodes=_Parser(template).all())


class _Parser:
    def __init__(self, template: Template) -> None:
        self.template = template
        self.source = template.source
        self.at = 0
        self.depth = 0

    def all(self) -> tuple[Node, ...]:
        nodes = self.words(stops="")
        if self.at < len(self.source):
            raise self.fault('this "}" closes nothing; a placeholder is opened by "{"', self.at)
        return nodes

    # Words and what stands between them

    def words(self, stops: str) -> tuple[Node, ...]:
        """Nodes up to (not including) one of the stops, or a closing brace, or the end."""
        nodes: list[Node] = []
        while self.at < len(self.source):
            here = self.source[self.at]
            if here in stops or here == "}":
                break
            if here == "{":
                nodes.append(self.brace())
            elif self.source.startswith("<!--", self.at):
                nodes.extend(self.comment(nodes))
            else:
                nodes.append(self.plain(stops))
        return tuple(nodes)

    def plain(self, stops: str) -> Words:
        start = self.at
        while self.at < len(self.source):
            here = self.source[self.at]
            if here in "{}" or here in stops or (here == "<" and self.source.startswith("<!--", self.at)):
                break
            self.at += 1
        return Words(self.source[start : self.at], start)

    def comment(self, before: list[Node]) -> list[Node]:
        start = self.at
        end = self.source.find("-->", start)
        if end < 0:
            raise self.fault('this comment is never closed by "-->"', start)
        self.at = end + len("-->")
        body = " ".join(self.source[start + len("<!--") : end].split())
        if not body.lower().startswith(WAIVE):
            return []
        reason = body[len(WAIVE) :].strip()
        if not reason:
            raise self.fault('a waiver says why: "<!-- waive: true by definition -->"', start)
        if not (before and isinstance(before[-1], Words) and before[-1].text[-1:].strip()):
            raise self.fault(
                'a waiver stands right after the word it waives, as in "always<!-- waive: … -->"', start
            )
        return [Waiver(reason, start)]

    # What stands in braces

    def brace(self) -> Node:
        start = self.at
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault(f"alternatives stand in one another more than {DEEPEST} deep", start)
        self.at += 1
        self.space()
        node = self.mark(start) if self.peek() == "@" else self.inside(start)
        if self.peek() != "}":
            raise self.never_closed(start)
        self.at += 1
        self.depth -= 1
        return node

    def mark(self, start: int) -> MarkNode:
        self.at += 1
        name = self.until(start, "}").strip()
        if not (name.isidentifier() and name.isascii()):
            raise self.fault(f'"{clipped(name)}" is not a name for a mark; write {{@name}}', start)
        return MarkNode(name, start)

    def inside(self, start: int) -> Node:
        expression, sign = self.expression(start)
        match sign:
            case "?":
                return self.choice(expression, start)
            case "->":
                return self.match(expression, start)
            case ":":
                begins = self.at
                spec = self.until(start, "}").strip()
                try:
                    return Placeholder(expression, read_format(spec), start)
                except Fault as fault:
                    raise fault.at(self.template.place_of(begins)) from None
        return Placeholder(expression, read_format(""), start)

    def expression(self, start: int) -> tuple[Expression, str]:
        """An expression and the sign that ended it, which is passed unless it is the closing brace."""
        begins = self.at
        open_brackets: list[int] = []
        sign = ""
        while not sign:
            here = self.peek()
            if not here:
                raise self.never_closed(start)
            if here in "'\"":
                self.string()
                continue
            if here == "{":
                raise self.fault('a "{" inside an expression; alternatives come after "?" or "->"', self.at)
            if here in BRACKETS:
                open_brackets.append(self.at)
            elif here in BRACKETS.values() and open_brackets:
                open_brackets.pop()
            elif here == "}" or (here in "?:" and not open_brackets):
                sign = here
                break
            elif self.source.startswith("->", self.at) and not open_brackets:
                sign = "->"
                break
            self.at += 1
        text = self.source[begins : self.at]
        if sign != "}":
            self.at += len(sign)
        if not text.strip():
            raise self.fault("nothing stands in these braces; write {name} or {name:format}", start)
        try:
            return Expression.read(" ".join(text.split())), sign
        except Fault as fault:
            raise fault.at(self.template.place_of(begins)) from None

    def string(self) -> None:
        start, quote = self.at, self.source[self.at]
        end = self.source.find(quote, start + 1)
        if end < 0:
            raise self.fault(f"this {quote} is never closed", start)
        self.at = end + 1

    def choice(self, condition: Expression, start: int) -> Choice | Claim:
        yes = _trimmed(self.words(stops="|"))
        if self.peek() != "|":
            return Claim(condition, yes, start)
        self.at += 1
        no = _trimmed(self.words(stops="|"))
        if self.peek() == "|":
            message = "a choice has two alternatives; for more write {value -> key: words | else: words}"
            raise self.fault(message, self.at)
        return Choice(condition, yes, no, start)

    def match(self, subject: Expression, start: int) -> Match:
        cases: list[Case] = []
        while True:
            begins = self.at
            key = self.until(start, ":|}").strip()
            if self.peek() != ":" or not key:
                shown = clipped(key) or "nothing"
                raise self.fault(
                    f'"{shown}" has no key before it; write {{value -> key: words | else: words}}', begins
                )
            self.at += 1
            key = " ".join(key.strip("'\"").split())
            if key in [case.key for case in cases]:
                raise self.fault(f'the key "{clipped(key)}" stands here twice', begins)
            if cases and cases[-1].key == "else":
                raise self.fault('"else" comes last; nothing after it is ever taken', begins)
            cases.append(Case(key, _trimmed(self.words(stops="|")), begins))
            if self.peek() != "|":
                return Match(subject, tuple(cases), start)
            self.at += 1

    # Characters

    def peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def space(self) -> None:
        while self.peek().isspace():
            self.at += 1

    def until(self, opened: int, stops: str) -> str:
        """The text up to one of the stops, which must come before the end and before another brace."""
        start = self.at
        while (here := self.peek()) and here not in stops and here not in "{}":
            self.at += 1
        if not here or here == "{":
            raise self.never_closed(opened)
        return self.source[start : self.at]

    def never_closed(self, opened: int) -> Fault:
        return self.fault('this "{" is never closed by "}"', opened)

    def fault(self, sentence: str, offset: int) -> Fault:
        """A fault at a character: its line, and a caret under it."""
        begins = self.source.rfind("\n", 0, offset) + 1
        ends = self.source.find("\n", offset)
        line = self.source[begins : ends if ends >= 0 else None]
        column = offset - begins
        left = max(0, column - 60)
        window = line[left : column + 40]
        return Fault(sentence, window, " " * (column - left) + "^").at(self.template.place_of(offset))


def _trimmed(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Alternatives begin and end at their words; the blanks beside the signs are for the eye."""
    kept = list(nodes)
    if kept and isinstance(kept[0], Words):
        first = kept[0]
        text = first.text.lstrip(" \t\n\r")
        kept[0] = Words(text, first.offset + len(first.text) - len(text))
    if kept and isinstance(kept[-1], Words):
        kept[-1] = Words(kept[-1].text.rstrip(" \t\n\r"), kept[-1].offset)
    return tuple(node for node in kept if not (isinstance(node, Words) and not node.text))
