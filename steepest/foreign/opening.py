"""Somebody's file, opened as `manim render` opens it: its settings, its folder on the path, its class.

Settings come from a manim.cfg where we are or beside the file, then from the command line, then from what the file
itself sets while it is imported, each before the next.
"""

from __future__ import annotations

import importlib.util
import inspect
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

from manim import Scene, config

from steepest.foreign.blame import blame
from steepest.foreign.chance import SEED
from steepest.foreign.refused import refused_settings
from steepest.foreign.request import ForeignRequest
from steepest.script.fault import Fault
from steepest.script.nearest import suggestion

OWN = ("steepest",)
"""Names of ours that a file beside the scene may bear too."""

ROOT = Path(__file__).resolve().parents[2]
"""Where our modules lie."""


def configure(request: ForeignRequest) -> None:
    """Set manim up for one film. Raises Fault for a manim.cfg that manim refuses."""
    beside = request.file.parent / "manim.cfg"
    if beside.is_file():
        try:
            config.digest_file(beside)
        except Exception as error:
            raise Fault(f"{beside}: manim cannot read this: {error}") from error
    typed = {"pixel_width": request.width, "pixel_height": request.height, "frame_rate": request.fps}
    for name, value in typed.items():
        if value is not None:
            setattr(config, name, value)
    config.disable_caching = True
    config.progress_bar = "none"
    for name in (
        "preview",
        "show_in_file_browser",
        "live_preview",
        "dry_run",
        "log_to_file",
        "save_sections",
    ):
        setattr(config, name, False)
    config.verbosity = "WARNING"


def open_scene(request: ForeignRequest) -> type[Scene]:
    """The scene's class. Raises Fault where the file or the class cannot be had, or be filmed."""
    module = _imported(request)
    found: Any = getattr(module, request.name, None)
    if found is None:
        there = [
            name
            for name, value in vars(module).items()
            if _is_scene(value) and value.__module__ == module.__name__
        ]
        if not there:
            raise Fault(f"{request.file.name}: there is no scene in this file")
        raise Fault(
            f'{request.file.name}: there is no scene "{request.name}"'
            + suggestion(request.name, there, "there are")
        )
    if not _is_scene(found):
        raise Fault(f"{request.file.name}: {request.name} is no scene; a scene is a class that extends Scene")
    if why := refused_settings():
        raise Fault(f"{request.file.name}: {why}")
    config.seed = SEED if config.seed is None else config.seed
    scene_class: type[Scene] = found
    return scene_class


class _Beside(MetaPathFinder):
    """Finds modules of these names in a folder, and nowhere else. A package without an `__init__.py` would be found
    after ours otherwise, wherever that is installed."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self.folder, self.names = folder, names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return PathFinder.find_spec(fullname, [str(self.folder)]) if fullname in self.names else None


@contextmanager
def aside(folder: Path) -> Iterator[None]:
    """Let modules beside somebody's file be found where they are named like ours. What we have imported, we have."""
    shadowed = [name for name in OWN if (folder / f"{name}.py").exists() or (folder / name).is_dir()]
    if not shadowed or folder == ROOT:
        yield
        return
    ours = {name: module for name, module in sys.modules.items() if name.partition(".")[0] in shadowed}
    for name in ours:
        del sys.modules[name]
    beside = _Beside(folder, shadowed)
    sys.meta_path.insert(0, beside)
    try:
        yield
    finally:
        sys.meta_path.remove(beside)
        for name in [name for name in sys.modules if name.partition(".")[0] in shadowed]:
            del sys.modules[name]
        sys.modules.update(ours)


def _imported(request: ForeignRequest) -> ModuleType:
    folder = str(request.file.parent)
    if folder in sys.path:
        sys.path.remove(folder)
    sys.path.insert(0, folder)
    name = request.file.stem
    spec = importlib.util.spec_from_file_location(name, request.file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = sys.modules.get(name)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        raise blame(error, request.file, request.traceback) from error
    finally:
        if before is not None:
            sys.modules[name] = before
    return module


def _is_scene(value: object) -> bool:
    return inspect.isclass(value) and issubclass(value, Scene) and value is not Scene
