"""The palette: readable, even, and told apart by eyes of every kind."""

from itertools import combinations

import numpy as np
import pytest

from steepest.stage import theme

TEXT = {
    name: getattr(theme, name)
    for name in ("INK", "QUIET", "FIRST", "SECOND", "GRADIENT", "DESCENT", "WRONG", "THIRD")
}

# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
BLINDNESS = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(rgb: np.ndarray) -> np.ndarray:
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(linear_rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of linear sRGB, D65."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    t = np.clip(linear_rgb, 0, 1) @ to_xyz.T / [0.9505, 1.0, 1.089]
    f = np.where(t > 0.008856, np.cbrt(t), 7.787 * t + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


@pytest.mark.parametrize("name", TEXT)
def test_text_is_read_against_the_background(name: str) -> None:
    assert theme.contrast(TEXT[name], theme.BACKGROUND) >= 4.5


def test_contrast_is_that_of_the_standard() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_ramp_climbs_evenly_in_lightness() -> None:
    lightness = lab(linear(theme.ramp(np.linspace(0, 1, 33))))[:, 0]
    steps = np.diff(lightness)
    assert steps.min() > 0
    assert steps.max() < 2.2 * steps.mean()


def test_the_ramp_runs_from_dark_to_light_and_is_clipped() -> None:
    assert np.array_equal(theme.ramp(-1.0), theme.RAMP[0])
    assert np.array_equal(theme.ramp(2.0), theme.RAMP[-1])
    assert theme.ramp(np.zeros((3, 2))).shape == (3, 2, 3)


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize(
    ("one", "other"),
    [("FIRST", "SECOND"), ("GRADIENT", "DESCENT"), ("DESCENT", "WRONG"), ("GRADIENT", "FIRST")],
)
def test_roles_that_meet_in_a_picture_differ_for_every_eye(one: str, other: str, blindness: str) -> None:
    """A difference of 15 in CIE76 is seen at a glance; about 2.3 is just noticeable."""
    seen = [
        lab(linear(theme.channels(TEXT[name])) @ np.array(BLINDNESS[blindness]).T) for name in (one, other)
    ]
    assert np.linalg.norm(seen[0] - seen[1]) > 15


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_every_role_keeps_its_contrast_for_every_eye(blindness: str) -> None:
    matrix = np.array(BLINDNESS[blindness]).T
    ground = theme.luminance(theme.channels(theme.BACKGROUND))
    for colour in TEXT.values():
        light = np.clip(linear(theme.channels(colour)) @ matrix, 0, 1) @ [0.2126, 0.7152, 0.0722]
        assert (light + 0.05) / (ground + 0.05) > 4.5


def test_no_two_roles_share_a_colour() -> None:
    assert all(one != other for one, other in combinations(TEXT.values(), 2))
