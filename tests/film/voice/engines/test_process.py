"""What an engine prints is read from the file that was opened for it, whatever stands under its name by then."""

from __future__ import annotations

from pathlib import Path

import pytest

from steepest.film.voice.engines.process import run
from steepest.film.voice.interface import Trouble


def test_it_is_given_bytes_and_its_answer_is_read(tmp_path: Path) -> None:
    assert run(["cat"], tmp_path, 10, b"how steep\n") == "how steep\n"


@pytest.mark.parametrize("name", ["answer", "given"])
def test_a_pipe_in_the_place_of_a_file_holds_nobody_up(name: str, tmp_path: Path) -> None:
    assert run(["sh", "-c", f"echo told; rm {name}; mkfifo {name}"], tmp_path, 10) == "told\n"


def test_of_a_traceback_the_end_is_told(tmp_path: Path) -> None:
    shows = "Traceback:\n  File a, line 1\n    open(model)\n    ^^^^^^^^^^^\nOSError: no model\n"
    (tmp_path / "shows").write_text(shows, encoding="ascii")
    with pytest.raises(Trouble, match=r"ended with exit code 1: OSError: no model$"):
        run(["sh", "-c", "cat shows >&2; exit 1"], tmp_path, 10)


def test_so_with_what_it_complains_of(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="exit code 3: no voice"):
        run(["sh", "-c", "echo no voice >&2; rm errors; mkfifo errors; exit 3"], tmp_path, 10)
