"""The report of the bench: printed while it measures, and kept for the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.lecture import whole_film
from bench.lecture.filmed_beats import FilmedScene, by_scene, filmed_beats, samples
from bench.measuring.asking import ask
from bench.measuring.folder import fresh
from bench.measuring.process import Cost, measure
from bench.plain.scenes import PlainScene, Quality, Way
from bench.report.goal import Goal
from bench.report.table import markdown

EVERY = 10  # frames of which one is compared
WHOLE = Goal("the whole film: playing time / wall time", 1.2, 2, "×")
HELD = Goal("CPU time of a held second / of a moving one", 5, None, " %", more=False)
CHANGED = Goal(
    "one parameter changed: wall time of the whole film again / of that scene alone, three scenes together",
    1,
    None,
    "×",
    more=False,
)
OTHERS = Goal(
    "one parameter changed: what leads from scene to scene filmed again (hand-overs, cards, the closing board)",
    6,
    None,
    "",
    more=False,
)
NOTHING = Goal("nothing changed: wall time, median of 3 runs", 2, 1, " s", more=False)
MEMORY = Goal(
    "peak memory of the largest process of any run of ours, rehearsing included", 600, 400, " MB", more=False
)
NEAR = Goal("PSNR of a film of ours against the frames, the least of all films", 45, None, " dB")


class Report:
    """Measures, and reports as it goes. `lines` is everything that was reported, as Markdown."""

    def __init__(self, quality: Quality, folder: Path) -> None:
        self.quality, self.folder = quality, folder
        self.lines: list[str] = []
        self.reached: list[tuple[str, ...]] = []
        self.largest = 0.0  # bytes of a process of ours
        self.farthest = float("inf")  # decibels of a film of ours

    def say(self, *lines: str) -> None:
        """Tell lines that stay."""
        self.tell(*lines)
        self.lines += lines

    def tell(self, *lines: str) -> None:
        """Tell how far the work is."""
        print(*lines, sep="\n", flush=True)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Tell a table."""
        self.say("", *markdown(head, rows))

    # --- the plain scenes ---

    def film_plain(self, scene: PlainScene) -> None:
        """Film a plain scene in every way, and hold the films against each other and against manim's frames."""
        ways = scene.ways(self.quality, self.folder)
        costs = [self._filmed(scene, way) for way in ways]
        films = [way.film for way in ways]
        size, fps = self.quality.size, self.quality.fps
        near = ask("bench.film.fidelity", "frames", scene.file, scene.scene_class, *size, fps, EVERY, *films)
        apart = [ask("bench.film.fidelity", "films", films[0], film, EVERY)[0]["mean"] for film in films[1:]]
        rows = [
            (
                way.name,
                *times(cost),
                f"{costs[0].wall / cost.wall:.1f}×",
                megabytes(cost.memory),
                f"{way.film.stat().st_size / 1e6:.2f} MB",
                distance(one),
                other,
            )
            for way, cost, one, other in zip(
                ways, costs, near, ["", *(f"{decibels:.1f}" for decibels in apart)], strict=True
            )
        ]
        self.say("", f"**{scene.scene_class}**: {scene.about}")
        head = (
            "filmed by",
            "wall",
            "CPU",
            "first row's wall / its",
            "memory",
            "film",
            "dB to the frames (worst)",
        )
        self.table((*head, "dB to manim's film"), rows)
        self.reached.append(scene.target.row(costs[0].wall / costs[-1].wall))
        for way, cost, one in zip(ways, costs, near, strict=True):
            if way.ours:
                self._worst(cost.memory, one["mean"])

    def _filmed(self, scene: PlainScene, way: Way) -> Cost:
        cost = measure(way.command, fresh(self.folder / "work"))
        self.tell(f"{scene.scene_class}, {way.name}: {cost.wall:.1f} s")
        return cost

    def _worst(self, memory: float, near: float) -> None:
        self.largest, self.farthest = max(self.largest, memory), min(self.farthest, near)

    # --- the lecture ---

    def film_lecture(self) -> None:
        """Film all of the lecture; then, of three of its scenes, what each takes by itself and when it changes."""
        film = self.folder / "film"
        whole = whole_film.filmed(self.quality, fresh(film))
        self.largest = max(self.largest, whole.cost.memory)
        self._whole(whole)
        scenes = by_scene(filmed_beats(film, self.quality.ours), self.quality.fps)
        self._beside(scenes)
        self.reached.append(WHOLE.row(whole.seconds / whole.cost.wall))
        chosen = samples(scenes)
        self.film_scenes(chosen)
        nothing = whole_film.unchanged(self.quality, film)
        self.reached.append(NOTHING.row(nothing))
        self.say(
            "",
            f"The film again, nothing changed: {nothing:.2f} s. With one parameter of these scenes changed:",
        )
        self._changed(film, chosen)

    def _whole(self, whole: whole_film.FilmCost) -> None:
        self.tell(f"{whole.name}: {whole.cost.wall:.1f} s")
        self.say("", "**The lecture**, with its voice, into a fresh folder")
        head = ("", "plays", "wall", "CPU", "plays / wall", "memory", "film")
        self.table(head, [self._row(whole)])

    def _beside(self, scenes: Sequence[FilmedScene]) -> None:
        self.say("", "Scene by scene, in seconds of one of the workers that filmed it:")
        together = sum(scene.seconds for scene in scenes)
        rows = [
            (
                scene.name,
                f"{scene.plays:.1f} s",
                f"{scene.seconds:.1f} s",
                f"{scene.dear:.2f} s",
                f"{100 * scene.seconds / together:.0f} %",
                f"{scene.size / 1e6:.1f} MB",
            )
            for scene in scenes
        ]
        self.table(("", "plays", "filmed in", "a second of it", "of the whole", "film"), rows)

    def _changed(self, film: Path, names: Sequence[str]) -> None:
        found = []
        for change in whole_film.changes(names):
            found.append(whole_film.again(self.quality, change, film, fresh(self.folder / "alone")))
            self.tell(f"--set '{change}': {found[-1].whole:.1f} s")
        rows = [
            (
                f"`--set '{one.change}'`",
                f"{one.filmed} of {one.of}",
                f"{one.whole:.1f} s",
                f"{one.alone:.1f} s",
                f"{one.whole / one.alone:.2f}×",
            )
            for one in found
        ]
        head = ("", "beats filmed again", "the whole film", "that scene alone, its voice at hand", "ratio")
        self.table(head, rows)
        whole, alone = sum(one.whole for one in found), sum(one.alone for one in found)
        self.reached += [CHANGED.row(whole / alone), OTHERS.row(max(one.others for one in found))]

    def film_scenes(self, names: Sequence[str]) -> None:
        """Film scenes of the lecture one by one, each into a fresh folder."""
        rows = [self._scene(name) for name in names]
        self.say("", "Scenes by themselves, each into a fresh folder:")
        head = ("", "plays", "wall", "CPU", "plays / wall", "memory", "film", "CPU of encoding alone")
        self.table((*head, "dB to the frames (worst)"), rows)
        self._held(names)

    def _scene(self, name: str) -> tuple[str, ...]:
        folder = self.folder / name
        filmed = whole_film.filmed(self.quality, fresh(folder), name)
        self.tell(f"{name}: {filmed.cost.wall:.1f} s")
        asked = (name, self.quality.ours, self.quality.fps, folder, EVERY)
        near = ask("bench.film.fidelity", "scene", *asked)[0]
        self._worst(filmed.cost.memory, near["mean"])
        return (*self._row(filmed), f"{whole_film.encoding(filmed):.1f} s", distance(near))

    def _row(self, filmed: whole_film.FilmCost) -> tuple[str, ...]:
        return (
            filmed.name,
            f"{filmed.seconds:.1f} s",
            *times(filmed.cost),
            f"{filmed.seconds / filmed.cost.wall:.2f}×",
            megabytes(filmed.cost.memory),
            f"{filmed.size / 1e6:.1f} MB",
        )

    def _held(self, names: Sequence[str]) -> None:
        held, moving = whole_film.held_and_moving(self.quality, self.folder, names)
        self.say("", f"A moving second costs {moving:.2f} s of CPU time, a held one {1000 * held:.0f} ms.")
        self.reached.append(HELD.row(100 * held / moving))

    # --- the end ---

    def targets(self) -> None:
        """Tell what was reached."""
        self.reached += [MEMORY.row(self.largest / 1e6), NEAR.row(self.farthest)]
        self.table(("", "measured", "at least", "aim", ""), self.reached)


def times(cost: Cost) -> tuple[str, str]:
    """Wall and CPU time as they stand in a table."""
    return f"{cost.wall:.1f} s", f"{cost.cpu:.1f} s"


def megabytes(size: float) -> str:
    """A size in memory as it stands in a table."""
    return f"{size / 1e6:.0f} MB"


def distance(found: dict[str, float]) -> str:
    """Decibels of a film, and of its worst frame, as they stand in a table."""
    return f"{found['mean']:.1f} ({found['worst']:.1f})"
