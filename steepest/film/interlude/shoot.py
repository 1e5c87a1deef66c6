"""One interlude in, its segment out: drawn and encoded in a process of its own, from pictures alone."""

from __future__ import annotations

import time
from collections.abc import Callable

from steepest.film.cache.record import Segment
from steepest.film.encode.encode import Encoder
from steepest.film.interlude.interlude import Scenery
from steepest.film.pictures.images import read_png
from steepest.stage.board.board import COMING, PAST, Board, Slot, Words
from steepest.stage.board.flight import Flight, Side
from steepest.stage.board.miniature import Miniature
from steepest.stage.board.strip import gallery, strip


def film_interlude(scenery: Scenery, tell: Callable[[object], None]) -> None:
    """Film an interlude, and tell its Segment."""
    began, one = time.monotonic(), scenery.interlude
    flight = staged(scenery)
    encoder = Encoder(one.size, one.fps)
    for frame in range(one.frames):
        encoder.show(flight.frame((frame + 1) / one.fps))
    tell(Segment(one.kind, scenery.key, encoder.finish(), time.monotonic() - began))


def staged(scenery: Scenery) -> Flight:
    """Its board with what moves on it."""
    one = scenery.interlude
    closing = one.kind == "closing"
    miniatures = [Miniature(read_png(scenery.pictures[end.picture]), end.outlook) for end in one.pictures]
    boxes = gallery(len(miniatures)) if closing else strip(len(miniatures))
    words = Words(one.heading, one.number, one.below, one.author, one.names)
    board = Board(one.size, words, boxes, one.bright, closing)
    moving = {one.leaving, one.entering}
    slots = {
        place: Slot(miniatures[place], boxes[place], PAST if place < one.past and not closing else COMING)
        for place in range(len(miniatures))
        if place not in moving
    }
    board.put(*slots.values())
    sides = [
        Side(miniatures[place], boxes[place], span) if place >= 0 else None
        for place, span in ((one.leaving, one.goes), (one.entering, one.comes))
    ]
    flight = Flight(board, *sides)
    for place, slot in slots.items() if closing else ():
        flight.light(slot, one.lights(place))
    return flight
