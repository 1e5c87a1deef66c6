"""The facts catch a fault in the mathematics: planted in a copy, each of these is noticed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import steepest.calculus

SOURCE = Path(steepest.calculus.__file__).parent
FACTS = Path(__file__).with_name("test_facts.py")

FAULTS = {
    "a step with the wrong sign": ("walks/descent.py", "self.uphill else -self.rate", "self.uphill else self.rate"),
    "a central difference twice too large": ("slopes/quotient.py", "/ (2 * _step(h))", "/ _step(h)"),
    "bottoms taken for summits": ("flat/critical.py", '"minimum" if above', '"minimum" if below'),
    "saddles not told apart": ("flat/critical.py", "if below and above:", "if below and not above:"),
    "a level direction not turned": ("function.py", "turned(unit(gradient)) if", "unit(gradient) if"),
    "a factor that forgets the rate": (
        "quadratic.py",
        "1 - by * curvature.value for",
        "1 - curvature.value for",
    ),
    "a power rule without its factor": (
        "tree/derivative.py",
        "outer = Term(exponent, ",
        "outer = Term(Fraction(1), ",
    ),
    "a cosine that slopes like a sine": (
        "tree/derivative.py",
        '_call("sin", argument).scaled(-1)',
        '_call("sin", argument)',
    ),
    "decimals read as floats": (
        "tree/grammar/checker.py",
        "node.value = Fraction(typed)",
        "node.value = Fraction(node.value)",
    ),
    "a slope not per unit of length": ("function.py", "unit(self.point(direction))", "self.point(direction)"),
}


def facts_hold(folder: Path) -> bool:
    """Run the facts against the package in `folder`, in a process of its own."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "PYTHON"))
    }
    environment |= {
        "PYTHONPATH": str(folder),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--noconftest", "--import-mode=importlib"]
    command += [
        "-p",
        "no:cacheprovider",
        "-c",
        str(folder / "pytest.ini"),
        "--rootdir",
        str(folder),
        str(FACTS),
    ]
    (folder / "pytest.ini").write_text("[pytest]\n")
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=600)
    assert run.returncode in (0, 1), run.stdout + run.stderr  # tests failed, not: could not be run
    return run.returncode == 0


@pytest.fixture
def copy(tmp_path):
    """A folder with a package `steepest` in it that holds the mathematics and nothing else."""
    package = tmp_path / "steepest"
    shutil.copytree(SOURCE, package / "calculus", ignore=shutil.ignore_patterns("__pycache__"))
    (package / "__init__.py").write_text("", "utf-8")
    return tmp_path


@pytest.mark.verify
def test_without_a_fault_the_facts_hold(copy):
    assert facts_hold(copy)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.verify
def test_fault_is_caught(copy, fault):
    name, right, wrong = FAULTS[fault]
    path = copy / "steepest" / "calculus" / name
    text = path.read_text("utf-8")
    assert text.count(right) == 1, f"{right!r} stands {text.count(right)} times in {name}"
    path.write_text(text.replace(right, wrong), "utf-8")
    assert not facts_hold(copy)
