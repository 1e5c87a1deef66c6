"""Type: words and formulas set by Typst, as mobjects with a baseline and with parts to colour and move.

manim's own Typst mobjects name their cache without the fonts and the Typst version, let the machine's fonts in, and
compile once more for every part. Here one compile does it: each part is set in a colour of its own, its glyphs are told
apart by that, and then get their true colours. Only the typefaces inside the Typst wheel are used, so every machine
draws the same.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import math
import re
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import VGroup, VMobject

from steepest.script.fault import clipped
from steepest.script.values.showing import LOWERED
from steepest.stage import theme
from steepest.stage.lean.patterns import attributes_of
from steepest.stage.type.anchors import gathered
from steepest.stage.type.glyphs import Outline, outlines
from steepest.stage.type.kept import find, keep

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

EM = 1 / 96  # scene units in a point of `size`: 48 is half a unit high
SET_AT = 10
"""The size Typst sets at, in points; what is shown is scaled afterwards."""

_STRUT = "#fe0000"  # the colour of the mark that stands on the baseline
_STRUT_SIDE = 1.0
_NOWHERE = Outline(np.zeros((1, 2)), _STRUT)  # nothing set stands on nothing
_INDENT = 2.4  # of a line of code under another one, four of its letters
PATIENCE = 60.0
"""Seconds that Typst has for one piece of type, which takes it less than a millisecond."""
_idle: list[Any] = []
"""Compilers that set nothing at the moment. To make one takes 7 ms, for it reads all typefaces: that is ten times as
long as to set a piece of type. One that never ends never comes back."""
# The minus sign of the words' typeface is as short as a dash; that of the formulas is none to be mistaken.
_PREAMBLE = """\
#set page(width: auto, height: auto, margin: 2pt, fill: none)
#set text(size: {size}pt, font: "{words}", number-type: "lining", number-width: "tabular")
#show math.equation: set text(font: "{formulas}")
#show "−": set text(font: "{formulas}")
#let tags = ({tags})
#let part(key, body) = text(fill: rgb(tags.at(key)), body)
#box(width: 0pt)[#rect(width: {side}pt, height: {side}pt, fill: rgb("{strut}"))]"""


DISPLAY = "$#math.display($", "$)$"
"""What stands before and after the code of a formula."""


