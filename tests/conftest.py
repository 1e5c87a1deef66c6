"""What holds for every test."""

import signal

import pytest
from hypothesis import settings

# A shell that runs the suite in its background lets it ignore Ctrl-C, and so would every program that a test starts
# and interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """A switch for pictures that changed on purpose."""
    parser.addoption(
        "--update-golden", action="store_true", help="keep the pictures as they are now as the golden ones"
    )
