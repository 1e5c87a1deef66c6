"""The first steps of a walk are seen in a lens where they are short, and labels keep off it while it is there."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from manim import Scene, tempconfig

from steepest.calculus import Function, descend
from steepest.stage import theme
from steepest.stage.figures.flat.walker import FlatWalker
from steepest.stage.figures.label import box_of
from steepest.stage.figures.lens.near_map import NearMap
from steepest.stage.figures.lens.near_steps import NearSteps
from steepest.stage.figures.map.fog import CLEAR
from steepest.stage.figures.map.map import Map
from steepest.stage.play.entrances import gone
from steepest.stage.play.projector import Audience, Projector
from steepest.stage.type.typeset import words
from tests.stage.figures.lens.test_lens import SIZE, play

BOWL = Function("(x - 3)**2 + (y + 1)**2", ["x", "y"])
COUNT = 3


@pytest.fixture
def scene() -> Iterator[Scene]:
    with tempconfig({**SIZE, "frame_rate": 30}):
        yield Scene(renderer=Projector(Audience(), ""))


def near_on(scene: Scene, rate: float) -> tuple[Map, NearSteps]:
    """A map, and the lens on the first steps of a walk on it."""
    points = descend(BOWL, (0, 0), rate, COUNT).points
    land = Map(BOWL, [(-1, -3), (6, 2)], names=("x", "y"))
    scene.add(land.bands, land.plane)
    return land, NearSteps(scene, land, land.walk(points, COUNT, theme.DESCENT), COUNT)


@pytest.mark.parametrize("rate", [0.002, 0.02, 0.1])
def test_each_short_step_is_seen_whole_and_nothing_that_is_not_clear_in_fog(scene: Scene, rate: float) -> None:
    near, points = near_on(scene, rate)[1], descend(BOWL, (0, 0), rate, COUNT).points
    for number in range(COUNT):
        play(scene, near.look(number))
        (lens,) = near.lens
        ends = np.array([[float(value) for value in point] for point in points[number : number + 2]])
        assert np.allclose(near.at(), ends.mean(axis=0))
        assert lens.held([tuple(end) for end in ends]) == len(ends)
        assert lens.glass.radius / near.times <= CLEAR
        assert lens.glass.times() == near.times > 1


def test_it_shows_the_level_lines_of_the_map_and_no_others_with_its_bands_between(scene: Scene) -> None:
    land, near = near_on(scene, 0.1)
    play(scene, near.look(0))
    sight = near.lens[0].glass.near
    assert isinstance(sight, NearMap)
    low, high = land.bands.levels[0] - 0.1, land.bands.levels[-1] + 0.1
    own = [*land.bands.levels]
    assert [level for level, _ in sight.levels(low, high)] == own and len(own) > 1
    assert sight.levels(own[0] + 0.1, own[1] - 0.1) == [], "none between those of the map"
    below, *bands = sight.bands(low, high, sight.levels(low, high))
    assert below[0] < low and [bottom for bottom, _ in bands] == own
    apart = float(np.diff(own).min())
    for bottom, colour in bands:
        assert np.allclose(colour, land.bands.seen(bottom + apart / 2))


def test_steps_that_are_large_on_the_map_need_no_lens(scene: Scene) -> None:
    land, near = near_on(scene, 0.45)
    before = [*land.labels.solid]
    assert not near.look(0) and not near.lens and len(land.labels.solid) == len(before)


def test_labels_keep_off_it_until_it_goes(scene: Scene) -> None:
    land, near = near_on(scene, 0.1)
    before = len(land.labels.solid)
    for number in range(COUNT):
        play(scene, near.look(number))
        (lens,) = near.lens
        edges = [line for line in land.labels.solid[before:] if len(line) > 2]
        middles = [line[:-1, :2].mean(axis=0) for line in edges]
        assert len(edges) == 3  # the ring around the step, the disc, and how much it enlarges
        assert np.allclose(middles[2], lens.label.get_center()[:2])
        assert np.allclose(middles[0], land.plane.place(near.at())[:2]) and np.allclose(middles[1], lens.glass.disc[0])
        assert np.hypot(*(middles[1] - middles[0])) > lens.glass.radius * (1 + 1 / near.times)
    play(scene, gone(near))
    assert len(land.labels.solid) == before


def test_it_comes_again_in_its_place_where_it_had_gone_and_looks_at_the_next_step(scene: Scene) -> None:
    land, near = near_on(scene, 0.1)
    play(scene, near.look(0))
    (lens,), (centre, _) = near.lens, near.lens[0].glass.disc
    play(scene, gone(near))
    points = descend(BOWL, (0, 0), 0.1, COUNT).points
    assert not lens.held(points[1:3])
    play(scene, near.look(1))
    assert near.lens == [lens] and np.allclose(lens.glass.disc[0], centre) and lens.held(points[1:3]) == 2
    assert len(near.kept_off) > 2 and all(any(line is each for each in land.labels.solid) for line in near.kept_off)


def test_a_label_that_was_there_before_goes_where_a_ring_runs_through_it_and_no_other(scene: Scene) -> None:
    near = near_on(scene, 0.02)[1]
    play(scene, near.look(0))
    ring, rim, _ = (line for line in near.kept_off if len(line) > 2)
    land, near = near_on(scene, 0.02)
    under, away = (land.label(words("here"), point) for point in ((0, 0), (6, -3)))
    for label, place in ((under, ring[0]), (away, land.plane.place((6, -3)))):
        label.move_to(place)
    assert not away.box.is_crossed(ring, rim)
    play(scene, near.look(0))
    assert land.labels.there == [away]


def test_the_name_of_each_step_is_close_to_the_lens_in_one_place_and_beside_the_arrow_without_one(scene: Scene) -> None:
    near = near_on(scene, 0.1)[1]
    places = []
    for number in range(COUNT):
        play(scene, near.look(number))
        (lens,) = near.lens
        arrow = near.land.arrow(near.ends[number].tolist(), (1.0, 0.0), theme.DESCENT)
        label = near.name(words("the step"), arrow)
        (_, y), radius = lens.glass.disc
        places.append(label.get_center())
        assert min(abs(label.box.top - (y - radius)), abs(label.box.bottom - (y + radius))) < 0.3
        near.land.labels.free(label)
    assert np.allclose(places, places[0])
    land, near = near_on(scene, 0.45)
    arrow = land.arrow((0, 0), (1.0, 0.0), theme.DESCENT)
    assert not near.look(0) and near.name(words("the step"), arrow).box.apart(box_of(arrow)) < 1


def test_who_walks_is_a_dot_in_the_lens_and_somebody_on_the_map(scene: Scene) -> None:
    land, near = near_on(scene, 0.1)
    scene.add(walker := FlatWalker(land.plane, (0, 0)))
    play(scene, near.look(0))
    sight = near.lens[0].glass.near
    assert isinstance(sight, NearMap)
    near.lens[0].glass.look()
    (seen,) = (mark for mark in sight.marks() if isinstance(mark, FlatWalker))
    assert seen.plain and not walker.plain and seen.radius == walker.radius
