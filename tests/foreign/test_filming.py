"""Foreign scenes filmed: the same film for any number of workers, and what happens when workers disagree or die."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import RED
from PIL import Image

from steepest.film.crew.failure import Failure
from steepest.foreign.opening import aside
from steepest.foreign.request import make_foreign_request
from steepest.foreign.sharing.worker import LAST
from steepest.script.fault import Fault
from tests.foreign.fork import construct, film, pictures, request

LONG = construct(
    "number = Integer(0, mob_class=Typst)",
    "dot = Dot().add_updater(lambda m, dt: m.shift(dt * RIGHT))",
    "trace = TracedPath(dot.get_center)",
    "self.add(NumberPlane(), dot, trace, number)",
    "self.play(ChangeDecimalToValue(number, 30), run_time=3)",
    "self.wait(0.7)",
    "dot.clear_updaters()",
    "self.play(dot.animate.move_to([random.uniform(-3, 3), np.random.uniform(-2, 2), 0]), run_time=2.5)",
    "self.wait(3)",
    "for _ in range(8): self.play(dot.animate.shift(0.3 * LEFT), run_time=0.3)",
)


@pytest.mark.verify
def test_the_number_of_workers_does_not_show(tmp_path: Path) -> None:
    films = []
    for workers in (1, 2, 3):
        (tmp_path / str(workers)).mkdir()
        filmed = film(request(tmp_path / str(workers), LONG, workers=workers))
        assert (filmed.frames, filmed.alone) == (116, "")
        films.append(filmed.file.read_bytes())
    assert films[0] == films[1] == films[2]


def test_a_film_has_as_many_frames_as_manim_writes(tmp_path: Path) -> None:
    filmed = film(
        request(tmp_path, construct("self.play(Create(Square()), run_time=0.55)", "self.wait(0.38)"))
    )
    assert len(pictures(filmed.file)) == filmed.frames == 6 + 3


def dying(times: int) -> str:
    """A scene in which as many workers are killed in the middle."""
    kill = f"len(list(here.glob('died-*'))) < {times} and die()"
    head = "from pathlib import Path\nhere = Path(__file__).parent\n"
    head += "def die(): (here / f'died-{os.getpid()}').touch(), os.kill(os.getpid(), 9)"
    return construct(
        "self.play(Create(Square()), run_time=3)", kill, "self.play(Create(Circle()), run_time=3)", head=head
    )


@pytest.mark.verify
def test_what_a_killed_worker_leaves_is_done_by_another(tmp_path: Path) -> None:
    filmed = film(request(tmp_path, dying(1), workers=2))
    assert len(pictures(filmed.file)) == 60
    (tmp_path / "whole").mkdir()
    whole = film(request(tmp_path / "whole", dying(0), workers=1))
    assert filmed.file.read_bytes() == whole.file.read_bytes()


def test_a_scene_that_kills_every_worker_is_named(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"^Told: the processes that filmed it .*-9"):
        film(request(tmp_path, dying(9), workers=2))
    assert list((tmp_path / "out").glob("*.mp4")) == []


@pytest.mark.verify
def test_a_scene_that_plays_nothing_is_a_picture(tmp_path: Path) -> None:
    filmed = film(request(tmp_path, construct("self.add(Square())")))
    assert (filmed.file.name, filmed.frames) == ("Told.png", 0)
    assert filmed.file.read_bytes().startswith(b"\x89PNG")


NEIGHBOURS = {
    "a package": {"steepest/film.py": "SIDE = 1.5\n", "steepest/look.py": "from steepest.film import SIDE\n"},
    "a module": {"steepest.py": "from beside import SIDE\n", "beside.py": "SIDE = 1.5\n"},
}


@pytest.mark.verify
@pytest.mark.parametrize("neighbours", ["a package", "a module"])
def test_the_file_may_have_neighbours_named_like_ours(neighbours: str, tmp_path: Path) -> None:
    for name, content in NEIGHBOURS[neighbours].items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    ours = "steepest.look" if neighbours == "a package" else "steepest"
    code = construct(
        f"from {ours} import SIDE as again",
        "self.play(Create(Square(SIDE)), run_time=again)",
        head=f"from {ours} import SIDE",
    )
    assert film(request(tmp_path, code, workers=2)).frames == 15


def test_a_neighbour_is_found_before_ours_wherever_that_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without an `__init__.py` loses against a package anywhere on the path."""
    for name in ("installed/steepest/__init__.py", "beside/steepest/look.py"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("SIDE = 1.5\n")
    monkeypatch.syspath_prepend(tmp_path / "installed")
    ours = sys.modules["steepest"]
    with aside(tmp_path / "beside"):
        assert importlib.import_module("steepest.look").SIDE == 1.5
    assert sys.modules["steepest"] is ours
    assert "steepest.look" not in sys.modules


@pytest.mark.verify
def test_a_file_sets_what_it_likes(tmp_path: Path) -> None:
    head = "config.background_color = '#ff0000'\nconfig.frame_rate = 5\n"
    head += "config.pixel_width, config.pixel_height = 90, 160"
    filmed = film(request(tmp_path, construct("self.wait(1)", head=head)))
    (picture, *rest) = pictures(filmed.file)
    assert (len(rest), picture.shape) == (4, (160, 90, 3))
    assert picture[10, 10].tolist() == pytest.approx([255, 0, 0], abs=4)


@pytest.mark.verify
def test_a_manim_cfg_beside_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "manim.cfg").write_text("[CLI]\nbackground_color = #00ff00\n")
    filmed = film(request(tmp_path, construct("self.wait(1)")))
    assert pictures(filmed.file)[0][10, 10].tolist() == pytest.approx([0, 255, 0], abs=4)


