"""Keys of scenes and of segments: what changes them, and what does not."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.film.cache import keys
from steepest.film.cache.imports import closure
from steepest.script.fault import Fault
from tests.film.cache.mending import mend

ROOT = Path(__file__).resolve().parents[3]
LECTURE = Path(__file__).parents[1] / "lecture"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every house of these tests stands: a file that is the same at the same place is read once."""
    return tmp_path_factory.mktemp("town") / "house"


@pytest.fixture
def house(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the lecture and of the code that films it, free to be edited; only what another test left otherwise is
    copied again."""
    mend(place, {"steepest": ROOT / "steepest", "lecture": LECTURE})
    monkeypatch.setattr(keys, "ENGINE", place / "steepest")
    return place


def key(house: Path, anchor: str = "glide", **changed: object) -> str:
    known: dict[str, object] = {"text": ("a dot",), "settings": {"reach": "3"}, "size": (854, 480), "fps": 15}
    code = keys.scene_code(house / "lecture", anchor)
    return keys.scene_key(anchor, code=code, **{**known, **changed})  # type: ignore[arg-type]


def append(file: str) -> Callable[[Path], None]:
    def edit(house: Path) -> None:
        with (house / file).open("a", encoding="utf-8") as handle:
            handle.write("\n# another line\n")

    return edit


def add_font(house: Path) -> None:
    (house / "steepest" / "stage" / "Letters.otf").write_bytes(b"glyphs")


@pytest.mark.parametrize(
    "edit",
    [
        append("lecture/scenes/glide.py"),
        append("steepest/stage/theme.py"),
        append("steepest/stage/play/projector.py"),
        append("steepest/calculus/function.py"),
        append("steepest/script/timing/pace.py"),
        append("steepest/script/timing/captions.py"),
        append("steepest/film/encode/encode.py"),
        append("steepest/film/rehearse.py"),
        append("steepest/film/shoot.py"),
        add_font,
    ],
)
def test_what_shapes_a_scene_changes_its_key(house: Path, edit: Callable[[Path], None]) -> None:
    before = key(house)
    edit(house)
    assert key(house) != before


@pytest.mark.parametrize(
    "changed",
    [
        {"text": ("a dot moves",)},
        {"settings": {"reach": "4"}},
        {"size": (1920, 1080)},
        {"fps": 30},
    ],
)
def test_what_is_asked_for_changes_the_key(house: Path, changed: dict[str, object]) -> None:
    assert key(house, **changed) != key(house)


def test_a_version_changes_the_key(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key(house)
    monkeypatch.setattr(keys, "versions", lambda: {"manim": "0.23"})
    assert key(house) != before


@pytest.mark.parametrize(
    "file",
    [
        "lecture/scenes/fall.py",
        "steepest/film/join.py",
        "steepest/film/timeline.py",
        "steepest/film/timeline.schema.json",
        "steepest/film/crew/crew.py",
    ],
)
def test_what_a_scene_does_not_see_leaves_its_key(house: Path, file: str) -> None:
    before = key(house)
    append(file)(house)
    assert key(house) == before


def test_scenes_have_keys_of_their_own(house: Path) -> None:
    assert key(house, "glide") != key(house, "fall")


def test_a_scene_without_a_file_is_a_fault(house: Path) -> None:
    with pytest.raises(Fault, match=r"spin\.py: there is no such file"):
        key(house, "spin")


def test_code_that_is_not_python_is_a_fault(house: Path) -> None:
    (house / "lecture" / "scenes" / "glide.py").write_text("def broken(:\n", encoding="utf-8")
    with pytest.raises(Fault, match=r"glide\.py:1: this is not Python"):
        key(house)


def test_imports_are_followed_everywhere(tmp_path: Path) -> None:
    files = {
        "scenes/hill.py": "from stage.tools import arrow\ndef later():\n    import calculus.walk\n",
        "stage/__init__.py": "",
        "stage/tools/__init__.py": "from . import arrow\n",
        "stage/tools/arrow.py": "from ..look import INK\nimport numpy\n",
        "stage/look.py": "INK = 0\n",
        "calculus/walk.py": "",
        "calculus/unused.py": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = closure([tmp_path / "scenes" / "hill.py"], [tmp_path])
    assert {file.relative_to(tmp_path).as_posix() for file in found} == set(files) - {"calculus/unused.py"}


def test_a_key_needs_no_manim() -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from steepest.film.cache.keys import drawing_code, scene_code, scene_key\n"
        f"lecture = Path({str(LECTURE)!r})\n"
        "code = scene_code(lecture, 'glide') + drawing_code(lecture, 'glide')\n"
        "scene_key('glide', code=code, text=('a',), settings={}, size=(854, 480), fps=15)\n"
        "sys.exit('manim' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


# --- the voice ---


def test_who_speaks_changes_the_key(house: Path) -> None:
    assert len({key(house, voice=("festival 1",)), key(house, voice=("festival 2",)), key(house)}) == 3


@pytest.mark.parametrize(
    "file", ["steepest/film/voice/engines/festival.py", "steepest/film/sound/levelling.py"]
)
def test_how_it_is_spoken_changes_the_key_and_not_that_of_a_segment(house: Path, file: str) -> None:
    before, segment = key(house), segment_key(house)
    append(file)(house)
    assert key(house) != before
    assert segment_key(house) == segment


# --- segments ---


def segment_key(
    house: Path,
    *shown: tuple[bytes, int],
    anchor: str = "glide",
    size: tuple[int, int] = (854, 480),
    fps: int = 15,
) -> str:
    looks = keys.Looks()
    for signature, count in shown or [(b"a", 3), (b"b", 1)]:
        looks.add(signature, count)
    return looks.key(size, fps, keys.drawing_code(house / "lecture", anchor))


@pytest.mark.parametrize(
    "file",
    [
        "steepest/stage/play/projector.py",
        "steepest/stage/theme.py",
        "steepest/film/encode/encode.py",
        "steepest/film/encode/stillness.py",
    ],
)
def test_what_draws_and_encodes_changes_the_key_of_a_segment(house: Path, file: str) -> None:
    before = segment_key(house)
    append(file)(house)
    assert segment_key(house) != before


@pytest.mark.parametrize(
    "file", ["lecture/scenes/glide.py", "steepest/script/timing/pace.py", "steepest/film/join.py"]
)
def test_what_shows_in_no_frame_leaves_it(house: Path, file: str) -> None:
    before = segment_key(house)
    append(file)(house)
    assert segment_key(house) == before


FIGURES = "steepest/stage/figures"


@pytest.fixture
def two_figures(house: Path) -> Path:
    """The scene `glide` imports a figure in a folder of its own below the stage, through the stage's theme of figures;
    the scene `fall` another."""
    for anchor, figure in (("glide", "kite"), ("fall", "stone")):
        folder = house / FIGURES / "thrown"
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").write_text("", encoding="utf-8")
        (folder / f"{figure}.py").write_text("SIZE = 1\n", encoding="utf-8")
        scene = house / "lecture" / "scenes" / f"{anchor}.py"
        taken = f"from steepest.stage.figures.thrown.{figure} import SIZE as SIZE\n"
        scene.write_text(scene.read_text(encoding="utf-8") + taken, encoding="utf-8")
    return house


def test_a_file_in_a_folder_below_is_part_of_the_key(two_figures: Path) -> None:
    before = key(two_figures), segment_key(two_figures)
    append(f"{FIGURES}/thrown/kite.py")(two_figures)
    assert key(two_figures) != before[0]
    assert segment_key(two_figures) != before[1]


def test_what_only_another_scene_reaches_leaves_it(two_figures: Path) -> None:
    before = key(two_figures, "fall"), segment_key(two_figures, anchor="fall")
    append(f"{FIGURES}/thrown/kite.py")(two_figures)
    assert (key(two_figures, "fall"), segment_key(two_figures, anchor="fall")) == before


def test_a_part_that_the_lecture_brings_itself_counts(house: Path) -> None:
    """A package beside `scenes/` in the lecture's own folder."""
    figures = house / "lecture" / "figures"
    figures.mkdir()
    (figures / "__init__.py").write_text("", encoding="utf-8")
    (figures / "wheel.py").write_text("SPOKES = 8\n", encoding="utf-8")
    scene = house / "lecture" / "scenes" / "glide.py"
    scene.write_text(
        scene.read_text(encoding="utf-8") + "from figures.wheel import SPOKES as SPOKES\n", "utf-8"
    )
    before, other = segment_key(house), segment_key(house, anchor="fall")
    append("lecture/figures/wheel.py")(house)
    assert segment_key(house) != before
    assert segment_key(house, anchor="fall") == other


def test_it_follows_from_what_is_shown_and_for_how_long(house: Path) -> None:
    shown = [
        segment_key(house, (b"a", 3), (b"b", 1)),
        segment_key(house, (b"a", 2), (b"b", 2)),
        segment_key(house, (b"b", 1), (b"a", 3)),
        segment_key(house, (b"a", 3)),
        segment_key(house, size=(1920, 1080)),
        segment_key(house, fps=30),
    ]
    assert len(set(shown)) == len(shown)


def test_a_rest_in_two_parts_is_one_rest(house: Path) -> None:
    assert segment_key(house, (b"a", 1), (b"a", 2), (b"b", 1)) == segment_key(house, (b"a", 3), (b"b", 1))


def test_a_key_does_not_follow_from_where_the_lecture_lies(house: Path) -> None:
    before = key(house)
    (house / "lecture").rename(house / "zz")
    code = keys.scene_code(house / "zz", "glide")
    known = {"text": ("a dot",), "settings": {"reach": "3"}, "size": (854, 480), "fps": 15}
    assert keys.scene_key("glide", code=code, **known) == before  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [".glide.py.swp", "glide.py~", "notes.swp", "notes.txt.bak"])
def test_what_an_editor_leaves_beside_a_scene_is_no_part_of_it(house: Path, name: str) -> None:
    before = key(house)
    (house / "lecture" / "scenes" / name).write_text("left", encoding="utf-8")
    assert key(house) == before


def test_the_lock_of_an_editor_is_no_code(house: Path) -> None:
    """Emacs leaves a link to nowhere, named like the file that is edited."""
    before, segment = key(house), segment_key(house)
    (house / "steepest" / "stage" / ".#theme.py").symlink_to("somebody@somewhere.1234")
    (house / "lecture" / "scenes" / ".#glide.py").symlink_to("somebody@somewhere.1234")
    assert (key(house), segment_key(house)) == (before, segment)
