"""What holds for every test."""

import gc
import os
import signal
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from steepest.stage.type.kept import VARIABLE

# Type is set once for all small lectures that tests film.
os.environ.setdefault(VARIABLE, str(Path(__file__).parents[1] / "build" / "cache" / "type"))

# A shell that runs the suite in its background lets it ignore Ctrl-C, and so would every program that a test starts
# and interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=20)
settings.register_profile("thorough", deadline=None, derandomize=True, max_examples=100)  # what `make verify` asks for
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def stays_in_its_folder() -> Iterator[None]:
    """A test that leaves its process in another folder makes others fail that read the lecture "where one stands"."""
    before = os.getcwd()
    yield
    assert os.getcwd() == before


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, Any, Any]:
    """Tests that were read stay to the end, so nobody looks for garbage among them: not as they are read, and not
    whenever a test has left enough of it.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Tests that share a film, or a scene that is played, share a process."""
    from tests.sharing import Sharing

    return Sharing(config, log)


def pytest_addoption(parser: pytest.Parser) -> None:
    """A switch for pictures that changed on purpose."""
    parser.addoption(
        "--update-golden", action="store_true", help="keep the pictures as they are now as the golden ones"
    )
    parser.addoption(
        "--oracle-seed", default="verify", help="draw other settings for the oracle in `make verify`"
    )
    parser.addoption("--oracle-times", default=14, type=int, help="how many times as many as in `make test`")
    parser.addoption("--fault-seed", default="verify", help="draw other faults of machines in `make verify`")
    parser.addoption("--fault-times", default=8, type=int, help="how many faults are drawn")
