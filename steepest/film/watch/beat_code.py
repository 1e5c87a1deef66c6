"""Which beats a line of a scene's file is played in: read from the file's text, running nothing.

A line belongs to the beat whose `with self.beat("…")` or `for … in self.beats("…")` holds it. What stands outside
belongs to the beats that use what it defines, through however many other definitions: a method that is called, a name
that is bound. Any other line before the curtain of a beat belongs to that beat. So do marks that are asked for there.
"""

from __future__ import annotations

import ast
import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from steepest.script.blame import not_python

_WAIT = {"play", "until"}
Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Name:
    """A name as it is written: after a dot, or alone."""

    text: str
    dotted: bool = False


@dataclass
class BeatCode:
    """One `with self.beat(name)` or `for beat in self.beats(name)`, the functions and classes around it, and all
    statements that it makes use of."""

    beat: str
    node: ast.With | ast.For
    around: tuple[Scope, ...]
    used: list[ast.stmt] = field(default_factory=list)


class Blocks:
    """The beats in the file of a scene. Raises Fault where the file, `name` in messages, is not Python."""

    def __init__(self, source: bytes, name: str) -> None:
        self.text = source.decode(errors="replace")
        try:
            self.tree = ast.parse(source)
        except (SyntaxError, ValueError) as error:
            raise not_python(name, error) from error
        self.classes = [node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef)]
        self.stated = [one for one in self.classes if any(map(_is_parameters, one.bases))]
        self.blocks = list(_blocks(self.tree))
        for block in self.blocks:
            block.used = self.used(block.node, block.around)

    def at(self, line: int) -> set[str]:
        """The beats that a line is played in; none for a line of the scene's parameters and facts."""
        if _any_holds(self.stated, line):
            return set()
        if inside := [block for block in self.blocks if _holds(block.node, line)]:
            return {inside[-1].beat}
        if found := {block.beat for block in self.blocks if _any_holds(block.used, line)}:
            return found
        beside = [block for block in self.blocks if block.around and _holds(block.around[-1], line)]
        after = [block.beat for block in beside if block.node.lineno > line]
        return {after[0] if after else beside[-1].beat} if beside else set()

    def stating(self, line: int) -> set[str]:
        """The parameters and facts that a line belongs to, or that use what it defines."""
        return {
            name.text
            for one in self.stated
            for member in one.body
            if _any_holds([member, *self.used(member)], line)
            for name in _bound(member)
        }

    def mentioning(self, word: str) -> set[str]:
        """The beats in which this string is written, there or in what they use."""
        return {
            block.beat
            for block in self.blocks
            for statement in (block.node, *block.used)
            if any(_writes(one, word) for one in ast.walk(statement))
        }

    def asked_marks(self, beat: str) -> dict[str, int]:
        """The marks that a beat's own lines ask for by name (`at="go"`), each with its line."""
        calls = [node for node in self._nodes(beat, within=True) if isinstance(node, ast.Call)]
        sure = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in _WAIT]
        return {mark: call.lineno for call in reversed(sure) for mark in _marks(call) if mark}

    def may_ask(self, beat: str, mark: str) -> bool:
        """Whether a beat may ask for a mark, there or in what it uses: by its name, or, where a name is worked out
        (`at=name`), because the mark is written anywhere there. A beat that is not found may ask for any.
        """
        nodes = list(self._nodes(beat))
        asked = {one for node in nodes for one in _marks(node)}
        return not nodes or mark in asked or (None in asked and any(_writes(node, mark) for node in nodes))

    def _nodes(self, beat: str, within: bool = False) -> Iterator[ast.AST]:
        for block in self.blocks:
            if block.beat == beat:
                for statement in (block.node, *([] if within else block.used)):
                    yield from ast.walk(statement)

    def used(self, node: ast.AST, around: Sequence[Scope] = ()) -> list[ast.stmt]:
        """The statements that bind the names in `node`, in these statements, and so on: those of the module, of
        classes, and of the functions `around` it.
        """
        local = defaultdict(list, self._shared)
        for function in (one for one in around if not isinstance(one, ast.ClassDef)):
            for name, statements in _by_name(_local(function.body)).items():
                local[name] = [*local[name], *statements]
        todo, found = [node], dict[ast.stmt, None]()
        while todo:
            for name in _named(todo.pop()):
                for statement in local.get(name, ()):
                    if statement not in found and statement not in around:
                        found[statement] = None
                        todo.append(statement)
        return list(found)

    @cached_property
    def _shared(self) -> dict[Name, list[ast.stmt]]:
        """What the module and its classes bind; a class is used by its name, its members after a dot."""
        bound = _by_name(one for one in _local(self.tree.body) if not isinstance(one, ast.ClassDef))
        for one in self.classes:
            for name, statements in _by_name(_local(one.body)).items():
                bound.setdefault(Name(name.text, dotted=True), []).extend(statements)
        return bound


