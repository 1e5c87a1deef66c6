"""A small lecture on tea, and its facts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from steepest.script.fault import Fault
from steepest.script.text.lecture import Lecture, read_lecture

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Cup:
    """A record of the kind that facts hold."""

    name: str
    rate: Fraction
    kind: str
    _hidden: int = 1

    @property
    def volume(self) -> Fraction:
        return Fraction(1, 4)

    @property
    def broken(self) -> float:
        raise ZeroDivisionError("there is no tea in it")

    def drink(self) -> str:
        return "gone"


class Facts(Mapping[str, object]):
    """Facts that are computed only when they are asked for, as a scene's are."""

    def __init__(self, **values: object) -> None:
        self.values_of = values
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> object:
        self.asked.add(name)
        return self.values_of[name]

    def __contains__(self, name: object) -> bool:
        return name in self.values_of

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_of)

    def __len__(self) -> int:
        return len(self.values_of)


CUPS = (Cup("porcelain", Fraction(1, 10), "thin wall"), Cup("clay", Fraction(1, 20), "thick wall"))


def tea_facts(**changed: Any) -> Facts:
    """The facts of the lecture on tea, some of them changed."""
    values: dict[str, object] = {
        "start": 90,
        "room": 20,
        "minutes": 3,
        "rate": Fraction(1, 10),
        "temperatures": (90.0, 83.0, 76.7, 71.03),
        "cups": CUPS,
        "rates": (Fraction(1, 20), Fraction(1, 10)),
        "slope": 7,
    }
    return Facts(**(values | changed))


@pytest.fixture
def facts() -> Callable[..., Facts]:
    return tea_facts


@pytest.fixture(scope="session")
def tea() -> Lecture:
    return read_lecture(HERE / "tea.md")


@pytest.fixture(scope="session")
def german_tea() -> Lecture:
    return read_lecture(HERE / "tea.de.md")


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Lecture]:
    """Read a text as a lecture called lecture.md."""

    def read(text: str) -> Lecture:
        path = tmp_path / "lecture.md"
        path.write_bytes(text.encode())
        return read_lecture(path)

    return read


@pytest.fixture
def refused(read: Callable[[str], Lecture], tmp_path: Path) -> Callable[[str], str]:
    """What is said of a broken text, from the name of the file on."""

    def refused(text: str) -> str:
        with pytest.raises(Fault) as caught:
            read(text)
        return str(caught.value).removeprefix(f"{tmp_path.as_posix()}/")

    return refused
