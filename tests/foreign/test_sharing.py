"""What can be shared between workers, and how soon it is told where something cannot."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np
import pytest

from steepest.foreign.chance import seeded
from steepest.foreign.looks import may_look
from steepest.foreign.sharing.claims import Claims
from tests.foreign.fork import construct, film, pictures, request

CHANCE = construct(
    "rng, own, old = np.random.default_rng(), random.Random(), np.random.RandomState()",
    "dot = Dot([AT, 0, 0]).add_updater(lambda m: m.shift([rng.normal() / 9, own.random() / 9, old.rand() / 9]))",
    "self.add(dot)",
    "self.play(Create(Square()), run_time=1.2)",
    "random.seed(), np.random.seed()",
    "self.play(FadeIn(Dot([random.random(), np.random.rand(), 0])), run_time=1)",
    head="AT = random.uniform(-3, 3) + np.random.uniform(-2, 2) + np.random.default_rng().uniform()",
)


@pytest.mark.verify
def test_a_scene_that_asks_for_chance_and_names_no_seed_is_the_same_film_each_time(tmp_path: Path) -> None:
    films = []
    for run, workers in enumerate((1, 2, 2)):
        (tmp_path / str(run)).mkdir()
        filmed = film(request(tmp_path / str(run), CHANCE, workers=workers))
        assert (filmed.frames, filmed.alone) == (22, "")
        films.append(filmed.file.read_bytes())
    assert films[0] == films[1] == films[2]


@pytest.mark.verify
def test_another_seed_is_another_film(tmp_path: Path) -> None:
    films = []
    for seed in (1, 2):
        (tmp_path / str(seed)).mkdir()
        (tmp_path / str(seed) / "manim.cfg").write_text(f"[CLI]\nseed = {seed}\n")
        films.append(film(request(tmp_path / str(seed), CHANCE)).file.read_bytes())
    assert films[0] != films[1]


def test_chance_is_what_it_was_when_it_has_been_seeded() -> None:
    state = random.getstate()
    with seeded(7):
        first = (
            random.random(),
            random.Random().random(),
            np.random.default_rng().random(),
            random.Random(3).random(),
        )
        assert random.Random(3).random() == first[3]
    with seeded(7):
        assert (random.random(), random.Random().random(), np.random.default_rng().random()) == first[:3]
    assert random.getstate() == state
    assert random.Random().random() != random.Random().random()
    assert np.random.default_rng().random() != np.random.default_rng().random()


FADE = "def fade(camera, opacity): camera.background_opacity = opacity"
OWN_WAYS = {
    "the clock": "dot.add_updater(lambda m: m.move_to((time.time() - begun) / 99 * RIGHT))",
    "the system's chance": "dot.add_updater(lambda m: m.move_to(int.from_bytes(os.urandom(2)) / 2e4 * RIGHT))",
    "a camera that has it": "self.add_updater(lambda dt: self.camera.frame.shift(os.urandom(1)[0] / 999 * RIGHT))",
    "a background that has it": "self.add_updater(lambda dt: fade(self.camera, os.urandom(1)[0] / 255))",
}


@pytest.mark.verify
@pytest.mark.parametrize("way", OWN_WAYS)
def test_a_scene_that_plays_differently_each_time_is_told_apart_at_the_first_cut(
    way: str, tmp_path: Path
) -> None:
    """Not at the end of the film, when all of it has been drawn in vain."""
    moves = "self.add(dot)", "self.play(Create(Square()), run_time=6)"
    code = construct(
        "dot, begun = Dot(), time.time()", OWN_WAYS[way], *moves, kind="MovingCameraScene", head=FADE
    )
    filmed = film(request(tmp_path, code, workers=2))
    assert filmed.alone == "it plays differently each time, up to 1.0 s at the latest"
    assert len(pictures(filmed.file)) == 60


def test_an_end_of_a_chunk_that_others_found_otherwise_is_noticed(tmp_path: Path) -> None:
    first, second = Claims(tmp_path), Claims(tmp_path)
    assert first.agreed(3, 40, 7) and second.agreed(3, 40, 7) and first.agreed(4, 50, 7)
    assert not second.agreed(4, 51, 7)
    assert not second.agreed(3, 40, 8)


@pytest.mark.verify
def test_an_activated_zoom_is_shared(tmp_path: Path) -> None:
    code = construct(
        "dot = Dot()",
        "self.add(NumberPlane(), dot)",
        "self.activate_zooming(animate=False)",
        "self.play(dot.animate.shift(UP), run_time=2.5)",
        kind="ZoomedScene",
    )
    films = []
    for workers in (1, 2):
        (tmp_path / str(workers)).mkdir()
        filmed = film(request(tmp_path / str(workers), code, workers=workers))
        assert filmed.alone == ""
        films.append(filmed.file.read_bytes())
    assert films[0] == films[1]


@pytest.mark.parametrize(
    ("look", "alone"),
    [
        (
            "self.camera.pixel_array[45, 80]",
            "its code names pixel_array, with which a scene looks at its own picture",
        ),
        ("getattr(self.camera, 'pixel_' + 'array')[45, 80]", "it looks at its own picture"),
    ],
)
def test_a_scene_that_looks_at_its_picture_is_filmed_by_one(look: str, alone: str, tmp_path: Path) -> None:
    code = construct(
        "square = Square(fill_opacity=1)",
        "self.play(Create(square), run_time=2.5)",
        f"shown = {look}.tolist()",
        "self.play(FadeIn(Dot(color=WHITE if sum(shown) > 900 else RED)), run_time=0.5)",
    )
    assert film(request(tmp_path, code, workers=2)).alone == alone


LOOKING = """
from manim import Scene
from looking_beside import beside, Base, Mark
def helper(scene): return scene.camera.get_image()
def deeper(scene): return helper(scene)
class ByItself(Scene):
    def construct(self): self.renderer.get_frame()
class ByAHelper(Scene):
    def construct(self): deeper(self)
class ByANeighbour(Scene):
    def construct(self): beside(self)
class ByItsBase(Base): pass
class ByAMobject(Scene):
    def construct(self): self.add(Mark())
class ByAnInnerFunction(Scene):
    def construct(self):
        def turn(m): return self.renderer.update_frame(self)
        self.add_updater(turn)
class ByAProperty(Scene):
    @property
    def seen(self): return self.camera.pixel_array
class Not(Scene):
    def construct(self): self.wait(), len("pixel_array")
"""
BESIDE = """
from manim import Scene, Square
def beside(scene): scene.renderer.add_frame(None)
class Base(Scene):
    def setup(self): self.camera.pixel_array
class Mark(Square):
    def look(self, camera): return camera.pixel_array
"""


def test_a_look_is_found_in_the_scenes_own_code_wherever_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    for name, text in (("looking", LOOKING), ("looking_beside", BESIDE)):
        (tmp_path / f"{name}.py").write_text(text)
        monkeypatch.delitem(sys.modules, name, raising=False)
    import looking

    found = {
        name: may_look(getattr(looking, name), tmp_path) for name in vars(looking) if name[:2] in ("By", "No")
    }
    assert found == {
        "ByItself": "get_frame",
        "ByAHelper": "get_image",
        "ByANeighbour": "add_frame",
        "ByItsBase": "pixel_array",
        "ByAMobject": "pixel_array",
        "ByAnInnerFunction": "update_frame",
        "ByAProperty": "pixel_array",
        "Not": "",
    }
