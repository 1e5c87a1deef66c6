"""What a package offers by name, and where each name comes from: read from the `__init__.pyi` beside its code.

The file is a stub as type checkers read it. So type checkers, `from steepest import …`, and the search for a
scene's code (`steepest.film.cache.imports`) all use one list.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

STUB = "__init__.pyi"


def origins(stub: Path) -> Mapping[str, str]:
    """The names that a stub offers, each with the full name of the module that it comes from."""
    status = stub.stat()
    return _read(stub, status.st_mtime_ns, status.st_size)


@functools.lru_cache(maxsize=32)
def _read(stub: Path, changed: int, size: int) -> Mapping[str, str]:
    imports = (node for node in ast.parse(stub.read_bytes()).body if isinstance(node, ast.ImportFrom))
    return {alias.asname or alias.name: node.module or "" for node in imports for alias in node.names}


def value_of(package: str, name: str) -> object:
    """What a package offers under a name: an object of a module, or a module. Raises AttributeError for others."""
    offered = origins(Path(import_module(package).__file__ or "").with_name(STUB))
    if name == "__all__":
        return sorted(offered)
    if name not in offered:
        raise AttributeError(
            f"module {package!r} has no attribute {name!r}", name=name, obj=import_module(package)
        )
    module = import_module(offered[name])
    return getattr(module, name) if hasattr(module, name) else import_module(f"{offered[name]}.{name}")
