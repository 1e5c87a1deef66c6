"""One file over a network: slow, broken off, continued, and never taken for another."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from steepest.film.voice.neural import download as downloading
from steepest.film.voice.neural.download import PART, Patience, download
from steepest.script.fault import Fault
from tests.film.voice.neural.serving import IMPATIENT, MODEL, Publisher


def fetched(publisher: Publisher, folder: Path, patience: Patience = IMPATIENT) -> Path:
    """MODEL, listed as it is, however the server behaves."""
    publisher.manners.files.setdefault("/a.onnx", MODEL)
    return download(publisher.file("a.onnx", MODEL), folder, patience=patience)


def test_a_file_comes_whole_and_nothing_else_stays(publisher: Publisher, tmp_path: Path) -> None:
    assert fetched(publisher, tmp_path).read_bytes() == MODEL
    assert [file.name for file in tmp_path.iterdir()] == ["a.onnx"]


@pytest.mark.parametrize("how", [{"slow": 0.02}, {"lengths": False}, {"moved": True}, {"kind": "text/plain"}])
def test_a_server_may_be_slow_or_tell_little_or_send_elsewhere(
    publisher: Publisher, tmp_path: Path, how: dict[str, object]
) -> None:
    for name, value in how.items():
        setattr(publisher.manners, name, value)
    assert fetched(publisher, tmp_path).read_bytes() == MODEL


@pytest.mark.parametrize("how", [{"cut": 60_000}, {"cut": 60_000, "lengths": False}, {"stop": 60_000}])
def test_what_breaks_off_is_gone_on_with(
    publisher: Publisher, tmp_path: Path, how: dict[str, object]
) -> None:
    for name, value in how.items():
        setattr(publisher.manners, name, value)
    assert fetched(publisher, tmp_path).read_bytes() == MODEL
    assert [ranged for _, ranged in publisher.manners.asked] == ["", "bytes=60000-", "bytes=120000-"]


def test_a_connection_that_often_breaks_is_never_given_up_while_much_comes(
    publisher: Publisher, tmp_path: Path
) -> None:
    publisher.manners.cut = downloading.BLOCK
    assert fetched(publisher, tmp_path, Patience(0.5, tries=1, pause=0.0)).read_bytes() == MODEL
    assert len(publisher.manners.asked) == 3


def test_a_later_run_goes_on_where_an_earlier_one_ended(publisher: Publisher, tmp_path: Path) -> None:
    publisher.manners.cut = 10_000
    sentence = "ended early; after 4 tries that brought little, 40,000 of 179,200 bytes are here"
    with pytest.raises(Fault, match=sentence) as raised:
        fetched(publisher, tmp_path)
    assert raised.value.sentence.startswith(publisher.address + "a.onnx: ")
    assert (tmp_path / f"a.onnx{PART}").read_bytes() == MODEL[:40_000]
    assert not (tmp_path / "a.onnx").exists()
    publisher.manners.cut = None
    publisher.manners.asked.clear()
    assert fetched(publisher, tmp_path).read_bytes() == MODEL
    assert publisher.manners.asked == [("/a.onnx", "bytes=40000-")]


@pytest.mark.parametrize("how", [{"deaf": True}, {"shifted": 7}, {"answers": [416]}])
def test_a_server_that_does_not_go_on_is_asked_for_the_whole(
    publisher: Publisher, tmp_path: Path, how: dict[str, object]
) -> None:
    (tmp_path / f"a.onnx{PART}").write_bytes(MODEL[:1000])
    for name, value in how.items():
        setattr(publisher.manners, name, value)
    assert fetched(publisher, tmp_path).read_bytes() == MODEL


@pytest.mark.parametrize("left", [b"x" * 1000, b"x" * len(MODEL), MODEL + b"x", b""])
def test_what_an_earlier_run_left_may_be_damaged(publisher: Publisher, tmp_path: Path, left: bytes) -> None:
    (tmp_path / f"a.onnx{PART}").write_bytes(left)
    assert fetched(publisher, tmp_path).read_bytes() == MODEL


def test_a_part_that_is_whole_needs_no_network(publisher: Publisher, tmp_path: Path) -> None:
    (tmp_path / f"a.onnx{PART}").write_bytes(MODEL)
    assert fetched(publisher, tmp_path).read_bytes() == MODEL
    assert publisher.manners.asked == []


@pytest.mark.parametrize("status", [500, 503, 429])
def test_an_answer_that_may_pass_is_asked_for_again(
    publisher: Publisher, tmp_path: Path, status: int
) -> None:
    publisher.manners.answers = [status, status]
    assert fetched(publisher, tmp_path).read_bytes() == MODEL


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (404, "answers 404 Not Found; nothing was fetched"),
        (403, "answers 403 Forbidden"),
        (401, "answers 401"),
    ],
)
def test_a_refusal_is_told_at_once(publisher: Publisher, tmp_path: Path, status: int, sentence: str) -> None:
    publisher.manners.answers = [status]
    with pytest.raises(Fault, match=sentence):
        fetched(publisher, tmp_path)
    assert len(publisher.manners.asked) == 1


@pytest.mark.parametrize(
    ("content", "kind", "lengths", "sentence"),
    [
        (
            b"<html>Log in!</html>",
            "text/html; charset=utf-8",
            True,
            r"a page comes \(text/html\) and no voice",
        ),
        (MODEL[:-1], "application/octet-stream", True, "179,199 bytes lie there where 179,200 are due"),
        (MODEL + b"x", "application/octet-stream", True, "179,201 bytes lie there where 179,200 are due"),
        (MODEL + b"x", "application/octet-stream", False, "more comes than the 179,200 bytes that are due"),
        (MODEL[::-1], "application/octet-stream", True, "is not what a.onnx should be: its SHA-256 is"),
    ],
)
def test_something_else_is_never_taken(
    publisher: Publisher, tmp_path: Path, content: bytes, kind: str, lengths: bool, sentence: str
) -> None:
    publisher.manners.files["/a.onnx"] = content
    publisher.manners.kind, publisher.manners.lengths = kind, lengths
    with pytest.raises(Fault, match=sentence):
        fetched(publisher, tmp_path)
    assert not (tmp_path / "a.onnx").exists()
    publisher.manners.files["/a.onnx"] = MODEL
    publisher.manners.kind = "application/octet-stream"
    assert fetched(publisher, tmp_path).read_bytes() == MODEL


def test_a_server_that_nobody_keeps_is_told(tmp_path: Path, publisher: Publisher) -> None:
    listed = publisher.file("a.onnx", MODEL)
    unkept = type(listed)(listed.name, "http://127.0.0.1:9/a.onnx", listed.size, listed.sha256)
    with pytest.raises(
        Fault, match=r"the server cannot be reached \(Connection refused\); after 2 tries that brought little, 0 of"
    ):
        download(unkept, tmp_path, patience=Patience(0.5, 2, 0.0))


@pytest.mark.parametrize(
    ("number_of", "sentence"),
    [
        (errno.ENOSPC, r"no room left on this disk \(No space left on device\)"),
        (errno.EFBIG, r"a\.onnx\.part: this file may not grow; let files grow with ulimit -f"),
    ],
)
def test_a_full_disk_is_told_and_what_came_is_kept(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number_of: int, sentence: str
) -> None:
    """With the bytes that the file lacks, which are more than those that could not be written just then."""
    write, written = os.write, [0]

    def fill(number: int, content: bytes) -> int:
        if written[0] > 50_000:
            raise OSError(number_of, os.strerror(number_of))
        written[0] += len(content)
        return write(number, content)

    with monkeypatch.context() as patched:
        patched.setattr(downloading.os, "write", fill)
        with pytest.raises(Fault, match=sentence) as refused:
            fetched(publisher, tmp_path)
    kept = (tmp_path / f"a.onnx{PART}").read_bytes()
    assert f" {len(MODEL) - len(kept):,} bytes more are needed" in str(refused.value)
    assert len(kept) > 50_000
    assert kept == MODEL[: len(kept)]
    assert fetched(publisher, tmp_path).read_bytes() == MODEL


def test_a_disk_without_room_is_told_before_anything_comes(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = type("Usage", (), {"free": 100})
    monkeypatch.setattr(downloading.shutil, "disk_usage", lambda folder: usage)
    with pytest.raises(Fault, match="no room left"):
        fetched(publisher, tmp_path)
    assert publisher.manners.asked == []


@pytest.mark.parametrize("make", [Path.mkdir, lambda part: part.symlink_to("/nowhere")])
def test_what_is_no_file_is_not_written_to(publisher: Publisher, tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path / f"a.onnx{PART}")
    with pytest.raises(Fault, match="this is no file"):
        fetched(publisher, tmp_path)


def test_how_much_is_here_is_told_on_the_way(publisher: Publisher, tmp_path: Path) -> None:
    publisher.manners.files["/a.onnx"] = MODEL
    told: list[int] = []
    download(publisher.file("a.onnx", MODEL), tmp_path, told.append, IMPATIENT)
    assert told[0] == 0
    assert told[-1] == len(MODEL)
    assert told == sorted(told)
