"""What holds for every test."""

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """A switch for pictures that changed on purpose."""
    parser.addoption(
        "--update-golden", action="store_true", help="keep the pictures as they are now as the golden ones"
    )
