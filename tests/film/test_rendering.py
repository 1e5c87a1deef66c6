"""A real lecture at draft quality, decoded again, changed, interrupted and refused."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from steepest.film.rendering import render_lecture, render_scenes
from steepest.film.request import Request
from steepest.script.fault import Fault
from steepest.stage.settings.settings import read_settings
from tests.film.strict import strict

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).with_name("lecture")
SCENES = ("glide", "fall")


def request(output: Path, *assignments: str, folder: Path = FOLDER) -> Request:
    """A draft of the small lecture."""
    settings = read_settings(SCENES, [], assignments)
    return Request(
        folder, folder / "assets" / "lecture.md", settings, output, "draft", 854, 480, 15, 2, quiet=True
    )


@dataclass
class Seen:
    """A film as a viewer gets it: its timeline, and the lightness of every frame (frames, height, width)."""

    folder: Path
    timeline: dict[str, Any]
    frames: NDArray[np.uint8]
    times: list[float]

    def beat(self, scene: str, name: str) -> dict[str, Any]:
        """A beat of the timeline."""
        beats = next(one["beats"] for one in self.timeline["scenes"] if one["scene"] == scene)
        return next(one for one in beats if one["beat"] == name)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """The lecture, rendered once."""
    folder = tmp_path_factory.mktemp("build")
    film = render_lecture(request(folder))
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        decoded = [
            (float(f.pts * stream.time_base), f.to_ndarray()[: f.height]) for f in container.decode(stream)
        ]
    timeline = json.loads((folder / "timeline.json").read_text(encoding="utf-8"))
    return Seen(
        folder, timeline, np.stack([picture for _, picture in decoded]), [time for time, _ in decoded]
    )


@pytest.fixture
def house(tmp_path: Path, seen: Seen) -> Path:
    """A lecture folder and the build folder of `seen` to play with: HOUSE/lecture and HOUSE/build."""
    shutil.copytree(FOLDER, tmp_path / "lecture", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(seen.folder, tmp_path / "build")
    return tmp_path


def state(folder: Path) -> dict[str, bytes]:
    """The published files and what is in them; not the empty file that a killed run held while it made a film."""
    files = (file for file in folder.iterdir() if file.is_file() and not file.name.startswith(".making-"))
    return {file.name: file.read_bytes() for file in files}


def filmed(folder: Path) -> set[str]:
    """The filmed beats in the cache."""
    return {file.name for file in (folder / "cache").glob("*.mp4")}


# --- the film as it is seen ---


def test_the_set_is_complete(seen: Seen) -> None:
    assert {file.name for file in seen.folder.iterdir()} == {
        ".lock", "SHA256SUMS", "cache", "captions.srt", "captions.vtt", "chapters.vtt", "lecture.mp4",
        "poster.png", "timeline.json", "transcript.md",
    }  # fmt: skip


def test_frames_come_at_a_constant_rate_for_as_long_as_the_timeline_says(seen: Seen) -> None:
    assert seen.times == pytest.approx(
        [number / 15 for number in range(seen.timeline["end_frame"])], abs=1e-6
    )


def test_scenes_beats_and_what_leads_over_to_them_follow_one_another(seen: Seen) -> None:
    now = 0
    *before, closing = seen.timeline["interludes"]
    assert [one["kind"] for one in before] == ["title", "hand-over"]
    for scene, interlude in zip(seen.timeline["scenes"], before, strict=True):
        assert (interlude["first_frame"], interlude["end_frame"]) == (now, scene["first_frame"])
        now = scene["first_frame"]
        for beat in scene["beats"]:
            assert beat["first_frame"] == now
            assert beat["start"] == pytest.approx(now / 15, abs=1e-6)
            now = beat["end_frame"]
        assert scene["end_frame"] == now
    assert (closing["kind"], closing["first_frame"]) == ("closing", now)
    assert closing["end_frame"] == seen.timeline["end_frame"]


def test_no_stretch_is_black(seen: Seen) -> None:
    """The ground alone is at 16 + 219 · 0.08; a dot or a word on it is far lighter."""
    assert seen.frames.reshape(len(seen.frames), -1).max(1).min() > 100


def test_what_moves_moves_and_what_rests_rests(seen: Seen) -> None:
    """The picture of a scene changes in each frame of each movement, and in no other."""
    change = np.abs(np.diff(seen.frames.astype(np.int16), axis=0)).reshape(len(seen.frames) - 1, -1).max(1)
    led = {n for one in seen.timeline["interludes"] for n in range(one["first_frame"], one["end_frame"])}
    moving = {int(number) + 1 for number in np.flatnonzero(change > 40)} - led
    glide, fall = seen.beat("glide", "move"), seen.beat("fall", "drop")
    begins = next(mark["frame"] for mark in glide["marks"] if mark["mark"] == "go")
    expected = {*range(begins, begins + 15), *range(fall["first_frame"], fall["first_frame"] + 30)}
    # ease-in and ease-out make the first and last frames of a movement creep
    assert moving <= expected
    assert len(expected - moving) <= 12
    assert begins + 7 in moving and fall["first_frame"] + 15 in moving


def test_cues_are_in_order_and_on_their_beats(seen: Seen) -> None:
    text = (seen.folder / "captions.vtt").read_text(encoding="utf-8")
    cues = re.findall(
        r"(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})\n([^\n]+(?:\n[^\n]+)*)", text
    )
    told = [cue for scene in seen.timeline["scenes"] for beat in scene["beats"] for cue in beat["cues"]]
    assert [cue[6] for cue in cues] == [cue["text"] for cue in told]
    starts = [int(h) * 3600 + int(m) * 60 + float(s) for h, m, s, *_ in cues]
    assert starts == sorted(starts)
    assert starts == pytest.approx([cue["start"] for cue in told], abs=6e-4)
    for scene in seen.timeline["scenes"]:
        for beat in scene["beats"]:
            said = " ".join(cue["text"].replace("\n", " ") for cue in beat["cues"])
            assert said == beat["text"]
            assert all(beat["start"] <= cue["start"] < cue["end"] <= beat["end"] for cue in beat["cues"])


def test_chapters_name_chapter_and_scene(seen: Seen) -> None:
    with av.open(str(seen.folder / "lecture.mp4")) as container:
        found = [
            (one["metadata"]["title"], float(one["start"] * one["time_base"])) for one in container.chapters()
        ]
    starts = [0.0, *(scene["start"] for scene in seen.timeline["scenes"][1:])]
    assert [title for title, _ in found] == ["Dots · A dot glides", "Dots · A dot falls"]
    assert [start for _, start in found] == pytest.approx(starts, abs=1e-3)
    assert "Dots · A dot falls" in (seen.folder / "chapters.vtt").read_text(encoding="utf-8")


def test_captions_are_embedded(seen: Seen) -> None:
    with av.open(str(seen.folder / "lecture.mp4")) as container:
        said = [bytes(p)[2:].decode() for p in container.demux(container.streams.subtitles[0]) if p.size > 2]
    assert said == [
        cue["text"] for scene in seen.timeline["scenes"] for beat in scene["beats"] for cue in beat["cues"]
    ]


def test_a_player_can_jump_to_every_beat(seen: Seen) -> None:
    with av.open(str(seen.folder / "lecture.mp4")) as container:
        stream = container.streams.video[0]
        keys = {round(float(p.pts * stream.time_base) * 15) for p in container.demux(stream) if p.is_keyframe}
    assert {beat["first_frame"] for scene in seen.timeline["scenes"] for beat in scene["beats"]} <= keys


def test_the_timeline_fits_its_schema(seen: Seen) -> None:
    strict().validate(seen.timeline)


def test_the_timeline_tells_numbers_and_their_origin(seen: Seen) -> None:
    move = seen.beat("glide", "move")
    assert [(one["expression"], one["text"]) for one in move["said"]] == [("reach", "3")]
    assert [(one["expression"], one["text"]) for one in move["shown"]] == [("reach", "3")]
    made = seen.timeline["scenes"][0]["made_from"]
    assert made["settings"] == {"reach": "3"}
    assert {"python", "manim", "av", "typst"} <= set(made["versions"])


def test_the_transcript_reads_as_it_is_said(seen: Seen) -> None:
    text = (seen.folder / "transcript.md").read_text(encoding="utf-8")
    assert "# A dot moves\n\n## Dots\n\n### A dot glides (0:03)\n\nA dot stands still, and waits." in text


# --- what is filmed again, and what is not ---

REQUEST = f"""
from steepest.film.request import Request
from steepest.stage.settings.settings import read_settings
def request(output, *assignments, folder=Path({str(FOLDER)!r})):
    text, settings = folder / "assets" / "lecture.md", read_settings({SCENES!r}, [], assignments)
    return Request(folder, text, settings, output, "draft", 854, 480, 15, 2, quiet=True)
