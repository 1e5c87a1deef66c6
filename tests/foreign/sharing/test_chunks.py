"""Where a foreign scene's film is cut, and who takes which part."""

from __future__ import annotations

from pathlib import Path

from steepest.foreign.sharing.chunks import Chunks
from steepest.foreign.sharing.claims import Claims


def played(*plays: int) -> list[int]:
    """The chunk of every picture at 10 frames a second: a play of so many frames, or where it is negative a rest."""
    chunks, found = Chunks(10), []
    for frames in plays:
        if frames < 0:
            found.append(chunks.show(-frames))
            continue
        chunks.movement_begins()
        found += [chunks.show(1) for _ in range(frames)]
    return found


def test_a_play_begins_a_chunk_where_the_last_one_is_long_enough() -> None:
    assert played(5, 5, 4, 3, 2) == [0] * 5 + [1] * 5 + [2] * 7 + [3] * 2


def test_a_long_play_is_cut_every_second() -> None:
    assert played(25) == [0] * 10 + [1] * 10 + [2] * 5


def test_a_rest_belongs_to_what_was_before_it_however_long() -> None:
    assert played(5, -90, -2, 5) == [0] * 5 + [0, 0] + [1] * 5
    assert played(10, -30, 3) == [0] * 10 + [0] + [1] * 3


def test_a_chunk_is_taken_once(tmp_path: Path) -> None:
    first, second = Claims(tmp_path / "pieces"), Claims(tmp_path / "pieces")
    assert (first.take(0), second.take(0), second.take(1), first.take(1)) == (True, False, True, False)


def test_what_was_taken_and_never_filmed_can_be_taken_again(tmp_path: Path) -> None:
    claims = Claims(tmp_path)
    claims.take(0), claims.take(1)
    claims.put(0, b"film")
    assert claims.missing(2) == [1]
    claims.release()
    assert (claims.take(0), claims.take(1)) == (False, True)
    assert claims.piece(0).read_bytes() == b"film"
