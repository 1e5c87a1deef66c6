"""Finding a lecture's scenes: the anchor is the file is the class.

`{#two_minima}` in the text is `scenes/two_minima.py` in the lecture's folder, with the class `TwoMinima` in
it. There is no registry. A process works on one lecture only, so the names of two lectures cannot meet.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from steepest.script.fault import Fault
from steepest.script.text.section import class_name
from steepest.stage.manim_cfg import refuse_settings
from steepest.stage.type.kept import keep_type_unless_named

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene


def enter(folder: Path) -> None:
    """Make the lecture in `folder` the one that this process works on: its own packages are found first, and type
    that is set is kept in its `build/cache/type`, unless another folder was named.

    Raises RuntimeError if the process works on another lecture already.
    """
    scenes = (folder / "scenes").resolve()
    package = sys.modules.get("scenes")
    if package is not None:
        if scenes not in [Path(path).resolve() for path in package.__path__]:
            raise RuntimeError(f"this process works on the scenes in {list(package.__path__)} already")
        return
    package = ModuleType("scenes")
    package.__path__ = [str(scenes)]
    sys.modules["scenes"] = package
    sys.path.insert(0, str(folder.resolve()))
    keep_type_unless_named(folder.resolve() / "build" / "cache" / "type")


def load_scene(folder: Path, anchor: str) -> type[LectureScene[Any]]:
    """The scene class of `anchor` in the lecture's folder. Imports manim.

    Raises Fault where there is no such file, or no such class in it, and for a manim.cfg with which manim cannot draw.
    What goes wrong inside the file is raised as it is.
    """
    file = folder / "scenes" / f"{anchor}.py"
    wanted = class_name(anchor)
    if not file.is_file():
        raise Fault(f"scenes/{anchor}.py: there is no such file to play the scene {{#{anchor}}} of the text")
    enter(folder)
    refuse_settings()
    try:
        module = importlib.import_module(f"scenes.{anchor}")
    except SyntaxError as error:
        error.filename = error.filename or str(file.resolve())  # Python names no file that holds a zero byte
        raise
    found = getattr(module, wanted, None)
    if not isinstance(found, type):
        raise Fault(
            f"scenes/{anchor}.py: there is no class {wanted} in it, which would play the scene {{#{anchor}}}"
        )
    if not hasattr(found, "Parameters"):
        raise Fault(f"scenes/{anchor}.py: {wanted} has no parameters; write class {wanted}(LectureScene[…])")
    return found