"""
"""What `request` does, for a process of its own: importing this file would import more than is measured."""


AGAIN = f"""
import sys
from pathlib import Path
{REQUEST}
from steepest.film.rendering import render_lecture
render_lecture(request(Path(sys.argv[1])))
print("manim" in sys.modules)
"""


def test_a_film_that_stands_is_left_alone(house: Path) -> None:
    render_lecture(request(house / "build", folder=house / "lecture"))
    before = {file.name: file.stat().st_ino for file in (house / "build").iterdir() if file.is_file()}
    render_lecture(request(house / "build", folder=house / "lecture"))
    assert {file.name: file.stat().st_ino for file in (house / "build").iterdir() if file.is_file()} == before


@pytest.mark.parametrize("name", ["lecture.mp4", "captions.vtt"])
def test_a_film_with_a_damaged_file_is_made_again(name: str, house: Path) -> None:
    render_lecture(request(house / "build", folder=house / "lecture"))
    whole = state(house / "build")
    (house / "build" / name).write_bytes(whole[name][:-1])
    render_lecture(request(house / "build", folder=house / "lecture"))
    assert state(house / "build") == whole


def test_another_title_is_joined_anew(house: Path) -> None:
    render_lecture(request(house / "build", folder=house / "lecture"))
    text = house / "lecture/assets/lecture.md"
    text.write_text(
        re.sub("(?m)^title: .*$", "title: Renamed", text.read_text(encoding="utf-8")), encoding="utf-8"
    )
    render_lecture(request(house / "build", folder=house / "lecture"))
    with av.open(str(house / "build/lecture.mp4")) as film:
        assert film.metadata["title"] == "Renamed"


def test_nothing_changed_nothing_is_filmed_and_manim_not_imported(house: Path) -> None:
    before = {file: file.stat().st_ino for file in (house / "build" / "cache").glob("*-*.*")}
    ended = subprocess.run(
        [sys.executable, "-c", AGAIN, str(house / "build")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.strip() == "False"
    assert {file: file.stat().st_ino for file in (house / "build" / "cache").glob("*-*.*")} == before


@pytest.mark.verify
@pytest.mark.parametrize("workers", [1, 3])
def test_the_same_film_to_the_byte_from_any_number_of_workers(
    seen: Seen, tmp_path: Path, workers: int
) -> None:
    """Two made the film that is seen; three make more shots of it."""
    render_lecture(replace(request(tmp_path), workers=workers))
    for name in ("lecture.mp4", "timeline.json", "captions.vtt"):
        assert (tmp_path / name).read_bytes() == (seen.folder / name).read_bytes()
    assert filmed(tmp_path) == filmed(seen.folder)


def test_a_changed_parameter_films_the_beats_that_show_it(house: Path) -> None:
    """Both beats of the fall, how deep it goes and where it lies, and all three boards: its first frame moves."""
    before = filmed(house / "build")
    render_lecture(request(house / "build", "fall.depth=1"))
    timeline = json.loads((house / "build" / "timeline.json").read_text(encoding="utf-8"))
    assert len(filmed(house / "build") - before) == 5
    assert timeline["scenes"][1]["beats"][0]["text"] == "This one falls by 1 units."
    assert "falls by 1 units" in (house / "build" / "captions.srt").read_text(encoding="utf-8")


def test_a_changed_parameter_leaves_beats_that_do_not_show_it(house: Path) -> None:
    """How far the dot glides shows in its second beat only, and where its last picture is: on two boards."""
    before = filmed(house / "build")
    render_lecture(request(house / "build", "glide.reach=2"))
    assert len(filmed(house / "build") - before) == 3


def test_changed_words_film_the_beat_that_takes_another_time(house: Path) -> None:
    before = filmed(house / "build")
    edit(house / "lecture" / "assets" / "lecture.md", "A dot stands still, and waits", "A dot stands")
    render_lecture(request(house / "build", folder=house / "lecture"))
    assert len(filmed(house / "build") - before) == 1


def test_code_that_shows_in_no_frame_films_nothing(house: Path) -> None:
    before = filmed(house / "build")
    edit(
        house / "lecture" / "scenes" / "glide.py", '"""Still, then moving."""', '"""At rest, then moving."""'
    )
    render_lecture(request(house / "build", folder=house / "lecture"))
    assert filmed(house / "build") == before


def test_scenes_are_films_of_their_own(house: Path) -> None:
    before = state(house / "build")
    assert render_scenes(request(house / "build"), ["fall"]) == [house / "build" / "fall.mp4"]
    with av.open(str(house / "build" / "fall.mp4")) as container:
        assert container.streams.subtitles
        assert container.metadata["title"] == "A dot falls"
    assert {name: content for name, content in state(house / "build").items() if name != "fall.mp4"} == before


# --- what goes wrong, and that nothing is lost ---


def edit(file: Path, old: str, new: str) -> None:
    """Change a text that is there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def refused(house: Path, *assignments: str) -> str:
    """Render the edited lecture in a process of its own; what it is refused with."""
    code = (
        f"import sys; from pathlib import Path; {REQUEST}\n"
        "from steepest.film.rendering import render_lecture\n"
        "from steepest.film.crew.failure import Failure\n"
        "from steepest.script.fault import Fault\n"
        "folder, *assignments = sys.argv[1:]\n"
        "try:\n"
        "    render_lecture(request(Path(folder, 'build'), *assignments, folder=Path(folder, 'lecture')))\n"
        "except (Fault, Failure) as error:\n"
        "    print(type(error).__name__, error)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(house), *assignments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout


@pytest.mark.parametrize(
    ("broken", "sentence", "ours"),
    [
        ("1 / 0", r"Fault scenes/glide\.py:\d+: ZeroDivisionError: division by zero", False),
        ("self.words(object())", r"Failure internal fault: .*\(scenes/glide\.py:\d+\)", True),
    ],
)
def test_a_scene_that_breaks_is_named_and_the_others_are_kept(
    house: Path, broken: str, sentence: str, ours: bool
) -> None:
    before, kept = state(house / "build"), filmed(house / "build")
    edit(
        house / "lecture" / "scenes" / "glide.py",
        'with self.beat("start"):',
        f'with self.beat("start"):\n            {broken}',
    )
    edit(house / "lecture" / "assets" / "lecture.md", "This one falls", "This one drops")
    said = refused(house)
    assert re.match(sentence, said)
    assert ("failure.txt" in said) == ours
    assert state(house / "build") == before
    assert filmed(house / "build") == kept


EDITED = """
        with open(__file__, "a") as file:
            file.write("# later")
"""


@pytest.mark.verify
def test_a_scene_edited_once_it_is_played_shows_what_it_was(house: Path) -> None:
    """What plays is loaded by then, so the take is of what was asked for."""
    edit(
        house / "lecture" / "scenes" / "glide.py", '"""Play the beats."""', '"""Play the beats."""\n' + EDITED
    )
    kept = filmed(house / "build")
    assert refused(house) == ""
    assert filmed(house / "build") == kept


@pytest.mark.verify
def test_a_scene_edited_while_code_is_still_loaded_is_refused(house: Path) -> None:
    before, kept = state(house / "build"), filmed(house / "build")
    later = EDITED + "        import steepest.stage.figures.table.table\n"
    edit(
        house / "lecture" / "scenes" / "glide.py", '"""Play the beats."""', '"""Play the beats."""\n' + later
    )
    assert refused(house).startswith("Fault glide: its code was changed")
    assert (state(house / "build"), filmed(house / "build")) == (before, kept)


@pytest.mark.verify
@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("scenes/glide.py", 'self.beat("start")', 'self.beat("begin")', "begin"),
        ("assets/lecture.md", "It glides", "It {reach > 3 ? glides}", "reach > 3"),
        ("assets/lecture.md", "{reach:g} units and", "{raech:g} units and", "raech"),
        ("scenes/glide.py", "class Glide(", "class Glider(", "Glide"),
        ("assets/lecture.md", "{#glide}", "{#spin}", "spin"),
    ],
)
def test_text_and_scene_that_disagree_are_a_fault(
    house: Path, file: str, old: str, new: str, sentence: str
) -> None:
    before = state(house / "build")
    edit(house / "lecture" / file, old, new)
    said = refused(house)
    assert said.split()[0] in {"Fault", "Untrue"}
    assert sentence in said
    assert state(house / "build") == before


