"""Contact sheets: a scene at a glance, with time, source line and words under every picture.

Every beat's end, the middle of every movement, and what is said from the picture before on. What the checks find wrong
is outlined, numbered and told in a legend. How large the ground is stands under the end of a beat, and at the top where
it is largest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw, ImageFont

from steepest.disk.placing import temporary
from steepest.film.cache.publish import staging
from steepest.film.crew.plan import job_of
from steepest.film.report.measures import told, told_wholly
from steepest.film.request import Request
from steepest.film.transcript import clock
from steepest.script.text.lecture import read_lecture
from steepest.stage.fill import largest

if TYPE_CHECKING:
    from steepest.film.cache.record import Record
    from steepest.film.pictures.audiences import Moment
    from steepest.stage.box import Box

TILE = (640, 360)
"""Width and height of a picture on the sheet, in pixels."""
TILES_PER_PAGE = 12
ALARM = "#FF3B6B"

_PAGE = """\
#set page(width: 1010pt, height: auto, margin: 15pt, fill: rgb("#20242e"))
#set text(size: 11pt, fill: rgb("#eceff4"), font: "DejaVu Sans Mono")
#set par(leading: 0.45em)
#let tile(file, name, place, said, note, legend) = [
  #image(file, width: 100%)
  #v(-6pt)
  #name #h(1fr) #text(fill: rgb("#9aa5b8"), place)
  #if said != "" { v(-4pt); text(size: 10pt, said) }
  #if note != "" { v(-5pt); text(fill: rgb("#9aa5b8"), size: 10pt, note) }
  #for line in legend { v(-5pt); text(fill: rgb("#ff8fa9"), size: 10pt, line) }
]
"""


@dataclass(frozen=True)
class Tile:
    """A small picture of a moment and, under it, its name, its time and source line, what is said up to it, what is
    outlined in it, and a note.
    """

    picture: Image.Image
    name: str
    place: str
    said: str
    legend: tuple[str, ...]
    note: str = ""


def render_sheet(request: Request, scene: str) -> list[Path]:
    """Write a scene's contact sheet as `SCENE-sheet-1.png`, `SCENE-sheet-2.png`, … and return their paths.

    Raises Fault for a scene that is not there or cannot be played.
    """
    lecture = read_lecture(request.text)
    job = job_of(request, lecture, scene)

    from steepest.film.pictures.audiences import Skim
    from steepest.film.playing import perform, ready

    with staging(request.output) as ahead:
        skim = Skim(TILE)
        record = perform(job, ready(job), skim)
        shown = [-1, *(moment.frame for moment in skim.moments)]
        tiles = [
            _tile(moment, f"scenes/{scene}.py", request, said(record, *span))
            for moment, span in zip(skim.moments, pairwise(shown), strict=True)
        ]
        names = []
        fills = skim.opening, *(moment.fill for moment in skim.moments)
        most = largest(fill for fill in fills if fill)
        title = f"{job.section.chapter} · {job.section.title}" + (
            f"   ground {told_wholly(most)}" if most else ""
        )
        for number, page in enumerate(pages(title, tiles), 1):
            names.append(f"{scene}-sheet-{number}.png")
            (ahead / names[-1]).write_bytes(page)
    for leftover in request.output.glob(f"{scene}-sheet-*.png"):
        if leftover.name not in names and leftover.is_file():
            leftover.unlink(missing_ok=True)
    return [request.output / name for name in names]


def said(record: Record, after: int, until: int) -> str:
    """The captions that come after one frame of a scene, and not after another."""
    cues = (cue for beat in record.beats for cue in beat.cues)
    return " ".join(" ".join(cue.text.split()) for cue in cues if after < cue.first <= until)


def pages(title: str, tiles: Sequence[Tile]) -> list[bytes]:
    """Tiles set on pages of three columns, as PNG files; at most TILES_PER_PAGE on each."""
    import typst

    with temporary() as folder:
        source = [_PAGE]
        parts = [tiles[first : first + TILES_PER_PAGE] for first in range(0, len(tiles), TILES_PER_PAGE)]
        for number, part in enumerate(parts, 1):
            cells = []
            for index, tile in enumerate(part):
                file = f"{number}-{index}.png"
                tile.picture.save(Path(folder, file), compress_level=1)
                legend = "".join(f"{_quoted(line)}, " for line in tile.legend)
                cells.append(
                    f"tile({_quoted(file)}, {_quoted(tile.name)}, {_quoted(tile.place)}, "
                    f"{_quoted(tile.said)}, {_quoted(tile.note)}, ({legend}))"
                )
            source.append(f"#text(size: 14pt, {_quoted(f'{title}   {number} / {len(parts)}')})")
            source.append(
                f"#grid(columns: (1fr, 1fr, 1fr), column-gutter: 10pt, row-gutter: 16pt, {', '.join(cells)})"
            )
            if number < len(parts):
                source.append("#pagebreak()")
        Path(folder, "sheet.typ").write_text("\n".join(source), encoding="utf-8")
        made: Any = typst.compile(
            str(Path(folder, "sheet.typ")), format="png", ppi=144, ignore_system_fonts=True
        )
    return [made] if isinstance(made, bytes) else list(made)


def _tile(moment: Moment, file: str, request: Request, words: str) -> Tile:
    legend = []
    for number, finding in enumerate(moment.findings, 1):
        legend.append(f"{number} {finding.sentence}")
        _outline(moment.picture, finding.box, number)
    seconds = moment.frame / request.fps
    name = f"{moment.beat} · {moment.what}"
    note = told(moment.fill) if moment.fill else ""
    tenth = int(seconds * 10) % 10
    place = f"{clock(seconds)}.{tenth}  {file}:{moment.line}"
    return Tile(moment.picture, name, place, words, tuple(legend), note)


def _outline(picture: Image.Image, box: Box, number: int) -> None:
    """Outline a box of the frame and put its number at its corner."""
    from steepest.stage import theme

    scale = TILE[1] / theme.FRAME_HEIGHT
    left, right = (min(max(TILE[0] / 2 + x * scale, 1), TILE[0] - 2) for x in (box.left, box.right))
    top, bottom = (min(max(TILE[1] / 2 - y * scale, 1), TILE[1] - 2) for y in (box.top, box.bottom))
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(16)
    pen.rectangle((left, top, right, bottom), outline=ALARM, width=2)
    label = f" {number} "
    corner = (left, max(0, top - 20))
    pen.rectangle(pen.textbbox(corner, label, font=font), fill=ALARM)
    pen.text(corner, label, font=font, fill="black")


def _quoted(text: str) -> str:
    """A Typst string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
