"""Each setting of each scene, played once and asked many questions.

A scene's settings stand in `tests/scenes/settings/SCENE.toml`; `docs/testing.md` says how to write them. All tests that
ask one scene run in one process (`tests/sharing.py`), so no process plays what another has played.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest

from steepest.script.text.lecture import read_lecture
from steepest.script.text.translation import translations
from steepest.stage.settings import toml
from steepest.testing import PlayedScene, Settings, facts, play
from tests.families import family
from tests.scenes.looked import SIZE, Looked

ROOT = Path(__file__).parents[2]
LECTURE = read_lecture(ROOT / "assets" / "lecture.md")
TEXTS = {
    "en": LECTURE,
    **{code: read_lecture(LECTURE.path.with_name(f"lecture.{code}.md")) for code in translations(LECTURE)},
}
"""The text in every language that it is written in; the lecture's own comes first."""
LEDGER = {fact["id"]: fact for fact in tomllib.loads((ROOT / "assets/facts.toml").read_text("utf-8"))["fact"]}
"""The facts that the lecture must state, by their ids."""
ANCHORS = tuple(section.anchor for section in LECTURE.sections)
DEFAULTS = "the defaults"
FPS = 10


@dataclass(frozen=True)
class Refused:
    """Settings that a scene refuses: what its sentence says, and the nearest value that would do, by its parameter."""

    settings: Settings
    sentence: str
    instead: Settings = field(default_factory=dict)

    def to_mend(self, offered: Settings) -> str:
        """What to write in the table where it names other values than those that are offered; else empty."""
        said, right = (toml.written(dict(values)) for values in (self.instead, offered))
        if said == right:
            return ""
        if not offered:
            return f"nothing is offered: take `instead = {said}` out of the table"
        return f"add `instead = {right}` to the table" + (f", in place of {said}" if self.instead else "")


_READ = 8  # settings of a table beside the defaults, whose words are read in every run


@dataclass(frozen=True)
class Table:
    """What is asked of a scene.

    says: settings that `make verify` plays, and of which it reads the words, those of the first `_READ` also in every
    run; refuses: settings that are refused; ground: what the ground spans of the frame, and its body alone, at least,
    where it is largest at the end of a beat (what it should be stands in `steepest/stage/fill.py`); empty for a scene
    without one.
    """

    says: Mapping[str, Settings] = field(default_factory=dict)
    refuses: Mapping[str, Refused] = field(default_factory=dict)
    ground: Mapping[str, float] = field(default_factory=dict)

    @property
    def settings(self) -> dict[str, Settings]:
        """Everything that the scene can be played with, by name; the defaults come first."""
        return {DEFAULTS: {}, **self.says}


@cache
def table(anchor: str) -> Table:
    """The table of a scene. Raises FileNotFoundError where it has none, and TypeError for a heading that is unknown."""
    file = Path(__file__).parent / "settings" / f"{anchor}.toml"
    if not file.exists():
        raise FileNotFoundError(f'the scene "{anchor}" has no table of settings: write {file} (docs/testing.md)')
    read: dict[str, Any] = toml.read(file.read_text(encoding="utf-8"))
    refuses = {name: Refused(**refused) for name, refused in read.pop("refuses", {}).items()}
    return Table(refuses=refuses, **read)


@lru_cache(maxsize=128)  # more than any table has: one that is read in turn would be forgotten before it comes again
def known(anchor: str, name: str = DEFAULTS) -> Any:
    """The parameters and facts of a scene with a setting of its table."""
    return facts(anchor, table(anchor).settings[name], lecture=ROOT)


_played: dict[tuple[str, str], tuple[PlayedScene, Looked]] = {}
_questions: dict[tuple[str, str], list[Callable[[str, Any], Any]]] = {}


def played(anchor: str, name: str = DEFAULTS) -> PlayedScene:
    """A scene played with a setting of its table, once in this process: nothing is drawn but `looked_at`."""
    return _seen(anchor, name)[0]


def looked_at(anchor: str) -> Looked:
    """What a scene looks like with its defaults, at the end of every beat: seen when it is played."""
    return _seen(anchor, DEFAULTS)[1]