@pytest.mark.verify
def test_a_manim_cfg_sets_size_and_rate_where_nothing_is_typed(tmp_path: Path) -> None:
    (tmp_path / "manim.cfg").write_text("[CLI]\npixel_width = 96\npixel_height = 54\nframe_rate = 5\n")
    code = construct("self.wait(1)")
    nothing = {"width": None, "height": None, "fps": None}
    for typed, rate, size in (
        ({}, 5, (54, 96)),
        ({"fps": 12}, 12, (54, 96)),
        ({"width": 80, "height": 60}, 5, (60, 80)),
    ):
        filmed = film(request(tmp_path, code, **nothing | typed))
        shown = pictures(filmed.file)
        assert (filmed.fps, len(shown), shown[0].shape[:2]) == (rate, rate, size)


@pytest.mark.parametrize(
    ("typed", "frame"),
    [
        ({}, (None, None, None)),
        ({"fps": 12}, (None, None, 12)),
        ({"quality": "720p"}, (1280, 720, 60)),
        ({"quality": "draft"}, (854, 480, 15)),
        ({"quality": "draft", "fps": 12}, (854, 480, 12)),
    ],
)
def test_only_what_is_typed_goes_before_a_manim_cfg(typed: dict[str, Any], frame: object) -> None:
    wish = make_foreign_request(Path(__file__), "Told", output=Path("out"), **typed)
    assert (wish.width, wish.height, wish.fps) == frame


def test_a_scene_may_set_its_size_and_rate_when_it_is_made(tmp_path: Path) -> None:
    code = construct("self.wait(1)") + "    def __init__(self, **given):\n"
    code += "        config.pixel_width, config.pixel_height, config.frame_rate = 64, 36, 5\n"
    filmed = film(request(tmp_path, code + "        super().__init__(**given)", workers=2))
    shown = pictures(filmed.file)
    assert (filmed.fps, len(shown), shown[0].shape) == (5, 5, (36, 64, 3))


@pytest.mark.verify
@pytest.mark.parametrize("setting", ["config.save_last_frame = True", "config.format = 'png'"])
def test_the_last_frame_alone_is_a_picture(setting: str, tmp_path: Path) -> None:
    code = construct(
        "square = Square(fill_opacity=1)", "self.play(FadeIn(square))", "square.set_color(RED)", head=setting
    )
    filmed = film(request(tmp_path, code, workers=2))
    assert (filmed.file.name, filmed.frames, filmed.still) == ("Told.png", 0, LAST)
    with Image.open(filmed.file) as picture:
        assert picture.size == (160, 90)
        assert picture.getpixel((80, 45))[:3] == tuple(RED.to_int_rgb())


def test_a_scene_may_have_processes_of_its_own(tmp_path: Path) -> None:
    code = construct(
        "with Pool(2) as pool: n = sum(pool.map(abs, [1, 2, 2]))",
        "self.play(Create(Square()), run_time=n / 10)",
        head="from multiprocessing import Pool",
    )
    assert film(request(tmp_path, code, workers=2)).frames == 5