def changed_lines(before: bytes, after: bytes) -> list[int]:
    """The numbers of the lines in `after` that are new or other than in `before`, and of those below which lines
    were taken out.

    >>> changed_lines(b"one\\ntwo\\nthree", b"one\\nthree\\nfour")
    [1, 3]
    """
    old, new = (one.decode(errors="replace").splitlines() for one in (before, after))
    found = list[int]()
    for kind, _, _, first, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "delete":
            found.append(max(first, 1))
        elif kind != "equal":
            found += range(first + 1, end + 1)
    return found


def _blocks(node: ast.AST, around: tuple[Scope, ...] = ()) -> Iterator[BeatCode]:
    """The beats below a node, in the order of the file."""
    if isinstance(node, ast.With | ast.For) and (beat := _begun(node)):
        yield BeatCode(beat, node, around)
    inner = (*around, node) if isinstance(node, Scope) else around
    for child in ast.iter_child_nodes(node):
        yield from _blocks(child, inner)


def _begun(node: ast.With | ast.For) -> str:
    """The beat that `with self.beat("name")` or `for beat in self.beats("name")` begins."""
    opened = [node.iter] if isinstance(node, ast.For) else [item.context_expr for item in node.items]
    for one in opened:
        match one:
            case ast.Call(func=ast.Attribute(attr="beat" | "beats"), args=[ast.Constant(value=str(name)), *_]):
                return name
    return ""


def _marks(node: ast.AST) -> list[str | None]:
    """The marks that a call asks for; None for one whose name is worked out."""
    match node:
        case ast.Call(func=ast.Attribute(attr="play"), keywords=keywords):
            return [mark for one in keywords if one.arg == "at" for mark in _strings(one.value)]
        case ast.Call(func=ast.Attribute(attr="until"), args=[asked, *_]):
            return _strings(asked)
        case ast.Call(func=ast.Attribute(attr="ask"), args=[ast.Name("self"), *_]):
            return ["think"]  # as a `Prediction` does
        case ast.Call(keywords=keywords):  # a method that may hand it on
            return [mark for one in keywords if one.arg == "at" for mark in _strings(one.value) if mark]
    return []


def _strings(node: ast.expr) -> list[str | None]:
    """What an expression gives as it is written; None for what is worked out."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=one, orelse=other):
            return [*_strings(one), *_strings(other)]
    return [None]


def _writes(node: ast.AST, word: str) -> bool:
    """Whether a string is this word, or can become it (`f"{side}_slope"`)."""
    match node:
        case ast.Constant(value=str(text)):
            return text == word
        case ast.JoinedStr(values=parts):
            typed = [re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in parts]
            return typed != [".+"] and re.fullmatch("".join(typed), word) is not None
    return False


def _is_parameters(base: ast.expr) -> bool:
    return isinstance(base, ast.Name) and base.id.endswith("Parameters")


def _local(body: Iterable[ast.AST]) -> Iterator[ast.stmt]:
    """These statements and those within them, but for the bodies of functions and classes."""
    for node in body:
        if isinstance(node, ast.stmt):
            yield node
        if not isinstance(node, Scope):
            yield from _local(ast.iter_child_nodes(node))


def _by_name(statements: Iterable[ast.stmt]) -> dict[Name, list[ast.stmt]]:
    bound: dict[Name, list[ast.stmt]] = {}
    for statement in statements:
        for name in _bound(statement):
            bound.setdefault(name, []).append(statement)
    return bound


def _bound(statement: ast.stmt) -> set[Name]:
    """The names that a statement binds by itself."""
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return {Name(name)}
        case ast.Assign(targets=targets):
            return {name for target in targets for name in _named(target)}
        case ast.AnnAssign(target=target) | ast.AugAssign(target=target) | ast.For(target=target):
            return _named(target)
    return set()


def _named(node: ast.AST) -> set[Name]:
    """The names that are written in a node."""
    plain = {Name(one.id) for one in ast.walk(node) if isinstance(one, ast.Name) and one.id != "self"}
    return plain | {Name(one.attr, True) for one in ast.walk(node) if isinstance(one, ast.Attribute)}


def _any_holds(statements: Iterable[ast.stmt], line: int) -> bool:
    return any(_holds(statement, line) for statement in statements)


def _holds(statement: ast.stmt, line: int) -> bool:
    """Whether a statement, with what decorates it, goes over this line."""
    first: int = min([statement.lineno, *(one.lineno for one in getattr(statement, "decorator_list", ()))])
    last: int = statement.end_lineno or first
    return first <= line <= last
