"""A view: what it puts where on the frame."""

import numpy as np
import pytest

from steepest.stage.ground.view import View


def test_a_closer_view_puts_its_point_in_place_and_magnifies_around_it() -> None:
    view = View(azimuth=-40, elevation=30, zoom=0.8, x=1, y=-0.5)
    point, beside = np.array([1.0, 2, 0.5]), np.array([1.1, 2, 0.6])
    close = view.closer(5, point, -2, 0.25)
    assert close.project(point)[:2] == pytest.approx([-2, 0.25])
    apart = (view.project(beside) - view.project(point))[:2]
    assert (close.project(beside) - close.project(point))[:2] == pytest.approx(5 * apart)


def test_a_mark_keeps_its_size_from_closer_by() -> None:
    view, point = View(), np.zeros(3)
    assert view.closer(5, point, 0, 0).scale(point) == view.scale(point)


def test_half_way_between_two_views_a_point_is_half_way() -> None:
    view, point = View(), np.array([1.0, 0, 0])
    close = view.closer(4, point, 3, 1)
    places = [v.project(point)[:2] for v in (view, view.toward(close, 0.5), close)]
    assert places[1] == pytest.approx((places[0] + places[2]) / 2)
