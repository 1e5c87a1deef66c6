"""How far the film scales: each beat measured on this machine, and their work laid out over 1 to 256 workers.

python -m bench.scaling            measure, keep the figures in docs/scaling.json, draw docs/scaling.svg
python -m bench.scaling --draw     only draw, from the figures that are kept
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.lecture.filmed_beats import FilmedBeat, by_scene, filmed_beats
from bench.measuring.asking import ROOT, ask
from bench.measuring.machine import described
from bench.measuring.process import Unsuccessful, measure
from bench.report.page import write_between
from bench.report.table import markdown
from bench.scaling.schedule import BeatCost, Overheads, critical_path, filming, split, wall
from steepest.film.crew.server import LEAN, PRELOADED

QUALITY, FPS = "1080p", 60
WORKERS = [2**k for k in range(9)]
PIECE = 2.0  # seconds of filming
CUT = f"were beats cut every {PIECE:g} s"
KEPT, PAGE, CHART = (ROOT / "docs" / f"scaling.{kind}" for kind in ("json", "md", "svg"))


def measured(folder: Path) -> dict[str, Any]:
    """Figures of every beat and of what lies around them. Renders the film in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    command = (sys.executable, ROOT / "render.py", "lecture", "--quality", QUALITY, "--fps", str(FPS))
    film = (*command, "--quiet", "--output", folder / "film")
    print("the film, as far as it is not there yet", flush=True)
    measure(film, folder)
    plan = measure(film, folder).wall
    join = ask("bench.lecture.joining", QUALITY, FPS, folder / "film")
    imports = [name for name in PRELOADED if find_spec(name)]
    start = f"import sys; sys.path.insert(0, {str(LEAN)!r}); import {', '.join(PRELOADED[:1] + imports)}"
    awake = measure((sys.executable, "-c", start), folder).wall
    beats = filmed_beats(folder / "film", QUALITY)
    scenes, costs = by_scene(beats, FPS), []
    looked: dict[tuple[str, str], dict[str, float]] = {}
    for scene in scenes:
        print(f"the beats of {scene.name}", flush=True)
        costs.append(ask("bench.lecture.beats", scene.name, QUALITY, FPS, folder / "film"))
        looked |= {(scene.name, beat["beat"]): beat for beat in costs[-1]["beats"]}
    each = {name: sum(cost[name] for cost in costs) / len(costs) for name in ("load", "sound")}
    overheads = {"plan": plan, "awake": awake, **each, "join": join}
    return {
        "machine": described(),
        "quality": f"{QUALITY} at {FPS} frames a second",
        "fps": FPS,
        "overheads": {name: round(seconds, 3) for name, seconds in overheads.items()},
        "beats": [asdict(laid_out(beat, looked[beat.scene, beat.beat])) for beat in beats],
    }


def laid_out(beat: FilmedBeat, timed: Mapping[str, Any]) -> BeatCost:
    """A beat with what it takes before it is filmed, as `bench.lecture.beats` tells a `TimedBeat`."""
    costs = {"rehearse": timed["rehearsed"], "passing": timed["passed"], "film": beat.seconds}
    rounded = {name: round(seconds, 4) for name, seconds in costs.items()}
    return BeatCost(beat.scene, beat.beat, beat.frames, size=beat.size, **rounded)


def read(figures: dict[str, Any]) -> tuple[tuple[BeatCost, ...], Overheads]:
    """Beats and overheads of kept figures."""
    return tuple(BeatCost(**each) for each in figures["beats"]), Overheads(**figures["overheads"])


def speedups(seconds: Callable[[int], float]) -> list[tuple[float, float]]:
    """Workers and how many times sooner than one they are ready, from the seconds that so many take."""
    return [(count, seconds(1) / seconds(count)) for count in WORKERS]


@lru_cache
def film_in(beats: tuple[BeatCost, ...], overheads: Overheads) -> Callable[[int], float]:
    """Seconds that so many workers take from the start to the film. They are worked out once: for beats that are cut
    into 500 pieces that takes six seconds."""
    return lru_cache(lambda workers: wall(beats, overheads, workers))


def report(figures: dict[str, Any]) -> Iterator[str]:
    """What follows from the figures, as lines of the page."""
    beats, overheads = read(figures)
    playing, whole = sum(beat.frames for beat in beats) / figures["fps"], film_in(beats, overheads)
    cut = film_in(tuple(split(beats, PIECE)), overheads)
    yield f"Measured on {figures['machine']}; the film plays {playing:.0f} s ({figures['quality']})."
    yield ""
    head = ("workers", "ready after", "faster", "playing / ready", "filming alone", CUT)
    rows = [
        (
            f"{count}",
            f"{whole(count):.1f} s",
            f"{whole(1) / whole(count):.1f}×",
            f"{playing / whole(count):.1f}",
            f"{filming(beats, overheads.load, count):.1f} s",
            f"{cut(count):.1f} s",
        )
        for count in WORKERS
    ]
    yield from markdown(head, rows)
    yield ""
    path = critical_path(beats, overheads)
    parts = [(name, f"{seconds:.2f} s") for name, seconds in path.items()]
    yield from markdown(("the critical path", "takes"), [*parts, ("together", f"{sum(path.values()):.2f} s")])


def draw(figures: dict[str, Any]) -> None:
    """Draw the chart and write the page's tables."""
    from bench.scaling import chart
    from steepest.stage import theme

    beats, overheads = read(figures)
    alone = speedups(lambda workers: filming(beats, overheads.load, workers))
    curves = {
        "filming alone": (theme.SECOND, alone),
        f"the whole, {CUT}": (theme.FIRST, speedups(film_in(tuple(split(beats, PIECE)), overheads))),
        "the whole": (theme.DESCENT, speedups(film_in(beats, overheads))),
    }
    chart.draw(CHART, curves, "ideal")
    write_between(PAGE, "measured", list(report(figures)))


def main(arguments: list[str]) -> int:
    """Do what the arguments say and return the exit code."""
    parser = ArgumentParser(prog="make scaling", description=__doc__.partition("\n")[0])
    parser.add_argument("--draw", action="store_true", help="only draw, from the figures that are kept")
    options = parser.parse_args(arguments)
    try:
        if not options.draw:
            KEPT.write_text(json.dumps(measured(ROOT / "build" / "bench"), indent=1) + "\n", encoding="utf-8")
        figures = json.loads(KEPT.read_text(encoding="utf-8"))
    except (Unsuccessful, FileNotFoundError) as sentence:
        print(sentence, file=sys.stderr)
        return 1
    draw(figures)
    print(*report(figures), sep="\n")
    return 0
