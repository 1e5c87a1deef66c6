"""What is imported before anything is done, and what is said where something is not installed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
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


def test_an_old_click_is_one_that_is_not_there(tmp_path: Path) -> None:
    """Another Python of the machine may have one."""
    (tmp_path / "click.py").write_text("class Parameter:\n    pass\n", encoding="utf-8")
    answer = run("list", PYTHONPATH=str(tmp_path))
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert answer.err.startswith(
        f"a click that is new enough is not installed for {sys.executable}; make setup"
    )


@pytest.fixture
def interrupted(tmp_path: Path) -> dict[str, str]:
    """An environment in which a Ctrl-C comes while click is imported."""
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    return {"PYTHONPATH": str(tmp_path)}


def test_a_ctrl_c_is_answered_while_modules_are_imported(interrupted: dict[str, str]) -> None:
    answer = run("list", **interrupted)
    assert answer.err == "stopped; every file is as it was before, or whole and new\n"
    assert answer.code in (
        130,
        -2,
    )  # the same to a shell; Python ends by the signal where it met a Ctrl-C itself


@pytest.mark.parametrize("home", [None, ROOT])
def test_a_working_folder_that_is_gone_is_named(tmp_path: Path, home: Path | None) -> None:
    code = (
        "import os, pathlib, sys\n"
        "from steepest.command import main\n"
        f"os.chdir({str(tmp_path)!r})\n"
        f"os.rmdir({str(tmp_path)!r})\n"
        f"sys.exit(main(['list'], {'None' if home is None else f'pathlib.Path({str(home)!r})'}))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert ended.stderr.startswith("the folder in which you are was removed")


def begun(code: str, environment: Mapping[str, str]) -> None:
    """Run a program that lists the scenes of the small lecture, in a process of its own."""
    program = (
        f"import pathlib\nfrom steepest.command import main\nlecture = pathlib.Path({str(SMALL)!r})\n{code}"
    )
    subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True
    )


def test_children_are_heard_whatever_started_the_run() -> None:
    begun(
        "import signal, subprocess\n"
        "signal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
        "assert main(['list'], lecture) == 0\n"
        "assert subprocess.run(['false']).returncode == 1\n",  # not 0, as of a child that nobody hears
        os.environ,
    )


def test_a_user_without_a_home_is_given_one() -> None:
    """As containers have them: a number that the system does not know, and no HOME. manim asks for a home."""
    begun(
        "import pwd\n"
        "pwd.getpwuid = {}.__getitem__\n"
        "assert main(['list'], lecture) == 0\n"
        "assert pathlib.Path.home() == pathlib.Path('/')\n",
        {name: value for name, value in os.environ.items() if name != "HOME"},
    )


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