REFUSED = {
    "a fault of the scene": (construct("1 / 0"), "told.py:6: ZeroDivisionError: division by zero"),
    "a fault while it is read": ("nothing()", "told.py:3: NameError: name 'nothing' is not defined"),
    "not Python": ("class (", "told.py:3: invalid syntax"),
    "a window": (construct("self.interactive_embed()"), "interactive_embed() waits for somebody at a window"),
    "another window": (construct("self.embed()"), "embed() waits for somebody at a window"),
    "OpenGL": (
        construct("self.wait()", head="config.renderer = 'opengl'"),
        "renderer = opengl: only manim's Cairo",
    ),
    "an OpenGL mobject": (
        construct(
            "self.add(o.OpenGLVMobject())",
            "self.wait()",
            head="import manim.mobject.opengl.opengl_vectorized_mobject as o",
        ),
        "OpenGLVMobject needs manim's OpenGL renderer",
    ),
    "a transparent film": (construct("self.wait()", head="config.transparent = True"), "a transparent film"),
    "an odd size": (
        construct("self.wait()", head="config.pixel_width = 161"),
        "161 × 90 pixels cannot be filmed",
    ),
    "part of a frame": (construct("self.wait()", head="config.frame_rate = 29.97"), "frame_rate = 29.97"),
    "no scene": ("Told = 3", "Told is no scene"),
    "no scene at all": ("x = 1", "there is no scene in this file"),
    "another scene": ("class Tolt(Scene): pass", 'there is no scene "Told"; did you mean "Tolt"?'),
    "a renderer of its own": (
        "from manim.renderer.cairo_renderer import CairoRenderer\nclass Told(Scene):\n"
        "    def __init__(self):\n        super().__init__(renderer=CairoRenderer())",
        "Told brings a renderer of its own, CairoRenderer",
    ),
    "a moving picture of another kind": (
        construct("self.wait()", head="config.format = 'gif'"),
        "told.py: format = gif: the film is an MP4",
    ),
    "such a one, said late": (
        construct("self.wait()")
        + "    def __init__(self):\n        config.format = 'webm'; super().__init__()",
        "told.py: format = webm: the film is an MP4",
    ),
    "pictures of every frame": (
        construct("self.wait()", head="config.format = 'png-sequence'"),
        "format = png-sequence: the film is an MP4",
    ),
    "no file at all": (construct("self.wait()", head="config.dry_run = True"), "dry_run = True: nothing"),
    "nothing left": (
        construct("self.next_section('a', skip_animations=True)", "self.play(Create(Square()))"),
        "told.py: all that the scene plays is skipped",
    ),
    "another size within the film": (
        construct("self.wait()", "self.camera.reset_pixel_shape(90, 100)", "self.play(Create(Dot()))"),
        "told.py:8: a picture of 100 × 90 pixels comes in a film of 160 × 90",
    ),
    "partial films": (
        construct("self.wait()") + "    def render(self, *given):\n        super().render(*given)\n"
        "        open(self.renderer.file_writer.partial_movie_files[0])",
        "told.py:9: partial_movie_files: the film is put together after the scene has ended",
    ),
    "the film itself": (
        construct("self.wait()", "print(self.renderer.file_writer.movie_file_path)"),
        "told.py:7: movie_file_path: the film is put together",
    ),
    "an end": (construct("import sys; sys.exit(0)"), "told.py:6: the scene ends the program"),
}


@pytest.mark.verify
@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_is_said_in_a_sentence(what: str, tmp_path: Path) -> None:
    code, sentence = REFUSED[what]
    with pytest.raises(Fault) as told:
        film(request(tmp_path, code, workers=2))
    assert sentence in str(told.value)
    assert len(str(told.value).splitlines()) == 1
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").glob("Told*"))


def test_how_each_play_was_drawn_is_kept(tmp_path: Path) -> None:
    code = construct(
        "self.add(Square())",
        "self.play(Create(Circle()), run_time=0.5)",
        "self.play(self.camera.frame.animate.scale(0.5), run_time=0.5)",
        "self.wait(0.5)",
        kind="MovingCameraScene",
    )
    filmed = film(request(tmp_path, code))
    assert filmed.plays == {
        0: {"a play begins", ""},
        1: {"a play begins", "the camera or its background has changed"},
        2: {"a play begins"},
    }
    assert filmed.ways.total() == 11


@pytest.mark.verify
def test_a_surface_as_one_mesh_looks_much_the_same(tmp_path: Path) -> None:
    code = construct(
        "self.set_camera_orientation(phi=1, theta=0.5)",
        "surface = Surface(lambda u, v: [u, v, u * v / 4], (-2, 2), (-2, 2), resolution=8)",
        "self.play(FadeIn(surface), run_time=0.3)",
        "self.move_camera(theta=1, run_time=0.3)",
        kind="ThreeDScene",
    )
    shown = []
    for mesh in (False, True):
        (tmp_path / str(mesh)).mkdir()
        shown.append(pictures(film(request(tmp_path / str(mesh), code, mesh=mesh, workers=2)).file))
    faced, meshed = np.array(shown, int)
    assert faced.shape == (6, 90, 160, 3)
    assert np.abs(faced - meshed).mean() < 2 < np.abs(faced - faced[:1]).mean()
