"""Facts follow from a scene's parameters. Each is worked out once, and a ledger records what was read for it."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Self, TypeVar, overload

from steepest.calculus import FormulaError, NoAnswer
from steepest.script.values.apart import Apart
from steepest.script.values.kinds import UNKNOWN, returned
from steepest.stage.settings.refusal import Unfit

T = TypeVar("T")

REFUSED = (NoAnswer, FormulaError)
"""The errors by which mathematics refuses a question. Each says in one sentence which function and where."""


class fact(cached_property[T]):
    """A method of Parameters that states a fact. Its docstring is the fact's sentence.

    A fact is worked out once, when it is first asked for. Where mathematics has no answer (no value there, not a
    quadratic), Unfit is raised and names the fact.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        super().__init__(compute)
        self.__doc__ = compute.__doc__

    @property
    def sentence(self) -> str:
        """What the fact says, in one line."""
        return _prose(self.__doc__)

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T: ...
    def __get__(self, instance: Any, owner: type[Any] | None = None) -> Any:
        if instance is None:
            return self
        name = self.attrname or ""
        with instance.ledger.working_out(name):
            try:
                return super().__get__(instance, owner)
            except REFUSED as error:
                raise Unfit(f"{name} cannot be worked out: {error}") from error


@dataclass
class Ledger:
    """Which names each fact read while it was worked out, in the order of reading."""

    names: frozenset[str]
    reads: dict[str, dict[str, None]] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)

    def note(self, name: str) -> None:
        """Record that `name` was read by the fact being worked out, if one is."""
        if self.open and name in self.names and name != self.open[-1]:
            self.reads[self.open[-1]][name] = None

    @contextmanager
    def working_out(self, name: str) -> Iterator[None]:
        """Within this context, everything that is read is recorded for the fact `name`."""
        self.reads[name] = {}
        self.open.append(name)
        try:
            yield
        finally:
            self.open.pop()


@dataclass(frozen=True)
class Source:
    """Where something is stated: the file, the line, and the expression found there."""

    file: Path
    line: int
    code: str


def source_of_fact(stated: fact[Any]) -> Source:
    """Where a fact is worked out, with the expressions that it returns."""
    return source_of_method(stated.func)


def source_of_field(record: object, name: str) -> tuple[str, Source] | None:
    """What a field of a record says in one line, and where it is worked out; None for one that is only kept."""
    stated = getattr(type(record), name, None)
    method = stated.func if isinstance(stated, cached_property) else getattr(stated, "fget", None)
    if method is None:
        return None
    return _prose(method.__doc__), source_of_method(method)


def _prose(docstring: str | None) -> str:
    """What a docstring says in words, in one line: the examples after them are for readers of the code."""
    return " ".join((docstring or "").partition(">>>")[0].split())


def source_of_method(method: Callable[..., Any]) -> Source:
    """Where a method is written, with the expressions that it returns."""
    lines, first = inspect.getsourcelines(method)
    text = textwrap.dedent("".join(lines))
    function = ast.parse(text).body[0]
    returned = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]
    returned.sort(key=lambda value: value.lineno)
    codes = [ast.get_source_segment(text, value) or "" for value in returned]
    code = " or ".join(" ".join(one.split()) for one in codes)
    return Source(Path(inspect.getsourcefile(method) or ""), first, code)


class Namespace(Mapping[str, object]):
    """What a text may name: every parameter and fact of a scene, each worked out when it is asked for.

    `apart`: how the text tells numbers that would read like others; None until a section has found out.
    """

    def __init__(self, parameters: object, names: tuple[str, ...]) -> None:
        self.apart: Apart | None = None
        self._parameters = parameters
        self._names = dict.fromkeys(names)

    def __getitem__(self, name: str) -> object:
        if name not in self._names:
            raise KeyError(name)
        return getattr(self._parameters, name)

    def kind(self, name: str) -> Any:
        """What the parameter or fact of this name may be, as a type hint."""
        owner = type(self._parameters)
        stated = getattr(owner, name, None)
        if isinstance(stated, fact):
            return returned(stated.func)
        field = getattr(owner, "model_fields", {}).get(name)
        return UNKNOWN if field is None else field.annotation

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