class Typeset(VGroup):
    """Type set from Typst markup, its glyphs as submobjects, standing with the start of its baseline at the origin.

    In the markup `part("key", …)` tags a part; it is painted in `paint[key]`, else in the colour of the role of that
    name (`theme.ROLES`), else in `colour`. `parts[key]` holds its glyphs; `shown` what of it came from facts; `rounded`
    the numbers as they are elsewhere that have fewer digits in it, because there is no room for them. One of a
    `LineOfType` has its `line`, where that begins.
    """

    rounded: tuple[str, ...] = ()
    line: tuple[float, float] | None = None

    def __init__(
        self,
        markup: str,
        size: float = theme.LABEL_SIZE,
        colour: str = theme.INK,
        paint: Mapping[str, str] | None = None,
        shown: Sequence[Any] = (),
    ):
        super().__init__()
        self.markup, self.size, self.colour, self.shown = markup, size, colour, tuple(shown)
        keys = _tagged(markup)
        colours = {**theme.ROLES, **(paint or {})}
        self.parts: dict[str, VGroup] = {key: VGroup() for key in keys}
        shapes, foot = set_shapes(markup, keys)
        scale = size * EM / SET_AT
        for shape in shapes:
            index = int(shape.colour[1:], 16) - 1
            key = keys[index] if 0 <= index < len(keys) else ""
            glyph = _glyph(colours.get(key, colour))
            glyph.points = np.zeros((len(shape.points), 3))
            glyph.points[:, :2] = (shape.points - foot) * [scale, -scale]
            self.add(glyph)
            if key:
                self.parts[key].add(glyph)
        self._foot = 0.0 - self.get_bottom()[1] if self.submobjects else 0.0
        self._height = self._rise()  # as set: `baseline` sees by it how far the type was scaled

    def get_points_defining_boundary(self) -> np.ndarray:
        """The points (n, 3) that it is measured by, in a quarter of manim's time."""
        return gathered(self)

    @property
    def baseline(self) -> float:
        """Height of the baseline on screen, as long as the type has only been moved and scaled evenly."""
        return float(self.get_bottom()[1] + self._foot * self.enlarged)

    def stand(self, x: float, baseline: float, side: float = -1) -> Typeset:
        """Stand on a baseline, the left edge (`side` −1), the middle (0) or the right edge (1) at `x`."""
        self.shift(np.array([x - self.get_corner(np.array([side, 0, 0]))[0], baseline - self.baseline, 0]))
        return self

    def fit(self, width: float = math.inf, height: float = math.inf) -> Typeset:
        """Scale it down, evenly, where it is wider or higher than there is room."""
        share = min(1.0, width / max(self.width, 1e-9), height / max(self.height, 1e-9))
        return self.scale(share) if share < 1 else self

    def smallest(self) -> Typeset:
        """Scale it down as far as anything may be, begun where it was."""
        left, line = float(self.get_left()[0]), self.baseline
        return self.scale(theme.SMALLEST_SIZE / (self.size * self.enlarged)).stand(left, line)

    @property
    def enlarged(self) -> float:
        """By how much it has been scaled since it was set."""
        return self._rise() / self._height if self._height else 1.0

    def less(self, glyphs: Sequence[Any]) -> Typeset:
        """Leave out glyphs; what is left stands where it did, on the same baseline, in the same size."""
        enlarged, baseline = self.enlarged, self.baseline
        self.remove(*glyphs)
        self._height = self._rise() / enlarged
        self._foot = (baseline - float(self.get_bottom()[1])) / enlarged if self.submobjects else 0.0
        return self

    def _rise(self) -> float:
        """What `height` is, taken of all glyphs at once: this is asked at every look at a layout."""
        heights = [glyph.points[:, 1] for glyph in self.submobjects if len(glyph.points)]
        return float(np.ptp(np.concatenate(heights))) if heights else 0.0


def _tagged(markup: str) -> tuple[str, ...]:
    """The keys of the parts that markup tags."""
    return tuple(dict.fromkeys(re.findall(r'part\("([^"]+)"', markup)))


def _glyph(colour: str) -> VMobject:
    """A glyph without points."""
    glyph = VMobject.__new__(VMobject)
    vars(glyph).update(attributes_of(_blank(colour)))
    return glyph


@functools.lru_cache(maxsize=64)
def _blank(colour: str) -> VMobject:
    return VMobject(stroke_width=0, fill_opacity=1).set_fill(colour, 1)


def words(text: str, letters: Sequence[str] = (), **style: Any) -> Typeset:
    """Plain words set as they are: nothing in them is markup. Where `letters` are variables, these are set as formulas
    set them, with their powers, and so are powers of ten."""
    return Typeset(_in_formulas(text, letters) if letters else escape(text), **style)


def _in_formulas(text: str, letters: Sequence[str]) -> str:
    """Words as markup, in which some letters and all powers are formulas."""
    bases, alone = "|".join(map(re.escape, ("10", *letters))), "[A-Za-zÄÖÜäöüß0-9]"
    found = re.compile(rf"(?:([\d.,]+) × )?(?<!{alone})({bases})(?!{alone})([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*)")
    parts, end = list[str](), 0
    for match in found.finditer(text):
        times, base, power = match.groups(default="")
        if base in letters or power:
            whole = f'"{times}"×{base}' if times else base
            raised = f"^({power.translate(LOWERED)})" if power else ""
            parts += [escape(text[end : match.start()]), f"${whole}{raised}$"]
            end = match.end()
    return "".join([*parts, escape(text[end:])])


def code(text: str, pitch: float | None = None, **style: Any) -> Typeset:
    """A line of code, in letters of one width; with a `pitch`, in parts of its size, it is broken after a colon, and
    what follows is set in by an indent, so far below."""
    if pitch is None:
        return Typeset(f'#text(font: "{theme.type_of_code}")[{escape(text)}]', **style)
    rows = f" \\\n#h({_INDENT}em)".join(escape(part) for part in re.split(r"(?<=:) ", text))
    edges = 'top-edge: "baseline", bottom-edge: "baseline"'  # so that the leading is the pitch
    set_so = f'#set par(leading: {pitch}em)\n#text(font: "{theme.type_of_code}", {edges})[{rows}]'
    return Typeset(f"#box[{set_so}]", **style)  # its first row is on the line


