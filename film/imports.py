"""Which files of ours a file imports, directly and through others: read from their text, importing
nothing.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from script.fault import Fault


def closure(files: Iterable[Path], roots: Sequence[Path], without: Iterable[Path] = ()) -> tuple[Path, ...]:
    """`files` and every Python file below `roots` that they import, sorted; what lies in a folder of
    `without`, and what is imported only from there, is left out.

    Imports inside functions count as well. What lies outside of `roots` belongs to an installed package,
    which its version stands for.
    """
    todo = [file.resolve() for file in files]
    roots = tuple(root.resolve() for root in roots)
    left_out = tuple(folder.resolve() for folder in without)
    found: set[Path] = set()
    while todo:
        file = todo.pop()
        if file not in found and not any(file.is_relative_to(folder) for folder in left_out):
            found.add(file)
            todo.extend(_imported(file, roots))
    return tuple(sorted(found))


@functools.lru_cache(maxsize=1024)
def _names(file: Path, changed: int, size: int) -> tuple[tuple[str, int], ...]:
    """Dotted names that `file` may import, each with its level (0 absolute, 1 and more relative)."""
    try:
        tree = ast.parse(file.read_bytes(), str(file))
    except (SyntaxError, ValueError) as error:
        line = f":{error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
        raise Fault(
            f"{file}{line}: this is not Python: {error.msg if isinstance(error, SyntaxError) else error}"
        ) from error
    names: list[tuple[str, int]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [(alias.name, 0) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            names.append((base, node.level))
            names += [(f"{base}.{alias.name}".lstrip("."), node.level) for alias in node.names]
    return tuple(dict.fromkeys(names))


def _imported(file: Path, roots: Sequence[Path]) -> Iterator[Path]:
    status = file.stat()
    for name, level in _names(file, status.st_mtime_ns, status.st_size):
        if level:
            yield from _located(name, (file.parents[level - 1],))
        else:
            yield from _located(name, roots)


def _located(name: str, roots: Sequence[Path]) -> Iterator[Path]:
    """The files of a module and of the packages around it."""
    parts = [part for part in name.split(".") if part]
    for root in roots:  # all of them: a lecture may add modules to a package of ours
        if not parts and (root / "__init__.py").is_file():
            yield root / "__init__.py"
        for depth in range(1, len(parts) + 1):
            place = root.joinpath(*parts[:depth])
            yield from (file for file in (place / "__init__.py", place.with_suffix(".py")) if file.is_file())
