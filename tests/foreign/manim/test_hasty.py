"""A camera that stops looking for what has changed while nearly everything does, and looks again in time."""

from __future__ import annotations

import numpy as np
import pytest
from manim import BLUE, RIGHT, UP, Dot, Mobject, MovingCamera, PointCloudDot, Square, tempconfig
from manim.camera.camera import Camera

from steepest.foreign.manim.hasty import MOST_MOVES, HastyCamera, HastyMovingCamera
from steepest.stage.camera.camera import PARTS

SMALL = {"pixel_width": 160, "pixel_height": 90}


def whys(
    camera: HastyCamera | HastyMovingCamera, mobjects: list[Mobject], moved: int, frames: int
) -> list[str]:
    """Why each of so many pictures was drawn whole, while the first so many mobjects move; each is manim's."""
    plain = MovingCamera() if isinstance(camera, MovingCamera) else Camera()
    found = []
    for _ in range(frames):
        for mobject in mobjects[:moved]:
            mobject.shift(0.01 * RIGHT)
        camera.redraw(mobjects)
        plain.reset()
        plain.capture_mobjects(mobjects)
        assert np.array_equal(camera.pixel_array, plain.pixel_array)
        found.append(camera.why_whole)
    return found


def swarm() -> list[Mobject]:
    return [Dot([k % 10 - 5, k / 10 - 4, 0], color=BLUE) for k in range(80)]


@pytest.mark.parametrize("kind", [HastyCamera, HastyMovingCamera])
def test_where_most_of_it_moves_few_pictures_are_looked_at(kind: type[HastyCamera]) -> None:
    with tempconfig(SMALL):
        camera = kind()
        looked, counted = camera.items, list[int]()
        camera.items = lambda mobjects: (counted.append(1), looked(mobjects))[1]  # type: ignore[method-assign]
        found = whys(camera, swarm(), 80, 80)
        assert set(found[1:]) == {MOST_MOVES}
        assert len(counted) < 12


def test_it_looks_again_when_things_calm_down() -> None:
    with tempconfig(SMALL):
        camera, mobjects = HastyCamera(), swarm()
        assert MOST_MOVES in whys(camera, mobjects, 80, 6)
        found = whys(camera, mobjects, 2, 12)
        assert found[-6:] == [PARTS] * 6
        assert PARTS in whys(camera, mobjects, 80, 1) + whys(camera, mobjects, 40, 8)


def test_another_ground_is_looked_at_anew() -> None:
    with tempconfig(SMALL):
        camera, mobjects = HastyCamera(), swarm()
        whys(camera, mobjects, 80, 4)
        camera.background = camera.background.copy()  # type: ignore[union-attr]
        assert whys(camera, mobjects, 1, 3)[1:] == [PARTS] * 2


def test_a_cloud_that_moves_is_not_looked_at_and_one_that_stands_is() -> None:
    with tempconfig(SMALL):
        cloud, square = PointCloudDot(radius=1, density=8), Square().shift(UP)
        assert set(whys(HastyCamera(), [cloud], 1, 12)[1:]) == {MOST_MOVES}
        assert set(whys(HastyCamera(), [square, cloud], 1, 12)[1:]) == {PARTS}