def formula(math: str, **style: Any) -> Typeset:
    """A formula in Typst's math notation, in display style on one line."""
    style.setdefault("size", theme.FORMULA_SIZE)
    return Typeset(math.strip().join(DISPLAY) if math.strip() else "", **style)


def escape(text: str) -> str:
    """Typst markup that shows `text` and nothing else."""
    return re.sub(r"([\\#*_`$<>@\[\]~\"'/=+\-.:()])", r"\\\1", text)


def set_shapes(markup: str, parts: Sequence[str] = ()) -> tuple[tuple[Outline, ...], np.ndarray]:
    """The shapes of Typst markup, in points of type set at `SET_AT`, and where its baseline starts, (2,). Takes and
    raises what `set_type` does.
    """
    shapes = outlines(set_type(markup, parts)) if markup else ()
    strut = next((shape for shape in shapes if shape.colour == _STRUT), _NOWHERE)
    rest = tuple(shape for shape in shapes if shape is not strut)
    return rest, strut.points.min(axis=0) + [0, _STRUT_SIDE]


def width_of(markup: str, size: float) -> float:
    """How wide Typst markup is when it is set: the `width` of its `Typeset`, which is not made for that."""
    shapes, foot = set_shapes(markup, _tagged(markup))
    if not shapes:
        return 0.0
    across = (np.concatenate([shape.points[:, 0] for shape in shapes]) - foot[0]) * (size * EM / SET_AT)
    return float(across.max() - across.min())


def set_type(body: str, parts: Sequence[str] = ()) -> bytes:
    """Set Typst markup and return the SVG file that it makes; each of `parts` gets the colour that is its number.

    What was set before is taken from where it is kept (`kept`). Raises ValueError with Typst's own words when it cannot
    be set.
    """
    tags = "".join(f'"{key}": "#{number:06x}", ' for number, key in enumerate(parts, 1)) or ":"
    preamble = _PREAMBLE.format(
        size=SET_AT,
        words=theme.type_of_words,
        formulas=theme.type_of_formulas,
        tags=tags,
        strut=_STRUT,
        side=_STRUT_SIDE,
    )
    return _compiled(preamble, body)


@functools.lru_cache(maxsize=512)
def _compiled(preamble: str, body: str) -> bytes:
    source = f"{preamble}{body}"
    name = hashlib.sha256(f"{_typst_version()}\n{source}".encode()).hexdigest()[:24] + ".svg"
    kept = find(name)
    if kept is not None:
        return kept
    svg = _patiently(source, body)
    keep(name, svg)
    return svg


@contextmanager
def _compiler() -> Iterator[Any]:
    """A compiler that is idle, or a new one; afterwards it is idle again, among those where it was looked for."""
    import typst

    idle = _idle
    try:
        found = idle.pop()
    except IndexError:  # asked for, not looked at before: another thread may take the last one meanwhile
        found = typst.Compiler(ignore_system_fonts=True)
    try:
        yield found
    finally:
        idle.append(found)


def _patiently(source: str, body: str) -> bytes:
    """Have Typst set this, beside us: a loop of its language need not end, and nothing could end it here."""
    import typst

    ended: list[object] = []

    def compiled() -> None:
        try:
            with _compiler() as compiler:
                ended.append(compiler.compile(source.encode(), format="svg"))
        except BaseException as error:
            ended.append(error)

    beside = threading.Thread(target=compiled, daemon=True)  # it is left alone, and ends with this process
    beside.start()
    beside.join(PATIENCE)
    match ended:
        case [bytes(svg)]:
            return svg
        case [typst.TypstError() as error]:
            raise ValueError(f"Typst cannot set {body!r}: {error}") from error
        case [BaseException() as error]:
            raise error
    raise ValueError(
        f"Typst has not set {clipped(body)!r} within {PATIENCE:g} s; does something in it never end?"
    )


@functools.cache
def _typst_version() -> str:
    return importlib.metadata.version("typst")
