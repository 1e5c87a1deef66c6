"""What files import is remembered from run to run, and never of a file as it was before an edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from steepest.film.cache import imports, known_imports
from steepest.film.cache.imports import closure
from steepest.film.cache.known_imports import FILE, KnownImports, Names

NAMES: Names = (("manim", 0), ("manim.Dot", 0))
SOURCE = b"from manim import Dot\n"


def refuse(source: bytes) -> Names:
    raise AssertionError("this was known")


def test_what_was_kept_is_not_read_again(tmp_path: Path) -> None:
    first, second = KnownImports(), KnownImports()
    assert first.of(SOURCE, lambda source: NAMES) == NAMES
    first.keep(tmp_path)
    second.recall(tmp_path)
    assert second.of(SOURCE, refuse) == NAMES


def test_what_nobody_asked_for_is_kept_no_longer(tmp_path: Path) -> None:
    first, second, third = KnownImports(), KnownImports(), KnownImports()
    first.of(SOURCE, lambda source: NAMES)
    first.keep(tmp_path)
    second.recall(tmp_path)
    second.of(b"", lambda source: ())
    second.keep(tmp_path)
    third.recall(tmp_path)
    with pytest.raises(AssertionError, match="this was known"):
        third.of(SOURCE, refuse)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": [["b"]]}', '{"a": [["b", "c"]]}', "null"])
def test_damaged_knowledge_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    known = KnownImports()
    known.recall(tmp_path)
    assert known.of(SOURCE, lambda source: NAMES) == NAMES


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    known = KnownImports()
    known.of(SOURCE, lambda source: NAMES)
    known.keep(tmp_path / "none")


def test_other_code_that_reads_imports_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = KnownImports()
    known.of(SOURCE, lambda source: NAMES)
    monkeypatch.setattr(known_imports, "_reader", lambda: b"other code")
    with pytest.raises(AssertionError, match="this was known"):
        known.of(SOURCE, refuse)


def test_an_edited_file_leads_where_it_leads_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = KnownImports()
    monkeypatch.setattr(imports, "KNOWN", known)
    for name in ("one", "two"):
        (tmp_path / f"{name}.py").write_text("", encoding="utf-8")
    scene = tmp_path / "scene.py"
    scene.write_text("import one\n", encoding="utf-8")
    assert tmp_path / "one.py" in closure([scene], [tmp_path])
    known.keep(tmp_path)
    known.recall(tmp_path)
    scene.write_text("import two # now\n", encoding="utf-8")
    assert closure([scene], [tmp_path]) == (scene, tmp_path / "two.py")
