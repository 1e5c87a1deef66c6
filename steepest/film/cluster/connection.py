"""The way to a cluster: a scheduler is asked to answer, and its workers are got ready."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from steepest.film.cluster.bundle import bundle
from steepest.film.cluster.executor import Cluster
from steepest.film.cluster.members import Members
from steepest.script.fault import Fault

if TYPE_CHECKING:
    from distributed import Client

ANSWER = 5  # seconds for a scheduler to answer
NEEDED = ("distributed", "cloudpickle")


@contextlib.contextmanager
def connected(address: str, lecture_folder: Path, say: Callable[[str], None]) -> Iterator[Cluster]:
    """The cluster whose scheduler is at an address, with workers ready to film scenes of this lecture. `say` is
    told of workers that are not used.

    Raises Fault where Dask is not installed, nobody answers, or no worker films as this machine does. An
    address that begins with tls:// uses TLS, as Dask's own configuration says.
    """
    for name in NEEDED:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as error:
            raise Fault(
                f"--cluster {address}: {error.name} is not installed; pip install -r requirements-cluster.txt"
            ) from error
    from distributed.versions import VersionMismatchWarning

    warnings.simplefilter("ignore", VersionMismatchWarning)  # what matters is compared and told by us
    for logger in ("distributed", "distributed.client"):
        logging.getLogger(logger).setLevel(logging.CRITICAL + 1)  # a scheduler that goes away is told by us
    from steepest.film.cluster.plain import DESERIALIZERS, refuse_pickles

    refuse_pickles()
    packed = bundle(lecture_folder)
    try:
        client = _impatient()(
            address, timeout=ANSWER, name="steepest", set_as_default=False, deserializers=DESERIALIZERS
        )
    except (OSError, ValueError, TypeError) as error:
        raise Fault(
            f"--cluster {address}: no scheduler of Dask answers there; start one with: dask scheduler",
            str(error).strip(),
        ) from error
    try:
        cluster = Cluster(address, client, Members(client, packed, say), lecture_folder)
        cluster.gather()
        yield cluster
    finally:
        with contextlib.suppress(OSError, TimeoutError, RuntimeError):
            client.close(timeout=ANSWER)


def _impatient() -> type[Client]:
    """Dask's client, with an end to its patience. Dask waits for ever for the greeting of whatever listens at
    an address, takes its first bytes for the length of one, and closes in vain what never was connected.
    """
    from distributed import Client

    class Impatient(Client):  # type: ignore[misc]
        async def _start(self, *told: Any, **how: Any) -> Any:
            try:
                return await asyncio.wait_for(super()._start(*told, **how), 2 * ANSWER)
            except TimeoutError as error:
                silent = f"Something listens there, and has not greeted after {2 * ANSWER} s"
                raise TimeoutError(str(error) or silent) from error
            except MemoryError as error:
                raise OSError("Something listens there that does not greet as Dask does") from error

        def __del__(self) -> None:
            pass

    return Impatient