def asked_at_ends(
    anchor: str, *names: str
) -> Callable[[Callable[[str, Any], Any]], Callable[..., dict[str, Any]]]:
    """Has a function of a beat's key and a scene asked at the end of every beat when the scene is played for all tests,
    with these settings of its table or with the defaults: no test plays it once more to look at it. What takes the
    function's place gives its answers by beat, for the setting that it is given, or for the defaults.
    """

    def asks(question: Callable[[str, Any], Any]) -> Callable[..., dict[str, Any]]:
        for name in names or (DEFAULTS,):
            _questions.setdefault((anchor, name), []).append(question)
        return lambda name=DEFAULTS: _seen(anchor, name)[1].answers[question]

    return asks


def _seen(anchor: str, name: str) -> tuple[PlayedScene, Looked]:
    if (anchor, name) not in _played:
        for other in [key for key in _played if key[0] != anchor]:  # scenes come one after the other
            del _played[other]
        looked = Looked(questions=_questions.get((anchor, name), ()))
        look = looked.look if name == DEFAULTS else looked.ask
        settings = table(anchor).settings[name]
        _played[anchor, name] = play(anchor, settings, look=look, lecture=ROOT, size=SIZE, fps=FPS), looked
    return _played[anchor, name]


def shared(together: int, at_least: int = 1) -> int:
    """How many of so many settings fall to each scene: more scenes do not make the tests longer."""
    return max(together // len(ANCHORS), at_least)


def every_text(now: int = len(TEXTS)) -> pytest.MarkDecorator:
    """Runs a test for the text in every language: `text`; only `now` of them in every run, the lecture's own first."""
    return pytest.mark.parametrize("text", family(now, TEXTS.values()), ids=TEXTS)


def every_translation() -> pytest.MarkDecorator:
    """Runs a test for the text in every language but the lecture's own: `text`."""
    _, *others = TEXTS
    return pytest.mark.parametrize("text", [TEXTS[code] for code in others], ids=others)


def every_scene() -> pytest.MarkDecorator:
    """Runs a test for every scene: `anchor`."""
    return pytest.mark.parametrize("anchor", [pytest.param(one, marks=of_scene(one)) for one in ANCHORS])


def every_setting(scenes: Iterable[str] = ANCHORS, playing: bool = True) -> pytest.MarkDecorator:
    """Runs a test for every setting of these scenes: `anchor` and `name`.

    In every run a test that plays asks the defaults, and one that does not play the first settings as well; all others
    are for `make verify`.
    """
    rows = [(anchor, name) for anchor in scenes for name in table(anchor).settings]
    params = [pytest.param(*row, marks=_marks(*row, playing), id="-".join(row)) for row in rows]
    return pytest.mark.parametrize(("anchor", "name"), params)


def every_setting_of(anchor: str, playing: bool = True) -> pytest.MarkDecorator:
    """Runs a test for every setting of one scene: `name`. See `every_setting`."""
    names = table(anchor).settings
    params = [pytest.param(name, marks=_marks(anchor, name, playing), id=name) for name in names]
    return pytest.mark.parametrize("name", params)


def every_refusal() -> pytest.MarkDecorator:
    """Runs a test for all that a scene refuses, of every scene: `anchor` and `refused`."""
    rows = [(anchor, name, refused) for anchor in ANCHORS for name, refused in table(anchor).refuses.items()]
    params = [pytest.param(anchor, refused, id=f"{anchor}-{name}") for anchor, name, refused in rows]
    return pytest.mark.parametrize(("anchor", "refused"), params)


def of_scene(anchor: str) -> pytest.MarkDecorator:
    """Lets tests run with all that ask this scene: `pytestmark = of_scene("hill")`."""
    return pytest.mark.scene(anchor)


def _marks(anchor: str, name: str, playing: bool) -> list[pytest.MarkDecorator]:
    left = [*table(anchor).settings].index(name) > (0 if playing else _READ)
    return [of_scene(anchor), *([pytest.mark.verify] if left else [])]
