"""Which files of ours a file imports, directly and through others: read from their text, importing
nothing.
"""

from __future__ import annotations

import ast
import functools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, TypeVarTuple, Unpack

from steepest.film.cache.known_imports import KNOWN, Names
from steepest.offered import STUB, origins
from steepest.script.blame import not_python

Question = TypeVarTuple("Question")
Answer = TypeVar("Answer")
Located: TypeAlias = Callable[[str, Path], Iterable[Path]]
"""Finds the files of a module of some name, looked up in a folder."""


class Finder:
    """Finds the files that a file imports, and remembers them and what else is asked: for several questions at one
    moment, since a file may appear later.
    """

    def __init__(self) -> None:
        self._located: Located = functools.cache(_located)
        self._known: dict[tuple[object, ...], Any] = {}

    def once(self, ask: Callable[[Unpack[Question]], Answer], *about: *Question) -> Answer:
        """What a function answers, asked once."""
        question = ask, *about
        if question not in self._known:
            self._known[question] = ask(*about)
        return self._known[question]  # type: ignore[no-any-return]

    def imported(self, file: Path, roots: Mapping[Path, frozenset[str]]) -> tuple[Path, ...]:
        """What a file imports from below some roots, each with what can be imported from it."""
        question = file, tuple(roots)
        if question not in self._known:
            self._known[question] = tuple(dict.fromkeys(_imported(file, roots, self._located)))
        return self._known[question]  # type: ignore[no-any-return]


def closure(files: Iterable[Path], roots: Sequence[Path], finder: Finder | None = None) -> tuple[Path, ...]:
    """`files` and every Python file below `roots` that they import, sorted. A root is a package, or a folder of modules
    and packages.

    Imports inside functions count as well. A name that a package offers in its `__init__.pyi` leads to the module that
    the name comes from, and not to the others; `import package` and `from package import *` lead to all of them. What
    lies outside of `roots` belongs to an installed package, and its version stands for it. `finder` remembers from one
    call to the next.
    """
    todo = [file.resolve() for file in files]
    here = {_above(root.resolve()): _top(root) for root in roots}
    finder = finder or Finder()
    found: set[Path] = set()
    while todo:
        file = todo.pop()
        if file not in found:
            found.add(file)
            todo.extend(finder.imported(file, here))
    return tuple(sorted(found))


def _above(root: Path) -> Path:
    """The folder that the names of a root are looked up in."""
    return root.parent if (root / "__init__.py").is_file() else root


def _top(root: Path) -> frozenset[str]:
    """What can be imported from a root: most imports are of packages that do not lie in it, and need no look."""
    if (root / "__init__.py").is_file():
        return frozenset({root.name})
    return (
        frozenset(entry.name.removesuffix(".py") for entry in os.scandir(root))
        if root.is_dir()
        else frozenset()
    )


@functools.lru_cache(maxsize=1024)
def _names(file: Path, changed: int, size: int) -> Names:
    """Dotted names that `file` may import, each with its level (0 absolute, 1 and more relative)."""
    return KNOWN.of(file.read_bytes(), functools.partial(_read, file))


def _read(file: Path, source: bytes) -> Names:
    tree = ast.parse(source, str(file))
    names: list[tuple[str, int]] = []
    for node in _statements(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:  # whatever the name that it binds offers may be used
                bound = alias.name if alias.asname else alias.name.partition(".")[0]
                names += [(alias.name, 0), (f"{bound}.*", 0)]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            names.append((base, node.level))
            names += [(f"{base}.{alias.name}".lstrip("."), node.level) for alias in node.names]
    return tuple(dict.fromkeys(names))


def _statements(block: ast.AST) -> Iterator[ast.AST]:
    """The statements in a block and in those within it. Expressions are most of a tree, and import nothing."""
    for part in ("body", "orelse", "finalbody", "handlers", "cases"):
        inner = getattr(block, part, None)
        for node in inner if isinstance(inner, list) else ():
            yield node
            yield from _statements(node)


def _imported(file: Path, roots: Mapping[Path, frozenset[str]], located: Located) -> Iterator[Path]:
    status = file.stat()
    try:
        names = _names(file, status.st_mtime_ns, status.st_size)
    except (SyntaxError, ValueError) as error:
        above = next((root for root in roots if file.is_relative_to(root)), file.parent)
        raise not_python(file.relative_to(above).as_posix(), error) from error
    for name, level in names:
        first = name.partition(".")[0]
        if level:
            yield from located(name, file.parents[level - 1])
        else:
            for root, top in roots.items():  # all of them: a lecture may add modules to a package of ours
                if first in top:
                    yield from located(name, root)


def _located(name: str, root: Path) -> tuple[Path, ...]:
    """The files of a module and of the packages around it; of what a package offers, those that it comes from."""
    places = [f"{root}/__init__.py"] if not name else []
    place = str(root)
    for part in filter(None, name.split(".")):
        if os.path.isfile(stub := f"{place}/{STUB}"):
            places += _offered(Path(stub), part, root)
        place = f"{place}/{part}"
        places += [f"{place}/__init__.py", f"{place}.py"]
    return tuple(Path(file) for file in places if os.path.isfile(file))


def _offered(stub: Path, name: str, root: Path) -> Iterator[str]:
    """The files behind a name that a package offers; behind all of its names for `*`."""
    names = origins(stub)
    for offered in names if name == "*" else {name} & names.keys():
        yield from map(str, _located(f"{names[offered]}.{offered}", root))
