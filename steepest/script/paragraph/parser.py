"""A paragraph's source into its tree, one character at a time."""

from dataclasses import replace

from steepest.script.fault import Fault, clipped
from steepest.script.paragraph.comments import CLOSE, GIVEN, OPEN
from steepest.script.paragraph.expressions import Expression
from steepest.script.paragraph.template import Choice, Claim, MarkNode, Node, Placeholder, Plain, Template
from steepest.script.place import Place
from steepest.script.values.formats import read_format

DEEPEST = 6  # braces within braces
LONGEST_CHOICE = 5  # words on one side of a choice in braces
BRACKETS = {"(": ")", "[": "]"}


def parse(source: str, place: Place | None = None) -> Template:
    """Read a template. A Fault names the line, what is wrong there and what would be right.

    >>> [type(node).__name__ for node in parse("The slope is {slope:g}{slope > 0 ? , uphill}.").nodes]
    ['Plain', 'Placeholder', 'Claim', 'Plain']
    """
    template = Template(source, (), place or Place("the text"))
    return replace(template, nodes=parse_part(template, 0, len(source)))


def parse_part(template: Template, start: int, end: int, choices: bool = True) -> tuple[Node, ...]:
    """Read the characters from start to end of a template's source.

    `choices` says whether choices in braces may stand there.
    """
    return _Parser(template, start, end, choices).all()


class _Parser:
    def __init__(self, template: Template, start: int, end: int, choices: bool) -> None:
        self.template = template
        self.source = template.source[:end]
        self.at = start
        self.choices = choices
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
                self.comment()
            else:
                nodes.append(self.plain(stops))
        return tuple(nodes)

    def plain(self, stops: str) -> Plain:
        start = self.at
        while self.at < len(self.source):
            here = self.source[self.at]
            if here in "{}" or here in stops or (here == "<" and self.source.startswith("<!--", self.at)):
                break
            self.at += 1
        return Plain(self.source[start : self.at], start)

    def comment(self) -> None:
        start = self.at
        end = self.source.find(CLOSE, start)
        if end < 0:
            raise self.fault(f'this comment is never closed by "{CLOSE}" on its line', start)
        self.at = end + len(CLOSE)
        body = self.source[start + len(OPEN) : end].strip().lower()
        if body.startswith((GIVEN, "waive:")):
            raise self.fault(
                "a reason stands on a line of its own under the paragraph: "
                '"<!-- given: always (by definition) -->"',
                start,
            )

    # What stands in braces

    def brace(self) -> Node:
        start = self.at
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault(f"braces stand in one another more than {DEEPEST} deep", start)
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
                message = "words by a value stand under the line they replace: "
                raise self.fault(f"{message}\"> - {clipped(expression.source)} == 'key': words\"", start)
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
                raise self.fault('a "{" inside an expression; words come after "?"', self.at)
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
        begins = self.at
        yes = _trimmed(self.words(stops="|"))
        if self.peek() != "|":
            return Claim(condition, yes, start)
        if not self.choices:
            message = "a line says one thing; write the other words under it, as"
            raise self.fault(f'{message} "> - {clipped(condition.source)}: words"', start)
        self.at += 1
        no = _trimmed(self.words(stops="|"))
        if self.peek() == "|":
            message = 'a choice has two sides; for more write wordings under the line: "> - condition: words"'
            raise self.fault(message, self.at)
        longest = max(len(side.split()) for side in self.source[begins : self.at].split("|"))
        if longest > LONGEST_CHOICE or any(isinstance(node, Choice) for node in (*yes, *no)):
            message = (
                f"a choice in braces has {LONGEST_CHOICE} words a side at most, and no other choice in it"
            )
            raise self.fault(
                f'{message}; write the other wordings under the line: "> - condition: words"', start
            )
        return Choice(condition, yes, no, start)

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
    """The words of a choice begin and end with a word; the blanks beside the signs are for the eye."""
    kept = list(nodes)
    if kept and isinstance(kept[0], Plain):
        first = kept[0]
        text = first.text.lstrip(" \t\n\r")
        kept[0] = Plain(text, first.offset + len(first.text) - len(text))
    if kept and isinstance(kept[-1], Plain):
        kept[-1] = Plain(kept[-1].text.rstrip(" \t\n\r"), kept[-1].offset)
    return tuple(node for node in kept if not (isinstance(node, Plain) and not node.text))
