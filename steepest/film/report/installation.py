"""How the engine got onto this machine, from its repository or by pip, and so how what is missing is got.

Needs nothing but Python itself, for it is asked where other packages are missing.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import re
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

DISTRIBUTION = "steepest"
_ABOVE = Path(__file__).resolve().parents[3]
REPOSITORY = (
    _ABOVE if (_ABOVE / "requirements.txt").is_file() and (_ABOVE / "pyproject.toml").is_file() else None
)
"""The repository that the engine lies in; None where pip installed it."""

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)\s*(?P<extras>\[[^]]*\])?\s*(?P<bounds>[^;]*)")
_BOUND = re.compile(r"(==|>=|<=|<|>)\s*(\d+(?:\.\d+)*)")


@dataclass(frozen=True)
class Requirement:
    """A distribution that the engine needs, `text` as it is written, and the `bounds` of its version."""

    text: str
    name: str
    bounds: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, text: str) -> Requirement:
        """Read a requirement.

        >>> Requirement.read("manim[typst]<0.23,>=0.22").bounds
        (('<', '0.23'), ('>=', '0.22'))
        """
        found = _REQUIREMENT.match(text)
        assert found is not None
        bounds = tuple((sign, version) for sign, version in _BOUND.findall(found["bounds"]))
        return cls(text.partition(";")[0].strip(), found["name"], bounds)

    @property
    def met(self) -> bool:
        """Whether it is installed in a version that will do."""
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            return self.allows(importlib.metadata.version(self.name))
        return False

    def allows(self, version: str) -> bool:
        """Whether a version lies within the bounds. What comes after its numbers, as of 2.0rc1, does not count.

        >>> one = Requirement.read("manim>=0.22,<0.23")
        >>> one.allows("0.22"), one.allows("0.22.1"), one.allows("0.23.0"), one.allows("0.9")
        (True, True, False, False)
        """
        return all(_holds(_numbers(version), sign, _numbers(bound)) for sign, bound in self.bounds)


def requirements() -> tuple[Requirement, ...]:
    """What the engine needs: pinned in the repository, within bounds where it is installed."""
    if REPOSITORY is not None:
        pins = re.findall(
            r"^[\w.-]+==[^\s;]+[ \t]*$", (REPOSITORY / "requirements.txt").read_text("utf-8"), re.M
        )
        return tuple(Requirement.read(pin) for pin in pins)
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        listed = importlib.metadata.requires(DISTRIBUTION) or []
        return tuple(Requirement.read(one) for one in listed if ";" not in one)  # not those of extras
    return ()


def setup() -> str:
    """What to do where something is missing."""
    if REPOSITORY is not None:
        return "make setup"
    unmet = [one.text for one in requirements() if not one.met]
    again = unmet or ["--force-reinstall", *(one.text for one in requirements())]
    return shlex.join([sys.executable, "-m", "pip", "install", *again])


def _numbers(version: str) -> tuple[int, ...]:
    leading = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(part) for part in leading[0].split(".")] if leading else [0]
    while numbers and numbers[-1] == 0:  # 2.0 is 2
        numbers.pop()
    return tuple(numbers)


def _holds(version: tuple[int, ...], sign: str, bound: tuple[int, ...]) -> bool:
    match sign:
        case "==":
            return version == bound
        case ">=":
            return version >= bound
        case "<=":
            return version <= bound
        case ">":
            return version > bound
        case _:
            return version < bound
