"""A publisher for every test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.film.voice.neural.serving import Publisher, publishing


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    """A server on the loopback address, which no proxy stands before."""
    monkeypatch.setenv("no_proxy", "*")
    with publishing() as found:
        yield found
