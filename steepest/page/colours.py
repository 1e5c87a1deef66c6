"""The film's colours, for what the page draws itself: a variable is as blue there as in the film."""

from __future__ import annotations

from steepest.stage import theme

NAMED = {
    "ground": theme.BACKGROUND,
    "ink": theme.INK,
    "first": theme.FIRST,
    "second": theme.SECOND,
    "gradient": theme.GRADIENT,
    "descent": theme.DESCENT,
}
"""By what they stand for, as `#RRGGBB`."""


def stylesheet() -> bytes:
    """The colours as CSS variables, `--film-first` and so on."""
    lines = "".join(f"  --film-{name}: {colour.lower()};\n" for name, colour in NAMED.items())
    return f":root {{\n{lines}}}\n".encode()


def told() -> dict[str, object]:
    """The same for scripts, and the `ramp` of heights, low to high, each part of a colour from 0 to 255."""
    ramp = (255 * theme.RAMP).round().astype(int).tolist()
    return {**{name: colour.lower() for name, colour in NAMED.items()}, "ramp": ramp}
