"""A file is read where there is one; everything else is refused at once."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from steepest.disk.reading import content, digest, json_in


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    assert content(tmp_path / "file") == b"abc"
    assert digest(tmp_path / "file").startswith("ba7816bf8f01cfea")  # FIPS 180-2, example of "abc"


@pytest.mark.parametrize(
    "kind", ["nothing", "folder", "pipe", "socket", "device", "loop", "zero byte", "long name"]
)
def test_what_is_no_file_is_refused_at_once(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    match kind:
        case "folder":
            file.mkdir()
        case "pipe":
            os.mkfifo(file)
        case "socket":
            monkeypatch.chdir(tmp_path)  # a whole path may be longer than a socket's name
            with socket.socket(socket.AF_UNIX) as one:
                one.bind("file")
        case "device":
            file = Path("/dev/zero")
        case "loop":
            file.symlink_to("file")
        case "zero byte":
            file = tmp_path / "a\0b"
        case "long name":
            file = tmp_path / ("x" * 300)
    with pytest.raises(OSError):
        content(file)


@pytest.mark.parametrize(
    "text", ["NaN", "[Infinity]", "-Infinity", "[" * 100_000, "", "{", b"\xff", "1" * 5000]
)
def test_what_json_cannot_say_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError):
        json_in(text)


def test_json_is_read() -> None:
    assert json_in(b'{"a": [1, 0.5, null, "\xc3\xa9"]}') == {"a": [1, 0.5, None, "é"]}
