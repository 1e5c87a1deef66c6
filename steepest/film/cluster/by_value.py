"""Functions that travel as they are, to processes that cannot import them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, ParamSpec, TypeVar

from steepest.film.cluster import guest

P = ParamSpec("P")
R = TypeVar("R")


class ByValue(Generic[P, R]):
    """A function of `steepest.film.cluster.guest` that becomes itself where it is unpickled, by the same Python.

    Dask pickles by reference whatever this process can import, and its workers could not.
    """

    def __init__(self, function: Callable[P, R]) -> None:
        self.function = function

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call it here."""
        return self.function(*args, **kwargs)

    def __reduce__(self) -> tuple[Callable[[bytes], Any], tuple[bytes]]:
        import cloudpickle

        cloudpickle.register_pickle_by_value(guest)
        try:
            return cloudpickle.loads, (cloudpickle.dumps(self.function),)
        finally:
            cloudpickle.unregister_pickle_by_value(guest)
