"""Which files of ours a file imports, directly and through others: read from their text, importing
nothing.
"""

from __future__ import annotations

import ast
import functools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple, Unpack

from steepest.film.cache.known_imports import KNOWN, Names
from steepest.offered import STUB, origins
from steepest.script.blame import not_python

Question = TypeVarTuple("Question")
Answer = TypeVar("Answer")


class Finder:
    """Finds the files that a file imports, and remembers them and what else is asked: for several questions at one
    moment, since a file may appear later.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Any] = {}

    def once(self, ask: Callable[[Unpack[Question]], Answer], *about: *Question) -> Answer:
        """What a function answers, asked once."""
        question = ask, *about
        if question not in self._known:
            self._known[question] = ask(*about)
        return self._known[question]  # type: ignore[no-any-return]

    def imported(self, file: str, roots: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """What a file imports from below some roots, each with what can be imported from it."""
        question = file, tuple(roots)
        if question not in self._known:
            self._known[question] = frozenset(chain.from_iterable(_imported(file, roots, self)))
        return self._known[question]  # type: ignore[no-any-return]


def closure(files: Iterable[Path], roots: Sequence[Path], finder: Finder | None = None) -> tuple[Path, ...]:
    """`files` and every Python file below `roots` that they import, sorted. A root is a package, or a folder of modules
    and packages.

    Imports inside functions count as well. A name that a package offers in its `__init__.pyi` leads to the module that
    the name comes from, and not to the others; `import package` and `from package import *` lead to all of them. What
    lies outside of `roots` belongs to an installed package, and its version stands for it. `finder` remembers from one
    call to the next.
    """
    todo = {str(file.resolve()) for file in files}
    here = {str(_above(root.resolve())): _top(root) for root in roots}
    finder = finder or Finder()
    found: set[str] = set()
    while todo:
        file = todo.pop()
        found.add(file)
        todo |= finder.imported(file, here) - found
    return tuple(sorted(map(Path, found)))


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
def _names(file: str, changed: int, size: int) -> Names:
    """Dotted names that `file` may import, each with its level (0 absolute, 1 and more relative)."""
    return KNOWN.of(Path(file).read_bytes(), functools.partial(_read, file))


def _read(file: str, source: bytes) -> Names:
    tree = ast.parse(source, file)
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


def _imported(file: str, roots: Mapping[str, frozenset[str]], finder: Finder) -> Iterator[tuple[str, ...]]:
    """The files of each name that a file imports."""
    status = os.stat(file)
    try:
        names = _names(file, status.st_mtime_ns, status.st_size)
    except (SyntaxError, ValueError) as error:
        place = Path(file)
        above = next((root for root in roots if place.is_relative_to(root)), place.parent)
        raise not_python(place.relative_to(above).as_posix(), error) from error
    for name, level in names:
        first = name.partition(".")[0]
        if level:
            yield finder.once(_located, name, str(Path(file).parents[level - 1]), finder)
        else:
            for root, top in roots.items():  # all of them: a lecture may add modules to a package of ours
                if first in top:
                    yield finder.once(_located, name, root, finder)


def _located(name: str, root: str, finder: Finder) -> tuple[str, ...]:
    """The files of a module and of the packages around it; of what a package offers, those that it comes from."""
    there = finder.once(_entries, root)
    if not name:
        return (f"{root}/__init__.py",) if "__init__.py" in there else ()
    found: list[str] = []
    place = root
    for part in name.split("."):
        if STUB in there:
            found += _offered(Path(place, STUB), part, root, finder)
        if f"{part}.py" in there:
            found.append(f"{place}/{part}.py")
        if f"{part}/" not in there:
            break
        place = f"{place}/{part}"
        there = finder.once(_entries, place)
        if "__init__.py" in there:
            found.append(f"{place}/__init__.py")
    return tuple(found)


def _entries(folder: str) -> frozenset[str]:
    """The names of the files in a folder, and those of the folders in it with a slash. A folder is listed in less time
    than it takes to ask for each of its modules; links that lead nowhere are neither.
    """
    with os.scandir(folder) as entries:
        return frozenset(
            f"{one.name}/" if one.is_dir() else one.name for one in entries if one.is_dir() or one.is_file()
        )


def _offered(stub: Path, name: str, root: str, finder: Finder) -> Iterator[str]:
    """The files behind a name that a package offers; behind all of its names for `*`."""
    names = origins(stub)
    for offered in names if name == "*" else {name} & names.keys():
        yield from _located(f"{names[offered]}.{offered}", root, finder)
