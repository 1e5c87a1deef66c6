"""What is missing is named, and how it is got: by make in the repository, by pip where the engine is installed."""

from __future__ import annotations

import importlib.metadata

import pytest

from steepest.film.report import doctor, installation
from steepest.film.report.installation import Requirement


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if pip had installed the engine, which needs what is there, a newer numpy, and something for an extra."""
    needed = ["pydantic>=2,<3", "manim[typst]>=0.1", "numpy>=999", "nothing-like-this; extra == 'voice'"]
    monkeypatch.setattr(importlib.metadata, "requires", lambda name: needed)
    for module in (installation, doctor):
        monkeypatch.setattr(module, "REPOSITORY", None)


def test_the_repository_asks_for_its_pins() -> None:
    assert {"manim", "numpy", "typst"} <= {one.name for one in installation.requirements()}
    assert all(bound[0] == "==" for one in installation.requirements() for bound in one.bounds)
    assert installation.setup() == "make setup"


def test_an_installed_engine_names_what_is_not_as_it_needs_it(installed: None) -> None:
    (packages,) = [check for check in (doctor._packages(),) if not check.ok]
    assert packages.found == "missing or in another version: numpy"
    assert packages.remedy.endswith("-m pip install 'numpy>=999'")


def test_an_installed_engine_is_never_told_to_make(installed: None) -> None:
    assert "make" not in installation.setup() + doctor._anew()


@pytest.mark.parametrize(
    ("text", "version", "allowed"),
    [
        ("a==1.2.0", "1.2", True),
        ("a==1.2", "1.2.1", False),
        ("a>=1.10", "1.9", False),
        ("a>=1.10,<2", "1.10.post1", True),
        ("a>=1.10,<2", "2.0", False),
        ("a[b, c] <= 3", "3.0.0", True),
        ("a", "7", True),
    ],
)
def test_versions_are_numbers_and_not_letters(text: str, version: str, allowed: bool) -> None:
    assert Requirement.read(text).allows(version) is allowed
