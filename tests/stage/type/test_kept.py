"""Type that was set is found again, whole, or it is set anew: whatever happened to where it was kept."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

from steepest.stage.type import typeset
from steepest.stage.type.kept import VARIABLE, find, keep
from steepest.stage.type.typeset import set_type


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """Nothing of this is remembered by the process."""
    typeset._compiled.cache_clear()
    yield
    typeset._compiled.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where type is kept."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "type"))
    return tmp_path / "type"


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Typst is asked for from now on, once the process has forgotten what it set."""
    typeset._compiled.cache_clear()
    asked: list[str] = []
    really = typeset._patiently

    def asking(source: str, body: str) -> bytes:
        asked.append(body)
        return really(source, body)

    monkeypatch.setattr(typeset, "_patiently", asking)
    return asked


def test_set_type_is_kept_and_found_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = set_type("kept type")
    asked = compiled(monkeypatch)
    assert set_type("kept type") == first
    assert asked == []


def replaced(file: Path, content: bytes) -> None:
    """Another content under the same name."""
    file.write_bytes(content)


def digit(content: bytes) -> bytes:
    """The same with one digit changed, well inside."""
    at = next(at for at in range(len(content) // 2, len(content)) if content[at : at + 1].isdigit())
    return content[:at] + (b"1" if content[at : at + 1] != b"1" else b"2") + content[at + 1 :]


def emptied(file: Path) -> None:
    """A folder in its place."""
    file.unlink()
    (file / "inside").mkdir(parents=True)


def piped(file: Path) -> None:
    """A pipe in its place, to which nobody writes."""
    file.unlink()
    os.mkfifo(file)


DAMAGE: dict[str, Callable[[Path], None]] = {
    "one digit": lambda file: replaced(file, digit(file.read_bytes())),
    "cut short": lambda file: replaced(file, file.read_bytes()[:-7]),
    "cut to nothing": lambda file: replaced(file, b""),
    "longer": lambda file: replaced(file, file.read_bytes() + b"<!-- -->"),
    "not sealed, as another version kept it": lambda file: replaced(file, file.read_bytes()[:-76]),
    "gone": lambda file: file.unlink(),
    "a folder": emptied,
    "a pipe": piped,
    "a link to nowhere": lambda file: (file.unlink(), file.symlink_to("nowhere"))[0],
    "a link to itself": lambda file: (file.unlink(), file.symlink_to(file.name))[0],
}


@pytest.mark.parametrize("name", DAMAGE)
def test_what_was_damaged_is_set_anew_and_kept_again(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = set_type("kept type")
    (file,) = folder.iterdir()
    DAMAGE[name](file)
    asked = compiled(monkeypatch)
    assert set_type("kept type") == right
    typeset._compiled.cache_clear()
    assert set_type("kept type") == right
    assert asked == ["kept type"]  # once: then it is kept


def test_an_entry_under_the_name_of_another_is_none(folder: Path) -> None:
    keep("one.svg", b"<svg>1</svg>")
    (folder / "one.svg").rename(folder / "other.svg")
    assert find("other.svg") is None


def test_an_entry_is_a_drawing_that_can_be_looked_at(folder: Path) -> None:
    from xml.etree import ElementTree

    set_type("kept type")
    (file,) = folder.iterdir()
    assert ElementTree.parse(file).getroot().tag.endswith("svg")


@pytest.mark.parametrize("where", ["file/type", "/proc/steepest"])
def test_type_that_cannot_be_kept_is_set(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(VARIABLE, str(tmp_path / where))
    assert set_type("type with nowhere to lie").startswith(b"<svg")


def test_typst_that_never_ends_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import typst

    ever, others = threading.Event(), set(threading.enumerate())
    with monkeypatch.context() as patched:
        patched.setattr(typeset, "PATIENCE", 0.05)
        patched.setattr(typeset, "_idle", [])
        patched.setattr(typst, "Compiler", lambda **_: Mock(compile=lambda *_, **__: ever.wait()))
        with pytest.raises(ValueError, match=r"has not set 'a \+ b' within 0.05 s"):
            set_type("a + b")
        assert typeset._idle == []  # nobody else waits for that one
    ever.set()
    for left in set(threading.enumerate()) - others:
        left.join()
    assert not any(isinstance(idle, Mock) for idle in typeset._idle)  # it is no compiler, and nobody gets it
    assert not folder.exists()
