"""What is imported before anything is done, and what is said where something is not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from steepest.command.called import called
from steepest.command.run import ours
from tests.command.running import ROOT, SMALL, run


def test_reading_the_command_line_imports_nothing_heavy() -> None:
    heavy = "{'manim', 'numpy', 'sympy', 'pydantic', 'rich', 'click.shell_completion'}"
    code = f"import sys, steepest.command.run; print(sorted({heavy} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_a_beat_that_the_text_does_not_tell_is_refused_without_manim() -> None:
    code = (
        "import pathlib, sys\n"
        "from steepest.command import main\n"
        f"code = main(['still', 'slope/none'], home=pathlib.Path({str(SMALL)!r}))\n"
        "print(code, 'manim' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "2 False"
    assert 'slope/none: the scene has no beat "none"' in ended.stderr


def test_a_worker_that_imports_render_imports_nothing_of_ours() -> None:
    code = (
        "import sys, render; print([name for name in sys.modules if name.startswith(('steepest', 'click'))])"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("/here/render.py", "render.py"),
        ("./render.py", "render.py"),
        ("/there/bin/steepest", "steepest"),
        ("C:/there/steepest.exe", "steepest"),
        ("-c", "steepest"),
        ("/there/__main__.py", "steepest"),
        ("", "steepest"),
    ],
)
def test_the_name_is_that_of_the_file_that_was_run(
    monkeypatch: pytest.MonkeyPatch, file: str, name: str
) -> None:
    monkeypatch.setattr("sys.argv", [file])
    assert called() == name


@pytest.fixture
def without_click(tmp_path: Path) -> dict[str, str]:
    """An environment in which click cannot be imported."""
    (tmp_path / "click.py").write_text(
        "raise ModuleNotFoundError('no click', name='click')", encoding="utf-8"
    )
    return {"PYTHONPATH": str(tmp_path)}


def test_without_click_it_is_said_how_to_get_it(without_click: dict[str, str]) -> None:
    answer = run("list", **without_click)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert answer.err.startswith(f"click is not installed for {sys.executable}; make setup")


def test_without_click_the_doctor_answers(without_click: dict[str, str]) -> None:
    answer = run("doctor", **without_click)
    assert answer.out.startswith("ok       Python")
    assert "Traceback" not in answer.err


def test_a_working_folder_that_is_gone_is_no_traceback(tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from steepest.command import main\n"
        f"os.chdir({str(tmp_path)!r})\n"
        f"os.rmdir({str(tmp_path)!r})\n"
        "sys.exit(main(['list']))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        MemoryError("Unable to allocate 3. GiB for an array"),
        ImportError("libx265.so.216: failed to map segment from shared object"),
        RuntimeError("can't start new thread"),
    ],
)
def test_a_machine_without_memory_is_named_and_no_fault_of_ours(error: Exception) -> None:
    """Where it is short, libraries cannot be loaded and threads cannot be started, either."""
    said = ours(error)
    assert said.startswith("the machine refused: there is too little memory") and "\n" not in said