@pytest.mark.verify
def test_a_scene_that_looks_other_each_time_it_is_played_is_refused(house: Path) -> None:
    before = state(house / "build")
    chance = 'with self.beat("move"):\n            dot.shift(__import__("random").random() * RIGHT)'
    edit(house / "lecture" / "scenes" / "glide.py", 'with self.beat("move"):', chance)
    assert "glide/move shows something else each time it is played" in refused(house)
    assert state(house / "build") == before


@pytest.mark.parametrize("assignment", ["glide.reach=9", "glide.reach=far", "glide.raech=3"])
def test_settings_that_do_not_fit_are_a_fault(house: Path, assignment: str) -> None:
    before = state(house / "build")
    with pytest.raises(Fault, match="glide"):
        render_lecture(request(house / "build", assignment))
    assert state(house / "build") == before


def test_an_unknown_scene_is_a_fault(house: Path) -> None:
    with pytest.raises(Fault, match="glyde"):
        render_scenes(request(house / "build"), ["glyde"])


def test_an_output_that_is_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("", encoding="utf-8")
    with pytest.raises(Fault, match="cannot be written"):
        render_lecture(request(tmp_path / "build"))


@pytest.mark.verify
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_stopping_half_way_leaves_the_film_and_no_process(house: Path, how: signal.Signals) -> None:
    before = state(house / "build")
    code = (
        f"import sys; from dataclasses import replace; from pathlib import Path; {REQUEST}\n"
        "from steepest.film.rendering import render_lecture\n"
        "large = dict(width=2560, height=1440, fps=60, quiet=False, workers=1)\n"
        "render_lecture(replace(request(Path(sys.argv[1])), **large))\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(house / "build")],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert parent.stderr is not None
    for line in parent.stderr:
        if "%" in line:
            break
    session = os.getsid(parent.pid)
    parent.send_signal(how)
    parent.communicate(timeout=10)
    assert ended(session)
    assert state(house / "build") == before


def ended(session: int, patience: float = 5) -> bool:
    """Whether every process of a session ends within so many seconds."""
    for _ in range(int(patience * 20)):
        if session not in _sessions():
            return True
        time.sleep(0.05)
    return False


def _sessions() -> set[int]:
    """The sessions of all processes that run."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            found.add(int(fields[3]))
    return found
